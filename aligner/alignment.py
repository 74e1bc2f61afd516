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

import numpy as np
from numpy.typing import NDArray

from aligner.lines import Ints, Lines, matches
from aligner.path import Layout, rough_path

__all__ = ["PARAGRAPHS", "SENTENCES", "Bead", "Layout", "Prior", "align"]

Floats = NDArray[np.float64]
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
    that stand in each other's place in the file. reach: texts around the first pass's path that
    the second looks at. widest: texts on one side of a bead, at most.
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
    reach: int = 8
    widest: int = 6


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
    nothing=0.09,
    idle=0.16,
    weight=0.29,
    tokens=60.0,
    alone=-3.0,
    merged=-0.7,
    more=-1.5,
    both=-5.9,
    length=2.0,
)
#: Larger ones are too rare to be worth their time.
_SHAPES_OF_BOTH = ((2, 2), (2, 3), (3, 2), (3, 3), (2, 4), (4, 2))


def align(
    source: Lines, target: Lines, layout: Layout | None = None, prior: Prior = PARAGRAPHS
) -> list[Bead]:
    """Align two sequences, in order. Every index is in exactly one bead."""
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0)) for i in range(n)] + [
            Bead((0, 0), (j, j + 1)) for j in range(m)
        ]
    return _SecondPass(source, target, layout or {}, prior).beads()


