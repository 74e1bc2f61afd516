"""N304 unit-differs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from aligner.checks.numbers import compared
from aligner.quantities import Quantity
from aligner.quantities.model import Value
from aligner.quantities.units import SIZES, convertible, same_dimension, unit_as_told
from aligner.verdict import Finding
from corpus.model import Pair, Span

#: Units that say little by themselves: 元 is any country's money, a degree any scale's.
_VAGUE = re.compile("(?:^|/)(?:个?(?:[元块度里码节寸]|块钱)|degrees?)(?:$|/)")


class UnitDiffers:
    """The same number with another unit of the same kind beside it."""

    code: ClassVar[str] = "N304"
    name: ClassVar[str] = "unit-differs"
    help: ClassVar[str] = "an equal number stands with another unit on the other side"

    def check(self, pair: Pair) -> Iterable[Finding]:
        result = compared(pair) if pair.source and pair.target else None
        if result is None:
            return
        for source, target in _exchanged(result.matched):
            here, there = _told(pair.source_text, source), _told(pair.target_text, target)
            if not here.unit or not there.unit or _VAGUE.search(f"{here.unit}/{there.unit}"):
                continue
            yield Finding(
                self.code,
                "weak",
                f"The source says {here.text}, the target {there.text}: another unit.",
                source_spans=(here.span,),
                target_spans=(there.span,),
                evidence={
                    "source": here.text,
                    "source_unit": source.unit,
                    "target": there.text,
                    "target_unit": target.unit,
                },
            )


def _exchanged(
    matched: Iterable[tuple[Quantity, Quantity]],
) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of one value whose units differ in a way that no conversion explains.

    Equal values are looked at together, so that "10 miles, 10 pounds" may come in any order.
    """
    groups: defaultdict[Value, list[tuple[Quantity, Quantity]]] = defaultdict(list)
    for source, target in matched:
        source, target = _in_years(source, target), _in_years(target, source)
        if source.value == target.value and source.weight and target.weight:
            groups[source.value].append((source, target))
    for group in groups.values():
        left = [source for source, _ in group]
        for _, target in group:
            same = next((q for q in left if q.unit == target.unit), None)
            if same is not None:
                left.remove(same)
        right = [target for _, target in group if target.unit]
        for source in left:
            rest = [q for q in right if q.unit not in {s.unit for s, _ in group}]
            if len(left) == len(rest) == 1 and _differ(source, rest[0]):
                yield source, rest[0]


def _in_years(one: Quantity, other: Quantity) -> Quantity:
    """Four decades as forty years where the other side says forty of something."""
    years = {"decade": 10, "century": 100}.get(one.unit)
    if years is None or isinstance(one.value, str) or one.value * years != other.value:
        return one
    return replace(one, value=other.value, unit="year")


def _differ(source: Quantity, target: Quantity) -> bool:
    """Whether the units are of one kind and no conversion makes the measures the same."""
    if not same_dimension(source.unit, target.unit) or isinstance(source.value, str):
        return False
    value = float(source.value)
    money = SIZES[source.unit][0] == "money"
    return money or not (value and convertible(value, source.unit, value, target.unit))


@dataclass(frozen=True, slots=True)
class _Told:
    """A measure as it stands in the text, and the unit alone."""

    text: str
    unit: str
    span: Span


def _told(text: str, quantity: Quantity) -> _Told:
    start, end = quantity.span.start, quantity.span.end
    unit = unit_as_told(text, end)
    sign = next((sign for sign in quantity.text if sign in "$€£¥"), "")
    shown = " ".join(text[start : end + len(unit)].split())
    return _Told(shown, sign or unit.strip(" -"), Span(start, end + len(unit)))
