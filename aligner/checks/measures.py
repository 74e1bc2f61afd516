"""Measures whose unit the other side does not speak of, in any word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from aligner.quantities import Matching, Quantity
from aligner.quantities.matching import FEW
from aligner.quantities.model import fold
from aligner.quantities.unit_table import SIZES
from aligner.quantities.unit_words import MONEY, UNITS, names, speaks_of
from aligner.quantities.units import convertible, same_dimension, unit_as_told
from corpus.model import Pair, Side

#: Units of a letter that says something else as often: sixpence, a paragraph.
_LETTERS = ("h", "d")
#: Characters between the parts of one measure.
_CLOSE = 16
#: Characters between two numbers of a range.
NEXT = 6


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A measure of one side whose unit the other does not have.

    rival: the unit, as it is told, that the other side has instead. counted: whether the number is
    on the other side.
    """

    side: Side
    quantity: Quantity
    rival: str
    counted: bool


def unanswered(pair: Pair, result: Matching) -> Iterator[Unanswered]:
    """The measures of either side that nothing on the other can be, one of each unit."""
    source = [*(one for one, _ in result.matched), *result.source_only]
    target = [*(other for _, other in result.matched), *result.target_only]
    if max(len(source), len(target)) > FEW:
        return
    if UNITS.isdisjoint(quantity.unit for quantity in (*source, *target)):
        return
    texts = fold(pair.source_text), fold(pair.target_text)
    sides: tuple[tuple[Side, list[Quantity], list[Quantity], str, str], ...] = (
        ("source", source, target, *texts),
        ("target", target, source, *texts[::-1]),
    )
    for side, mine, theirs, here, there in sides:
        units = sorted({quantity.unit for quantity in mine} & UNITS)
        rivals = {unit: _rival(unit, here, there) for unit in units}
        for place, quantity in enumerate(mine):
            rival = rivals.get(quantity.unit)
            if rival is None or not _is_measure(quantity, mine, here):
                continue
            counted = place < len(result.matched)
            if (counted and theirs[place].idle) or _converted(quantity, theirs):
                continue
            # A number that the other side lacks altogether is another check's business.
            told = counted or not quantity.hard
            if [told, bool(rival), quantity.unit not in MONEY].count(True) > 1:
                yield Unanswered(side, quantity, rival, counted)
                del rivals[quantity.unit]


def _is_measure(one: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Whether a quantity is a whole measure by itself, and none in a fixed phrase."""
    if one.kind != "number" or one.is_untold or one.idle:
        return False
    if text[max(0, one.span.start - 1)] == "_":
        return False  # a part of a name: data_1T
    if _goes_on(one, others) or _is_shared(one, others, text):
        return False
    return unit_as_told(text, one.span.end).strip() not in _LETTERS


def _goes_on(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether a measure is only the end of one: the inches of 5 feet 10 inches."""
    return any(
        0 < one.span.start - other.span.end < _CLOSE and same_dimension(one.unit, other.unit)
        for other in others
        if other.unit and SIZES[other.unit][1] > SIZES[one.unit][1]
    )


def _is_shared(one: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Whether a number has its unit from the next one: the fifty of "fifty, five foot three"."""
    end = one.span.end
    if unit_as_told(text, end):
        return False
    return any(other.unit == one.unit and 0 < other.span.start - end < NEXT for other in others)


def _converted(one: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether some measure says the same in another unit, or that and less than one more: two
    hours and twenty minutes may be 140 minutes."""
    for other in others:
        if same_dimension(one.unit, other.unit):
            if one.orders or other.orders:
                return True
            share = SIZES[other.unit][1] / SIZES[one.unit][1]
            for a, b in product(map(float, one.plain), map(float, other.plain)):
                more = a <= b * share <= a + 1 or b <= a / share <= b + 1
                give = 0.15 if other.is_untold else 0.05
                if more or convertible(a, one.unit, b, other.unit, give):
                    return True
    return False


def _rival(unit: str, here: str, there: str) -> str | None:
    """The unit of the same kind that only the other side names, as it stands there; None where
    that side does speak of the unit."""
    if speaks_of(unit).search(there):
        return None
    for other in SIZES:
        if other != unit and same_dimension(unit, other):
            found = names(other).search(there)
            heard = speaks_of(other) if other in UNITS else names(other)
            if found and not heard.search(here):
                return found[0]
    return ""
