"""Embeddings and judgements that were made before, in an SQLite file in the user's cache folder:
what is kept of a text, and under which key."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from aligner.database import NAME, SELECT, Database, Usage
from corpus.errors import ConfigError

if TYPE_CHECKING:
    from aligner.embedding import Packed

__all__ = ["NAME", "Cache", "Usage", "configured_size", "parse_size"]

DEFAULT_SIZE = "1GB"
_UNITS = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}
#: How old, in seconds, the note of a row's last use may grow before a read renews it.
_STALE = 24 * 3600
#: SQLite's default limit of variables in a statement.
_VARIABLES = 900


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


class Cache(Database):
    """Embeddings by model and text, and bytes of any other kind beside them."""

    def get(self, identity: str, texts: Sequence[str], *, tokens: bool) -> dict[str, Packed]:
        """Those of the texts that are here, with their tokens if `tokens`."""
        keys = {_key(identity, text): text for text in texts}
        found: dict[str, Packed] = {}
        stale: list[bytes] = []
        with self.guarded() as connection:
            if connection is None:
                return {}
            now = int(time.time())
            for some in _parts(list(keys)):
                marks = ",".join("?" * len(some))
                rows = connection.execute(f"{SELECT} WHERE key IN ({marks})", some)
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
        with self.guarded() as connection:
            if connection is None:
                return
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?, ?, ?)",
                    ((_key(identity, text), now, *_blobs(p)) for text, p in embeddings.items()),
                )
            self.evict(connection)

    def blob(self, identity: str, text: str) -> bytes | None:
        """What was kept of a text by `put_blob`; it shares the embeddings' room."""
        with self.guarded() as connection:
            if connection is None:
                return None
            key = _key(identity, text)
            row = connection.execute(f"{SELECT} WHERE key = ?", (key,)).fetchone()
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
        with self.guarded() as connection:
            if connection is None:
                return
            with connection:
                connection.execute(
                    "INSERT OR REPLACE INTO embeddings VALUES (?, ?, ?, NULL, NULL)",
                    (_key(identity, text), int(time.time()), blob),
                )
            self.evict(connection)


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
