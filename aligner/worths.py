"""What beads are worth: their tokens' matches, their lengths and their gists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aligner.beads import WIDEST, Prior, Shape
from aligner.gist.network import WIDTH as GIST
from aligner.gist.sums import Pairs, run_vectors, stretches
from aligner.lattice import Lattice
from aligner.lines import Floats, Ints, Lines, by_text
from aligner.nearby import Block, Nearby, groups

#: Source texts whose beads are weighed at once, and pairs of texts: what stays in the cache.
_ROWS, _CELLS = 32, 20_000
#: Beads that are weighed anew at once.
_BEADS = 1024

#: For each number of texts, from 0 on: the gists of so many that end before each fence post.
Gists = Sequence[Floats]


class Worths:
    """What beads are worth, all those that end in a block of cells at once."""

    def __init__(self, near: Nearby, prior: Prior, shapes: Sequence[Shape]):
        self.near, self.prior, self.shapes = near, prior, shapes
        self.widest = max(s.source for s in shapes), max(s.target for s in shapes)
        self.totals = [np.cumsum([0, *lines.lengths]) for lines in (near.source, near.target)]
        self.weights = [
            (
                prior.weight * np.minimum(1.0, prior.tokens / np.maximum(1, np.diff(lines.starts)))
            ).astype(np.float32)
            for lines in (near.source, near.target)
        ]

    def groups(self) -> list[list[Block]]:
        """All blocks, in order, by those that are best weighed together."""
        near = self.near
        texts = np.arange(len(near.source) + 1), np.arange(len(near.target) + 2)
        return groups(near.low[1:], near.high[1:] + 1, texts, _ROWS, _CELLS)

    def of(self, group: Sequence[Block]) -> list[tuple[Block, Floats]]:
        """Each block with (shapes, r, c) float32, for beads that end with each of its r source
        texts and in each of its c cells."""
        if not self.prior.gist:
            return [(block, self._block(block, None)) for block in group]
        top, left = group[0].first, group[0].low
        own = _gists(self.near.source, top + 1, group[-1].end)
        other = _gists(self.near.target, left, group[-1].high - 1)
        found = []
        for block in group:
            rows = slice(block.first - top, block.end - top)
            columns = slice(block.low - left, block.high - left)
            gists = [run[rows] for run in own], [run[columns] for run in other]
            found.append((block, self._block(block, gists)))
        return found

    def _block(self, block: Block, gists: tuple[Gists, Gists] | None) -> Floats:
        # Fence posts, from the earliest text that a bead may hold on. Whatever lies before the
        # first text counts as a text without tokens.
        rows = np.arange(block.first + 1 - WIDEST, block.end + 1)
        columns = np.arange(block.low - WIDEST, block.high)
        forward, backward = self._gains(rows, columns)
        size, width = block.end - block.first, block.high - block.low
        x, y = (
            _log_lengths(total[np.maximum(posts, 0)], widest)
            for total, posts, widest in zip(self.totals, (rows, columns), self.widest, strict=True)
        )
        found = np.empty((len(self.shapes), size, width), np.float32)
        for worth, shape in zip(found, self.shapes, strict=True):
            worth[:] = shape.cost
            above = slice(WIDEST - shape.source, WIDEST - shape.source + size)
            left = slice(WIDEST - shape.target, WIDEST - shape.target + width)
            worth += forward[shape.target][WIDEST:] - forward[shape.target][above]
            worth += backward[shape.source][:, WIDEST:] - backward[shape.source][:, left]
            ratio = y[shape.target - 1] - x[shape.source - 1][:, None]
            worth -= self.prior.length * ratio * ratio
            if gists:
                alike = gists[0][shape.source] @ gists[1][shape.target].T - self.prior.unlike
                worth += self.prior.gist * (shape.source + shape.target) / 2 * alike
        for i in range(block.first, block.end):
            column = self.near.layout.get(i, -1) + 1 - block.low
            if i in self.near.layout and 0 <= column < width:
                found[0, i - block.first, column] += self.prior.layout
        return found

    def _gains(self, rows: Ints, columns: Ints) -> tuple[list[Floats], list[Floats]]:
        """For each number of texts of the other side, from 0 on: what each source text finds in so
        many targets before each cell, summed up over source texts; and what each target text finds
        in so many source texts, summed up over target texts."""
        own, other = (self._worth(best) for best in self._best(rows, columns))
        near = self.near
        starts, ends = (
            lines.starts[np.minimum(np.maximum(posts, 0), len(lines))]
            for lines, posts in ((near.source, rows), (near.target, columns))
        )
        here, there = (
            weights[np.minimum(np.maximum(posts[:-1], 0), len(weights) - 1)]
            for weights, posts in zip(self.weights, (rows, columns), strict=True)
        )
        forward, backward = [own[:0]], [other[:0]]
        best, last = own[:, WIDEST - 1 :], own.shape[1]
        for k in range(1, min(WIDEST, len(near.target)) + 1):
            # The best of k texts: of the nearest k - 1, or the one before them.
            best = np.maximum(best, own[:, WIDEST - k : last + 1 - k])
            gained = by_text(np.add, best, starts, axis=0) * here[:, None]
            forward.append(_summed(gained, axis=0))
        best, last = other[WIDEST - 1 :], len(other)
        for k in range(1, min(WIDEST, len(near.source)) + 1):
            best = np.maximum(best, other[WIDEST - k : last + 1 - k])
            gained = by_text(np.add, best, ends, axis=1) * there
            backward.append(_summed(gained, axis=1))
        return forward, backward

    def _best(self, rows: Ints, columns: Ints) -> tuple[Floats, Floats]:
        """`forward` and `backward` of Nearby between fence posts of either side, in two tables:
        (t, columns - 1), (rows - 1, u). Texts outside the band match nothing."""
        near, first, left = self.near, rows[0], columns[0]
        starts, ends = near.source.starts, near.target.starts
        top, begin = starts[max(first, 0)], ends[max(left, 0)]
        own = np.zeros((starts[rows[-1]] - top, len(columns) - 1), np.float32)
        other = np.zeros((len(rows) - 1, ends[columns[-1]] - begin), np.float32)
        for i in range(max(first, 0), rows[-1]):
            low, high = max(near.seen_low[i], left), near.seen_high[i]
            mine, theirs = near.forward[i], near.backward[i]
            skipped = low - near.seen_low[i], ends[low] - ends[near.seen_low[i]]
            own[starts[i] - top : starts[i + 1] - top, low - left : high - left] = mine[
                :, skipped[0] :
            ]
            other[i - first, ends[low] - begin : ends[high] - begin] = theirs[skipped[1] :]
        return own, other

    def _worth(self, best: Floats) -> Floats:
        """Of a token, by its match probability; it rises with that, so that the most probable
        match is worth most."""
        worth: Floats = np.log1p(best / np.float32(self.prior.nothing)) - np.float32(
            self.prior.idle
        )
        return worth


def _log_lengths(totals: NDArray[np.float64], widest: int) -> list[NDArray[np.float64]]:
    """For 1 to `widest` texts: ln of the length of so many before each fence post but the first.

    totals: the lengths of all texts before a fence post, (WIDEST + p,) -> (p,) each.
    """
    return [np.log(totals[WIDEST:] - totals[WIDEST - k : -k] + 6.0) for k in range(1, widest + 1)]


def _gists(lines: Lines, first: int, last: int) -> list[Floats]:
    """Gists before fence posts first, ..., last: (last - first + 1, 512) each; zeros where there
    are not as many texts."""
    begin = 0 if lines.runs else max(0, first - WIDEST)
    found = [np.zeros((last - first + 1, GIST), np.float32) for _ in range(WIDEST + 1)]
    for k, vectors in enumerate(lines.runs or run_vectors(lines.sums[begin:last], WIDEST), start=1):
        ends = begin + k + np.arange(len(vectors))
        seen = (ends >= first) & (ends <= last)
        found[k][ends[seen] - first] = vectors[seen]
    return found


def gist_gains(
    near: Nearby, prior: Prior, close: Lattice, pairs: tuple[Pairs, Pairs]
) -> NDArray[np.float64]:
    """By how much beads, (b,), are worth more with the gists of pairs of neighbouring texts."""
    sizes = np.stack([np.diff(ranges)[:, 0] for ranges in (close.source, close.target)])
    several = np.flatnonzero((sizes.min(axis=0) > 0) & (sizes.max(axis=0) > 1))
    found = np.zeros(len(close.lost))
    for at in range(0, len(several), _BEADS):
        some = several[at : at + _BEADS]
        gained = _alike(near, close, some, pairs) - _alike(near, close, some, (None, None))
        found[some] = prior.gist * sizes[:, some].sum(axis=0) / 2 * gained
    return found


def _alike(
    near: Nearby, close: Lattice, some: Ints, pairs: tuple[Pairs | None, Pairs | None]
) -> Floats:
    """The cosines of the gists of the two sides of some beads."""
    own = stretches(near.source.sums, close.source[some], pairs[0]).vectors()
    other = stretches(near.target.sums, close.target[some], pairs[1]).vectors()
    cosines: Floats = (own * other).sum(axis=1)
    return cosines


def _summed(table: Floats, axis: Literal[0, 1]) -> Floats:
    """Running sums along an axis, beginning with nothing."""
    rows, columns = table.shape
    found = np.zeros((rows + 1 - axis, columns + axis), np.float32)
    np.cumsum(table, axis=axis, out=found[1:] if axis == 0 else found[:, 1:])
    return found
