"""Literal blocks among the entries of a catalogue that Sphinx made: code, which no one translates.

Sphinx extracts them only where it is told to (gettext_additional_targets). Of a paragraph it joins
the lines, of a literal block it keeps them, and the paragraph before one mostly ends in `::`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language import has_function_words
from corpus.readers.prose import is_prose

_PLACE = re.compile(r"(?P<file>.*(?:\.rst|docstring of [\w.]+)):(?P<line>\d+)")
_MARK = "::"
#: What paragraphs have of reStructuredText and code has not.
_MARKUP = re.compile(
    r"``[^`\n]{1,500}``|(?::[\w:+.-]{1,60}:)?`[^`\n]{1,500}`_{0,2}|\*{1,2}[^\s*][^*\n]{0,200}\*{1,2}"
)
_SENTENCE = re.compile(r"^[A-Z“\"(].*\s.*[.!?:]\)?$")
_SIGN = re.compile(
    r"[{}<>=|\\@$^~_;\[\]]|\w\(|->|//|--|\b\w+\.\w|^(?:[#%>*+.-]|import\s)|^(?:\W|\d)+$"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The original of an entry, and where it stands in the documentation: "../guide.rst:12"."""

    text: str
    places: Sequence[str]


def literal_blocks(entries: Sequence[Entry]) -> frozenset[int]:
    """The entries, by index, that are literal blocks."""
    places = [*_places(entries)]
    announced = {
        after for before, after in _neighbours(entries, places) if _announces(entries[before].text)
    }
    found = {
        index
        for index in announced.union(index for *_, index in places)
        if "\n" in entries[index].text.strip() and not is_prose(entries[index].text)
    }
    lines = announced - found
    signed = {index for index in lines if _is_line_of_code(entries[index].text)}
    # where blocks are extracted at all, what follows `::` is the block
    if 2 * len(announced & (found | signed)) > len(announced):
        signed = {index for index in lines if not _is_text(entries[index].text)}
    return frozenset(found | signed)


def _places(entries: Sequence[Entry]) -> Iterator[tuple[str, int, int]]:
    """File, line and index of each entry of a page, once for every place it stands in."""
    for index, entry in enumerate(entries):
        for place in entry.places:
            if found := _PLACE.fullmatch(place):
                yield found["file"], int(found["line"]), index


def _neighbours(
    entries: Sequence[Entry], places: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[int, int]]:
    """Entries that follow each other on a page; in the catalogue if it has no places at all."""
    if not any(entry.places for entry in entries):
        yield from pairwise(range(len(entries)))
    for (file, _, index), (other_file, _, other) in pairwise(sorted(places)):
        if file == other_file and index != other:
            yield index, other


def _announces(text: str) -> bool:
    return text.rstrip().endswith(_MARK)


def _is_line_of_code(text: str) -> bool:
    """Whether a line behind `::` is the block, not what follows one that was not extracted."""
    return bool(_SIGN.search(text)) and not _MARKUP.search(text) and not _is_text(text)


def _is_text(text: str) -> bool:
    """Whether a line is a sentence, or announces a block itself."""
    bare = _MARKUP.sub(" ", text.strip())
    told = _SENTENCE.match(bare) and has_function_words(bare)
    return is_prose(bare) or bool(told) or _announces(text)
