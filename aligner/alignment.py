"""Monotone alignment of two sequences of texts into beads.

Two passes of dynamic programming, as in Bertalign (Liu and Zhu 2022): the first finds a rough path
by sentence vectors, the second, in a band around it, the best beads of all shapes. Where the second
differs from Vecalign (Thompson and Koehn 2019): a bead is worth what its tokens find in each other.
A token counts for a bead by its mutual match probability inside it, and against it where it finds
no match, so that a text left alone is worth nothing and no cost of deletion has to be guessed.
Time and memory are linear in the length of the texts.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aligner.beads import CHAPTERS, PARAGRAPHS, SENTENCES, Bead, Prior, shapes
from aligner.blas import in_order
from aligner.gist.sums import Pairs
from aligner.lattice import Marks
from aligner.lines import Lines
from aligner.nearby import Nearby, nearby
from aligner.path import Layout
from aligner.table import Table
from aligner.worths import Worths, gist_gains

__all__ = [
    "CHAPTERS",
    "PARAGRAPHS",
    "SENTENCES",
    "Bead",
    "Layout",
    "Prior",
    "align",
    "best_beads",
    "refined_beads",
]

#: Beads are looked at again if the best alignment through them is worth so much less than the best
#: of all, in log odds. Half of it was enough to find the beads that are found with all neighbouring
#: texts read as one, in six chapters of novels.
_CONTESTED = 1.0

#: More than what rounding may take from a worth.
_ROUNDING = 0.01

Read = Callable[[Marks, Marks], tuple[Pairs, Pairs]]


def align(
    source: Lines, target: Lines, layout: Layout | None = None, prior: Prior = PARAGRAPHS
) -> list[Bead]:
    """Align two sequences, in order. Every index is in exactly one bead."""
    n, m = len(source), len(target)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0)) for i in range(n)] + [
            Bead((0, 0), (j, j + 1)) for j in range(m)
        ]
    if n == m == 1 and _surely_one(source, target, prior):
        return [Bead((0, 1), (0, 1))]
    return best_beads(nearby(source, target, layout or {}), prior)


def _surely_one(source: Lines, target: Lines, prior: Prior) -> bool:
    """Whether two texts are worth more as a bead than each alone even if no token of either finds
    a match."""
    if not (source.runs and target.runs):
        return False
    ratio = np.log((target.lengths[0] + 6.0) / (source.lengths[0] + 6.0))
    alike = source.runs[0][0] @ target.runs[0][0] - prior.unlike
    tokens = -2 * prior.weight * prior.tokens * prior.idle
    worth = tokens - prior.length * ratio * ratio + prior.gist * alike
    return bool(worth > 2 * prior.alone + _ROUNDING)


def best_beads(near: Nearby, prior: Prior) -> list[Bead]:
    """The second pass: the beads of greatest worth in a band."""
    return _filled(near, prior, 0.0).beads()


def refined_beads(near: Nearby, prior: Prior, read: Read) -> list[Bead]:
    """As `best_beads`, with the gists of neighbouring texts read as one wherever these may share a
    bead; elsewhere the sum of theirs is near enough.

    read: embeds the texts of either side, each with its successor, that are marked.
    """
    close = _filled(near, prior, _CONTESTED).lattice()
    return close.best(gist_gains(near, prior, close, read(*close.merged())))


def _filled(near: Nearby, prior: Prior, margin: float) -> Table:
    known = shapes(prior, len(near.source), len(near.target))
    worths, table = Worths(near, prior, known), Table(near, prior, known, margin)
    for found in in_order(worths.of, worths.groups()):
        for block, worth in found:
            table.extend(block, worth)
    return table
