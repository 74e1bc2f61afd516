"""Strays of two files: texts of neither language, or of the other one, that have a counterpart;
and the places that both files have.

A heading `API` of a Chinese page is not Chinese by itself, nor is `1.4.0 (2024-05-06)` of an
English one English. A reader of one file puts them aside; seen with its counterpart they are what
stands there on both sides. So is `Q1` in a table where the other file's has 第一季度.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.images import image_words, is_wordless_image
from corpus.language import has_function_words
from corpus.model import Cell, Document, Paragraph, Place, Unpaired
from corpus.readers.kept_source import Line, beside_translations
from corpus.readers.places import Key, facing
from corpus.readers.prose import is_prose
from corpus.readers.sequences import matched
from corpus.readers.text import stray_note
from corpus.scripts import HAN_CHAR

#: Reasons for which a text is put aside that may stand on both sides.
_REASONS = frozenset({"other-language", "neutral", "code", "translators-note"})
#: And those for which one may that stands in a table's cell: a dash for what is none.
_IN_CELLS = _REASONS | {"separator"}
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
#: Why figures in a cell are put aside, if they are.
_FIGURES = ("", "neutral")
#: What parts the figures of a date in Chinese, where English has signs.
_OF_DATES = frozenset("年月日号號")
#: Code that is an image or a link of one.
_IMAGE = re.compile(r"\]\(|<")
#: Code that is commands to what makes the page.
_COMMANDS = re.compile(r"(?:\{\{[^{}\n]{1,500}\}\}\s*|\{%[^{}\n]{1,500}%\}\s*)+")
#: Texts of more words are no names.
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a file; `stray` if it was put aside and may have a counterpart. Its place in the
    file is `paragraph.place`."""

    paragraph: Paragraph
    key: Key
    stray: Unpaired | None = None

    @property
    def line(self) -> Line:
        """What a line kept of the source is known by; a cell of a table is none."""
        cell = isinstance(self.paragraph.place, Cell)
        foreign = bool(self.stray and self.stray.reason == "other-language" and not cell)
        return Line(bool(self.paragraph.heading), not self.stray, foreign)

    @property
    def is_note(self) -> bool:
        """Whether it is a translator's note."""
        return self.paragraph.aside == "translators-note"

    @property
    def is_name(self) -> bool:
        """Whether it is a heading, a note, or names, code and numbers alone: prose in the other
        language is not translated."""
        if self.paragraph.heading or self.is_note:
            return True
        return len(self.key) <= _LONGEST and not has_function_words(self.paragraph.text)


def with_strays(first: Document, second: Document) -> tuple[Document, Document]:
    """Two files that are each other's translation, with those strays as paragraphs of the file's
    language (`aside` set) that are headings, or names and numbers which stand on the other side
    too, as they are or in part, or face a text in a table; and texts of the other file that were
    left as they are. What shares a place has it on both sides, all else has none."""
    first, second = _sentences(first, second), _sentences(second, first)
    own, other = _texts(first), _texts(second)
    if not (_is_in_order(first) and _is_in_order(second)):
        return _restored(first, own, {}), _restored(second, other, {})
    places = facing(*map(_keyed, (own, other)))
    faced = _faced(places.pairs, own, other)
    own_places: dict[int, Place] = {i: place for i, _, place in faced}
    other_places: dict[int, Place] = {j: place for _, j, place in faced}
    own_places |= _needing(own, places.empty[0])
    other_places |= _needing(other, places.empty[1])
    found = matched([text.key for text in own], [text.key for text in other])
    same = [(i, j) for i, j in found if not _is_output(own[i], other[j])]
    kept = {i for i, _ in same} | {*own_places}, {j for _, j in same} | {*other_places}
    left = (
        {i for i, j in same if _is_left(own[i], other[j])},
        {j for i, j in same if _is_left(other[j], own[i])},
    )
    notes = [[n for n, text in enumerate(side) if text.is_note] for side in (own, other)]
    if len(notes[0]) == len(notes[1]):  # the source has them, too
        kept[0].update(notes[0])
        kept[1].update(notes[1])
    ends = [(-1, -1), *found, (len(own), len(other))]
    for (i, j), (next_i, next_j) in pairwise(ends):
        here, there = range(i + 1, next_i), range(j + 1, next_j)
        kept[0].update(_alike(own, here, other, there))
        kept[1].update(_alike(other, there, own, here))
    beside = _beside(other, own, [(j, i) for i, j in found]), _beside(own, other, found)
    kept[0].difference_update((_wordless(own) - own_places.keys()) | beside[0])
    kept[1].difference_update((_wordless(other) - other_places.keys()) | beside[1])
    return (
        _restored(first, own, own_places, kept[0], left[0], beside[0]),
        _restored(second, other, other_places, kept[1], left[1], beside[1]),
    )


