"""Embeddings and judgements that were made before, in an SQLite file in the user's cache folder.

Safe with parallel processes (write-ahead log, short transactions). Nothing here is fatal: a file
that is damaged or of another version is begun anew, and where none can be written the work goes
on without it, which is said once.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ConfigError

if TYPE_CHECKING:
    from aligner.embedding import Packed

NAME = "embeddings.sqlite"
#: Raise when the table or what its blobs mean changes: an older file is then begun anew.
_VERSION = 1
DEFAULT_SIZE = "1GB"
_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
#: What an eviction leaves, as a share of the bound, so that not every write evicts.
_KEPT = 0.8
#: How old, in seconds, the note of a row's last use may grow before a read renews it.
_STALE = 24 * 3600
#: SQLite's default limit of variables in a statement.
_VARIABLES = 900
#: How long to wait for another process's transaction, in seconds.
_PATIENCE = 10.0

_TABLE = """
CREATE TABLE embeddings (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, vector BLOB NOT NULL, tokens BLOB, offsets BLOB
);
CREATE INDEX by_use ON embeddings (used);
"""
_SELECT = "SELECT key, used, vector, tokens, offsets FROM embeddings"


@dataclass(frozen=True, slots=True)
class Usage:
    """What `duizhao cache` shows. size and limit in bytes; entries: embeddings and
    judgements."""

    path: Path
    size: int
    limit: int
    entries: int


def parse_size(text: str) -> int:
    """ "500 MB" -> bytes; decimal units; 0 turns the cache off.

    Raises ConfigError for anything else.
    """
    compact = text.replace(" ", "").upper()
    number = compact.rstrip("BKMGT")
    try:
        size = float(number) * _UNITS[compact[len(number) :]]
    except (ValueError, KeyError):
        size = -1.0
    if not 0 <= size < 2**62:
        raise ConfigError(f"DUIZHAO_CACHE_SIZE: {text!r} is no size such as 500MB or 2GB")
    return int(size)


def configured_size() -> int:
    """The bound in bytes: $DUIZHAO_CACHE_SIZE, else 1 GB."""
    return parse_size(os.environ.get("DUIZHAO_CACHE_SIZE") or DEFAULT_SIZE)


class Cache:
    """Embeddings by model and text, the least recently used thrown out beyond `limit` bytes."""

    def __init__(self, folder: Path, limit: int, say: Callable[[str], None] = lambda message: None):
        self.path = folder / NAME
        self._limit = limit
        self._say = say
        self._connection: sqlite3.Connection | None = None
        self._process = 0  # whose connection it is: none may be carried over a fork
        self._lock = threading.RLock()
        self._off = limit == 0

    def get(self, identity: str, texts: Sequence[str], *, tokens: bool) -> dict[str, Packed]:
        """Those of the texts that are here, with their tokens if `tokens`."""
        keys = {_key(identity, text): text for text in texts}
        found: dict[str, Packed] = {}
        stale: list[bytes] = []
        with self._guarded() as connection:
            if connection is None:
                return {}
            now = int(time.time())
            for some in _parts(list(keys)):
                marks = ",".join("?" * len(some))
                rows = connection.execute(f"{_SELECT} WHERE key IN ({marks})", some)
                for key, used, *blobs in rows:
                    packed = _unpacked(*blobs)
                    if packed is not None and (packed.tokens is not None or not tokens):
                        found[keys[key]] = packed
                        if used < now - _STALE:
                            stale.append(key)
            if stale:
                with connection:
                    renewed = [(now, key) for key in stale]
                    connection.executemany("UPDATE embeddings SET used=? WHERE key=?", renewed)
        return found

    def put(self, identity: str, embeddings: Mapping[str, Packed]) -> None:
        """Keep these."""
        now = int(time.time())
        with self._guarded() as connection:
            if connection is None:
                return
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?, ?, ?)",
                    ((_key(identity, text), now, *_blobs(p)) for text, p in embeddings.items()),
                )
            self._evict(connection)

    def blob(self, identity: str, text: str) -> bytes | None:
        """What was kept of a text by `put_blob`; it shares the embeddings' room."""
        with self._guarded() as connection:
            if connection is None:
                return None
            key = _key(identity, text)
            row = connection.execute(f"{_SELECT} WHERE key = ?", (key,)).fetchone()
            if row is None or not isinstance(row[2], bytes):
                return None
            now = int(time.time())
            if row[1] < now - _STALE:
                with connection:
                    connection.execute("UPDATE embeddings SET used=? WHERE key=?", (now, key))
            return row[2]
        return None

    def put_blob(self, identity: str, text: str, blob: bytes) -> None:
        """Keep bytes of any other kind, in the place of a vector."""
        with self._guarded() as connection:
            if connection is None:
                return
            with connection:
                connection.execute(
                    "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?, NULL, NULL)",
                    (_key(identity, text), int(time.time()), blob),
                )
            self._evict(connection)

    def usage(self) -> Usage:
        """Size and number of entries; zero where there is no cache."""
        entries = 0
        if self.path.exists():
            with self._guarded() as connection:
                if connection is not None:
                    (entries,) = connection.execute("SELECT count(*) FROM embeddings").fetchone()
        files = [Path(f"{self.path}{suffix}") for suffix in ("", "-wal")]
        size = sum(path.stat().st_size for path in files if path.exists())
        return Usage(self.path, size, self._limit, entries)

    def clear(self) -> None:
        """Throw everything out and give the space back; another process may be using it."""
        if not self.path.exists():
            return
        with self._guarded() as connection:
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

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """The open database, or None where there is none to be had. What goes wrong inside ends
        the block, not the program."""
        with self._lock:
            connection = self._opened()
            try:
                yield connection
            except sqlite3.DatabaseError as error:
                self._recover(error)

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
                        connection.execute(f"{_SELECT} LIMIT 1").fetchall()
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

    def _evict(self, connection: sqlite3.Connection) -> None:
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


def _key(identity: str, text: str) -> bytes:
    whole = f"{identity}\0{text}".encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).digest()


def _parts(keys: list[bytes]) -> Iterator[list[bytes]]:
    for start in range(0, len(keys), _VARIABLES):
        yield keys[start : start + _VARIABLES]


def _blobs(packed: Packed) -> tuple[bytes, bytes | None, bytes | None]:
    vector = packed.vector.astype("<f2").tobytes()
    if packed.tokens is None or packed.offsets is None:
        return vector, None, None
    return vector, packed.tokens.astype("<f2").tobytes(), packed.offsets.astype("<i4").tobytes()


def _unpacked(vector: bytes, tokens: bytes | None, offsets: bytes | None) -> Packed | None:
    """None for a row that does not fit together."""
    import numpy as np

    from aligner.embedding import Packed

    if not vector or len(vector) % 2:
        return None
    own = np.frombuffer(vector, "<f2")
    if tokens is None or offsets is None:
        return Packed(own)
    count = len(offsets) // 8
    if len(offsets) != 8 * count or len(tokens) != count * len(vector):
        return None
    states = np.frombuffer(tokens, "<f2").reshape(count, len(own))
    return Packed(own, states, np.frombuffer(offsets, "<i4").reshape(count, 2))
