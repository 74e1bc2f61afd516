"""The rows of tabular files, with the line that each begins on."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
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
    csv.field_size_limit(max(csv.field_size_limit(), _CELL_LIMIT))
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter(text), strict=True)
    rows: list[Row] = []
    start = 1
    try:
        for cells in reader:
            if cells:
                rows.append(Row(start, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error as error:
        reason = "a quoted cell is not closed" if "end of data" in str(error) else str(error)
        raise InputError(f"broken CSV: {reason}", path, start) from None
    return Table(None, _even(rows, path))


def delimiter(text: str) -> str:
    """What parts the cells of a CSV file: a comma, or what its first line shows."""
    header = text.lstrip("\r\n").splitlines()[:1]
    return next((sign for sign in ",;\t" if header and sign in header[0]), ",")


def tsv_rows(path: Path, encoding: str | None) -> Table:
    """Rows of a TSV file: one a line, quotes are text like any other. Raises InputError."""
    text, _ = read_text(path, encoding)
    lines = enumerate(text.split("\n"), start=1)
    return Table(None, _even([Row(n, tuple(line.split("\t"))) for n, line in lines if line], path))


def _even(rows: list[Row], path: Path) -> tuple[Row, ...]:
    width = len(rows[0].cells) if rows else 0
    for row in rows:
        if len(row.cells) != width:
            reason = f"{len(row.cells)} cells where the first row has {width}"
            raise InputError(reason, path, row.line)
    return tuple(Row(r.line, tuple(clean(c, path, r.line) for c in r.cells)) for r in rows)


def jsonl_rows(path: Path, encoding: str | None) -> Table:
    """Rows of a file with one JSON object a line; nested objects give columns "a.b".

    Keys that a row lacks are empty cells; values that are not texts or numbers are left out.
    Raises InputError, with the line, for what is not a JSON object.
    """
    text, _ = read_text(path, encoding)
    lines = enumerate(text.split("\n"), start=1)
    records = [(n, _json_object(line, path, n)) for n, line in lines if line.strip()]
    return table_of_records(records, path)


def table_of_records(records: Sequence[tuple[int, dict[str, Any]]], path: Path) -> Table:
    """Records, with the line of each, as a table of every column that one of them has."""
    found = [(number, _flat(record)) for number, record in records]
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


def _flat(record: dict[str, Any]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for name, value in record.items():
        key = UNFIT.sub("\ufffd", name)
        if isinstance(value, dict):
            inner = {UNFIT.sub("\ufffd", f"{key}.{inside}"): v for inside, v in value.items()}
            flat.update((n, v) for n, v in inner.items() if not isinstance(v, (dict, list)))
        elif not isinstance(value, list):
            flat[key] = value
    return flat


def parquet_rows(path: Path) -> Table:
    """Rows of a Parquet file: its text and integer columns, structs as columns "a.b".

    Raises InputError if the file is damaged or pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError("Parquet needs pyarrow: pip install 'duizhao[parquet]'", path) from None
    if not path.is_file():
        raise InputError("is a directory, not a file" if path.is_dir() else "no such file", path)
    try:
        table = pq.ParquetFile(path).read().flatten()
        chosen = [
            name
            for name, kind in zip(table.column_names, table.schema.types, strict=True)
            if _is_text(pa, kind)
        ]
        values = [table.column(table.column_names.index(name)).to_pylist() for name in chosen]
    except (pa.ArrowException, OSError, ValueError, TypeError, OverflowError) as error:
        raise InputError(f"broken Parquet: {error}", path) from None
    rows = enumerate(zip(*values, strict=True), start=1)
    cells = (Row(n, tuple(clean(value, path, n) for value in row)) for n, row in rows)
    return Table(tuple(chosen), tuple(cells), numbered=True)


def _is_text(pa: Any, kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_integer)
    return any(test(kind) for test in tests)
