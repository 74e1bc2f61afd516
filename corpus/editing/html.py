"""Edits in HTML: a paragraph of plain text, without tags inside. Others are edited by hand."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path

from corpus.editing.base import Edit, Editor, gone, not_emptied
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.readers.base import ReadOptions

_RUN = re.compile(r"[^<]*")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def change(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    """The file with the edited paragraphs, what is special in HTML written as entities."""
    file = Encoded.of(data, path, options.encoding)
    return file.replaced(_change(file, edit) for edit in edits)


def _change(file: Encoded, edit: Edit) -> tuple[int, int, str]:
    not_emptied(edit)
    start = file.line_start(edit.location.line) + edit.location.column
    run = _RUN.match(file.text, start)
    raw = run.group().rstrip(" \t\r\n\f") if run else ""
    stands = html.unescape(_SPACE.sub(" ", raw))
    if stands == edit.old_text:
        return start, start + len(raw), html.escape(edit.new_text, quote=False)
    if stands and edit.old_text.startswith(stands):
        reason = "has tags inside (bold, a link, code); edit the file by hand"
        raise InputError(reason, edit.location.file, edit.location.line)
    raise gone(edit)


EDITOR = Editor(change)
