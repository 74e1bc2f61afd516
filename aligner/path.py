"""First pass of alignment: a rough monotone path through two sequences, by their vectors.

As in Bertalign (Liu and Zhu 2022, section 3.2): only 1-1 matches, scored by a margin; the second
pass (`aligner.alignment`) then looks at beads of all shapes near the path. Long texts are
searched in a band around anchors, so that memory is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

#: Up to this many cells the whole matrix is seen, beyond it a band around anchors, this wide to
#: either side and, where anchors lie far apart, wider up to the second.
WHOLE = 1_000_000
BAND, WIDE = 60, 1000
#: Source texts, evenly spread, for which anchors are sought, so that a long document takes time in
#: proportion to its length; and rows whose similarities are held at once meanwhile.
_PROBES, _BLOCK = 4096, 256
#: Cosine below which two texts that are each other's best are no anchor.
_ANCHOR = 0.4

_THROUGH, _SKIP_SOURCE, _SKIP_TARGET = 0, 1, 2

Floats = NDArray[np.float32]
Ints = NDArray[np.int_]
#: Source index -> the target index that stands in its place in the file.
Layout = Mapping[int, int]


def rough_path(x: Floats, y: Floats, layout: Layout) -> list[int]:
    """For each of n source vectors (n, d), the target (of m, (m, d)) at which the path crosses it.

    Never decreases.
    """
    n, m = len(x), len(y)
    low, high = (np.zeros(n, int), np.full(n, m)) if n * m <= WHOLE else _band(x, y)
    rows = [y[low[i] : high[i]] @ x[i] for i in range(n)]
    columns = np.zeros(m, np.float32)
    for i, row in enumerate(rows):
        np.maximum(columns[low[i] : high[i]], row, out=columns[low[i] : high[i]])
    for i, row in enumerate(rows):
        # Margin (Artetxe and Schwenk 2019): against the best that either side finds.
        row -= 0.45 * (row.max(initial=0.0) + columns[low[i] : high[i]])
        if i in layout and low[i] <= layout[i] < high[i]:
            row[layout[i] - low[i]] += 0.1
    return _monotone(rows, low, high, m)


def _monotone(gains: Sequence[Floats], low: Ints, high: Ints, m: int) -> list[int]:
    """The increasing path of greatest gain through a band: gains[i][j - low[i]] for each cell.

    A row that the path skips takes the place at which it is skipped.
    """
    n = len(gains)
    best = np.zeros(m + 1, np.float32)  # best[j]: greatest gain with j targets consumed
    moves = []
    for i in range(n):
        first, last = int(low[i]), int(high[i])
        if i:  # the band has moved on: what lies beyond the last row's end is reached by skips
            end = int(high[i - 1])
            best[end + 1 : last + 1] = best[end]
        through = best[first:last] + gains[i]
        beside = best[first + 1 : last + 1]
        either = np.maximum(through, beside)
        running = np.maximum.accumulate(np.concatenate((best[first : first + 1], either)))[1:]
        step = np.where(through > beside, _THROUGH, _SKIP_SOURCE)
        moves.append(np.where(running > either, _SKIP_TARGET, step).astype(np.int8))
        best[first + 1 : last + 1] = running
    path, i, j = [0] * n, n - 1, m
    while i >= 0:
        cell = j - 1 - int(low[i])
        if cell >= len(moves[i]) or (cell >= 0 and moves[i][cell] == _SKIP_TARGET):
            j -= 1
            continue
        path[i] = min(max(j - 1, 0), m - 1)
        if cell >= 0 and moves[i][cell] == _THROUGH:
            j -= 1
        i -= 1
    return path


def _band(x: Floats, y: Floats) -> tuple[Ints, Ints]:
    """A band around anchors: pairs that are each other's best, in increasing order.

    Returns the half-open range of targets for each source index; both ends never decrease.
    """
    n, m = len(x), len(y)
    probes = np.unique(np.linspace(0, n - 1, min(n, _PROBES)).astype(int))
    places, value = _nearest(x[probes], y)
    back, _ = _nearest(y[places], x)
    mutual = (back == probes) & (value > _ANCHOR)
    chain = _increasing(places[mutual].tolist())
    anchors = [-1, *probes[mutual][chain].tolist(), n]
    crossed = [-1, *places[mutual][chain].tolist(), m]
    centre = np.interp(np.arange(n), anchors, crossed)
    # Between anchors that lie far apart little is known, so the band is wider there.
    gaps = np.diff(anchors) + np.abs(np.diff(crossed))
    reach = BAND + np.minimum(WIDE, np.repeat(gaps, np.diff(anchors))[:n] // 4)
    low = np.clip((centre - reach).astype(int), 0, m - 1)
    high = np.clip((centre + reach).astype(int) + 1, 1, m)
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    high[-1] = m
    return low, high


def _nearest(x: Floats, y: Floats) -> tuple[Ints, Floats]:
    """For each row of x the place of the most similar row of y, and the similarity."""
    places, value = np.zeros(len(x), int), np.zeros(len(x), np.float32)
    for start in range(0, len(x), _BLOCK):
        block = x[start : start + _BLOCK] @ y.T
        places[start : start + _BLOCK] = block.argmax(axis=1)
        value[start : start + _BLOCK] = block.max(axis=1)
    return places, value


def _increasing(places: list[int]) -> list[int]:
    """The indices of a longest increasing subsequence (patience sorting)."""
    tops: list[int] = []  # place on top of each pile
    piles: list[int] = []  # index on top of each pile
    before: list[int | None] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else None)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [index]
    chain = []
    at = piles[-1] if piles else None
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]
