"""Monotone alignment of two sequences of texts into beads.

Two passes of dynamic programming, as in Bertalign (Liu and Zhu 2022): the first finds a rough path
by sentence vectors, the second, in a narrow band around it, the best beads of up to MAX_BEAD
paragraphs. Where they differ from Vecalign (Thompson and Koehn 2019): a bead is worth the log odds
that its sides are translations of each other, by the bead model of `calibration`, so that no cost
has to be made comparable by hand. Time is O(n band), memory linear in n.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.calibration import Calibration
from aligner.scoring import length_ratio
from aligner.views import View, join

#: Paragraphs of both sides in a bead, at most.
MAX_BEAD = 5
#: Log odds that leaving one paragraph unpaired costs, and every paragraph beyond 1-1 in a bead.
SKIP = -1.5
MERGE = -0.5
#: How much the lead over rivals counts, and up to which lead.
LEAD = 0.5
LEAD_LIMIT = 6.0
#: What two paragraphs gain that stand in each other's place in an interleaved text.
LAYOUT = 2.0
#: A bead whose lengths differ by more than e^1.6 is not considered, if it has more than two sides.
WILD_LENGTH = 1.6
#: Cells to either side of the first pass's path that the second looks at.
REACH = 3
#: Up to this many cells the first pass sees the whole matrix, beyond it a band around anchors.
WHOLE = 1_000_000
BAND = 60
#: Source rows whose similarities are held at once while anchors are sought.
_BLOCK = 1024
#: Cosine below which two texts that are each other's best are no anchor.
_ANCHOR = 0.4

_THROUGH, _SKIP_SOURCE, _SKIP_TARGET = 0, 1, 2

Floats = NDArray[np.float32]
Ints = NDArray[np.int_]
#: Source index -> the target index that stands in its place in the file.
Layout = Mapping[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Bead:
    """Half-open ranges of source and target indices; one of them may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]


_SHAPES = tuple(
    (a, b)
    for a in range(1, MAX_BEAD)
    for b in range(1, MAX_BEAD)
    if a + b <= MAX_BEAD and (a, b) not in {(2, 3), (3, 2)}
)


def align(
    source: Sequence[View], target: Sequence[View], calibration: Calibration, layout: Layout
) -> list[Bead]:
    """Align two sequences, in order. Every index is in exactly one bead."""
    if not source or not target:
        return [Bead((i, i + 1), (0, 0)) for i in range(len(source))] + [
            Bead((0, 0), (j, j + 1)) for j in range(len(target))
        ]
    path = _rough_path(source, target, layout)
    rows = _around(path, len(target))
    worth = _Worth(source, target, calibration, layout, rows)
    return _best_beads(rows, len(source), len(target), worth)


def _vectors(views: Sequence[View]) -> Floats:
    return np.stack([view.vector for view in views])


def _rough_path(source: Sequence[View], target: Sequence[View], layout: Layout) -> list[int]:
    """For each source index, the target index at which the first pass crosses it."""
    x, y = _vectors(source), _vectors(target)
    n, m = len(x), len(y)
    low, high = (np.zeros(n, int), np.full(n, m)) if n * m <= WHOLE else _band(x, y)
    width = int((high - low).max())
    similarity = np.full((n, width), -np.inf, np.float32)
    for i in range(n):
        similarity[i, : high[i] - low[i]] = y[low[i] : high[i]] @ x[i]
    columns = np.full(m, 0.0, np.float32)
    for i in range(n):
        here = slice(low[i], high[i])
        columns[here] = np.maximum(columns[here], similarity[i, : high[i] - low[i]])
    gains = similarity.copy()
    for i in range(n):
        size = high[i] - low[i]
        row = similarity[i, :size]
        # Margin (Artetxe and Schwenk 2019): against the best that either side finds.
        gains[i, :size] = row - 0.45 * (row.max(initial=0.0) + columns[low[i] : high[i]])
        if i in layout and low[i] <= layout[i] < high[i]:
            gains[i, layout[i] - low[i]] += 0.1
    return _monotone(gains, low, high, m)


