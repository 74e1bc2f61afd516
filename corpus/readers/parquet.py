"""Parquet: the rows of a file, all at once or a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import InputError
from corpus.readers.base import needs
from corpus.readers.rows import Row, Table, clean
from corpus.remote import Remote

#: Rows that are decoded at a time.
_BATCH = 4096


def parquet_rows(path: Path) -> Table:
    """Rows of a Parquet file: its text and integer columns, structs as columns "a.b".

    Raises InputError if the file is damaged or pyarrow is not installed.
    """
    columns = text_columns(path)
    return Table(columns, tuple(parquet_stream(path, columns)), numbered=True)


def text_columns(path: Path) -> tuple[str, ...]:
    """The names of the text and integer columns. Raises InputError."""
    pa, file = _opened(path)
    try:
        schema = pa.Table.from_batches([], file.schema_arrow).flatten().schema
        names = [
            name
            for name, kind in zip(schema.names, schema.types, strict=True)
            if _is_text(pa, kind)
        ]
    except (pa.ArrowException, OSError, ValueError, TypeError) as error:
        raise InputError(f"broken Parquet: {error}", path) from None
    return tuple(names)


def parquet_stream(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of these columns, numbered from 1, a batch at a time in memory. Raises InputError."""
    pa, file = _opened(path)
    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH, columns=list(columns)):
            table = pa.Table.from_batches([batch]).flatten()
            values = [table.column(name).to_pylist() for name in columns]
            for row in zip(*values, strict=True):
                number += 1
                yield Row(number, tuple(clean(value, path, number) for value in row))
    except (pa.ArrowException, OSError, ValueError, TypeError, OverflowError, KeyError) as error:
        raise InputError(f"broken Parquet: {error}", path) from None


def _opened(path: Path) -> tuple[Any, Any]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise needs("Parquet files", "pyarrow", path, "parquet") from None
    if not path.is_file():
        raise InputError("is a directory, not a file" if path.is_dir() else "no such file", path)
    try:
        source = path.open("rb") if isinstance(path, Remote) else path
        return pa, pq.ParquetFile(source, pre_buffer=False)
    except (pa.ArrowException, OSError, ValueError, TypeError) as error:
        raise InputError(f"broken Parquet: {error}", path) from None


def _is_text(pa: Any, kind: Any) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    tests = (pa.types.is_string, pa.types.is_large_string, pa.types.is_integer)
    return any(test(kind) for test in tests)
