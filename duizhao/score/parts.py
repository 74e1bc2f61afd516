"""The work folder of a run: one Parquet file a block, put together at the end."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import ConfigError, OutputError
from reports.table import DTYPES, Value

if TYPE_CHECKING:
    import pyarrow as pa

_MANIFEST = "work.json"
#: Rows of a row group of the result.
_GROUP = 65_536


class Parts:
    """Whose parts of `target` are there already. Use it as `with Parts.opened(...) as parts`."""

    def __init__(self, folder: Path, target: Path):
        self._folder = folder
        self._target = target

    @classmethod
    @contextmanager
    def opened(cls, target: Path, work: Mapping[str, object], *, restart: bool) -> Iterator[Parts]:
        """The parts in `target`.parts. `work` says what is being done: parts of other work
        are not continued.

        Raises ConfigError for other work or a run that is going on, OutputError where the folder
        cannot be written.
        """
        from filelock import FileLock, Timeout

        folder = target.with_name(f"{target.name}.parts")
        lock = target.with_name(f".{target.name}.lock")
        try:
            with FileLock(lock, timeout=0):
                _prepare(folder, dict(work), restart)
                yield cls(folder, target)
            if not folder.exists():  # finished
                lock.unlink(missing_ok=True)
        except Timeout:
            raise ConfigError(f"{target}: another run is writing it") from None
        except OSError as error:
            raise OutputError(f"cannot write {target}: {error.strerror or error}") from error

    def done(self, number: int) -> bool:
        """Whether the block's part is there, whole."""
        return self._path(number).exists()

    def write(self, number: int, rows: Sequence[Mapping[str, Value]]) -> None:
        """Put a block's part in its place."""
        import pyarrow.parquet as pq

        path = self._path(number)
        temporary = path.with_suffix(f".{os.getpid()}.tmp")
        with temporary.open("wb") as file:
            pq.write_table(_table(rows), file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    def finish(self, count: int) -> int:
        """Put `count` parts together, remove them, and return the number of rows.

        The result appears whole or not at all.
        """
        import pyarrow.parquet as pq

        temporary = self._folder / "whole.tmp"
        total = 0
        with pq.ParquetWriter(temporary, _schema(), compression="zstd") as writer:
            waiting: list[pa.Table] = []
            for number in range(count):
                waiting.append(pq.read_table(self._path(number)))
                total += len(waiting[-1])
                if sum(map(len, waiting)) >= _GROUP or number == count - 1:
                    writer.write_table(_joined(waiting))
                    waiting = []
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(self._target)
        shutil.rmtree(self._folder)
        return total

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:09}.parquet"


def _prepare(folder: Path, work: dict[str, object], restart: bool) -> None:
    manifest = folder / _MANIFEST
    if restart:
        shutil.rmtree(folder, ignore_errors=True)
    if manifest.exists():
        try:
            before = json.loads(manifest.read_text("utf-8"))
        except ValueError:
            before = {}
        changed = sorted(name for name in work if before.get(name) != work[name])
        if changed:
            raise ConfigError(
                f"{folder}: holds a run that was not finished, with another"
                f" {', '.join(changed)}; --restart throws it away"
            )
        for left in folder.glob("*.tmp"):
            left.unlink()
        return
    if folder.exists():
        shutil.rmtree(folder)  # killed before its first line
    folder.mkdir()
    temporary = folder / f"{_MANIFEST}.tmp"
    temporary.write_text(json.dumps(work, indent=2, default=str) + "\n", "utf-8")
    temporary.replace(manifest)


def _schema() -> pa.Schema:
    import pyarrow as pa

    kinds: dict[str, Any] = {"str": pa.string(), "float64": pa.float64(), "Int64": pa.int64()}
    return pa.schema([(name, kinds[kind]) for name, kind in DTYPES.items()])


def _table(rows: Sequence[Mapping[str, Value]]) -> pa.Table:
    import pyarrow as pa

    columns = {name: [_encodable(row[name]) for row in rows] for name in DTYPES}
    return pa.table(columns, schema=_schema())


def _encodable(value: Value) -> Value:
    """A file's name may hold lone surrogates, which Parquet does not."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


def _joined(tables: Sequence[pa.Table]) -> pa.Table:
    import pyarrow as pa

    return pa.concat_tables(tables)
