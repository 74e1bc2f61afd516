"""Numbers that one side has and the other lacks: which may stand in the place of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from aligner.quantities import Quantity
from aligner.quantities.matching import apart, paired
from aligner.quantities.units import same_dimension

DATES = frozenset({"year", "month", "day", "weekday", "decade", "century", "time"})
_SHARES = frozenset({"percentage", "fraction"})
#: Values that mean something small: one is too often no number at all.
_SMALL = frozenset(map(Fraction, range(2, 21)))
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


def exchanged(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity], list[Difference]]:
    """Pair what is left over on both sides where one may stand in the other's place."""
    left = [quantity for quantity in source if quantity.weight]
    right = [quantity for quantity in target if quantity.weight]
    found: list[tuple[Quantity, Quantity]] = []
    for likeness in (_alike, _comparable):
        pairs, left, right = paired(likeness, left, right)
        found += pairs
    # What is too small to be missed may still be what a small number became.
    left += [q for q in source if not q.weight and q.value in _SMALL]
    right += [q for q in target if not q.weight and q.value in _SMALL]
    pairs, left, right = paired(_both_small, left, right)
    differences = [Difference(check_of(other), (one,), (other,)) for one, other in found + pairs]
    return left, right, differences


def _alike(one: Quantity, other: Quantity) -> bool:
    return one.kind == other.kind and one.unit == other.unit and _comparable(one, other)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether one may be the other gone wrong."""
    if one.orders or other.orders:
        return _far(one, other)
    if one.kind == "code" or other.kind == "code":
        return bool(_labels(one) & _labels(other))
    if "weekday" in (one.kind, other.kind):
        return one.kind == other.kind
    if one.weight + other.weight < 3 and not (same_dimension(one.unit, other.unit)):
        return False
    return bool(_classes(one) & _classes(other))


def _both_small(one: Quantity, other: Quantity) -> bool:
    """Whether two small numbers differ, of which one may be too small to count by itself: the
    second against 第五, two against 四."""
    if one.kind != other.kind or one.kind not in ("number", "ordinal", "multiple"):
        return False
    if not all(v in _SMALL for v in (one.value, other.value)) or one.value == other.value:
        return False
    if one.kind == "multiple" and not all("x" in dict(q.keys) for q in (one, other)):
        return False  # both, a pair: how many, not how many times
    same = one.unit == other.unit or not (one.unit and other.unit)
    return same and one.weight + other.weight > 0 and not (one.orders or other.orders)


def _far(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts, one of them vague, are of quite another size: millions and 数千."""
    exchanged = one.unit != other.unit and same_dimension(one.unit, other.unit)
    far = FAR + exchanged
    if one.orders and other.orders:
        return min(abs(a - b) for a in one.orders for b in other.orders) >= far
    return apart(one, other) >= far and one.weight + other.weight > 2


def _labels(quantity: Quantity) -> set[str]:
    """The letters of a code or of the word before a number: GPT of GPT-4, ITEM of Item 67."""
    codes = (str(value) for name, value in quantity.keys if name == "code")
    return {"".join(sign for sign in code if sign.isalpha()) for code in codes}


def _classes(quantity: Quantity) -> frozenset[str]:
    """What a quantity may be taken for: a bare 1998 for a year too, "the 24th" for a day."""
    kind, value = quantity.kind, quantity.value
    if kind in _SHARES:
        return frozenset({"share"})
    if kind in ("month", "time"):
        return frozenset({kind})
    if kind in ("decade", "century"):
        short = isinstance(value, Fraction) and value < 100 and kind == "decade"
        return frozenset({"age", "year", "number"} if short else {"age", "year"})
    if kind in ("day", "year"):
        return frozenset({kind})
    classes = {"number"}
    if isinstance(value, Fraction) and value.denominator == 1 and quantity.unit in ("", "year"):
        classes |= {"day"} if value <= 31 and not quantity.unit else set()
        classes |= {"year"} if 1000 <= value <= 9999 else set()
    return frozenset(classes)