def _beside(
    source: Sequence[_Text], target: Sequence[_Text], found: Sequence[tuple[int, int]]
) -> set[int]:
    """The strays of a file that are lines of the other one, above or below their translation."""
    here, there = ([text.line for text in side] for side in (source, target))
    return beside_translations(here, there, found)


def _wordless(texts: Sequence[_Text]) -> set[int]:
    """The images without words, whose counterpart is that of the same name alone."""
    return {n for n, text in enumerate(texts) if is_wordless_image(text.paragraph.text)}


def _is_left(text: _Text, equal: _Text) -> bool:
    """Whether a text is the other file's own, left as it is there."""
    return bool(text.stray and text.stray.reason == "other-language" and not equal.stray)


def _is_output(own: _Text, other: _Text) -> bool:
    """Whether two equal texts are what a program prints, or other sentences that stand where code
    does: those belong to no file's language."""
    return own.paragraph.aside == other.paragraph.aside == "code" and not (
        own.stray and other.stray
    )


def _keyed(texts: Sequence[_Text]) -> list[tuple[Place | None, Key]]:
    return [(text.paragraph.place, text.key) for text in texts]


def _needing(texts: list[_Text], empty: Mapping[int, Cell]) -> Mapping[int, Cell]:
    """The places of figures for which the other file has an empty cell, which need a counterpart
    now."""
    found = {n: place for n, place in empty.items() if texts[n].paragraph.aside in _FIGURES}
    for n in found:
        texts[n] = replace(texts[n], paragraph=replace(texts[n].paragraph, aside=""))
    return found


def _faced(
    pairs: Sequence[tuple[int, int]], own: Sequence[_Text], other: Sequence[_Text]
) -> list[tuple[int, int, Place]]:
    """The texts that share a place, with the place's name on both sides. Prose in the other
    language is not translated."""
    return [
        (i, j, place)
        for i, j in pairs
        if (place := own[i].paragraph.place)
        and all(text.stray is None or text.is_name for text in (own[i], other[j]))
        and not _says_nothing(own[i].paragraph, other[j].paragraph)
    ]


def _says_nothing(own: Paragraph, other: Paragraph) -> bool:
    """Whether two texts that face each other are dashes, images without words, or code that is a
    text for people, such as a default that each language has its own of."""
    asides = {own.aside, other.aside}
    if asides == {"code"}:
        both = (own, other)
        wordless = all(is_wordless_image(paragraph.text) for paragraph in both)
        return wordless or any(HAN_CHAR.search(paragraph.text) for paragraph in both)
    return asides == {"separator"}


def _sentences(document: Document, other: Document) -> Document:
    """The document with those of its sentences that stand where code does as plain paragraphs
    which the other does not have word for word, as it would have code. A caption or a message needs
    no counterpart."""
    literal = {p.text for p in other.paragraphs} | {text.text for text in other.unpaired}
    return replace(
        document,
        paragraphs=tuple(
            replace(p, aside="")
            if p.aside == "code" and p.text not in literal and is_prose(p.text)
            else p
            for p in document.paragraphs
        ),
    )


def _is_in_order(document: Document) -> bool:
    """Whether places say what stands between what: not so in a book, whose pages count anew."""
    return all(a.location <= b.location for a, b in pairwise(document.paragraphs))


