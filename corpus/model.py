"""What the text is: frozen values that every other part of the house passes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

Lang = Literal["en", "zh"]
Side = Literal["source", "target"]

LANGUAGE_NAMES: dict[Lang, str] = {"en": "English", "zh": "Chinese"}

#: How two documents are paired: found out by the aligner from what they say, by the units'
#: ids (resource files), or by the units' times (subtitles).
Pairing = Literal["content", "unit", "time"]

#: What the number of a place counts, for the formats in which that is no line.
Counted = Literal["line", "paragraph", "row"]
_COUNTED: dict[str, Counted] = {
    **dict.fromkeys((".docx", ".epub"), "paragraph"),
    **dict.fromkeys((".xlsx", ".xlsm", ".parquet", ".pq"), "row"),
}

#: What stands between the paragraphs of one side of a bead when they are read as one text.
JOINER = "\n"


def other(lang: Lang) -> Lang:
    """The other language of the two."""
    return "zh" if lang == "en" else "en"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Where a paragraph begins: file, 1-based line, 0-based column (characters) and, for
    structured formats, the id of its unit (a TMX unit, a table row's key, ...)."""

    file: str
    line: int
    column: int = 0
    unit: str | None = None

    @property
    def counted(self) -> Counted:
        """What `line` is the number of: some formats have no lines."""
        return _COUNTED.get(PurePath(self.file).suffix.lower(), "line")

    @property
    def words(self) -> str:
        """The place inside its file, for a sentence: "line 13"."""
        return f"{self.counted} {self.line}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" + (f" ({self.unit})" if self.unit else "")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets [start, end) into one side's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A place in a table, all numbers from 1; `table` is the table's number in its file."""

    table: int
    row: int
    column: int


#: What a text is told by beside what it says: the cell it stands in, the label of its footnote.
Place = Cell | str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of one language; `text` is stripped and never empty.

    `protected` are the stretches of `text` that no translator changes: inline code, tags,
    placeholders, addresses of links; in order, without overlap. `heading` is the level of a
    heading (1 is the highest), 0 for all other text. `aside` is the reason, see Unpaired, for which
    it is listed as unpaired if nothing on the other side belongs to it; "" for text that needs a
    counterpart. `place` is as the reader found it in one file; of two that were read together it
    is kept where both sides have it, and says that the two belong together, and where the other
    side's cell is empty for a figure; the place in a table that the other side does not have is
    `cell`. `whole` is what this is a part of, where a
    paragraph that holds both languages was divided.
    """

    text: str
    lang: Lang
    location: Location
    protected: tuple[Span, ...] = ()
    heading: int = 0
    aside: str = field(default="", compare=False)
    place: Place | None = field(default=None, compare=False)
    whole: Paragraph | None = field(default=None, compare=False)
    cell: Cell | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Text that has no place in a pair by its nature, listed so that nothing is dropped.

    `reason` is one of: url (an address alone on its line), credit ("Translated by ..."),
    translators-note (a paragraph that is a remark of the translator's own), separator (a rule or
    asterisks), neutral (digits or signs in no language), other-language (neither English nor
    Chinese, or a stray line in a text of one language), kept-source (a line of the source that its
    translation keeps beside its own), languages (links to the text in other languages),
    front-matter (the settings at the top of a Markdown file), local-section (what a comment
    announces as of this language only), code.
    `protected`, `heading` and `place` are as a Paragraph's, for a text that turns out to have a
    counterpart; so is `whole`, of what stood between the parts.
    """

    text: str
    location: Location
    reason: str
    protected: tuple[Span, ...] = field(default=(), compare=False)
    heading: int = field(default=0, compare=False)
    place: Place | None = field(default=None, compare=False)
    whole: Paragraph | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead: source and target segments that are held to be translations of each other.

    Either side may be empty (a deletion or an insertion), never both.
    """

    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]

    @property
    def source_text(self) -> str:
        return JOINER.join(paragraph.text for paragraph in self.source)

    @property
    def target_text(self) -> str:
        return JOINER.join(paragraph.text for paragraph in self.target)

    @property
    def source_protected(self) -> tuple[Span, ...]:
        """The protected stretches of `source_text`."""
        return _protected(self.source)

    @property
    def target_protected(self) -> tuple[Span, ...]:
        """The protected stretches of `target_text`."""
        return _protected(self.target)


def _protected(paragraphs: tuple[Paragraph, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    offset = 0
    for paragraph in paragraphs:
        spans.extend(Span(s.start + offset, s.end + offset) for s in paragraph.protected)
        offset += len(paragraph.text) + len(JOINER)
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class Document:
    """A text in one language, in reading order; `pairing`: see Pairing."""

    name: str
    lang: Lang
    paragraphs: tuple[Paragraph, ...]
    unpaired: tuple[Unpaired, ...] = ()
    notes: tuple[str, ...] = ()
    pairing: Pairing = "content"


@dataclass(frozen=True, slots=True)
class Bitext:
    """A bilingual text: two sequences of paragraphs in reading order.

    `pairs` is set where the format itself says what belongs together (a table of pairs);
    otherwise it is None and the aligner finds out. `interleaved` says that both languages
    stand in one file, so that position in the file is evidence for the pairing.
    """

    name: str
    source_lang: Lang
    target_lang: Lang
    source: tuple[Paragraph, ...]
    target: tuple[Paragraph, ...]
    pairs: tuple[Pair, ...] | None = None
    interleaved: bool = False
    unpaired: tuple[Unpaired, ...] = ()
    notes: tuple[str, ...] = field(default=())
