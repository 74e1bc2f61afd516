"""Numbers that one side has and the other lacks: which may stand in the place of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from aligner.quantities import Quantity
from aligner.quantities.compounds import converted, in_parts, measures
from aligner.quantities.matching import apart, closest
from aligner.quantities.units import same_dimension

DATES = frozenset({"year", "month", "day", "weekday", "festival", "decade", "century", "time"})
_SHARES = frozenset({"percentage", "fraction"})
#: Values that mean something small: one is too often no number at all, unless it is a figure.
_SMALL = frozenset(map(Fraction, range(2, 21)))
_FIGURES = _SMALL | {Fraction(0), Fraction(1)}
#: The powers of ten by which two amounts differ that may not be the same told vaguely.
FAR = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing both sides do not agree on; one side is None where only the other says it."""

    check: str
    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


def check_of(quantity: Quantity) -> str:
    if quantity.kind in DATES:
        return "N302"
    return "N303" if quantity.kind in _SHARES else "N301"


def otherwise_measured(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Difference], list[Quantity], list[Quantity]]:
    """(measures in parts and what the other side has in another unit, what is left of either):
    6 feet 7 inches, 2.26米."""
    left, right = list(source), list(target)
    found: list[Difference] = []
    for here, there in ((left, right), (right, left)):
        for parts in list(in_parts(here)):
            like = [m for m in measures(there) if converted(parts, m)]
            if len(like) == 1:
                both = (parts, like[0]) if here is left else (like[0], parts)
                found.append(Difference("N301", *both))
                here[:] = [q for q in here if q not in parts]
                there[:] = [q for q in there if q not in like[0]]
    return found, left, right


def exchanged(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity], list[Difference]]:
    """Pair what is left over on both sides where one may stand in the other's place."""
    found = _last_parts(source, target)
    told = {id(quantity) for pair in found for quantity in pair}
    left = [q for q in source if q.weight and id(q) not in told]
    right = [q for q in target if q.weight and id(q) not in told]
    for likeness in (_same_label, _alike, _comparable):
        pairs, left, right = closest(likeness, left, right)
        found += pairs
    # What is too small to be missed may still be what a small number became.
    left += [q for q in source if not (q.weight or q.idle) and q.value in _SMALL]
    right += [q for q in target if not (q.weight or q.idle) and q.value in _SMALL]
    pairs, left, right = closest(_both_small, left, right)
    pairs += _last_two(left, right)
    pairs += _last_times(source, left, target, right)
    differences = [
        # What is a date on one side only is a number: her 80s, 89岁.
        Difference(min(check_of(one), check_of(other)), (one,), (other,))
        for one, other in found + pairs
    ]
    return left, right, differences


def _same_label(one: Quantity, other: Quantity) -> bool:
    return bool(one.labels & other.labels - {""})


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.unit == other.unit and _comparable(one, other)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether one may be the other gone wrong."""
    if one.orders or other.orders:
        return _far(one, other)
    if one.lunar != other.lunar and "ordinal" not in (one.kind, other.kind):
        return False  # August is no fault for 七月
    if one.kind == "code" or other.kind == "code":
        return _names_alike(one.labels, other.labels)
    if {"weekday", "festival"} & {one.kind, other.kind}:
        return one.kind == other.kind
    alike = one.kind == other.kind == "decade" or same_dimension(one.unit, other.unit)
    if one.weight + other.weight < 3 and not alike:
        return False
    return bool(_classes(one) & _classes(other))


def _both_small(one: Quantity, other: Quantity) -> bool:
    """Whether two small numbers differ, of which one may be too small to count by itself: the
    second against 第五, two against 四."""
    if one.kind != other.kind or one.kind not in ("number", "ordinal", "multiple"):
        return False
    small = _FIGURES if one.in_figures and other.in_figures else _SMALL
    if not {one.value, other.value} <= small or one.value == other.value:
        return False
    if one.kind == "multiple" and not all("x" in dict(q.keys) for q in (one, other)):
        return False  # both, a pair: how many, not how many times
    same = one.unit == other.unit or not (one.unit and other.unit)
    return same and one.weight + other.weight > 0 and not (one.orders or other.orders)


def _last_two(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """The one small number that is left over on either side: three things, 二件."""
    numbers = [
        [q for q in side if q.kind == "number" and q.value in _SMALL] for side in (left, right)
    ]
    if [len(side) for side in numbers] != [1, 1] or numbers[0][0].value == numbers[1][0].value:
        return []
    return [(numbers[0][0], numbers[1][0])]


def _last_times(
    source: Sequence[Quantity],
    left: list[Quantity],
    target: Sequence[Quantity],
    right: list[Quantity],
) -> list[tuple[Quantity, Quantity]]:
    """What is told as a multiple on one side and as a share on the other: twice the rate, 300%.

    The share is taken from what is left.
    """
    for multiples, shares, rest in ((source, target, right), (target, source, left)):
        times = [q for q in multiples if any(name == "x" for name, _ in q.keys)]
        more = [q for q in rest if q.kind == "percentage" and _is_multiple(q)]
        if len(times) == len(more) == 1 and len([q for q in shares if q.kind == "percentage"]) == 1:
            rest.remove(more[0])
            return [(times[0], more[0]) if shares is target else (more[0], times[0])]
    return []


def _is_multiple(share: Quantity) -> bool:
    return isinstance(share.value, Fraction) and share.value > 1


def _last_parts(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """The one part of a whole that is left over on either side: a third of them, 一半."""
    parts = [[q for q in side if q.part is not None] for side in (source, target)]
    if [len(side) for side in parts] != [1, 1] or parts[0][0].part == parts[1][0].part:
        return []
    return [(parts[0][0], parts[1][0])]


def _far(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts, one of them vague, are of quite another size: millions and 数千."""
    exchanged = one.unit != other.unit and same_dimension(one.unit, other.unit)
    far = FAR + exchanged
    if one.orders and other.orders:
        return min(abs(a - b) for a in one.orders for b in other.orders) >= far
    sure = one.weight + other.weight > 2 or one.is_round or other.is_round
    return sure and apart(one, other) >= far


def _names_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what two numbers belong to may be the same: GPT-4 and GPT-5, Falcon-9 and 猎鹰-8."""
    scripts = [{label.isascii() for label in labels if label} for labels in (one, other)]
    return bool(one & other) or scripts in ([{True}, {False}], [{False}, {True}])


def _classes(quantity: Quantity) -> frozenset[str]:
    """What a quantity may be taken for: a bare 1998 for a year too, "the 24th" for a day."""
    kind, value = quantity.kind, quantity.value
    if kind in _SHARES:
        return frozenset({"share"})
    if kind in ("month", "time"):
        return frozenset({kind})
    if kind in ("decade", "century"):
        short = kind == "decade" and any(years < 100 for years in quantity.plain)
        return frozenset({"age", "year", "number"} if short else {"age", "year"})
    if kind in ("day", "year"):
        return frozenset({kind})
    classes = {"number"}
    if isinstance(value, Fraction) and value.denominator == 1 and quantity.unit in ("", "year"):
        classes |= {"day"} if value <= 31 and not quantity.unit else set()
        classes |= {"year"} if 1000 <= value <= 9999 else set()
    return frozenset(classes)
