"""What the page shows of a pair: plain values that the template lays out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from aligner.verdict import Status
from corpus.model import Counted, Lang


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; `mark` is the gravest severity of the findings over it, "unmatched" for
    words without a counterpart, "" for none. `reasons`: the findings' indices."""

    text: str
    mark: str = ""
    title: str = ""
    reasons: str = ""


Cell = tuple[Run, ...]


class Lines(NamedTuple):
    """The first and the last place of a text in its file, and what counts them."""

    first: int
    last: int
    counted: Counted


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair. `file` "" where it is plain."""

    language: Lang
    lang: str
    place: str
    file: str
    lines: Lines
    paragraphs: tuple[Cell, ...]
    long: bool


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences that belong together; an empty cell has no counterpart."""

    source: Cell
    target: Cell


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding; `index` is its place among the pair's findings."""

    index: int
    code: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Better:
    """A better partner for the other side's language `match`; `row` is the anchor of the pair it
    stands in, "" if unknown."""

    match: Lang | None
    lang: str
    place: str
    file: str
    lines: Lines
    text: str
    row: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. `doubt` orders by suspicion, larger is more suspicious.

    likely: the probability, where it says the same as the status: two texts that belong together
    may stand apart. absent: the language that has no text here; why: the finding's message on
    that, or "".
    """

    number: int
    anchor: str
    id: str
    status: Status
    decision: str
    file: int
    path: str
    line: int
    hashes: tuple[str, str]
    codes: tuple[str, ...]
    probability: float | None
    likely: float | None
    doubt: float
    length: int
    source: Text | None
    target: Text | None
    beads: tuple[Bead, ...]
    absent: Lang
    why: str
    reasons: tuple[Reason, ...]
    better: tuple[Better, ...]
    figures: tuple[tuple[str, str], ...]
