"""The rows of tabular files, with the line that each begins on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.decoding import read_text
from corpus.errors import InputError

#: The csv module's own limit on a cell is 128 KiB.
_CELL_LIMIT = 2**31 - 1
#: Characters that no text holds.
UNFIT = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it begins (1-based line, or row number in a binary format), its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; `columns` is None where the first row may or may not be a header.

    `numbered` says that `Row.line` counts rows, there being no lines.
    """

    columns: tuple[str, ...] | None
    rows: tuple[Row, ...]
    numbered: bool = False


def clean(value: object, path: Path, line: int) -> str:
    """A cell's text, stripped; NULs and lone surrogates become U+FFFD."""
    if value is None:
        return ""
    if isinstance(value, (str, bool, int, float)):
        return UNFIT.sub("\ufffd", str(value).strip())
    raise InputError(f"a cell holds a {type(value).__name__}, not a text", path, line)


def csv_rows(path: Path, encoding: str | None) -> Table:
    """Rows of a CSV file (RFC 4180); the delimiter is a comma, or what the header shows.

    Raises InputError, with the line, for ragged rows and for quotes that are not closed.
    """
    text, _ = read_text(path, encoding)
    lines = io.StringIO(text, newline="\n")
    return Table(None, tuple(csv_stream(lines, delimiter(text), path)))


def csv_stream(lines: Iterable[str], sign: str, path: Path) -> Iterator[Row]:
    """Rows of lines of CSV, each with its end, parted by `sign`; as they come. See csv_rows."""
    csv.field_size_limit(max(csv.field_size_limit(), _CELL_LIMIT))
    reader = csv.reader(lines, delimiter=sign, strict=True)
    start, width = 1, 0
    try:
        for cells in reader:
            if cells:
                width = width or len(cells)
                yield _row(start, cells, width, path)
            start = reader.line_num + 1
    except csv.Error as error:
        reason = "a quoted cell is not closed" if "end of data" in str(error) else str(error)
        raise InputError(f"broken CSV: {reason}", path, start) from None


def delimiter(text: str) -> str:
    """What parts the cells of a CSV file: a comma, or what its first line shows."""
    header = text.lstrip("\r\n").splitlines()[:1]
    return next((sign for sign in ",;\t" if header and sign in header[0]), ",")


def tsv_rows(path: Path, encoding: str | None) -> Table:
    """Rows of a TSV file: one a line, quotes are text like any other. Raises InputError."""
    text, _ = read_text(path, encoding)
    return Table(None, tuple(tsv_stream(text.split("\n"), path)))


def tsv_stream(lines: Iterable[str], path: Path) -> Iterator[Row]:
    """Rows of lines of TSV, as they come. See tsv_rows."""
    width = 0
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\n").split("\t")
        if cells != [""]:
            width = width or len(cells)
            yield _row(number, cells, width, path)


def _row(line: int, cells: Sequence[str], width: int, path: Path) -> Row:
    if len(cells) != width:
        raise InputError(f"{len(cells)} cells where the first row has {width}", path, line)
    return Row(line, tuple(clean(cell, path, line) for cell in cells))


def jsonl_rows(path: Path, encoding: str | None) -> Table:
    """Rows of a file with one JSON object a line; nested objects give columns "a.b".

    Keys that a row lacks are empty cells; values that are not texts or numbers are left out.
    Raises InputError, with the line, for what is not a JSON object.
    """
    text, _ = read_text(path, encoding)
    return table_of_records(list(json_stream(text.split("\n"), path)), path)


def json_stream(lines: Iterable[str], path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of lines of JSON, with the line of each, as they come. See jsonl_rows."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield number, _json_object(line, path, number)


def table_of_records(records: Sequence[tuple[int, dict[str, Any]]], path: Path) -> Table:
    """Records, with the line of each, as a table of every column that one of them has."""
    found = [(number, flat(record)) for number, record in records]
    columns = dict.fromkeys(name for _, record in found for name in record)
    rows = (Row(n, tuple(clean(record.get(c), path, n) for c in columns)) for n, record in found)
    return Table(tuple(columns), tuple(rows))


def _json_object(line: str, path: Path, number: int) -> dict[str, object]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON: {error.msg} (column {error.colno})", path, number) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON that cannot be read: {error}", path, number) from None
    if not isinstance(value, dict):
        raise InputError("each line must be a JSON object", path, number)
    return value


def flat(record: dict[str, Any]) -> dict[str, object]:
    """A record with the objects in it opened: "a.b"; lists are left out."""
    found: dict[str, object] = {}
    for name, value in record.items():
        key = UNFIT.sub("\ufffd", name)
        if isinstance(value, dict):
            inner = {UNFIT.sub("\ufffd", f"{key}.{inside}"): v for inside, v in value.items()}
            found.update((n, v) for n, v in inner.items() if not isinstance(v, (dict, list)))
        elif not isinstance(value, list):
            found[key] = value
    return found
