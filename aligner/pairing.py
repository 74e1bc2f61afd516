"""Beads -> pairs, and what monotone alignment cannot say: swapped, moved and untranslated text."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise

from aligner.alignment import CHAPTERS, PARAGRAPHS, Bead, Layout, align, best_beads, refined_beads
from aligner.calibration import Calibration
from aligner.displaced import restore_order
from aligner.gist.encoder import GistEncoder
from aligner.gist.sums import Pairs
from aligner.lattice import Marks
from aligner.lines import lines_of
from aligner.nearby import nearby
from aligner.slots import Slot, in_order
from aligner.views import View
from corpus.images import image_name
from corpus.model import Bitext, Cell, Paragraph

#: Shares of texts that are one sentence, and of beads with one side only, from which two texts are
#: taken for sequences of sentences: translators merge and divide these more than paragraphs.
SINGLE, MOST_ALONE = 0.9, 0.06
#: Log odds by which the first must go with the second better than with the first, both ways, for
#: a bead of two and two to be a swap.
CROSSED = 4.0
#: Cosine above which a text in the source's language is a copy or rewording of its source.
COPY = 0.9


def slots(
    bitext: Bitext,
    source: Sequence[View],
    target: Sequence[View],
    calibration: Calibration,
    gist: GistEncoder,
) -> list[Slot]:
    """Pair the paragraphs of a bitext, in reading order. Every index is in exactly one slot.

    gist: embeds neighbouring lines as one where the texts are sequences of sentences.
    """
    layout = layout_of(bitext, source, target)
    placed = _facing_headings(bitext) if bitext.interleaved else _placed(bitext)
    lone = ([], []) if bitext.interleaved else _facing_nothing(bitext, placed)
    own = sorted(set(range(len(source))).difference(placed, lone[0]))
    other = sorted(set(range(len(target))).difference(placed.values(), lone[1]))
    beads = _beads(
        [source[i] for i in own],
        [target[j] for j in other],
        layout,
        None if bitext.interleaved else gist,
    )
    found = [
        Slot(tuple(own[slice(*bead.source)]), tuple(other[slice(*bead.target)])) for bead in beads
    ]
    if placed:
        begins = _beginnings(bitext.source), _beginnings(bitext.target)
        if bitext.interleaved:
            begins = sorted(placed), sorted(placed.values())
        found = [part for slot in found for part in _parted(slot, begins, source, target)]
        is_place = not bitext.interleaved
        found += [Slot((i,), (j,), placed=is_place) for i, j in placed.items()]
    found += [*(Slot((i,), ()) for i in lone[0]), *(Slot((), (j,)) for j in lone[1])]
    found = _uncrossed(found, source, target, calibration)
    found = _fill_gaps(in_order(found), layout)
    found = restore_order(found, source, target, calibration, layout)
    if bitext.interleaved:
        found = _mark_copies(found, bitext, source)
    return found


def _placed(bitext: Bitext) -> dict[int, int]:
    """The target that has its source's place in a file of its own, by the source."""
    there = {p.place: j for j, p in enumerate(bitext.target) if p.place is not None}
    return {i: there[p.place] for i, p in enumerate(bitext.source) if p.place in there}


def _facing_headings(bitext: Bitext) -> dict[int, int]:
    """The target by its source where both are the two halves of one heading: what stands around
    them cannot tell more, and no heading is part of the paragraph below it."""
    own, other = (
        {id(p.whole): n for n, p in enumerate(side) if p.heading and p.whole}
        for side in (bitext.source, bitext.target)
    )
    return {i: other[whole] for whole, i in own.items() if whole in other}


