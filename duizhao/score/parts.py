"""The parts of a run: one Parquet file a block, put together at the end."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ConfigError
from duizhao.score import store
from reports.table import DTYPES, Value

if TYPE_CHECKING:
    import pyarrow as pa

Columns = Mapping[str, str]

_MANIFEST = "work.json"
#: Rows of a row group of the result.
_GROUP = 65_536


class Parts:
    """Whose parts of a result are there already. Use it as `with Parts.opened(...) as parts`."""

    def __init__(self, place: store.Store, columns: Columns):
        self._store = place
        self._columns = columns
        self._there = place.names()

    @classmethod
    @contextmanager
    def opened(
        cls,
        target: Path,
        work: Mapping[str, object],
        *,
        restart: bool,
        columns: Columns = DTYPES,
    ) -> Iterator[Parts]:
        """The parts in `target`.parts. `work` says what is being done: parts of other work
        are not continued. columns: those of the rows, and their types.

        Raises ConfigError for other work or a run that is going on, OutputError where the parts
        cannot be written.
        """
        with store.opened(target) as place:
            _prepare(place, dict(work), restart)
            yield cls(place, columns)

    def done(self, number: int) -> bool:
        """Whether the block's part is there, whole."""
        return _name(number) in self._there

    def write(self, number: int, rows: Sequence[Mapping[str, Value]]) -> None:
        """Put a block's part in its place."""
        import pyarrow.parquet as pq

        file = io.BytesIO()
        pq.write_table(_table(rows, self._columns), file, compression="zstd")
        self._store.write(_name(number), file.getvalue())

    def finish(self, count: int) -> int:
        """Put `count` parts together, remove them, and return the number of rows.

        The result appears whole or not at all.
        """
        total = 0

        def build(path: Path) -> None:
            nonlocal total
            import pyarrow.parquet as pq

            with pq.ParquetWriter(path, _schema(self._columns), compression="zstd") as writer:
                waiting: list[pa.Table] = []
                for number in range(count):
                    part = self._store.read(_name(number))
                    waiting.append(pq.ParquetFile(io.BytesIO(part)).read())
                    total += len(waiting[-1])
                    if sum(map(len, waiting)) >= _GROUP or number == count - 1:
                        writer.write_table(_joined(waiting))
                        waiting = []

        self._store.publish(build)
        self._store.clear()
        return total


def _name(number: int) -> str:
    return f"{number:09}.parquet"


def _prepare(place: store.Store, work: dict[str, object], restart: bool) -> None:
    names = place.names()
    if _MANIFEST in names and len(names) > 1 and not restart:
        try:
            before = json.loads(place.read(_MANIFEST))
        except ValueError:
            before = {}
        changed = sorted(name for name in work if before.get(name) != work[name])
        if changed:
            raise ConfigError(
                f"{place.target}.parts: holds a run that was not finished, with another"
                f" {', '.join(changed)}; --restart throws it away"
            )
        return
    place.clear()  # as told, or no part of it was done
    place.write(_MANIFEST, (json.dumps(work, indent=2, default=str) + "\n").encode())


def _schema(columns: Columns) -> pa.Schema:
    import pyarrow as pa

    kinds: dict[str, Any] = {"str": pa.string(), "float64": pa.float64(), "Int64": pa.int64()}
    return pa.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _table(rows: Sequence[Mapping[str, Value]], columns: Columns) -> pa.Table:
    import pyarrow as pa

    schema = _schema(columns)
    found = [_column([row[name] for row in rows], schema.field(name).type) for name in columns]
    return pa.Table.from_arrays(found, schema=schema)


def _column(values: Sequence[Value], kind: pa.DataType) -> pa.Array:
    """From its buffers: `pyarrow.array` of a list imports pandas, which takes 50 MB."""
    import numpy as np
    import pyarrow as pa

    known = np.array([value is not None for value in values], np.bool_)
    if pa.types.is_string(kind):
        texts = [_encoded(value) for value in values]
        ends = np.cumsum([0, *map(len, texts)], dtype=np.int32)
        parts = [ends, np.frombuffer(b"".join(texts), np.uint8)]
    else:
        parts = [np.array([0 if value is None else value for value in values], str(kind))]
    buffers = [pa.py_buffer(part) for part in (np.packbits(known, bitorder="little"), *parts)]
    return pa.Array.from_buffers(kind, len(values), buffers)


def _encoded(value: Value) -> bytes:
    """A file's name may hold lone surrogates, which Parquet does not."""
    return b"" if value is None else str(value).encode("utf-8", "backslashreplace")


def _joined(tables: Sequence[pa.Table]) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables(tables)