def _monotone(gains: Floats, low: Ints, high: Ints, m: int) -> list[int]:
    """The increasing path of greatest gain through a band: gains[i, j - low[i]] for each cell.

    A row that the path skips takes the place at which it is skipped.
    """
    n = len(gains)
    best = np.zeros(m + 1, np.float32)  # best[j]: greatest gain with j targets consumed
    moves = np.zeros(gains.shape, np.int8)
    for i in range(n):
        first, last = int(low[i]), int(high[i])
        if i:  # the band has moved on: what lies beyond the last row's end is reached by skips
            end = int(high[i - 1])
            best[end + 1 : last + 1] = best[end]
        through = best[first:last] + gains[i, : last - first]
        beside = best[first + 1 : last + 1]
        either = np.maximum(through, beside)
        running = np.maximum.accumulate(np.concatenate((best[first : first + 1], either)))[1:]
        step = np.where(through > beside, _THROUGH, _SKIP_SOURCE)
        moves[i, : last - first] = np.where(running > either, _SKIP_TARGET, step)
        best[first + 1 : last + 1] = running
    path, i, j = [0] * n, n - 1, m
    while i >= 0:
        cell = j - 1 - int(low[i])
        if cell >= int(high[i] - low[i]) or (cell >= 0 and moves[i, cell] == _SKIP_TARGET):
            j -= 1
            continue
        path[i] = min(max(j - 1, 0), m - 1)
        if cell >= 0 and moves[i, cell] == _THROUGH:
            j -= 1
        i -= 1
    return path


def _band(x: Floats, y: Floats) -> tuple[Ints, Ints]:
    """A band around anchors: pairs that are each other's best, in increasing order.

    Similarities are computed in blocks, so that memory stays linear. Returns the half-open range
    of targets for each source index; both ends never decrease.
    """
    n, m = len(x), len(y)
    forward, value = np.zeros(n, int), np.zeros(n, np.float32)
    backward, peak = np.zeros(m, int), np.full(m, -np.inf, np.float32)
    for start in range(0, n, _BLOCK):
        block = x[start : start + _BLOCK] @ y.T
        forward[start : start + _BLOCK] = block.argmax(axis=1)
        value[start : start + _BLOCK] = block.max(axis=1)
        rows = block.argmax(axis=0)
        higher = block[rows, np.arange(m)] > peak
        backward[higher] = rows[higher] + start
        peak = np.maximum(peak, block.max(axis=0))
    mutual = [i for i in range(n) if backward[forward[i]] == i and value[i] > _ANCHOR]
    anchors = [-1, *_increasing(mutual, forward), n]
    places = [-1, *(int(forward[i]) for i in anchors[1:-1]), m]
    centre = np.interp(np.arange(n), anchors, places)
    # Between anchors that lie far apart little is known, so the band is wider there.
    gaps = np.diff(anchors) + np.abs(np.diff(places))
    reach = BAND + np.repeat(gaps, np.diff(anchors))[:n] // 4
    low = np.clip((centre - reach).astype(int), 0, m - 1)
    high = np.clip((centre + reach).astype(int) + 1, 1, m)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    high[-1] = m
    return low, high


def _increasing(indices: list[int], places: Ints) -> list[int]:
    """The longest subsequence of indices whose places increase (patience sorting)."""
    tops: list[int] = []  # place on top of each pile
    piles: list[int] = []  # index on top of each pile
    before: dict[int, int | None] = {}
    for index in indices:
        pile = bisect_left(tops, int(places[index]))
        before[index] = piles[pile - 1] if pile else None
        tops[pile : pile + 1] = [int(places[index])]
        piles[pile : pile + 1] = [index]
    chain = []
    at = piles[-1] if piles else None
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _around(path: Sequence[int], m: int) -> list[tuple[int, int]]:
    """For each number of source paragraphs consumed, 0 to n, the targets that may be: [lo, hi]."""
    n = len(path)
    rows = []
    for i in range(n + 1):
        near = path[max(0, i - REACH) : min(n, i + REACH)]
        low, high = min(near), max(near) + 1
        rows.append((max(0, low - REACH), min(m, high + REACH)))
    rows[0] = (0, rows[0][1])
    rows[-1] = (rows[-1][0], m)
    return rows


