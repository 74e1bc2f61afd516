"""Edits in plain text and Markdown: a paragraph is a line, or a block that was wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.editing.base import Edit, Editor
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.language import language_of
from corpus.readers.base import ReadOptions
from corpus.readers.wrapping import fill_width, width

#: A line's end inside a wrapped paragraph, with the white space that the reader took away.
_JOINT = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*")
#: Where a line of wrapped text may be broken: after white space, before and after a wide
#: character, but not before closing punctuation nor after an opening bracket.
_WORD = re.compile(
    r"[^\S\r\n]+|[(（“‘《「『【\[]*"
    r"(?:[\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]|[^\s\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]+)"
    r"[，。、；：？！”’）》」』】…—,.;:?!)\]]*"
)


def change(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    """The file with the edited paragraphs; a wrapped one is wrapped again, as wide as it was."""
    file = Encoded.of(data, path, options.encoding)
    return file.replaced(change for edit in edits for change in _changes(file, edit))


def _changes(file: Encoded, edit: Edit) -> Iterator[tuple[int, int, str]]:
    if not edit.old_text or not edit.new_text.strip():
        raise InputError("a paragraph can be edited here, not added or taken away", *_at(edit))
    if re.search(r"[\r\n\x0b\x0c]", edit.new_text):
        raise InputError("a paragraph must stay one paragraph, without line breaks", *_at(edit))
    start, end = _find(file, edit)
    stands = file.text[start:end]
    if not re.search(r"[\r\n]", stands):
        yield start, end, edit.new_text
        return
    limit = fill_width(re.split(r"\r\n|\r|\n", file.text), language_of(edit.old_text))
    yield start, end, _filled(stands, edit.new_text, limit)


def _at(edit: Edit) -> tuple[str, int]:
    return edit.location.file, edit.location.line


def _find(file: Encoded, edit: Edit) -> tuple[int, int]:
    """Where the paragraph stands: at its line and column, else later in its wrapped block."""
    start = file.line_start(edit.location.line)
    end = _end_of(file.text, start + edit.location.column, edit.old_text)
    if end is not None:
        return start + edit.location.column, end
    block = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+").match(file.text, start)
    places = range(start, block.end()) if block else range(0)
    found = [(at, e) for at in places if (e := _end_of(file.text, at, edit.old_text)) is not None]
    if len(found) != 1:
        raise InputError("the paragraph is not there any more as it was read", *_at(edit))
    return found[0]


def _end_of(text: str, start: int, old: str) -> int | None:
    """Where `old` ends if it begins at `start`; it may run on over several lines."""
    at = start
    for char in old:
        if text[at : at + 1] != char:
            joint = _JOINT.match(text, at)
            if not joint or at == start:
                return None
            at = joint.end()
            if char == " ":  # the reader put it between two lines
                continue
        if text[at : at + 1] != char:
            return None
        at += 1
    return at


def _filled(stands: str, new: str, limit: int) -> str:
    """The new text broken into lines of at most `limit` columns.

    The lines before the first change stay; the others keep the line ends and the indent.
    """
    joint = _JOINT.search(stands)
    lines = _JOINT.split(stands)
    kept: list[str] = []
    rest = new
    while len(kept) < len(lines) - 1:
        line, following = lines[len(kept)], lines[len(kept) + 1]
        after = rest.removeprefix(line).removeprefix(" ")
        if not rest.startswith(line) or not after.startswith(following):
            break
        kept.append(line)
        rest = after
    return (joint[0].lstrip(" \t") if joint else "").join([*kept, *_lines(rest, limit)])


def _lines(text: str, limit: int) -> Iterator[str]:
    """Fill lines greedily, as the editors do whose wrapping the reader undoes."""
    line = ""
    for word in _WORD.findall(text):
        if line.strip() and width(line + word.rstrip()) > limit:
            yield line.strip()
            line = ""
        line += word
    if line.strip():
        yield line.strip()


EDITOR = Editor(change)
