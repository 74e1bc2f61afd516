"""Monotone alignment of two sequences of texts into beads.

Two passes of dynamic programming, as in Bertalign (Liu and Zhu 2022): the first finds a rough path
by sentence vectors, the second, in a band around it, the best beads of all shapes. Where the second
differs from Vecalign (Thompson and Koehn 2019): a bead is worth what its tokens find in each other.
A token counts for a bead by its mutual match probability inside it, and against it where it finds
no match, so that a text left alone is worth nothing and no cost of deletion has to be guessed.
Time and memory are linear in the length of the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aligner.gist.network import WIDTH as GIST
from aligner.gist.sums import run_vectors
from aligner.lines import Floats, Ints, Lines, by_text
from aligner.nearby import WIDEST, Block, Nearby, blocks, nearby
from aligner.path import Layout

__all__ = ["PARAGRAPHS", "SENTENCES", "Bead", "Layout", "Prior", "align", "best_beads"]

_NEVER = -1e18


@dataclass(frozen=True, slots=True, order=True)
class Bead:
    """Half-open ranges of source and target indices; one of them may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is held of beads before their words are looked at, in units of log odds.

    nothing, idle: a token with match probability p counts log(1 + p / nothing) - idle, so that the
    chance matches of unrelated texts add up to less than nothing. weight: of that, small since
    neighbouring tokens repeat each other's evidence. tokens: a longer text counts as if it had this
    many, or chance would add up in long paragraphs. alone: for every text left alone. merged: for
    a bead with several texts on one side; more: for each further text in it; both: several on both
    sides. length: times the square of the log of the lengths' ratio. layout: a gain for two texts
    that stand in each other's place in the file. gist: the worth, for each text on either side, of
    half the cosine of the two sides' gists, less `unlike`, which unrelated texts reach.
    """

    nothing: float
    idle: float
    weight: float
    tokens: float
    alone: float
    merged: float
    more: float
    both: float
    length: float
    layout: float = 2.0
    gist: float = 0.0
    unlike: float = 0.0


#: Found by `benchmarks/priors.py`: PARAGRAPHS on calibrating documents with paragraphs taken away
#: and run together, SENTENCES on the first three chapters of bertalign_macdev_published.
PARAGRAPHS = Prior(
    nothing=0.19,
    idle=0.35,
    weight=0.45,
    tokens=30.0,
    alone=-2.1,
    merged=-3.8,
    more=-3.0,
    both=-40.0,
    length=1.4,
)
SENTENCES = Prior(
    nothing=0.0456,
    idle=0.12,
    weight=0.071,
    tokens=18.0,
    alone=-4.0,
    merged=-1.08,
    more=-1.28,
    both=-2.52,
    length=1.12,
    gist=3.68,
    unlike=0.2,
)
#: Larger ones are too rare to be worth their time.
_SHAPES_OF_BOTH = ((2, 2), (2, 3), (3, 2), (3, 3), (2, 4), (4, 2))
#: Source texts whose beads are weighed at once, and pairs of texts: what stays in the cache.
_ROWS, _CELLS = 32, 20_000


@dataclass(frozen=True, slots=True)
class _Shape:
    """So many texts of the source and of the target, and what is held of such beads."""

    source: int
    target: int
    cost: float


def align(
    source: Lines, target: Lines, layout: Layout | None = None, prior: Prior = PARAGRAPHS
) -> list[Bead]:
    """Align two sequences, in order. Every index is in exactly one bead."""
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0)) for i in range(n)] + [
            Bead((0, 0), (j, j + 1)) for j in range(m)
        ]
    return best_beads(nearby(source, target, layout or {}), prior)


def best_beads(near: Nearby, prior: Prior) -> list[Bead]:
    """The second pass: the beads of greatest worth in a band."""
    shapes = _shapes(prior, len(near.source), len(near.target))
    worths = _Worths(near, prior, shapes)
    table = _Table(near, prior, shapes)
    for block in blocks(near.low[1:], near.high[1:] + 1, _ROWS, _CELLS):
        table.extend(block, worths.of(block))
    return table.traced()


def _shapes(prior: Prior, n: int, m: int) -> list[_Shape]:
    """Those that fit into n and m texts; a source text alone is the first, two texts the second."""
    found = [_Shape(1, 0, prior.alone), _Shape(1, 1, 0.0)]
    for k in range(2, WIDEST + 1):
        cost = prior.merged + prior.more * (k - 2)
        found += [_Shape(1, k, cost), _Shape(k, 1, cost)]
    for a, b in _SHAPES_OF_BOTH:
        found.append(_Shape(a, b, prior.both + prior.more * (a + b - 4)))
    return [shape for shape in found if shape.source <= n and shape.target <= m]


class _Table:
    """The dynamic programme. A cell is a number of source and one of target texts consumed."""

    def __init__(self, near: Nearby, prior: Prior, shapes: Sequence[_Shape]):
        self.near, self.alone, self.shapes = near, prior.alone, shapes
        alone = prior.alone * np.arange(near.high[0] + 1)
        # The greatest worth of each cell in the last WIDEST rows: column c has origin + c target
        # texts consumed. Before the first row there is nothing.
        self.best = np.vstack((np.full((WIDEST - 1, len(alone)), _NEVER), alone))
        self.origin = 0
        # Each cell's last bead: the place of its shape, or -1 for a target text alone.
        self.kinds = [np.full(len(alone), -1, np.int8)]

    def extend(self, block: Block, worths: Floats) -> None:
        """Go on over a block of source texts, by the worths of the beads that end in each cell."""
        best = self._moved(block)
        width = best.shape[1]
        # How far back in the flattened table a bead of each shape began.
        back = np.array([[shape.source * width + shape.target] for shape in self.shapes])
        for k, i in enumerate(range(block.first + 1, block.end + 1)):
            low, high = self.near.low[i] - block.low, self.near.high[i] + 1 - block.low
            row = (WIDEST + k) * width + WIDEST
            every = best.ravel()[np.arange(row + low, row + high) - back]
            every += worths[:, k, low:high]
            kind, worth = every.argmax(axis=0).astype(np.int8), every.max(axis=0)
            # Texts of the target left alone: a running maximum.
            steps = self.alone * np.arange(high - low)
            running = np.maximum.accumulate(worth - steps) + steps
            kind[running > worth + 1e-9] = -1
            best[WIDEST + k, WIDEST + low : WIDEST + high] = running
            self.kinds.append(kind)
        self.best = best[-WIDEST:]

    def _moved(self, block: Block) -> NDArray[np.float64]:
        """A table for the rows so far and those of a block, from WIDEST columns before it on."""
        origin = block.low - WIDEST
        best = np.full((WIDEST + block.end - block.first, block.high - origin), _NEVER)
        begin = max(origin, self.origin)
        end = max(begin, min(block.high, self.origin + self.best.shape[1]))
        kept = self.best[:, begin - self.origin : end - self.origin]
        best[:WIDEST, begin - origin : end - origin] = kept
        self.origin = origin
        return best

    def traced(self) -> list[Bead]:
        """The beads that lead to the last cell."""
        found, i, j = [], len(self.near.source), len(self.near.target)
        while i or j:
            kind = int(self.kinds[i][j - self.near.low[i]])
            a, b = (0, 1) if kind < 0 else (self.shapes[kind].source, self.shapes[kind].target)
            found.append(Bead((i - a, i), (j - b, j)))
            i, j = i - a, j - b
        return found[::-1]


class _Worths:
    """What beads are worth, all those that end in a block of cells at once."""

    def __init__(self, near: Nearby, prior: Prior, shapes: Sequence[_Shape]):
        self.near, self.prior, self.shapes = near, prior, shapes
        self.totals = [np.cumsum([0, *lines.lengths]) for lines in (near.source, near.target)]
        self.weights = [
            (
                prior.weight * np.minimum(1.0, prior.tokens / np.maximum(1, np.diff(lines.starts)))
            ).astype(np.float32)
            for lines in (near.source, near.target)
        ]

    def of(self, block: Block) -> Floats:
        """(shapes, r, c) float32, for beads that end with each of the r source texts of a block
        and in each of its c cells."""
        # Fence posts, from the earliest text that a bead may hold on. Whatever lies before the
        # first text counts as a text without tokens.
        rows = np.arange(block.first + 1 - WIDEST, block.end + 1)
        columns = np.arange(block.low - WIDEST, block.high)
        forward, backward = self._gains(rows, columns)
        if self.prior.gist:
            gists = (
                _gists(self.near.source, block.first + 1, block.end),
                _gists(self.near.target, block.low, block.high - 1),
            )
        x, y = (
            total[np.maximum(posts, 0)]
            for total, posts in zip(self.totals, (rows, columns), strict=True)
        )
        size, width = block.end - block.first, block.high - block.low
        found = np.empty((len(self.shapes), size, width), np.float32)
        for worth, shape in zip(found, self.shapes, strict=True):
            worth[:] = shape.cost
            if not shape.target:
                continue
            above = slice(WIDEST - shape.source, WIDEST - shape.source + size)
            left = slice(WIDEST - shape.target, WIDEST - shape.target + width)
            worth += forward[shape.target][WIDEST:] - forward[shape.target][above]
            worth += backward[shape.source][:, WIDEST:] - backward[shape.source][:, left]
            ratio = (
                np.log(y[WIDEST:] - y[left] + 6.0) - np.log(x[WIDEST:] - x[above] + 6.0)[:, None]
            )
            worth -= self.prior.length * ratio * ratio
            if self.prior.gist:
                alike = gists[0][shape.source] @ gists[1][shape.target].T - self.prior.unlike
                worth += self.prior.gist * (shape.source + shape.target) / 2 * alike
        for i in range(block.first, block.end):
            column = self.near.layout.get(i, -1) + 1 - block.low
            if i in self.near.layout and 0 <= column < width:
                found[1, i - block.first, column] += self.prior.layout
        return found

    def _gains(self, rows: Ints, columns: Ints) -> tuple[list[Floats], list[Floats]]:
        """For each number of texts of the other side, from 0 on: what each source text finds in so
        many targets before each cell, summed up over source texts; and what each target text finds
        in so many source texts, summed up over target texts."""
        own, other = (self._worth(best) for best in self._best(rows, columns))
        near = self.near
        starts, ends = (
            lines.starts[np.clip(posts, 0, len(lines))]
            for lines, posts in ((near.source, rows), (near.target, columns))
        )
        here, there = (
            weights[np.clip(posts[:-1], 0, len(weights) - 1)]
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


def _gists(lines: Lines, first: int, last: int) -> list[Floats]:
    """For each number of texts, from 0 on: the gists of so many that end before fence post first,
    ..., last, (last - first + 1, 512); zeros where there are not as many."""
    begin = max(0, first - WIDEST)
    pairs = None if lines.pairs is None else lines.pairs[begin : last - 1]
    found = [np.zeros((last - first + 1, GIST), np.float32) for _ in range(WIDEST + 1)]
    for k, vectors in enumerate(run_vectors(lines.sums[begin:last], pairs, WIDEST), start=1):
        ends = begin + k + np.arange(len(vectors))
        seen = ends >= first
        found[k][ends[seen] - first] = vectors[seen]
    return found


def _summed(table: Floats, axis: Literal[0, 1]) -> Floats:
    """Running sums along an axis, beginning with nothing."""
    rows, columns = table.shape
    found = np.zeros((rows + 1 - axis, columns + axis), np.float32)
    np.cumsum(table, axis=axis, out=found[1:] if axis == 0 else found[:, 1:])
    return found
