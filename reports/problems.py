"""The problems of a report, one finding each, as machines that annotate code want them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aligner.verdict import Finding, Judgement, Severity, Verdict
from corpus.model import JOINER, Location, Paragraph, Span
from reports.alone import ALONE
from reports.edit import SCORED, Change
from reports.report import Report
from reports.stale import STALE
from reports.words import code_words
from reports.writers.text import one_line

Level = Literal["error", "warning", "note"]
#: What a check tells though it is but a note, and what it calls it.
_NOTED = {STALE: "stale", ALONE: "waiting"}
_GRAVE = frozenset(("misaligned", "missing", "extra"))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at.

    location: where it is to be mended, in the translation where there is one; other: the
    counterpart's place. message: one line. fails: whether a check fails for it; always False
    without a check. kind: of the edit's change, "stale", "waiting", or "" where there was no edit.
    fingerprint: 32 hexadecimal digits, of the two texts and the code, so that it survives moves.
    """

    code: str
    title: str
    severity: Severity
    message: str
    location: Location
    other: Location | None
    kind: str
    fails: bool
    fingerprint: str
    document: str
    verdict: Verdict

    @property
    def level(self) -> Level:
        if self.severity == "note":
            return "note"
        return "error" if self.fails or self.severity in _GRAVE else "warning"


def problems(report: Report) -> Iterator[Problem]:
    """What a report flags, in reading order; after a check what the edit made worse or left
    behind. What people have settled is left out."""
    changes = {
        change.after.id: change
        for change in (report.edit.changes if report.edit else ())
        if change.after is not None
    }
    for judgement in report.judgements:
        for verdict in judgement.verdicts:
            if verdict.decision not in ("accepted", "known"):
                yield from _of(report, judgement, verdict, changes.get(verdict.id))


def _of(
    report: Report, judgement: Judgement, verdict: Verdict, change: Change | None
) -> Iterator[Problem]:
    fails = report.edit is not None and verdict.id in report.edit.failing
    seen: Counter[str] = Counter()
    for finding in verdict.findings:
        if not _counts(finding, report, change):
            continue
        seen[finding.code] += 1
        location, other = _places(verdict, finding)
        material = f"{verdict.id} {finding.code} {seen[finding.code]}"
        yield Problem(
            code=finding.code,
            title=code_words(finding.code),
            severity=finding.severity,
            message=_message(finding, change),
            location=location,
            other=other,
            kind=_kind(finding, change),
            fails=fails,
            fingerprint=hashlib.sha256(material.encode()).hexdigest()[:32],
            document=judgement.name,
            verdict=verdict,
        )


def _counts(finding: Finding, report: Report, change: Change | None) -> bool:
    if report.edit is None:
        return finding.severity != "note"
    if finding.code in _NOTED:
        return True
    return change is not None and finding.severity != "note" and finding.code in change.codes


def _kind(finding: Finding, change: Change | None) -> str:
    if finding.code in _NOTED and finding.severity == "note":
        return _NOTED[finding.code]
    return change.kind if change else ""


def _message(finding: Finding, change: Change | None) -> str:
    message = one_line(finding.message)
    figures = fall(change) if change and finding.code in SCORED else ""
    return f"{message} ({figures})" if figures else message


def fall(change: Change) -> str:
    """From which fit to which a pair fell, as "fit 0.71 -> 0.44"; "" where there are no two."""
    before = change.before.score if change.before else None
    after = change.after.score if change.after else None
    return f"fit {before.fit:.2f} -> {after.fit:.2f}" if before and after else ""


def _places(verdict: Verdict, finding: Finding) -> tuple[Location, Location | None]:
    source = _paragraph(verdict.pair.source, finding.source_spans)
    target = _paragraph(verdict.pair.target, finding.target_spans)
    if target is None:
        assert source is not None  # a pair has one side at least
        return source.location, None
    return target.location, source.location if source else None


def _paragraph(side: tuple[Paragraph, ...], spans: tuple[Span, ...]) -> Paragraph | None:
    """The paragraph of a side that the first span begins in; the first without a span."""
    if not side:
        return None
    end = 0
    for paragraph in side:
        end += len(paragraph.text) + len(JOINER)
        if not spans or spans[0].start < end:
            return paragraph
    return side[-1]
