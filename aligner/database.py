"""The SQLite file of the cache: opened when first it is needed, shared by parallel processes, kept
below a bound.

Nothing here is fatal: a file that is damaged or of another version is begun anew, and where none
can be written the work goes on without it, which is said once.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

NAME = "embeddings.sqlite"
#: Raise when the table or what its blobs mean changes: an older file is then begun anew.
_VERSION = 1
#: What an eviction leaves, as a share of the bound, so that not every write evicts.
_KEPT = 0.8
#: How long to wait for another process's transaction, in seconds.
_PATIENCE = 10.0

_TABLE = """
CREATE TABLE embeddings (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, vector BLOB NOT NULL, tokens BLOB, offsets BLOB
);
CREATE INDEX by_use ON embeddings (used);
"""
SELECT = "SELECT key, used, vector, tokens, offsets FROM embeddings"


@dataclass(frozen=True, slots=True)
class Usage:
    """What `duizhao cache` shows. size and limit in bytes; entries: embeddings and
    judgements."""

    path: Path
    size: int
    limit: int
    entries: int


class Database:
    """One table, the least recently used of whose rows are thrown out beyond `limit` bytes; with
    0 there is no file."""

    def __init__(self, folder: Path, limit: int, say: Callable[[str], None] = lambda message: None):
        self.path = folder / NAME
        self._limit = limit
        self._say = say
        self._connection: sqlite3.Connection | None = None
        self._process = 0  # whose connection it is: none may be carried over a fork
        self._lock = threading.RLock()
        self._off = limit == 0

    @contextmanager
    def guarded(self) -> Iterator[sqlite3.Connection | None]:
        """The open database, or None where there is none to be had. What goes wrong inside ends
        the block, not the program."""
        with self._lock:
            connection = self._opened()
            try:
                yield connection
            except sqlite3.DatabaseError as error:
                self._recover(error)

    def usage(self) -> Usage:
        """Size and number of entries; zero where there is no cache."""
        entries = 0
        if self.path.exists():
            with self.guarded() as connection:
                if connection is not None:
                    (entries,) = connection.execute("SELECT count(*) FROM embeddings").fetchone()
        files = [Path(f"{self.path}{suffix}") for suffix in ("", "-wal")]
        size = sum(path.stat().st_size for path in files if path.exists())
        return Usage(self.path, size, self._limit, entries)

    def clear(self) -> None:
        """Throw everything out and give the space back; another process may be using it."""
        if not self.path.exists():
            return
        with self.guarded() as connection:
            if connection is not None:
                with connection:
                    connection.execute("DELETE FROM embeddings")
                _give_back(connection)
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        if self._connection is not None and self._process == os.getpid():
            self._connection.close()
        self._connection = None

    def _opened(self) -> sqlite3.Connection | None:
        if self._off:
            return None
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        for _ in range(2):  # the second time after a damaged file was removed
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._connection, self._process = _connect(self.path), os.getpid()
            except sqlite3.DatabaseError as error:
                if not self._recover(error):
                    return None
            except OSError as error:
                self._give_up(error.strerror or str(error))
                return None
            else:
                return self._connection
        return None

    def _recover(self, error: sqlite3.DatabaseError) -> bool:
        """Whether it is worth another try."""
        if isinstance(error, sqlite3.OperationalError):
            if "locked" in str(error):  # too busy for now is no reason to give up for good
                return False
            if not str(error).startswith("no such"):  # table or column: damaged as well
                self._give_up(str(error))
                return False
        self.close()
        self._begin_anew()
        return not self._off

    def _begin_anew(self) -> None:
        """Remove a damaged file or one of another version; under a lock, so that no process
        removes what another has just begun anew."""
        from filelock import FileLock

        try:
            with FileLock(f"{self.path}.lock"):
                try:
                    with closing(_connect(self.path)) as connection:
                        connection.execute(f"{SELECT} LIMIT 1").fetchall()
                        (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                    whole = state == "ok"
                except sqlite3.DatabaseError:
                    whole = False
                if not whole:
                    for suffix in ("", "-wal", "-shm"):
                        Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        except OSError as error:
            self._give_up(error.strerror or str(error))

    def _give_up(self, reason: str) -> None:
        self.close()
        if not self._off:
            self._off = True
            self._say(f"going on without the cache of embeddings ({self.path}: {reason})")

    def evict(self, connection: sqlite3.Connection) -> None:
        """Throw out the least recently used beyond the bound."""
        if _filled(connection) <= self._limit:
            return
        with connection:
            while _filled(connection) > self._limit * _KEPT:
                gone = connection.execute(
                    "DELETE FROM embeddings WHERE rowid IN"
                    " (SELECT rowid FROM embeddings ORDER BY used, rowid"
                    " LIMIT 1 + (SELECT count(*) FROM embeddings) / 20)"
                )
                if not gone.rowcount:
                    break
        _give_back(connection)


class _OtherVersionError(sqlite3.DatabaseError):
    """The file was written by another version of this module."""


def _connect(path: Path) -> sqlite3.Connection:
    """Open, or create, the database.

    Raises sqlite3.OperationalError where the place does not allow it, another DatabaseError
    where the file is damaged or of another version.
    """
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    try:
        # A cache may lose its last moments when the power fails; it may not be damaged by that.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA journal_size_limit = {16 * 2**20}").fetchall()
        if _version(connection) == 0:
            _create(connection)
        if _version(connection) != _VERSION:
            raise _OtherVersionError(f"version {_version(connection)}")
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    """The table, in an empty file: the only time that opening it writes to the disk."""
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == 0:  # no other process was faster
            for statement in filter(str.strip, _TABLE.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {_VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _give_back(connection: sqlite3.Connection) -> None:
    """Give every free page back to the disk: `execute` would step once, and free one."""
    connection.executescript("PRAGMA incremental_vacuum")


def _filled(connection: sqlite3.Connection) -> int:
    """Bytes in use, without the free pages."""
    names = ("page_count", "freelist_count", "page_size")
    count, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    return int((count - free) * size)
