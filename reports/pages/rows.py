"""What the page shows of a pair: plain values that the template lays out."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.verdict import Status
from corpus.model import Lang


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; `mark` is the gravest severity of the findings over it, "unmatched" for
    words without a counterpart, "" for none. `reasons`: the findings' indices."""

    text: str
    mark: str = ""
    title: str = ""
    reasons: str = ""


Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair. `lines`: its first and its last line, `file` "" where it is plain."""

    language: Lang
    lang: str
    place: str
    file: str
    lines: tuple[int, int]
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
    lines: tuple[int, int]
    text: str
    row: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. `doubt` orders by suspicion, larger is more suspicious.

    absent: the language that has no text here; why: the finding's message on that, or "".
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