def _texts(document: Document) -> list[_Text]:
    """The paragraphs and strays in the file's order."""
    found = [_Text(paragraph, _key(paragraph)) for paragraph in document.paragraphs]
    for item in document.unpaired:
        reasons = _IN_CELLS if isinstance(item.place, Cell) else _REASONS
        if item.reason in reasons and (item.reason != "code" or _is_inline(item)):
            paragraph = Paragraph(
                item.text,
                document.lang,
                item.location,
                item.protected,
                item.heading,
                item.reason,
                item.place,
            )
            found.append(_Text(paragraph, _key(paragraph), item))
    return sorted(found, key=lambda text: text.paragraph.location)


def _is_inline(item: Unpaired) -> bool:
    """Whether code is a text as any other, but for what it says: no link, no image of which the
    other file may have the words, no command to what makes the page."""
    if not item.protected or (_IMAGE.search(item.text) and not is_wordless_image(item.text)):
        return False
    return bool(item.heading or item.place) or not _COMMANDS.fullmatch(item.text)


def _key(paragraph: Paragraph) -> Key:
    bare, end = "", 0
    for span in paragraph.protected:
        bare += paragraph.text[end : span.start] + " "
        end = span.end
    bare += paragraph.text[end:]
    for text in (bare, paragraph.text):
        folded = unicodedata.normalize("NFKC", text).casefold()
        words = [word for word in _TOKEN.findall(folded) if word not in _OF_DATES]
        if words:
            return tuple(word.lstrip("0") or word for word in words)
    return (paragraph.text,)


def _alike(
    own: Sequence[_Text], here: range, other: Sequence[_Text], there: range
) -> Iterator[int]:
    """The strays of a stretch of one file that are headings, or have half of their words in a text
    of the other's that is not much longer."""
    with_word: defaultdict[str, list[set[str]]] = defaultdict(list)
    for j in there:
        words = {*other[j].key}
        for word in words if len(words) <= 2 * _LONGEST else ():
            with_word[word].append(words)
    for i in here:
        key = {*own[i].key}
        if own[i].stray and (
            own[i].paragraph.heading
            or any(
                len(words) <= 2 * len(key) <= 4 * len(key & words)
                for word in key
                for words in with_word[word]
            )
        ):
            yield i


def _restored(
    document: Document,
    texts: Sequence[_Text],
    places: Mapping[int, Place],
    kept: Set[int] = frozenset(),
    untranslated: Set[int] = frozenset(),
    copies: Set[int] = frozenset(),
) -> Document:
    """The document with some of the strays among its paragraphs, prose only where it was left
    untranslated, and with no places but the shared ones; copies: the strays that are lines of the
    other file, beside their translation."""
    back = {i for i in kept if texts[i].stray and (texts[i].is_name or i in untranslated)}
    strays = {id(texts[i].stray) for i in back}
    beside = {id(texts[i].stray) for i in copies}
    left = tuple(
        replace(item, reason="kept-source") if id(item) in beside else item
        for item in document.unpaired
        if id(item) not in strays
    )
    name, lang = document.name, document.lang
    told = stray_note(name, lang, document.unpaired)
    return replace(
        document,
        paragraphs=tuple(
            _placed(_needed(text.paragraph, places.get(i)), places.get(i))
            for i, text in enumerate(texts)
            if i in back or not text.stray
        ),
        unpaired=left,
        notes=(*(n for n in document.notes if n not in told), *stray_note(name, lang, left)),
    )


def _needed(paragraph: Paragraph, place: Place | None) -> Paragraph:
    """A text of a file with the place that it shares, put aside if it is an image that shares none
    and whose words are no sentence: it needs no counterpart."""
    words = "" if place else image_words(paragraph.text)
    return replace(paragraph, aside="code") if words and not is_prose(words) else paragraph


def _placed(paragraph: Paragraph, place: Place | None) -> Paragraph:
    if paragraph.place == place:
        return paragraph
    cell = paragraph.place if isinstance(paragraph.place, Cell) and place is None else None
    return replace(paragraph, place=place, cell=cell)
