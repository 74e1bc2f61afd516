"""Rows of a large table that lies in a file, read as they are needed."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray


class Rows:
    """A table of `width` values a row, which begins at byte `start` of a file.

    Mapped into memory, the whole table would come to count as this process's, a few rows at a
    time. Raises OSError where the file cannot be read.
    """

    def __init__(self, path: Path, width: int, kind: DTypeLike, start: int = 0):
        self._file = path.open("rb", buffering=0)
        self._start, self._width, self._kind = start, width, np.dtype(kind)
        self._lock = Lock()

    def __getitem__(self, numbers: NDArray[np.int64]) -> NDArray[Any]:
        """The rows of these numbers, (..., width)."""
        unique, places = np.unique(numbers, return_inverse=True)
        with self._lock:  # the file has one place where it is read
            found = b"".join(map(self._row, unique.tolist()))
        table = np.frombuffer(found, self._kind).reshape(len(unique), self._width)
        return table[places.reshape(numbers.shape)]

    def _row(self, number: int) -> bytes:
        size = self._width * self._kind.itemsize
        self._file.seek(self._start + number * size)
        return self._file.read(size)
