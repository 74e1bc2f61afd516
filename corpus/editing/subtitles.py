"""Edits in subtitles: a cue's text in one language, broken into as many lines as it had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.editing.base import Edit, Editor, gone, not_emptied
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.readers.base import ReadOptions
from corpus.readers.wrapping import width

_PIECE = re.compile(r"\S*[，。！？；、]|[^\s\u2e80-\u9fff]+|[\u2e80-\u9fff]|\s+|\S")


def change(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    """The file with the edited cues."""
    file = Encoded.of(data, path, options.encoding)
    return file.replaced(_change(file, edit) for edit in edits)


def _change(file: Encoded, edit: Edit) -> tuple[int, int, str]:
    not_emptied(edit)
    if "-->" in edit.new_text:
        reason = "a subtitle cannot hold “-->”"
        raise InputError(reason, edit.location.file, edit.location.line)
    start = file.line_start(edit.location.line) + edit.location.column
    block = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|\Z))+").match(file.text, start)
    held: list[str] = []
    end = start
    for line in block.group().splitlines(keepends=True) if block else ():
        held.append(line.strip())
        length = len(line.rstrip()) + end
        end += len(line)
        if " ".join(held) == edit.old_text:
            new = file.line_end.join(_lines(" ".join(edit.new_text.split()), len(held)))
            return start, length, new
    raise gone(edit)


def _lines(text: str, count: int) -> list[str]:
    """A text in `count` lines of about the same width, or fewer if it is short."""
    lines: list[str] = [""]
    for piece in _PIECE.findall(text):
        full = width(lines[-1] + piece) > width(text) / count + 4
        if full and lines[-1].strip() and len(lines) < count:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


EDITOR = Editor(change)
