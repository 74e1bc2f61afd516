"""What a report says of a translation that did not follow its source."""

from __future__ import annotations

from dataclasses import replace

from aligner.verdict import Finding, Verdict
from corpus.history import Stale

STALE = "E901"
#: So many changes of a source are told, and so many characters of each.
_CHANGES, _CHANGE = 4, 60


def with_stale(verdict: Verdict, stale: Stale) -> Verdict:
    """The verdict with a note that the translation did not follow its source, and in what."""
    message = (
        f"The source changed in {stale.source}; the translation last changed in {stale.target}."
    )
    if stale.changes:
        message += f" Since then: {_told(stale)}."
    spans = (one.span for one in stale.changes)
    finding = Finding(
        STALE,
        "note",
        message,
        tuple(span for span in spans if span.start < span.end),
        evidence={
            "source_commit": stale.source.commit,
            "source_date": stale.source.date,
            "target_commit": stale.target.commit,
            "target_date": stale.target.date,
        },
    )
    return replace(verdict, findings=(*verdict.findings, finding))


def _told(stale: Stale) -> str:
    """The first changes of the source's words: “forty” → “fifty”; + “now”; − “soon”."""
    text, told = stale.pair.source_text, []
    for one in stale.changes[:_CHANGES]:
        was, now = _quoted(one.was), _quoted(text[one.span.start : one.span.end])
        told.append(f"{was} → {now}" if was and now else f"+ {now}" if now else f"− {was}")
    return "; ".join(told) + ("; …" if len(stale.changes) > _CHANGES else "")


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= _CHANGE else words[: _CHANGE - 1] + '…'}”" if words else ""
