"""A text cut where its highlighted spans begin and end, overlapping ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.verdict import STATUSES, Finding
from corpus.model import JOINER, Paragraph, Side


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same findings; `findings` are their indices, ascending."""

    text: str
    findings: tuple[int, ...] = ()


def gravity(severity: str) -> int:
    """Severities in order: a note is the least."""
    return STATUSES.index(severity) if severity in STATUSES else 0


def pieces(
    paragraphs: Sequence[Paragraph], findings: Sequence[Finding], side: Side
) -> list[list[Piece]]:
    """One list a paragraph; the pieces of a list, joined, are the paragraph's text.

    Spans count in the side's paragraphs joined by JOINER. One that reaches outside is cut;
    one over the whole side is left out: a text marked from end to end points at nothing.
    """
    total = sum(len(p.text) for p in paragraphs) + len(JOINER) * max(0, len(paragraphs) - 1)
    spans = [
        (max(0, span.start), min(total, span.end), index)
        for index, finding in enumerate(findings)
        for span in (finding.source_spans if side == "source" else finding.target_spans)
    ]
    spans = sorted((s, e, i) for s, e, i in spans if s < e and (s, e) != (0, total))
    found, offset = [], 0
    for paragraph in paragraphs:
        found.append(_cut(paragraph.text, offset, spans))
        offset += len(paragraph.text) + len(JOINER)
    return found


def _cut(text: str, offset: int, spans: Sequence[tuple[int, int, int]]) -> list[Piece]:
    """Sweep over the spans' ends; `offset` is where the text begins in its side."""
    limit = len(text)
    events: dict[int, list[tuple[int, int]]] = {}
    for start, end, index in spans:
        here, there = max(0, start - offset), min(limit, end - offset)
        if here < there:
            events.setdefault(here, []).append((1, index))
            events.setdefault(there, []).append((-1, index))
    found: list[Piece] = []
    active: dict[int, int] = {}
    last = 0
    for place in sorted({*events, limit}):
        if place > last:
            found.append(Piece(text[last:place], tuple(sorted(i for i, n in active.items() if n))))
            last = place
        for change, index in events.get(place, ()):
            active[index] = active.get(index, 0) + change
    return found
