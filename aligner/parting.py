"""Pairs of what does not belong together by what it is: taken apart.

An alignment would rather pair two texts that have nothing in common than leave both alone, and puts
a paragraph that only one side has to what stands before it. A heading with the paragraph below it
is not the counterpart of a heading, nor is a link of a list that of a cell of a table, where what
they say is no more alike than what they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from aligner.calibration import Calibration
from aligner.slots import Slot, in_order
from aligner.views import View, join
from corpus.images import image_name
from corpus.model import Bitext, Paragraph

#: Log odds from which headings are each other's, and up to which texts of different kinds are not.
HEADED, UNLIKE = 0.0, -2.0

#: Log odds that what two tuples of indices, of source and target, say is the same.
_Odds = Callable[[Sequence[int], Sequence[int]], float]


def parted(
    found: Sequence[Slot],
    bitext: Bitext,
    source: Sequence[View],
    target: Sequence[View],
    calibration: Calibration,
) -> list[Slot]:
    """The slots, with headings apart from the text below them if only one side has that, and texts
    of different kinds apart if they say different things."""

    def odds(own: Sequence[int], other: Sequence[int]) -> float:
        views = join([source[i] for i in own]), join([target[j] for j in other])
        return calibration.pair_odds(*views)

    kept: list[Slot] = []
    for slot in found:
        fixed = slot.placed or slot.copied or slot.row
        parts = [slot] if fixed else list(_parts(slot, bitext, odds))
        kept += parts
    return in_order(kept) if len(kept) > len(found) else kept


def _parts(slot: Slot, bitext: Bitext, odds: _Odds) -> Iterator[Slot]:
    headings = _headings(slot.source, bitext.source), _headings(slot.target, bitext.target)
    below = slot.source[len(headings[0]) :], slot.target[len(headings[1]) :]
    headed = len(headings[0]) == len(headings[1]) > 0 and bool(below[0]) != bool(below[1])
    if headed and odds(*headings) > HEADED:
        yield replace(slot, source=headings[0], target=headings[1])
        yield from (Slot((i,), ()) for i in below[0])
        yield from (Slot((), (j,)) for j in below[1])
    elif _differ(slot, bitext) and odds(slot.source, slot.target) < UNLIKE:
        yield Slot(slot.source, ())
        yield Slot((), slot.target)
    else:
        yield slot


def _headings(own: tuple[int, ...], paragraphs: Sequence[Paragraph]) -> tuple[int, ...]:
    """The headings with which one side of a slot begins."""
    return tuple(takewhile(lambda n: paragraphs[n].heading, own))


def _differ(slot: Slot, bitext: Bitext) -> bool:
    """Whether two paragraphs are of different kinds."""
    if len(slot.source) != 1 or len(slot.target) != 1:
        return False
    return _kind(bitext.source[slot.source[0]]) != _kind(bitext.target[slot.target[0]])


def _kind(paragraph: Paragraph) -> str:
    if paragraph.cell:
        return "cell"
    if image_name(paragraph.text):
        return "image"
    return "heading" if paragraph.heading else "text"
