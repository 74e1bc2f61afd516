"""Numbers that stand in other places than those of the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, product
from typing import NamedTuple

from aligner.quantities.model import Quantity
from aligner.quantities.places import EXCHANGED, NUMBERED, Places, Side, placed

#: Of a date no part has a place by itself: from 5 March to 3 May.
_PARTS = frozenset({"month", "day", "weekday", "festival"})
#: More than this is no number of a phase or a type, but a year.
_MOST = 20


class Misplaced(NamedTuple):
    """Some quantities of the English, and those of the Chinese in their places."""

    english: tuple[Quantity, ...]
    chinese: tuple[Quantity, ...]


_Held = defaultdict[str, list[Quantity]]


def misplaced(english: Side, chinese: Side) -> Iterator[Misplaced]:
    """What has changed places, 85 and 78 in "from 85 to 78", and what is numbered otherwise: the
    first phase, 第二阶段."""
    for places in (*EXCHANGED, NUMBERED):
        if places.hint.search(english.text):
            find = _numbered if places is NUMBERED else _exchanged
            yield from find(*_held(places, english, chinese))


def _held(places: Places, english: Side, chinese: Side) -> tuple[_Held, _Held]:
    """What stands in each place on either side."""
    own: _Held = defaultdict(list)
    others: _Held = defaultdict(list)
    for place in places.places:
        own[place.name] += placed(english, place.english)
        others[place.name] += placed(chinese, place.chinese)
    return own, others


def _exchanged(own: _Held, others: _Held) -> Iterator[Misplaced]:
    for first, second in combinations(own, 2):
        there = others[first], others[second]
        single = all(len(some) == 1 for some in (own[first], own[second], *there))
        for one, other in product(own[first], own[second]):
            stays = _like(one, own[second] + there[0]) or _like(other, own[first] + there[1])
            crossed = _like(other, there[0]), _like(one, there[1])
            if single and any(crossed):  # v2 to v3, v1 到 v2
                crossed = there[0][0], there[1][0]
            if crossed[0] and crossed[1] and not stays and not {one.kind, other.kind} & _PARTS:
                yield Misplaced((one, other), (crossed[0], crossed[1]))


def _like(quantity: Quantity, some: Sequence[Quantity]) -> Quantity | None:
    """The first that may be the same, in the same unit."""
    return next(
        (
            one
            for one in some
            if not set(one.keys).isdisjoint(quantity.keys)
            and (one.unit == quantity.unit or not (one.unit and quantity.unit))
        ),
        None,
    )


def _numbered(own: _Held, others: _Held) -> Iterator[Misplaced]:
    for name, held in own.items():
        if len(held) == len(others[name]) == 1:
            one, other = held[0], others[name][0]
            counts = one.kind != "ordinal" and not NUMBERED.hint.match(one.text)
            small = all(
                isinstance(q.value, Fraction) and 0 < q.value <= _MOST for q in (one, other)
            )
            if small and not counts and not _like(one, [other]):
                yield Misplaced((one,), (other,))
