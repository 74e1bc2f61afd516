"""The dynamic programme of alignment's second pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner import lattice
from aligner.beads import WIDEST, Bead, Shape
from aligner.lattice import Lattice
from aligner.lines import Floats, Ints
from aligner.nearby import Block, Nearby

_NEVER = -1e18
#: In the place of a shape: a text of the target alone.
_ALONE = -1

Sums = NDArray[np.float64]


class Table:
    """The greatest worth with which each cell can be reached. A cell is a number of source and one
    of target texts consumed.

    alone: the worth of a text left alone. margin: beads are remembered by which a path to their
    cell loses less than this, for `lattice`.
    """

    def __init__(self, near: Nearby, alone: float, shapes: Sequence[Shape], margin: float):
        self.near, self.alone, self.shapes, self.margin = near, alone, shapes, margin
        begun = alone * np.arange(near.high[0] + 1)
        # The greatest worth of each cell in the last WIDEST rows: column c has origin + c target
        # texts consumed. Before the first row there is nothing.
        self.best = np.vstack((np.full((WIDEST - 1, len(begun)), _NEVER), begun))
        self.origin = 0
        # Each cell's last bead: the place of its shape, or _ALONE.
        self.kinds = [np.full(len(begun), _ALONE, np.int8)]
        # Of each row: cells, the beads that may be their last, and what these lose.
        self.rivals = [self._rivals(np.full((1, len(begun)), _NEVER), begun)]

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
            kind[running > worth + 1e-9] = _ALONE
            best[WIDEST + k, WIDEST + low : WIDEST + high] = running
            self.kinds.append(kind)
            if self.margin:
                self.rivals.append(self._rivals(every, running))
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

    def _rivals(self, every: Sums, best: Sums) -> tuple[Ints, Ints, Sums]:
        """Cells of a row, ascending, shapes and losses of the beads within the margin."""
        lost = np.full((1 + len(every), len(best)), np.inf)
        lost[0, 1:] = best[1:] - best[:-1] - self.alone
        lost[1:] = best - every
        cells, kinds = (lost < self.margin).T.nonzero()
        return cells, kinds + _ALONE, lost[kinds, cells]

    def _size(self, kind: int) -> tuple[int, int]:
        return (0, 1) if kind == _ALONE else (self.shapes[kind].source, self.shapes[kind].target)

    def beads(self) -> list[Bead]:
        """Those that lead to the last cell."""
        found, i, j = [], len(self.near.source), len(self.near.target)
        while i or j:
            a, b = self._size(int(self.kinds[i][j - self.near.low[i]]))
            found.append(Bead((i - a, i), (j - b, j)))
            i, j = i - a, j - b
        return found[::-1]

    def lattice(self) -> Lattice:
        """The beads of every path to the last cell that loses less than the margin."""
        found = []
        # By row and column: the least loss of a path from there to the last cell.
        least: defaultdict[int, dict[int, float]] = defaultdict(dict)
        least[len(self.near.source)][len(self.near.target)] = 0.0
        for i in range(len(self.near.source), -1, -1):
            here, low = least.pop(i, {}), int(self.near.low[i])
            cells, kinds, losses = (part[::-1].tolist() for part in self.rivals[i])
            for cell, kind, lost in zip(cells, kinds, losses, strict=True):
                j = low + cell
                loss = here.get(j, np.inf) + lost
                if loss < self.margin:
                    a, b = self._size(kind)
                    found.append((i - a, i, j - b, j, lost))
                    before = least[i - a] if a else here
                    before[j - b] = min(loss, before.get(j - b, np.inf))
        return lattice.of(found[::-1])
