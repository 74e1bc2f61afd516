"""Edits in PO files: the translation of one entry. Originals are the code's and stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from corpus.editing.base import Edit, Editor, gone, in_white_space, not_emptied
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.readers.base import ReadOptions

_STRING = re.compile(r'"((?:[^"\\\r\n]|\\.)*)"')
_KEYWORD = re.compile(r"[ \t]*msgstr(?:\[\d+\])?[ \t]*(?=\")")
_NEXT = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*(?=\")")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def change(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    """The file with the edited translations; an entry without one can be given one."""
    file = Encoded.of(data, path, options.encoding)
    return file.replaced(_change(file, edit) for edit in edits)


def _change(file: Encoded, edit: Edit) -> tuple[int, int, str]:
    not_emptied(edit)
    start = file.line_start(edit.location.line)
    if not edit.old_text:  # the edit is at the original: its translation comes after it
        found = re.compile(r"^[ \t]*msgstr", re.MULTILINE).search(file.text, start)
        start = found.start() if found else len(file.text)
    keyword = _KEYWORD.match(file.text, start)
    if keyword is None:
        reason = "the original of a PO file comes from the code; only translations are edited"
        raise InputError(reason, edit.location.file, edit.location.line)
    start = end = keyword.end()
    value = ""
    while string := _STRING.match(file.text, end):
        value += re.sub(r"\\(.)", lambda m: _ESCAPED.get(m[1], m[1]), string.group(1))
        following = _NEXT.match(file.text, string.end())
        last = string.end()
        end = following.end() if following else last
        if following is None:
            break
    else:
        raise gone(edit)
    if value.strip() != edit.old_text:
        raise gone(edit)
    new = in_white_space(value, edit.new_text) if value else edit.new_text.strip()
    return start, last, _written(new, file.line_end)


def _written(text: str, line_end: str) -> str:
    """A text as PO strings, one for each of its lines, as gettext's tools write them."""
    lines = [re.sub(r'[\\"\n\t\r]', lambda m: _ESCAPES[m[0]], line) for line in _lines(text)]
    quoted = [f'"{line}"' for line in lines]
    return quoted[0] if len(quoted) == 1 else line_end.join(['""', *quoted])


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


EDITOR = Editor(change, fills=True)
