"""Sentences whose translation stands elsewhere in the paragraph.

The alignment of sentences is monotone: where one was moved from the end to the beginning, it is put
to whatever stands beside it, on both sides, and seems to be missing on both. What tells is that the
two are each other's nearest by what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.beads import Bead
from aligner.coverage import SentenceEvidence
from aligner.scoring import Evidence
from aligner.views import View

#: Cosine with the nearest sentence from which that may be a counterpart out of order.
NEAR = 0.4


def crossing_beads(found: Evidence, source: View, target: View) -> tuple[Bead, ...] | None:
    """The beads of a pair with those sentences put together of which each is the other's nearest,
    and that stand at the edges of two beads with more sentences than the other side has; None where
    there are none."""
    beads = found.beads
    here = {n: bead for bead in beads for n in range(*bead.source)}
    there = {n: bead for bead in beads for n in range(*bead.target)}
    for i, j in _nearest(found, source, target):
        if here[i] != there[j]:  # as of hardly any
            beads = _crossed(beads, i, j)
    return beads if beads != found.beads else None


def _nearest(found: Evidence, source: View, target: View) -> Iterator[tuple[int, int]]:
    """The sentences, by number, of which each is the nearest of the other."""
    own, other = _single(found.source_sentences, source), _single(found.target_sentences, target)
    for i, j in own.items():
        if other.get(j) == i:
            yield i, j


def _single(sentences: Sequence[SentenceEvidence], view: View) -> dict[int, int]:
    """The number of the sentence over there that is nearest to each, where that is a single one."""
    numbers = {span: number for number, span in enumerate(view.sentences)}
    return {
        numbers[one.span]: one.window[0]
        for one in sentences
        if one.window[1] - one.window[0] == 1 and one.best >= NEAR
    }


def _crossed(beads: tuple[Bead, ...], i: int, j: int) -> tuple[Bead, ...]:
    """The beads with two sentences of different ones as one of their own."""
    here = next(bead for bead in beads if bead.source[0] <= i < bead.source[1])
    there = next(bead for bead in beads if bead.target[0] <= j < bead.target[1])
    own, other = _without(here.source, i), _without(there.target, j)
    if here == there or own is None or other is None or not (_spare(here, 0) or _spare(there, 1)):
        return beads
    changed = {here: replace(here, source=own), there: replace(there, target=other)}
    rest = [changed.get(bead, bead) for bead in beads]
    kept = [b for b in rest if b.source[0] < b.source[1] or b.target[0] < b.target[1]]
    return tuple(sorted([*kept, Bead((i, i + 1), (j, j + 1))]))


def _spare(bead: Bead, side: int) -> bool:
    """Whether a bead has more sentences on a side than on the other one."""
    sizes = [end - first for first, end in (bead.source, bead.target)]
    return sizes[side] > sizes[1 - side]


def _without(own: tuple[int, int], number: int) -> tuple[int, int] | None:
    """A range without its first or last number; None of one in its middle."""
    first, end = own
    if first == number:
        return (number + 1, end) if number + 1 < end else (0, 0)
    return (first, number) if number == end - 1 else None
