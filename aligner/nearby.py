"""What the second pass of alignment looks at: a band around a rough path, and which tokens match
in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
#: Source texts that are matched at once, and pairs of tokens. Larger blocks hold more that lies
#: outside the band, smaller ones take more calls.
_ROWS, _CELLS = 16, 1_000_000
#: Blocks in a row for which vectors are gathered together.
_GROUP = 8
#: Less is no match. Below this float16 loses digits, and rounding to it takes ten times as long.
_LEAST = np.float32(2.0**-14)

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
    n, m = len(source), len(target)
    if m <= REACH:  # all is near, whatever the path
        low, high = np.zeros(n + 1, np.int64), np.full(n + 1, m)
    else:
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


def groups(
    low: Ints, high: Ints, sizes: tuple[Ints, Ints], rows: int, cells: int
) -> list[list[Block]]:
    """Divide texts that see targets low[i] to high[i] into blocks of at most `rows` texts and,
    unless one text alone has more, `cells` cells; blocks in a row, which see many of the same
    targets, in groups. sizes: of each side, where each text begins, in cells."""
    (own, other), found, first, n = sizes, [], 0, len(low)
    while first < n:
        end = first + 1
        begin = other[low[first]]
        while (
            end < min(n, first + rows)
            and (own[end + 1] - own[first]) * (other[high[end]] - begin) <= cells
        ):
            end += 1
        found.append(Block(first, end, int(low[first]), int(high[end - 1])))
        first = end
    return [found[at : at + _GROUP] for at in range(0, len(found), _GROUP)]


class _Matching:
    """Matches the tokens of two sequences; source text i sees targets low[i] to high[i].

    The mutual probability of two tokens of similarity s is the geometric mean of two softmaxes,
    e(s) / sqrt(row * column) with e(s) = exp((s - 1) / T) and the sums of e over all that either
    token sees. So the sums come first, and then the same once more with their logarithms
    subtracted: computing e twice is cheaper than keeping it.
    """

    def __init__(self, source: Lines, target: Lines, low: Ints, high: Ints):
        self.source, self.target, self.low, self.high = source, target, low, high
        self.groups = groups(low, high, (source.starts, target.starts), _ROWS, _CELLS)
        # A cosine is at most 1, so no exponent is above 0 and nothing overflows.
        self.row = np.full(source.starts[-1], 1 / TEMPERATURE, np.float32)
        self.column = np.zeros(target.starts[-1], np.float32)

    def best(self) -> tuple[list[Half], list[Half]]:
        """`forward` and `backward` of Nearby."""
        rows, columns = np.zeros(len(self.row)), np.zeros(len(self.column))
        for found in in_order(self._sums, self.groups):
            for block, own, other in found:
                rows[self._own(block)] = own
                columns[self._near(block)] += other
        self.row += (np.log(rows + 1e-30) / 2).astype(np.float32)
        self.column += (np.log(columns + 1e-30) / 2).astype(np.float32)
        forward: list[Half] = []
        backward: list[Half] = []
        for best, best_back in in_order(self._best, self.groups):
            forward += best
            backward += best_back
        return forward, backward

    def _own(self, block: Block) -> slice:
        return slice(int(self.source.starts[block.first]), int(self.source.starts[block.end]))

    def _near(self, block: Block) -> slice:
        return slice(int(self.target.starts[block.low]), int(self.target.starts[block.high]))

    def _weights(self, group: Sequence[Block]) -> Iterator[tuple[Block, Floats]]:
        """exp(s / T - row - column) for the tokens of each block, 0 outside the band."""
        x = self.source.stacked(group[0].first, group[-1].end)
        y = self.target.stacked(group[0].low, group[-1].high)
        x /= TEMPERATURE
        starts, ends = self.source.starts, self.target.starts
        for block in group:
            own, near = self._own(block), self._near(block)
            above, before = starts[group[0].first], ends[group[0].low]
            weights: Floats = (
                x[own.start - above : own.stop - above]
                @ y[near.start - before : near.stop - before].T
            )
            weights -= self.row[own, None]
            weights -= self.column[near]
            np.exp(weights, out=weights)
            for i in range(block.first, block.end):
                inside = weights[starts[i] - own.start : starts[i + 1] - own.start]
                inside[:, : ends[self.low[i]] - near.start] = 0.0
                inside[:, ends[self.high[i]] - near.start :] = 0.0
            yield block, weights

    def _sums(self, group: Sequence[Block]) -> list[tuple[Block, Floats, Floats]]:
        return [
            (block, weights.sum(axis=1), weights.sum(axis=0))
            for block, weights in self._weights(group)
        ]

    def _best(self, group: Sequence[Block]) -> tuple[list[Half], list[Half]]:
        starts, ends = self.source.starts, self.target.starts
        own, other = [], []
        for block, mutual in self._weights(group):
            forward = by_text(np.maximum, mutual, ends[block.low : block.high + 1], axis=1)
            backward = by_text(np.maximum, mutual, starts[block.first : block.end + 1], axis=0)
            for best in (forward, backward):
                best[best < _LEAST] = 0.0
            for k, i in enumerate(range(block.first, block.end)):
                low, high = self.low[i], self.high[i]
                rows = slice(starts[i] - starts[block.first], starts[i + 1] - starts[block.first])
                near = slice(ends[low] - ends[block.low], ends[high] - ends[block.low])
                own.append(forward[rows, low - block.low : high - block.low].astype(np.float16))
                other.append(backward[k, near].astype(np.float16))
        return own, other
