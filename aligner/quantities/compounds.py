"""Measures told in parts: 5 feet 10 inches, 两年六个月, 2小时1分9秒."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from aligner.quantities.model import Quantity
from aligner.quantities.unit_table import SIZES
from aligner.quantities.units import convertible, same_dimension

#: A number with its unit, or the parts of one.
Measure = tuple[Quantity, ...]
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
        for parts in list(in_parts(here)):
            if like := _as_told(parts, there):
                found.extend(zip(*((parts, like) if here is left else (like, parts)), strict=True))
                here[:] = [q for q in here if q not in parts]
                there[:] = [q for q in there if q not in like]
                continue
            other = _same(parts, there)
            if other:
                found.append((parts[0], other[0]) if here is left else (other[0], parts[0]))
                here[:] = [q for q in here if q not in parts]
                there[:] = [q for q in there if q not in other]
    return found, left, right


def measures(side: Sequence[Quantity]) -> Iterator[Measure]:
    """All measures, and whatever else has a number, in reading order."""
    first = {id(parts[0]): parts for parts in in_parts(side)}
    inner = {id(part) for parts in first.values() for part in parts[1:]}
    for one in side:
        if id(one) not in inner:
            yield first.get(id(one), (one,))


def in_parts(side: Sequence[Quantity]) -> Iterator[Measure]:
    """The measures that are told in parts."""
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


def _as_told(parts: Measure, others: Sequence[Quantity]) -> Measure:
    """The measure of the other side that is told in the same parts; () if none."""
    told = [(part.value, part.unit) for part in parts]
    return next((m for m in in_parts(others) if [(p.value, p.unit) for p in m] == told), ())


def _same(parts: tuple[Quantity, ...], others: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The measure of the other side that is the same in other units; () if none."""
    for told in (*in_parts(others), *((other,) for other in others)):
        if told[0].unit == parts[0].unit and len(told) > 1:
            continue  # part by part
        if not same_dimension(told[0].unit, parts[0].unit) or told[0].kind != "number":
            continue
        if equal(parts, told) and not equal(parts[:1], told):
            return told
    return ()


def equal(parts: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether two measures, in whatever parts and units of one dimension, are about the same."""
    total, other = amount(parts), amount(others)
    if parts[-1].unit == others[-1].unit:
        return abs(total - other) <= other / 100
    return convertible(total, parts[-1].unit, other, others[-1].unit)


def converted(parts: Sequence[Quantity], others: Sequence[Quantity]) -> list[float]:
    """What the second measure is in the parts of the first; [] if it is of another dimension, in
    the same unit, or no length, weight or time."""
    units, there = [one.unit for one in parts], [one.unit for one in others]
    if set(units) & set(there) or not all(same_dimension(units[0], unit) for unit in units + there):
        return []
    if SIZES[units[0]][0] not in _PARTED or any(q.orders for q in (*parts, *others)):
        return []
    rest = amount(others) * SIZES[there[-1]][1]
    sizes = []
    for unit in units[:-1]:
        whole, rest = divmod(rest, SIZES[unit][1])
        sizes.append(whole)
    last = rest / SIZES[units[-1]][1]
    return [*sizes, float(round(last)) if sizes else last]


def amount(parts: Sequence[Quantity]) -> float:
    """The sum in the unit of the last part."""
    return sum(_value(one) * SIZES[one.unit][1] for one in parts) / SIZES[parts[-1].unit][1]


def _value(quantity: Quantity) -> float:
    return float(quantity.value) if isinstance(quantity.value, Fraction) else 0.0
