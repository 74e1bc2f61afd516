"""A vocabulary of pieces that stays small in memory: which of them occur in given texts is told by
their hashes, and only those become strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

#: A piece's hash is a polynomial in this over its characters; to spread them, it is multiplied by
#: the other number, of which the highest bits are looked at.
_BASE, _SPREAD = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93)
_BITS = 22
#: Stands between texts, and in no piece.
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Pieces:
    """n different pieces of text. numbers: (n,) int32, what the model calls them; scores: (n,)
    float64; hashes: (n,) uint64, ascending. text: their UTF-8, one after the other, of which piece
    k has starts[k] to starts[k + 1]. there: for the highest bits of a spread hash, whether any
    piece has them.
    """

    numbers: NDArray[np.int32]
    scores: NDArray[np.float64]
    hashes: Hashes
    text: NDArray[np.uint8]
    starts: NDArray[np.int32]
    there: NDArray[np.bool_]
    longest: int

    @staticmethod
    def write(path: Path, vocabulary: Sequence[tuple[str, float]]) -> None:
        """Write (piece, score) in the order of their numbers as an .npz. A piece that is there
        twice has the later number."""
        numbers = {piece: number for number, (piece, _) in enumerate(vocabulary)}
        hashes = {piece: _hash(piece) for piece in numbers}
        pieces = sorted(numbers, key=hashes.__getitem__)
        encoded = [piece.encode() for piece in pieces]
        np.savez(
            path,
            numbers=np.array([numbers[piece] for piece in pieces], np.int32),
            scores=np.array([vocabulary[numbers[piece]][1] for piece in pieces]),
            hashes=np.array([hashes[piece] for piece in pieces], np.uint64),
            text=np.frombuffer(b"".join(encoded), np.uint8),
            starts=np.cumsum([0, *map(len, encoded)], dtype=np.int32),
            longest=max(map(len, pieces)),
        )

    @classmethod
    def read(cls, path: Path) -> Pieces:
        """Those of a file."""
        there = np.zeros(1 << _BITS, np.bool_)
        with np.load(path) as stored:
            arrays = {name: stored[name] for name in stored.files}
        there[_spread(arrays["hashes"])] = True
        return cls(**arrays | {"longest": int(arrays["longest"])}, there=there)

    def inside(self, texts: Iterable[str]) -> Ints:
        """The places, ascending, of all pieces that are part of one of the texts; a few others may
        be among them."""
        joined = _BREAK.join(texts).encode("utf-32-le")
        codes = np.frombuffer(joined, np.uint32).astype(np.uint64)
        found: list[Ints] = []
        hashes = np.zeros(len(codes), np.uint64)
        for length in range(1, min(self.longest, len(codes)) + 1):
            hashes = hashes[: len(codes) - length + 1] * _BASE + codes[length - 1 :]
            maybe = np.unique(hashes[self.there[_spread(hashes)]])
            places = np.minimum(np.searchsorted(self.hashes, maybe), len(self.hashes) - 1)
            found.append(places[self.hashes[places] == maybe])
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def place(self, piece: str) -> int:
        """That of a piece that is here."""
        return int(np.searchsorted(self.hashes, np.uint64(_hash(piece))))

    def vocabulary(self, places: Ints) -> list[tuple[str, float]]:
        """(piece, score) of each."""
        ends = zip(self.starts[places].tolist(), self.starts[places + 1].tolist(), strict=True)
        texts = (self.text[start:end].tobytes().decode() for start, end in ends)
        return list(zip(texts, self.scores[places].tolist(), strict=True))


def _spread(hashes: Hashes) -> Hashes:
    return (hashes * _SPREAD) >> np.uint64(64 - _BITS)


def _hash(piece: str) -> int:
    value = 0
    for character in piece:
        value = (value * int(_BASE) + ord(character)) % 2**64
    return value
