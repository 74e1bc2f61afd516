"""Measures told in parts: 5 feet 10 inches, 两年六个月, 2小时1分9秒."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from aligner.quantities.model import Quantity
from aligner.quantities.unit_table import SIZES
from aligner.quantities.units import convertible, same_dimension

#: What is told in parts; of other things two measures beside each other are two.
_PARTED = frozenset(("time", "length", "mass"))
#: Characters from the number of one part to that of the next.
_CLOSE = 16
#: Parts of one measure: hours, minutes, seconds.
_MOST = 3


def paired_in_parts(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """(pairs of measures that are the same, one of them at least told in parts, by the first part;
    what is left of either)."""
    left, right = list(source), list(target)
    found: list[tuple[Quantity, Quantity]] = []
    for here, there in ((left, right), (right, left)):
        for parts in list(_in_parts(here)):
            other = _same(parts, there)
            if other:
                found.append((parts[0], other[0]) if here is left else (other[0], parts[0]))
                here[:] = [q for q in here if q not in parts]
                there[:] = [q for q in there if q not in other]
    return found, left, right


def _in_parts(side: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    parts: list[Quantity] = []
    for one, other in pairwise(side):
        if _is_part(one, other):
            parts = [*(parts or [one]), other]
        elif parts:
            yield tuple(parts[:_MOST])
            parts = []
    if parts:
        yield tuple(parts[:_MOST])


def _is_part(one: Quantity, other: Quantity) -> bool:
    """Whether the second is less than one more of the first: the inches of 5 feet 10 inches."""
    if not same_dimension(one.unit, other.unit) or {one.kind, other.kind} != {"number"}:
        return False
    size, less = SIZES[one.unit][1], SIZES[other.unit][1]
    near = 0 < other.span.start - one.span.end < _CLOSE and SIZES[one.unit][0] in _PARTED
    return near and less < size and 0 < _value(other) * less < size and _value(one) > 0


def _same(parts: tuple[Quantity, ...], others: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The measure of the other side that is the same in other units; () if none."""
    for told in (*_in_parts(others), *((other,) for other in others)):
        if told[0].unit == parts[0].unit and len(told) > 1:
            continue  # part by part
        if not same_dimension(told[0].unit, parts[0].unit) or told[0].kind != "number":
            continue
        if _equal(parts, told) and not _equal(parts[:1], told):
            return told
    return ()


def _equal(parts: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    total, other = _total(parts), _total(others)
    if parts[-1].unit == others[-1].unit:
        return abs(total - other) <= other / 100
    return convertible(total, parts[-1].unit, other, others[-1].unit)


def _total(parts: Sequence[Quantity]) -> float:
    """The sum in the unit of the last part."""
    return sum(_value(one) * SIZES[one.unit][1] for one in parts) / SIZES[parts[-1].unit][1]


def _value(quantity: Quantity) -> float:
    return float(quantity.value) if isinstance(quantity.value, Fraction) else 0.0
