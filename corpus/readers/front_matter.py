"""The settings at the top of a page of Markdown, YAML between --- or TOML between +++, and the
texts among them: titles, descriptions and the like, and sentences wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language import language_of
from corpus.readers.prose import is_prose

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_SETTING = re.compile(r"[\w\"'.@-]+\s*[:=]|\s|-\s|[#\]}\[]|-$")
_TITLES = "title|linktitle|subtitle|description|summary|excerpt|sidebar_label|tagline|lead"
_TITLE = re.compile(rf"(?:{_TITLES})\s*[:=]", re.IGNORECASE)
#: A key with its value, which may be an item of a list.
_KEY = re.compile(r"\s*(?:-\s+){0,5}(?P<key>[\w@.-]{1,100}|\"[^\"\n]{1,100}\")\s*[:=](?:\s+|$)")
_QUOTED = re.compile(r"(?P<quote>[\"'])(?P<text>.*)(?P=quote)\s*$", re.DOTALL)
#: What a value begins with that goes on in the lines under it.
_BLOCK = re.compile(r"[|>][-+\d]{0,3}\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the settings: its lines as they are read, of which the first has the index `start`;
    the column it begins at; `nested` if it need not stand in another file's settings."""

    lines: tuple[str, ...]
    start: int
    column: int
    nested: bool


def front_matter_length(lines: Sequence[str]) -> int:
    """How many lines the settings at the top take."""
    ends = _FENCES.get(lines[0].rstrip())
    if ends is None:
        return 0
    for number, line in enumerate(lines[1:500], start=2):
        if line.rstrip() in ends:
            return number
        if line.strip() and not _SETTING.match(line):
            return 0
    return 0


def front_matter_texts(lines: Sequence[str]) -> Iterator[Text]:
    """The texts of the settings, which are all of the lines, in their order."""
    index = 0
    while index < len(lines):
        key = _KEY.match(lines[index])
        end = index + 1
        if key:
            while end < len(lines) and _belongs(lines[end], key.start("key")):
                end += 1
            value = lines[index][key.end() :]
            if _BLOCK.match(value):
                yield from _block(lines, index, end, not _TITLE.match(lines[index]))
            elif value.strip():
                yield from _value(lines, index, end, key.end())
            else:
                end = index + 1
        index = end


def _belongs(line: str, column: int) -> bool:
    """Whether a line belongs to the value of a key in that column."""
    return not line.strip() or len(line) - len(line.lstrip()) > column


def _block(lines: Sequence[str], index: int, end: int, nested: bool) -> Iterator[Text]:
    """The paragraphs of a block scalar."""
    held: list[str] = []
    for number in range(index + 1, end + 1):
        line = lines[number] if number < end else ""
        if line.strip():
            held.append(line.strip())
        elif held:
            text = " ".join(held)
            if is_prose(text) if nested else language_of(text):
                start = number - len(held)
                first = lines[start]
                column = len(first) - len(first.lstrip())
                yield Text(tuple(held), start, column, nested)
            held = []


def _value(lines: Sequence[str], index: int, end: int, column: int) -> Iterator[Text]:
    """A value that begins on the line of its key, and may go on below."""
    written = "\n".join([lines[index][column:].strip(), *map(str.strip, lines[index + 1 : end])])
    quoted = _QUOTED.match(written)
    column += quoted.start("text") if quoted else 0
    text = quoted["text"] if quoted else written
    nested = not _TITLE.match(lines[index])
    if is_prose(text.replace("\n", " ")) if nested else language_of(text):
        yield Text(tuple(text.split("\n")), index, column, nested)