class _SecondPass:
    def __init__(self, source: Lines, target: Lines, layout: Layout, prior: Prior):
        self.prior, self.layout = prior, layout
        self.n, self.m = len(source), len(target)
        path = np.array(rough_path(source.vectors, target.vectors, layout))
        self.low, self.high = self._cells(path)
        low = np.minimum(self.low[:-1], self.m - 1)
        low = np.maximum(0, low - prior.widest)
        high = np.maximum(low + 1, self.high[1:])
        self.starts = source.starts, target.starts
        self.forward, self.backward = matches(source, target, low, high)
        self.totals = np.cumsum([0, *source.lengths]), np.cumsum([0, *target.lengths])
        self.weights = [
            prior.weight * np.minimum(1.0, prior.tokens / np.maximum(1, np.diff(lines.starts)))
            for lines in (source, target)
        ]
        self.line_of = np.repeat(np.arange(self.m), np.diff(target.starts))
        self.shapes = self._shapes()

    def _cells(self, path: Ints) -> tuple[Ints, Ints]:
        """For 0 to n source texts consumed, how many target texts may be: low to high."""
        reach = self.prior.reach
        crossed = np.concatenate([[0], np.maximum.accumulate(path) + 1])
        at = np.arange(self.n + 1)
        low = np.maximum(0, crossed[np.maximum(0, at - reach)] - reach)
        high = np.minimum(self.m, crossed[np.minimum(self.n, at + reach)] + reach)
        low[0], high[self.n] = 0, self.m
        return low, high

    def _shapes(self) -> list[tuple[int, int, float]]:
        """(source texts, target texts, prior) of beads with both sides."""
        prior, widest = self.prior, self.prior.widest
        found = [(1, 1, 0.0)]
        for k in range(2, widest + 1):
            cost = prior.merged + prior.more * (k - 2)
            found += [(1, k, cost), (k, 1, cost)]
        for a, b in _SHAPES_OF_BOTH:
            found.append((a, b, prior.both + prior.more * (a + b - 4)))
        return found

    def beads(self) -> list[Bead]:
        """best[j - low]: greatest worth with i source and j target texts consumed."""
        best: list[Floats] = []
        kinds: list[NDArray[np.int8]] = []
        gains: list[list[Floats]] = []
        for i in range(self.n + 1):
            columns = np.arange(self.low[i], self.high[i] + 1)
            worth = np.full(len(columns), _NEVER)
            kind = np.zeros(len(columns), np.int8)
            if i == 0:
                worth[0] = 0.0
            else:
                gains.append(self._source_gains(i - 1))
                worth = self._at(best, i - 1, columns) + self.prior.alone
                kind[:] = 1
                self._consider(i, columns, best, gains, worth, kind)
            if i > self.prior.widest:
                gains[i - self.prior.widest - 1] = []
            # Texts of the target left alone: a running maximum.
            steps = self.prior.alone * np.arange(len(columns))
            running = np.maximum.accumulate(worth - steps) + steps
            kind[running > worth + 1e-9] = 0
            best.append(running)
            kinds.append(kind)
        return self._traced(kinds)

    def _at(self, best: Sequence[Floats], i: int, columns: Ints) -> Floats:
        places = columns - self.low[i]
        inside = (places >= 0) & (places < len(best[i]))
        return np.where(inside, best[i][np.clip(places, 0, len(best[i]) - 1)], _NEVER)

    def _consider(
        self,
        i: int,
        columns: Ints,
        best: Sequence[Floats],
        gains: Sequence[Sequence[Floats]],
        worth: Floats,
        kind: NDArray[np.int8],
    ) -> None:
        """Raise `worth` where a bead that ends at source text i is better."""
        first = max(0, int(columns[0]) - self.prior.widest)
        sums = self._target_sums(i, first, int(columns[-1]))
        for number, (a, b, cost) in enumerate(self.shapes, start=2):
            if a > i:
                continue
            begin = columns - b
            total = self._at(best, i - a, begin) + cost
            total += sums[a][np.maximum(columns - first, 0)] - sums[a][np.maximum(begin - first, 0)]
            for k in range(i - a, i):
                places = columns - self.forward.low[k]
                table = gains[k][b]
                inside = (places >= b) & (places < len(table))
                total += np.where(inside, table[np.clip(places, 0, len(table) - 1)], 0.0)
            total += self._length(i - a, i, np.maximum(begin, 0), columns)
            if a == b == 1 and i - 1 in self.layout:
                total[columns == self.layout[i - 1] + 1] += self.prior.layout
            better = (begin >= 0) & (total > worth)
            worth[better] = total[better]
            kind[better] = number

    def _length(self, i: int, i_end: int, j: Ints, j_end: Ints) -> Floats:
        x, y = self.totals
        ratio = np.log((y[j_end] - y[j] + 6.0) / (x[i_end] - x[i] + 6.0))
        worth: Floats = -self.prior.length * ratio * ratio
        return worth

    def _worth(self, best: NDArray[np.float32]) -> Floats:
        prior = self.prior
        worth: Floats = np.log1p(best / prior.nothing) - prior.idle
        return worth

    def _source_gains(self, k: int) -> list[Floats]:
        """For each width b, what source text k finds in targets e - b to e, by e - low."""
        own = self.forward.best[self.starts[0][k] : self.starts[0][k + 1]]
        width = own.shape[1]
        tables = [np.zeros(width + 1)]
        before = np.zeros((len(own), 1), np.float32)
        running = alone = np.concatenate((before, own), axis=1)
        for b in range(1, min(self.prior.widest, width) + 1):
            if b > 1:  # the best of b columns: of the b - 1 before the last, or the last
                running = np.maximum(np.concatenate((before, running[:, :-1]), axis=1), alone)
            tables.append(self._worth(running).sum(axis=0) * self.weights[0][k])
        tables += [np.zeros(width + 1)] * (self.prior.widest + 1 - len(tables))
        return tables

    def _target_sums(self, i: int, first: int, end: int) -> list[Floats]:
        """For each width a, cumulative sums over targets first to end of what each finds in
        source texts i - a to i."""
        begin, stop = self.starts[1][first], self.starts[1][end]
        lines = self.line_of[begin:stop]
        best = self.backward.best[begin:stop]
        rows, width = np.arange(stop - begin), best.shape[1]
        running = np.zeros(stop - begin, np.float32)
        sums = [np.zeros(end - first + 1)]
        for a in range(1, self.prior.widest + 1):
            places = i - a - self.backward.low[lines]
            inside = (places >= 0) & (places < width) & (i - a >= 0)
            there = np.where(inside, best[rows, np.clip(places, 0, width - 1)], 0.0)
            running = np.maximum(running, there)
            counted = np.bincount(lines - first, self._worth(running), minlength=end - first)
            own = counted * self.weights[1][first:end]
            sums.append(np.concatenate([[0.0], np.cumsum(own)]))
        return sums

    def _traced(self, kinds: Sequence[NDArray[np.int8]]) -> list[Bead]:
        found, i, j = [], self.n, self.m
        while i or j:
            kind = int(kinds[i][j - self.low[i]])
            if kind == 0 or i == 0:
                a, b = 0, 1
            else:
                a, b = (1, 0) if kind == 1 else self.shapes[kind - 2][:2]
            found.append(Bead((i - a, i), (j - b, j)))
            i, j = i - a, j - b
        return found[::-1]
