"""The best alignment and all that come near it: what is weighed once more, more exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.beads import Bead
from aligner.lines import Ints

Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lattice:
    """The beads of the best alignment of n and m texts and of those that are worth a little less.

    source, target: (b, 2), the beads' half-open ranges, by their ends; with one side only they may
    be of several texts. lost: (b,), by how much the best way to a bead's end through it is worth
    less than the best of all.
    """

    source: Ints
    target: Ints
    lost: NDArray[np.float64]

    def merged(self) -> tuple[Marks, Marks]:
        """Whether each text but the last, of the source and of the target, shares some bead with
        the next: (n - 1,), (m - 1,)."""
        both = (self.source[:, 0] < self.source[:, 1]) & (self.target[:, 0] < self.target[:, 1])
        return _merged(self.source, both), _merged(self.target, both)

    def best(self, gains: NDArray[np.float64]) -> list[Bead]:
        """The best alignment if beads are worth (b,) more than was held."""
        source, target = self.source.tolist(), self.target.tolist()
        least: dict[tuple[int, int], float] = {(0, 0): 0.0}
        last: dict[tuple[int, int], Bead] = {}
        for own, other, lost in zip(source, target, (self.lost - gains).tolist(), strict=True):
            end = own[1], other[1]
            loss = least[own[0], other[0]] + lost
            if loss < least.get(end, np.inf):
                least[end], last[end] = loss, Bead(tuple(own), tuple(other))
        found, cell = [], (source[-1][1], target[-1][1])
        while cell != (0, 0):
            bead = last[cell]
            found.append(bead)
            cell = bead.source[0], bead.target[0]
        return divided(found[::-1])


def divided(beads: Sequence[Bead]) -> list[Bead]:
    """The same, texts that are left alone in a row each by itself."""
    found = []
    for bead in beads:
        (i, end), (j, last) = bead.source, bead.target
        if i == end:
            found += [Bead((i, i), (n, n + 1)) for n in range(j, last)]
        elif j == last:
            found += [Bead((n, n + 1), (j, j)) for n in range(i, end)]
        else:
            found.append(bead)
    return found


def lattice_of(beads: Sequence[tuple[int, int, int, int, float]]) -> Lattice:
    """From each bead's ranges and loss, in the order of their ends."""
    whole = np.array([bead[:4] for bead in beads])
    return Lattice(whole[:, :2], whole[:, 2:], np.array([bead[4] for bead in beads]))


def _merged(ranges: Ints, both: Marks) -> Marks:
    steps = np.zeros(ranges[:, 1].max(), np.int64)
    several = ranges[both & (ranges[:, 1] - ranges[:, 0] > 1)]
    np.add.at(steps, several[:, 0], 1)
    np.add.at(steps, several[:, 1] - 1, -1)
    found: Marks = steps.cumsum()[:-1] > 0
    return found
