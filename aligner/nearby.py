"""What the second pass of alignment looks at: a band around a rough path, and which tokens match
in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.beads import WIDEST
from aligner.blas import in_order
from aligner.lines import Floats, Ints, Lines, by_text
from aligner.matching import TEMPERATURE
from aligner.path import Layout, rough_path

#: Texts around the first pass's path that the second looks at.
REACH = 8
#: Source texts that are matched at once, and pairs of texts. Larger blocks hold more that lies
#: outside the band, smaller ones take more calls.
_ROWS, _CELLS = 16, 10_000

Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Block:
    """Source texts first to end, half open, and all targets that any of them sees, low to high."""

    first: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Nearby:
    """Two sequences, of n and m texts, and what is near in them.

    low, high: (n + 1,): with i source texts consumed, low[i] to high[i] target texts may be.
    Neither decreases. seen_low, seen_high: (n,), half open: the targets each source text is
    matched with. forward[i]: (t, w) float16, the highest mutual probability (see
    `aligner.matching.Match`) of each of the t tokens of source text i in each of the w targets it
    sees. backward[i]: (u,) float16, that of each of the u tokens of these in source text i.
    """

    source: Lines
    target: Lines
    layout: Layout
    low: Ints
    high: Ints
    seen_low: Ints
    seen_high: Ints
    forward: Sequence[Half]
    backward: Sequence[Half]


def nearby(source: Lines, target: Lines, layout: Layout) -> Nearby:
    """The band and the matches in it, in time and memory that are linear in the length of the
    sequences. Neither may be empty."""
    m = len(target)
    low, high = _cells(np.array(rough_path(source.vectors, target.vectors, layout)), m)
    seen_low = np.maximum(0, np.minimum(low[:-1], m - 1) - WIDEST)
    seen_high = np.maximum(seen_low + 1, high[1:])
    matching = _Matching(source, target, seen_low, seen_high)
    return Nearby(source, target, layout, low, high, seen_low, seen_high, *matching.best())


def _cells(path: Ints, m: int) -> tuple[Ints, Ints]:
    """For 0 to n source texts consumed, how many target texts may be: low to high."""
    n = len(path)
    crossed = np.concatenate([[0], np.maximum.accumulate(path) + 1])
    at = np.arange(n + 1)
    low = np.maximum(0, crossed[np.maximum(0, at - REACH)] - REACH)
    high = np.minimum(m, crossed[np.minimum(n, at + REACH)] + REACH)
    low[0], high[n] = 0, m
    return low, high


def blocks(low: Ints, high: Ints, rows: int, cells: int) -> list[Block]:
    """Divide texts that see targets low[i] to high[i] into blocks of at most `rows` texts and,
    unless one text alone has more, `cells` pairs of texts."""
    found, first, n = [], 0, len(low)
    while first < n:
        end = first + 1
        while end < min(n, first + rows) and (end + 1 - first) * (high[end] - low[first]) <= cells:
            end += 1
        found.append(Block(first, end, int(low[first]), int(high[end - 1])))
        first = end
    return found


class _Matching:
    """Matches the tokens of two sequences; source text i sees targets low[i] to high[i].

    The mutual probability of two tokens of similarity s is the geometric mean of two softmaxes,
    e(s) / sqrt(row * column) with e(s) = exp((s - 1) / T) and the sums of e over all that either
    token sees. So the sums come first, and then the same once more with their logarithms
    subtracted: computing e twice is cheaper than keeping it.
    """

    def __init__(self, source: Lines, target: Lines, low: Ints, high: Ints):
        self.source, self.target, self.low, self.high = source, target, low, high
        self.blocks = blocks(low, high, _ROWS, _CELLS)
        # A cosine is at most 1, so no exponent is above 0 and nothing overflows.
        self.row = np.full(source.starts[-1], 1 / TEMPERATURE, np.float32)
        self.column = np.zeros(target.starts[-1], np.float32)

    def best(self) -> tuple[list[Half], list[Half]]:
        """`forward` and `backward` of Nearby."""
        rows, columns = np.zeros(len(self.row)), np.zeros(len(self.column))
        for block, (own, other) in zip(self.blocks, in_order(self._sums, self.blocks), strict=True):
            rows[self._own(block)] = own
            columns[self._near(block)] += other
        self.row += (np.log(rows + 1e-30) / 2).astype(np.float32)
        self.column += (np.log(columns + 1e-30) / 2).astype(np.float32)
        forward: list[Half] = []
        backward: list[Half] = []
        for found, found_back in in_order(self._best, self.blocks):
            forward += found
            backward += found_back
        return forward, backward

    def _own(self, block: Block) -> slice:
        return slice(int(self.source.starts[block.first]), int(self.source.starts[block.end]))

    def _near(self, block: Block) -> slice:
        return slice(int(self.target.starts[block.low]), int(self.target.starts[block.high]))

    def _weights(self, block: Block) -> Floats:
        """exp(s / T - row - column) for the tokens of a block, 0 outside the band."""
        x = self.source.stacked(block.first, block.end)
        y = self.target.stacked(block.low, block.high)
        x /= TEMPERATURE
        weights: Floats = x @ y.T
        weights -= self.row[self._own(block), None]
        weights -= self.column[self._near(block)]
        np.exp(weights, out=weights)
        starts, ends = self.source.starts, self.target.starts
        top, left = starts[block.first], ends[block.low]
        for i in range(block.first, block.end):
            own = weights[starts[i] - top : starts[i + 1] - top]
            own[:, : ends[self.low[i]] - left] = 0.0
            own[:, ends[self.high[i]] - left :] = 0.0
        return weights

    def _sums(self, block: Block) -> tuple[Floats, Floats]:
        weights = self._weights(block)
        return weights.sum(axis=1), weights.sum(axis=0)

    def _best(self, block: Block) -> tuple[list[Half], list[Half]]:
        mutual = self._weights(block)
        starts, ends = self.source.starts, self.target.starts
        forward = by_text(np.maximum, mutual, ends[block.low : block.high + 1], axis=1)
        backward = by_text(np.maximum, mutual, starts[block.first : block.end + 1], axis=0)
        own, other = [], []
        for k, i in enumerate(range(block.first, block.end)):
            low, high = self.low[i], self.high[i]
            rows = slice(starts[i] - starts[block.first], starts[i + 1] - starts[block.first])
            near = slice(ends[low] - ends[block.low], ends[high] - ends[block.low])
            own.append(forward[rows, low - block.low : high - block.low].astype(np.float16))
            other.append(backward[k, near].astype(np.float16))
        return own, other