class _Worth:
    """What a bead is worth: its log odds, and its lead over what its paragraphs have besides.

    The lead makes up for registers in which all odds are low: a literary translation may score
    less than a wrong pair in a manual, and still far more than its neighbours.
    """

    def __init__(
        self,
        source: Sequence[View],
        target: Sequence[View],
        calibration: Calibration,
        layout: Layout,
        rows: Sequence[tuple[int, int]],
    ):
        self._source, self._target = source, target
        self._calibration, self._layout = calibration, layout
        self._odds = [
            {
                j: calibration.bead_odds(view, target[j])
                for j in range(*_reach(rows, i, len(target)))
            }
            for i, view in enumerate(source)
        ]
        self._by_target: list[dict[int, float]] = [{} for _ in target]
        for i, row in enumerate(self._odds):
            for j, odds in row.items():
                self._by_target[j][i] = odds

    def __call__(self, i: int, i_end: int, j: int, j_end: int) -> float:
        """Worth of the bead of source i to i_end and target j to j_end, -inf if out of question."""
        count = i_end - i + j_end - j
        if count == 2:
            odds = self._odds[i][j]
        else:
            x, y = join(self._source[i:i_end]), join(self._target[j:j_end])
            if abs(length_ratio(x, y)) > WILD_LENGTH:
                return -np.inf
            odds = self._calibration.bead_odds(x, y)
        lead = odds - self._rival(range(i, i_end), range(j, j_end))
        gain = odds + LEAD * float(np.clip(lead, -LEAD_LIMIT, LEAD_LIMIT)) + MERGE * (count - 2)
        return gain + (LAYOUT if count == 2 and self._layout.get(i) == j else 0.0)

    def _rival(self, own_i: range, own_j: range) -> float:
        """The best odds of any of the bead's paragraphs with one outside it.

        Left out are copies of what is inside, and what belongs to someone else far more clearly.
        """
        found = -np.inf
        for mine, theirs, odds_of, held, views in (
            (own_i, own_j, self._odds, self._by_target, self._target),
            (own_j, own_i, self._by_target, self._odds, self._source),
        ):
            inside = {views[n].text for n in theirs}
            for m in mine:
                for n, odds in odds_of[m].items():
                    outside = n not in theirs and views[n].text not in inside
                    if odds > found and outside and odds > max(held[n].values()) - LEAD_LIMIT / 2:
                        found = odds
        return found


def _reach(rows: Sequence[tuple[int, int]], i: int, m: int) -> tuple[int, int]:
    """The targets that source i can be paired with in the band, half open."""
    low = min(rows[i][0], rows[i + 1][0])
    return low, min(m, max(rows[i][1], rows[i + 1][1]))


def _best_beads(rows: Sequence[tuple[int, int]], n: int, m: int, worth: _Worth) -> list[Bead]:
    """The second pass. best[i][j - low]: greatest worth with i source, j target texts consumed."""
    best = [[-np.inf] * (high - low + 1) for low, high in rows]
    shape: list[list[tuple[int, int]]] = [[(0, 0)] * (high - low + 1) for low, high in rows]
    for i in range(n + 1):
        low, high = rows[i]
        for j in range(low, high + 1):
            if i == j == 0:
                best[0][0] = 0.0
                continue
            found, kind = -np.inf, (0, 0)
            for a, b in ((1, 0), (0, 1), *_SHAPES):
                before_i, before_j = i - a, j - b
                if before_i < 0 or not rows[before_i][0] <= before_j <= rows[before_i][1]:
                    continue
                before = best[before_i][before_j - rows[before_i][0]]
                if before == -np.inf:
                    continue
                gain = SKIP if not (a and b) else worth(before_i, i, before_j, j)
                if before + gain > found:
                    found, kind = before + gain, (a, b)
            best[i][j - low], shape[i][j - low] = found, kind
    beads, i, j = [], n, m
    while i or j:
        a, b = shape[i][j - rows[i][0]]
        beads.append(Bead((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return beads[::-1]