def _facing_nothing(bitext: Bitext, placed: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """The sources and the targets that nothing on the other side can belong to."""
    taken = {*placed.values()}
    own = {i: p for i, p in enumerate(bitext.source) if i not in placed}
    other = {j: p for j, p in enumerate(bitext.target) if j not in taken}
    return _lone(own, other), _lone(other, own)


def _lone(own: Mapping[int, Paragraph], other: Mapping[int, Paragraph]) -> list[int]:
    """Those of a side that have a place in which the other one has nothing, or are images that need
    no counterpart, and the other one has no image."""
    images = any(image_name(paragraph.text) for paragraph in other.values())
    return [
        index
        for index, paragraph in own.items()
        if paragraph.place is not None
        or (paragraph.aside and not images and image_name(paragraph.text))
    ]


def _beginnings(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where the tables begin that both files have."""
    firsts: dict[int, int] = {}
    for index, paragraph in enumerate(paragraphs):
        if isinstance(paragraph.place, Cell):
            firsts.setdefault(paragraph.place.table, index)
    return sorted(firsts.values())


def _parted(
    slot: Slot, begins: tuple[Sequence[int], ...], source: Sequence[View], target: Sequence[View]
) -> Iterator[Slot]:
    """A slot's texts, apart where something stands between them that both sides have, a table or a
    heading: begins are the indices where each of them begins."""
    own, other = (
        {number: [*group] for number, group in groupby(indices, partial(bisect, places))}
        for indices, places in zip((slot.source, slot.target), begins, strict=True)
    )
    numbers = sorted(own.keys() | other.keys())
    if len(numbers) == 1:
        yield slot
        return
    for number in numbers:
        here, there = own.get(number, []), other.get(number, [])
        beads = align(lines_of([source[i] for i in here]), lines_of([target[j] for j in there]))
        for bead in beads:
            yield Slot(tuple(here[slice(*bead.source)]), tuple(there[slice(*bead.target)]))


def _beads(
    source: Sequence[View], target: Sequence[View], layout: Layout, gist: GistEncoder | None
) -> list[Bead]:
    """Align paragraphs; where they turn out to be single sentences, divided otherwise on the
    other side, align them as such (if that may be expected: then `gist` is given)."""
    if not source or not target:
        return align(lines_of(source), lines_of(target))
    near = nearby(lines_of(source), lines_of(target), layout)
    found = best_beads(near, PARAGRAPHS)
    views = (*source, *target)
    single = sum(len(view.sentences) == 1 for view in views) >= SINGLE * len(views)
    alone = sum(
        bead.source[0] == bead.source[1] or bead.target[0] == bead.target[1] for bead in found
    )
    if gist and single and alone > MOST_ALONE * len(found):
        return refined_beads(near, CHAPTERS, partial(_read, gist, source, target))
    return found


def _read(
    gist: GistEncoder, source: Sequence[View], target: Sequence[View], own: Marks, other: Marks
) -> tuple[Pairs, Pairs]:
    x, y = (
        gist.pairs([view.text for view in views], views[0].lang, wanted)
        for views, wanted in ((source, own), (target, other))
    )
    return x, y


def reading_order(bitext: Bitext) -> list[tuple[Paragraph, bool, int]]:
    """(paragraph, whether it is of the source, its index), as they stand in the file."""
    both = [(p, True, i) for i, p in enumerate(bitext.source)]
    both += [(p, False, j) for j, p in enumerate(bitext.target)]
    return sorted(both, key=lambda item: item[0].location) if bitext.interleaved else both


def layout_of(bitext: Bitext, source: Sequence[View], target: Sequence[View]) -> dict[int, int]:
    """Which target stands in each source's place in an interleaved file.

    A run of k paragraphs of the language that leads, followed by k of the other, pairs them by
    position; where the runs differ in length the layout says nothing. Either language may lead:
    the one does by which the paragraphs paired are more alike.
    """
    if not bitext.interleaved:
        return {}
    runs: list[tuple[bool, list[int]]] = []
    for _, is_source, index in reading_order(bitext):
        if not runs or runs[-1][0] != is_source:
            runs.append((is_source, []))
        runs[-1][1].append(index)
    found: dict[bool, dict[int, int]] = {True: {}, False: {}}
    for (is_source, own), (_, following) in pairwise(runs):
        if len(own) == len(following):
            sides = (own, following) if is_source else (following, own)
            found[is_source].update(zip(*sides, strict=True))
    return max(
        (found[leader] for leader in (True, False)),
        key=lambda pairs: sum(float(source[i].vector @ target[j].vector) for i, j in pairs.items()),
    )


def _uncrossed(
    found: Sequence[Slot],
    source: Sequence[View],
    target: Sequence[View],
    calibration: Calibration,
) -> list[Slot]:
    """Take apart beads of two and two in which the first goes with the second both ways."""
    kept: list[Slot] = []
    for slot in found:
        if len(slot.source) == len(slot.target) == 2:
            (i, k), (j, n) = slot.source, slot.target
            odds = [
                calibration.pair_odds(source[a], target[b])
                for a, b in ((i, j), (k, n), (i, n), (k, j))
            ]
            if min(odds[2:]) > max(odds[:2]) + CROSSED:
                kept += [Slot((i,), ()), Slot((k,), (j,)), Slot((), (n,))]
                continue
        kept.append(slot)
    return kept


def _fill_gaps(found: list[Slot], layout: Layout) -> list[Slot]:
    """Pair what was left alone on both sides where the layout puts it together."""
    alone = {slot.target[0] for slot in found if not slot.source and len(slot.target) == 1}
    filled: list[Slot] = []
    taken = set()
    for slot in found:
        only = slot.source[0] if len(slot.source) == 1 and not slot.target else None
        there = layout.get(only) if only is not None else None
        if there is not None and there in alone:
            taken.add(there)
            filled.append(Slot(slot.source, (there,)))
        else:
            filled.append(slot)
    return in_order([s for s in filled if s.source or s.target[0] not in taken])


def _mark_copies(found: list[Slot], bitext: Bitext, source: Sequence[View]) -> list[Slot]:
    """Two source paragraphs in a row, alike and both alone: the second was left untranslated."""
    place = {
        index: position
        for position, (_, is_source, index) in enumerate(reading_order(bitext))
        if is_source
    }
    kept: list[Slot] = []
    for slot in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and not (slot.target or last.target or last.copied)
            and place[slot.source[0]] == place[last.source[-1]] + 1
            and float(source[slot.source[0]].vector @ source[last.source[-1]].vector) > COPY
        ):
            kept[-1] = Slot(last.source + slot.source, (), copied=True)
        else:
            kept.append(slot)
    return kept
