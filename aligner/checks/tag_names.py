"""Which of several tags of one name a text lacks: those whose attributes the other text has not."""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence

from aligner.checks.unshared import Missing
from aligner.things import Thing


def by_attributes(missing: Missing, own: Sequence[Thing], other: Sequence[Thing]) -> Missing:
    """As many tags of each name as before, but of those with attributes the ones that the other
    text has not with the same, and the closing tags behind these.

    missing: those that are more than the other text has, which are the last ones. own, other: all
    tags of the text that has them, and of the other one.
    """
    closing: defaultdict[str, list[int]] = defaultdict(list)
    there = Counter(thing.text for thing in other)
    lacked: defaultdict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(own):
        closing[_name(thing)].append(number)
        there[thing.text] -= 1
        if "=" in thing.text and there[thing.text] < 0:
            lacked[_name(thing)].append(number)
    numbers = Counter(map(_name, missing.things))
    kept = list(missing.things)
    for name, places in lacked.items():
        if not 0 < numbers[name] <= len(places):
            continue
        end = name.replace("<", "</")
        opening = places[: numbers[name]]
        behind = [number for place in opening for number in _next(place, closing[end])]
        told, names = opening, {name}
        if numbers[end] == len(behind):
            told, names = opening + behind, {name, end}
        kept = [thing for thing in kept if _name(thing) not in names]
        kept += [own[number] for number in told]
    return Missing(tuple(sorted(kept, key=lambda thing: thing.span)), missing.side)


def _name(tag: Thing) -> str:
    return tag.key.split()[0]


def _next(place: int, places: Sequence[int]) -> Sequence[int]:
    """The first of some places behind one."""
    at = bisect(places, place)
    return places[at : at + 1]
