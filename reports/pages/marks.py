"""A text cut where its highlighted spans begin and end, overlapping ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.verdict import STATUSES, Finding
from corpus.model import Side, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks; `marks` are their indices, ascending."""

    text: str
    marks: tuple[int, ...] = ()


#: A span with the index of what it marks.
Mark = tuple[int, int, int]


def gravity(severity: str) -> int:
    """Severities in order: a note is the least."""
    return STATUSES.index(severity) if severity in STATUSES else 0


def marks(
    text: str, findings: Sequence[Finding], unmatched: Sequence[Span], side: Side
) -> list[Mark]:
    """Spans over one side's text; the index past the findings' is for words without a
    counterpart.

    A span that reaches outside is cut; one over the whole text is left out: a text marked from
    end to end points at nothing.
    """
    spans = [
        (span, index)
        for index, finding in enumerate(findings)
        for span in (finding.source_spans if side == "source" else finding.target_spans)
    ]
    spans += [(span, len(findings)) for span in unmatched]
    total = len(text)
    cut = ((max(0, span.start), min(total, span.end), index) for span, index in spans)
    return sorted((s, e, i) for s, e, i in cut if s < e and (s, e) != (0, total))


def pieces(text: str, start: int, end: int, spans: Sequence[Mark]) -> list[Piece]:
    """text[start:end] in pieces; joined, they are it."""
    events: dict[int, list[tuple[int, int]]] = {}
    for first, last, index in spans:
        here, there = max(start, first), min(end, last)
        if here < there:
            events.setdefault(here, []).append((1, index))
            events.setdefault(there, []).append((-1, index))
    found: list[Piece] = []
    active: dict[int, int] = {}
    last = start
    for place in sorted({*events, end}):
        if place > last:
            found.append(Piece(text[last:place], tuple(sorted(i for i, n in active.items() if n))))
            last = place
        for change, index in events.get(place, ()):
            active[index] = active.get(index, 0) + change
    return found
