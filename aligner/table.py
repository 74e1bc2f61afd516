"""The dynamic programme of alignment's second pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.beads import WIDEST, Bead, Prior, Shape
from aligner.lattice import Lattice, divided, lattice_of
from aligner.lines import Floats, Ints
from aligner.nearby import Block, Nearby

_NEVER = -1e18

Worth = NDArray[np.float64]


class Table:
    """The greatest worth with which each cell can be reached. A cell is a number of source and one
    of target texts consumed.

    Ways to a cell are a bead of each shape, texts on both sides, and texts of one side left alone,
    as many in a row as is best. The kind of a way is the place of its shape, -2 k for k texts of
    the source, -2 k - 1 for k of the target. margin: ways are remembered that are worth less than
    this below the best to their cell, for `lattice`.
    """

    def __init__(self, near: Nearby, prior: Prior, shapes: Sequence[Shape], margin: float):
        self.near, self.alone, self.longer, self.margin = near, prior.alone, prior.longer, margin
        self.sizes = [(shape.source, shape.target) for shape in shapes]
        # The greatest worth of each cell in the last WIDEST rows: column c has origin + c target
        # texts consumed. Before the first row there is nothing.
        self.origin, width = 0, near.high[0] + 1
        self.best = np.full((WIDEST, width), _NEVER)
        # In the last row: the worth of ending with texts of the source alone, and how many.
        self.gap, self.length = np.full(width, _NEVER), np.zeros(width, np.int64)
        # Of each row: the kind of each cell's best way; and cells, kinds and losses of all ways
        # that are remembered.
        self.kinds: list[Ints] = []
        self.close: list[tuple[Ints, Ints, Worth]] = []
        start = np.full((1, width), _NEVER)
        start[0, 0] = 0.0
        self.best[-1] = self._finished(start, self.gap, self.length)

    def extend(self, block: Block, worths: Floats) -> None:
        """Go on over a block of source texts, by the worths of the beads that end in each cell."""
        self._move(block)
        width = self.best.shape[1]
        # How far back in the flattened table a bead of each shape began.
        back = np.array([[source * width + target] for source, target in self.sizes])
        for k, i in enumerate(range(block.first + 1, block.end + 1)):
            low, high = self.near.low[i] - block.low, self.near.high[i] + 1 - block.low
            row, here = WIDEST + k, slice(WIDEST + low, WIDEST + high)
            ways = self.best.ravel()[np.arange(here.start, here.stop) + row * width - back]
            ways += worths[:, k, low:high]
            begun, longer = self.best[row - 1, here] + self.alone, self.gap[here] + self.longer
            self.length[here] = np.where(longer > begun, self.length[here] + 1, 1)
            self.gap[here] = np.maximum(longer, begun)
            self.best[row, here] = self._finished(ways, self.gap[here], self.length[here])
        self.best = self.best[-WIDEST:]

    def _move(self, block: Block) -> None:
        """Make room for the rows of a block, from WIDEST columns before it on."""
        origin, before = block.low - WIDEST, self.best.shape[1]
        begin = max(origin, self.origin)
        end = max(begin, min(block.high, self.origin + before))
        old = slice(begin - self.origin, end - self.origin)
        new = slice(begin - origin, end - origin)
        best = np.full((WIDEST + block.end - block.first, block.high - origin), _NEVER)
        gap, length = np.full(best.shape[1], _NEVER), np.zeros(best.shape[1], np.int64)
        best[:WIDEST, new], gap[new] = self.best[:, old], self.gap[old]
        length[new] = self.length[old]
        self.origin, self.best, self.gap, self.length = origin, best, gap, length

    def _finished(self, ways: Worth, gap: Worth, length: Ints) -> Worth:
        """The best worth of each cell of a row, by the ways of each shape, (s, c), and with source
        texts alone, (c,), so many; what leads there is noted."""
        shaped = ways.max(axis=0)
        kind = np.where(gap > shaped, -2 * length, ways.argmax(axis=0))
        best: Worth = np.maximum(gap, shaped)
        # Texts of the target alone, from the best cell before them.
        cells = np.arange(len(best))
        level = best - self.longer * cells
        top = np.maximum.accumulate(level)
        origin = np.maximum.accumulate(np.where(level == top, cells, 0))
        other, count = np.full(len(best), _NEVER), np.zeros(len(best), np.int64)
        other[1:] = top[:-1] + self.longer * cells[:-1] + self.alone
        count[1:] = cells[1:] - origin[:-1]
        kind = np.where(other > best + 1e-9, -2 * count - 1, kind)
        np.maximum(best, other, out=best)
        self.kinds.append(kind.astype(np.int32))
        if self.margin:
            lost = best - np.vstack((other, gap, ways))
            at, way = (lost < self.margin).T.nonzero()
            alone = np.stack((-2 * count - 1, -2 * length))
            kinds = np.where(way < 2, alone[np.minimum(way, 1), at], way - 2)
            self.close.append((at, kinds, lost[way, at]))
        return best

    def _size(self, kind: int) -> tuple[int, int]:
        if kind >= 0:
            return self.sizes[kind]
        length, of_target = divmod(-kind, 2)
        return (0, length) if of_target else (length, 0)

    def beads(self) -> list[Bead]:
        """Those that lead to the last cell."""
        found: list[Bead] = []
        i, j = len(self.near.source), len(self.near.target)
        while i or j:
            a, b = self._size(int(self.kinds[i][j - self.near.low[i]]))
            found.append(Bead((i - a, i), (j - b, j)))
            i, j = i - a, j - b
        return divided(found[::-1])

    def lattice(self) -> Lattice:
        """The beads of every path to the last cell that loses less than the margin."""
        found = []
        # By row and column: the least loss of a path from there to the last cell.
        least: defaultdict[int, dict[int, float]] = defaultdict(dict)
        least[len(self.near.source)][len(self.near.target)] = 0.0
        for i in range(len(self.near.source), -1, -1):
            here, low = least.pop(i, {}), int(self.near.low[i])
            cells, kinds, losses = (part[::-1].tolist() for part in self.close[i])
            for cell, kind, lost in zip(cells, kinds, losses, strict=True):
                j = low + cell
                loss = here.get(j, np.inf) + lost
                if loss < self.margin and (i or j):
                    a, b = self._size(kind)
                    found.append((i - a, i, j - b, j, lost))
                    before = least[i - a] if a else here
                    before[j - b] = min(loss, before.get(j - b, np.inf))
        return lattice_of(found[::-1])
