"""Translations that stand out of order, among what a monotone alignment leaves alone."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from aligner.alignment import Layout
from aligner.calibration import Calibration
from aligner.lines import greatest
from aligner.slots import Slot, in_order
from aligner.views import View

#: Log odds above which two unpaired texts are each other's translation, out of order.
DISPLACED = 2.0
#: How much the lead over rivals counts, the most it can be, and how many rivals are looked at.
LEAD, MOST_LEAD, RIVALS = 0.5, 6.0, 20


def restore_order(
    found: list[Slot],
    source: Sequence[View],
    target: Sequence[View],
    calibration: Calibration,
    layout: Layout,
) -> list[Slot]:
    """Find translations that stand out of order among what was left alone."""
    sources = [slot.source[0] for slot in found if not slot.target]
    targets = [slot.target[0] for slot in found if not slot.source]
    if not sources or not targets:
        return found
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for i, fitting in _fitting(sources, targets, source, target):
        j = next((j for j in fitting if j not in taken), None)
        if j is None:
            continue
        odds = calibration.pair_odds(source[i], target[j])
        if odds + LEAD * MOST_LEAD <= DISPLACED:
            continue
        rivals = [calibration.pair_odds(source[i], target[k]) for k in fitting if k != j]
        lead = min(odds - max(rivals, default=odds - MOST_LEAD), MOST_LEAD)
        if odds + LEAD * lead > DISPLACED:
            matched[i] = j
            taken.add(j)
    return _rearranged(found, matched, layout) if matched else found


def _fitting(
    sources: list[int], targets: list[int], source: Sequence[View], target: Sequence[View]
) -> list[tuple[int, list[int]]]:
    """Each source with the targets that fit it best, the best first; and so are the sources."""
    y = np.stack([target[j].vector for j in targets])
    found = []
    for i in sources:
        fits = y @ source[i].vector
        best = greatest(fits, RIVALS)
        found.append((float(fits[best[0]]), i, [targets[k] for k in best]))
    found.sort(key=lambda one: -one[0])
    return [(i, fitting) for _, i, fitting in found]


def _rearranged(found: list[Slot], matched: dict[int, int], layout: Layout) -> list[Slot]:
    """Give displaced text back its place: by the layout where there is one, else as moved."""
    kept = {(slot.source, slot.target): slot for slot in found}
    takers = {there: own for own, there in layout.items()}
    for i, j in matched.items():
        kept.pop(((i,), ()), None)
        kept.pop(((), (j,)), None)
        # In an interleaved file E1 Z2 E2 Z1 each pair that reads across another one is shown as
        # it stands, so that the editor sees both ends of the swap.
        here, taker = layout.get(i), takers.get(j)
        if here is not None and taker is not None and ((taker,), (here,)) in kept:
            del kept[(taker,), (here,)]
            kept[(i,), (here,)] = Slot((i,), (here,))
            kept[(taker,), (j,)] = Slot((taker,), (j,))
        else:
            kept[(i,), (j,)] = Slot((i,), (j,), displaced=True)
    return in_order(_settled(list(kept.values())))


def _settled(found: list[Slot]) -> list[Slot]:
    """With those displaced no more that stand in order all the same: a monotone alignment may
    leave two texts alone that face each other."""
    fixed = [slot for slot in found if slot.source and slot.target and not slot.displaced]
    facing = list(_in_line([slot for slot in found if slot.displaced], fixed))
    settled = set(_in_line(facing, facing))
    return [replace(slot, displaced=False) if slot in settled else slot for slot in found]


def _in_line(moved: Sequence[Slot], others: Sequence[Slot]) -> Iterator[Slot]:
    """Those that stand between the same two of the others on both sides."""
    ordered = sorted(others, key=lambda slot: slot.source)
    sources = [slot.source for slot in ordered]
    for slot in moved:
        here, end = bisect_left(sources, slot.source), bisect_right(sources, slot.source)
        near = (*ordered[max(0, here - 1) : here], slot, *ordered[end : end + 1])
        line = [one.target for one in near]
        if line == sorted(line):
            yield slot
