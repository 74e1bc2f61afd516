"""Edits in tables: one cell of a CSV or TSV file, one string of a line of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.editing.base import Edit, Editor
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.readers import columns as naming
from corpus.readers.base import ReadOptions
from corpus.readers.rows import Table, clean, csv_rows, delimiter, jsonl_rows, tsv_rows

#: A cell as it stands in the file: where it begins and ends, quotes included.
Cell = tuple[int, int]
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_DECODER = json.JSONDecoder()


def _csv(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    file = Encoded.of(data, path, options.encoding)
    sign = delimiter(file.text)
    table = csv_rows(path, options.encoding)
    return file.replaced(
        _cell_change(file, edit, _csv_cells(file.text, file.line_start(line), sign)[column], sign)
        for edit, line, column in _places(table, path, edits, options)
    )


def _csv_cells(text: str, start: int, sign: str) -> list[Cell]:
    """The cells of the row that begins at an offset."""
    cells: list[Cell] = []
    bare = re.compile(f"[^{re.escape(sign)}\r\n]*")
    while True:
        quoted = _QUOTED.match(text, start)
        found = bare.match(text, quoted.end() if quoted else start)
        end = found.end() if found else start
        cells.append((start, end))
        if text[end : end + 1] != sign:
            return cells
        start = end + 1


def _cell_change(file: Encoded, edit: Edit, cell: Cell, sign: str) -> tuple[int, int, str]:
    start, end = cell
    raw = file.text[start:end]
    quoted = raw.startswith('"')
    value = raw[1:-1].replace('""', '"') if quoted else raw
    new = _in_white_space(_plain(value), _plain(edit.new_text), edit).replace("\n", file.line_end)
    if quoted or re.search(f'["\r\n{re.escape(sign)}]', new):
        new = '"' + new.replace('"', '""') + '"'
    return start, end, new


def _tsv(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    file = Encoded.of(data, path, options.encoding)
    changes = []
    for edit, line, column in _places(tsv_rows(path, options.encoding), path, edits, options):
        if re.search(r"[\t\r\n]", edit.new_text):
            raise InputError("a cell of this table cannot hold tabs or line breaks", path, line)
        start = file.line_start(line)
        for _ in range(column):
            start = file.text.index("\t", start) + 1
        end = re.compile(r"[^\t\r\n]*").match(file.text, start).end()  # type: ignore[union-attr]
        changes.append((start, end, _in_white_space(file.text[start:end], edit.new_text, edit)))
    return file.replaced(changes)


def _jsonl(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    file = Encoded.of(data, path, options.encoding)
    table = jsonl_rows(path, options.encoding)
    changes = []
    for edit, line, column in _places(table, path, edits, options):
        name = (table.columns or ())[column]
        values = dict(_json_strings(file.text, file.line_start(line)))
        if name not in values:
            raise InputError(f"{name!r} is not a text that can be edited", path, line)
        start, end = values[name]
        raw = file.text[start:end]
        new = _in_white_space(json.loads(raw), edit.new_text, edit)
        # as the file has it: with or without escapes for what is not ASCII
        changes.append((start, end, json.dumps(new, ensure_ascii=raw.isascii() and "\\u" in raw)))
    return file.replaced(changes)


def _json_strings(text: str, start: int, prefix: str = "") -> Iterator[tuple[str, Cell]]:
    """Every string of the JSON object at an offset: its column's name, its place.

    The objects inside it are looked into one level deep, as the reader does.
    """
    at = re.compile(r"\s*\{\s*").match(text, start).end()  # type: ignore[union-attr]
    separator = re.compile(r"\s*[,:]?\s*")
    while text[at] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = separator.match(text, at).end()  # type: ignore[union-attr]
        value, end = _DECODER.raw_decode(text, at)
        if isinstance(value, str):
            yield prefix + key, (at, end)
        elif isinstance(value, dict) and not prefix:
            yield from _json_strings(text, at, f"{key}.")
        at = separator.match(text, end).end()  # type: ignore[union-attr]


def _places(
    table: Table, path: Path, edits: Sequence[Edit], options: ReadOptions
) -> Iterator[tuple[Edit, int, int]]:
    """(edit, line its row begins on, column) of each edit, its old text made sure of."""
    columns, rows = naming.header(table, options)
    chosen = naming.choose(columns, rows, path, options)
    by_line = {row.line: row for row in rows}
    for edit in edits:
        line = edit.location.line
        column = chosen.target if edit.side == "target" else chosen.source
        if line not in by_line or by_line[line].cells[column] != edit.old_text:
            raise InputError("the cell does not hold any more what was read", path, line)
        if not edit.new_text.strip():
            raise InputError("a cell can be edited here, not emptied", path, line)
        yield edit, line, column


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _in_white_space(value: str, new: str, edit: Edit) -> str:
    """The new text with the white space around it that the reader took from the old one."""
    if not edit.old_text:
        return new
    core = value.strip()
    if clean(value, Path(edit.location.file), edit.location.line) != edit.old_text or not core:
        reason = "the cell does not hold any more what was read"
        raise InputError(reason, edit.location.file, edit.location.line)
    start = value.index(core)
    return value[:start] + new + value[start + len(core) :]


def _editor(change: Callable[[bytes, Path, Sequence[Edit], ReadOptions], bytes]) -> Editor:
    return Editor(change, fills=True)


CSV, TSV, JSONL = _editor(_csv), _editor(_tsv), _editor(_jsonl)
