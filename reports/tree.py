"""What a report on a tree of files says beyond its pairs: totals, and what has no counterpart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.verdict import Judgement, Status
from corpus.model import Lang, Location, Paragraph, Side

#: How deep the headings go that end a section; text without heading belongs to none.
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Alone:
    """A file without counterpart in the other language; `lang` is its own."""

    file: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class Failed:
    """A file, or a pair of them, that could not be read, and why: one line."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Late:
    """A paragraph that was changed after its translation last was; dates are YYYY-MM-DD."""

    source: Location
    target: Location
    changed: str
    translated: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section without counterpart on the other side: its heading, and how many paragraphs."""

    side: Side
    heading: str
    location: Location
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Total:
    """A text of the tree in figures."""

    name: str
    pairs: int
    flagged: int
    counts: dict[Status, int]


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree's findings. passed_over: files that hold no text to judge. late: None where the
    tree has no history to ask."""

    root: str
    alone: tuple[Alone, ...] = ()
    failed: tuple[Failed, ...] = ()
    sections: tuple[Section, ...] = ()
    late: tuple[Late, ...] | None = None
    passed_over: int = 0
    notes: tuple[str, ...] = ()


def totals(judgements: Sequence[Judgement]) -> list[Total]:
    """The figures of each text, those with most flagged pairs first."""
    found = []
    for judgement in judgements:
        counts = Counter(verdict.status for verdict in judgement.verdicts)
        settled = ("accepted", "known")
        flagged = sum(v.status != "ok" and v.decision not in settled for v in judgement.verdicts)
        found.append(Total(judgement.name, len(judgement.verdicts), flagged, dict(counts)))
    return sorted(found, key=lambda total: (-total.flagged, total.name))


def sections(judgement: Judgement) -> Iterator[Section]:
    """The sections, by their headings, of which nothing stands on the other side.

    A section goes to the next heading of its level or a higher one; one inside a section that is
    listed is not listed again. Source sections come first, each side in reading order.
    """
    sides: tuple[Side, ...] = ("source", "target")
    for side in sides:
        paired: dict[Paragraph, bool] = {}
        for verdict in judgement.verdicts:
            own = verdict.pair.source if side == "source" else verdict.pair.target
            whole = bool(verdict.pair.source and verdict.pair.target)
            paired.update(dict.fromkeys(own, whole))
        yield from _sections(sorted(paired, key=lambda p: p.location), paired, side)


def _sections(
    texts: Sequence[Paragraph], paired: dict[Paragraph, bool], side: Side
) -> Iterator[Section]:
    index = 0
    while index < len(texts):
        heading = texts[index]
        if not heading.heading or paired[heading]:
            index += 1
            continue
        end = index + 1
        while end < len(texts) and (texts[end].heading or _DEEPEST) > heading.heading:
            end += 1
        if any(paired[text] for text in texts[index:end]):
            index += 1
            continue
        yield Section(side, heading.text, heading.location, end - index)
        index = end
