"""Texts that a file's reader set aside for their language, and that are the counterpart of one that
was left alone.

A line of a Chinese page that is names for the most part (选择 `Import`), or was left in English, is
not Chinese by itself. Where it stands between the same neighbours as a text without counterpart, it
is compared with that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from aligner.alignment import align
from aligner.asides import recallable
from aligner.calibration import Calibration
from aligner.lines import lines_of
from aligner.slots import Slot, in_order
from aligner.views import View, join
from corpus.model import Bitext, Paragraph

#: Log odds of a pair above which a text set aside is a counterpart. Those that are none have -5.
LIKELY = 0.0
#: Characters of a copy that breaks off from which it is one.
BEGINNING = 30

#: Of paragraphs: what they look like.
Look = Callable[[Sequence[Paragraph]], list[View]]


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a bitext, in reading order."""

    paragraphs: tuple[Paragraph, ...]
    views: list[View]

    def is_in_order(self) -> bool:
        """Whether there are places that say what stands between what: not so in a book, whose pages
        count anew."""
        ordered = all(a.location <= b.location for a, b in pairwise(self.paragraphs))
        return ordered and bool(self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Between the same two pairs: the indices of what was left alone on one side, and what was set
    aside on the other."""

    alone: tuple[int, ...]
    aside: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was set aside, and the indices of what it is the counterpart of."""

    alone: tuple[int, ...]
    texts: tuple[Paragraph, ...]
    views: list[View]


def recalled(
    bitext: Bitext,
    source: list[View],
    target: list[View],
    found: Sequence[Slot],
    calibration: Calibration,
    look: Look,
) -> tuple[Bitext, list[View], list[View], list[Slot]]:
    """The bitext, its views and slots with those of the texts set aside as paragraphs that are the
    counterpart of what was left alone between the same neighbours."""
    aside = sorted(recallable(bitext), key=lambda text: text.location)
    own = Text(bitext.source, source)
    other = Text(bitext.target, target)
    alone = any(not (slot.source and slot.target) for slot in found)
    if not (aside and alone and own.is_in_order() and other.is_in_order()):
        return bitext, source, target, list(found)
    bench = _Bench(aside, calibration, look)
    slots, other = bench.recalled(found, own, other)
    turned, own = bench.recalled([slot.turned() for slot in slots], other, own)
    slots = in_order([slot.turned() for slot in turned])
    bitext = replace(bitext, source=own.paragraphs, target=other.paragraphs)
    return bitext, own.views, other.views, slots


def _gaps(found: Sequence[Slot], other: Text, aside: Sequence[Paragraph]) -> Iterator[_Gap]:
    """Where something was left alone, and something set aside on the other side."""
    at = [paragraph.location for paragraph in other.paragraphs]
    texts = [text for text in aside if text.location.file == at[0].file]
    places = [text.location for text in texts]
    fixed = [slot for slot in found if slot.source and slot.target and not slot.displaced]
    fixed.sort(key=lambda slot: slot.source)
    starts = [slot.source[0] for slot in fixed]
    alone = sorted(n for s in found if not s.target and not s.copied for n in s.source)
    for number, group in groupby(alone, lambda n: bisect_left(starts, n)):
        begin, end = 0, len(texts)
        if number:
            begin = bisect_left(places, at[fixed[number - 1].target[-1]])
        if number < len(fixed):
            end = bisect_left(places, at[fixed[number].target[0]])
        if begin < end:
            yield _Gap(tuple(group), tuple(texts[begin:end]))


@dataclass(frozen=True, slots=True)
class _Bench:
    """aside: what was set aside, in order."""

    aside: Sequence[Paragraph]
    calibration: Calibration
    look: Look

    def recalled(self, found: Sequence[Slot], own: Text, other: Text) -> tuple[list[Slot], Text]:
        """The slots and the other side with what was set aside there; `own` is the slots'
        source."""
        gaps = list(_gaps(found, other, self.aside))
        if not gaps:
            return list(found), other
        looks = iter(self.look([paragraph for gap in gaps for paragraph in gap.aside]))
        mates = []
        for gap in gaps:
            here, there = [own.views[n] for n in gap.alone], [next(looks) for _ in gap.aside]
            for bead in align(lines_of(here), lines_of(there)):
                mine, theirs = slice(*bead.source), slice(*bead.target)
                if self._belong_together(here[mine], there[theirs]):
                    mates.append(_Found(gap.alone[mine], gap.aside[theirs], there[theirs]))
        return _seated(found, mates, other)

    def _belong_together(self, here: Sequence[View], there: Sequence[View]) -> bool:
        """Whether two stretches say the same: two in one language are more alike to alignment than
        it takes them for."""
        if not here or not there:
            return False
        if _is_beginning(there[0].text, here[0].text):
            return True
        return self.calibration.pair_odds(join(here), join(there)) > LIKELY


def _is_beginning(text: str, whole: str) -> bool:
    """Whether a text is word for word the beginning of another, at which it was cut off."""
    return len(text) >= BEGINNING and whole.startswith(text)


def _seated(found: Sequence[Slot], mates: Sequence[_Found], other: Text) -> tuple[list[Slot], Text]:
    """The slots with the mates in them, and the other side with the mates in their places."""
    rows = [*zip(other.paragraphs, other.views, strict=True)]
    first = len(rows)
    for mate in mates:
        rows += zip(mate.texts, mate.views, strict=True)
    order = sorted(range(len(rows)), key=lambda n: rows[n][0].location)
    place = {old: n for n, old in enumerate(order)}
    taken = {n for mate in mates for n in mate.alone}
    slots = [
        replace(slot, target=tuple(place[n] for n in slot.target))
        for slot in found
        if slot.target or slot.copied or not taken.issuperset(slot.source)
    ]
    for mate in mates:
        end = first + len(mate.texts)
        slots.append(Slot(mate.alone, tuple(place[n] for n in range(first, end))))
        first = end
    seated = [rows[n] for n in order]
    paragraphs, views = tuple(p for p, _ in seated), [view for _, view in seated]
    return slots, Text(paragraphs, views)
