"""N304 unit-differs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from aligner.checks.conversions import wrong_conversions
from aligner.checks.measures import NEXT, Unanswered, unanswered
from aligner.checks.numbers import compared, differences
from aligner.quantities import Quantity
from aligner.quantities.currencies import prefix
from aligner.quantities.model import Value, fold
from aligner.quantities.rates import area_as_told
from aligner.quantities.unit_table import LOOSE, SIZES
from aligner.quantities.units import convertible, same_dimension, unit_as_told
from aligner.verdict import Finding
from corpus.model import Pair, Span

_YEARS = ("year", "decade")
_SECONDS = re.compile(r"\d\ds", re.IGNORECASE)
_POINTS = re.compile("points?|百分点", re.IGNORECASE)
_PERCENT = re.compile("[%]|per ?cent|百分之", re.IGNORECASE)
#: Units that say little by themselves: 元 is any country's money, a degree any scale's.
_VAGUE = re.compile("(?:^|/)(?:个?(?:[元块度里码节寸]|块钱)|degrees?)(?:$|/)")
#: Names that more than one country has for its money.
_DOLLARS = frozenset(("aud", "cad", "sgd", "nzd", "twd"))
_MAY_BE = {
    **dict.fromkeys(("$", "dollar", "dollars"), _DOLLARS),
    "¥": frozenset(("yuan", "yen")),
}


class UnitDiffers:
    """The same number with another unit of the same kind beside it."""

    code: ClassVar[str] = "N304"
    name: ClassVar[str] = "unit-differs"
    help: ClassVar[str] = "an equal number stands with another unit on the other side"

    def check(self, pair: Pair) -> Iterable[Finding]:
        result = compared(pair) if pair.source and pair.target else None
        if result is None:
            return
        seen: set[Span] = set()
        for run in _in_runs([*_exchanged(result.matched), *_points(result.matched)]):
            (source, target) = run[-1]
            here = _told(pair.source_text, [one for one, _ in run])
            there = _told(pair.target_text, [other for _, other in run])
            if _VAGUE.search(f"{here.unit}/{there.unit}"):
                continue
            if _may_be_of(source, there) or _may_be_of(target, here):
                continue
            days = "business-day" in (source.unit, target.unit)
            seen |= {quantity.span for both in run for quantity in both}
            yield Finding(
                self.code,
                "review" if days else "weak",
                f"The source says {here.text}, the target {there.text}: another unit.",
                source_spans=(here.span,),
                target_spans=(there.span,),
                evidence={
                    "source": here.text,
                    "source_unit": source.unit or here.unit,
                    "target": there.text,
                    "target_unit": target.unit or there.unit,
                },
            )
        for wrong in wrong_conversions(pair, result):
            yield Finding(
                self.code,
                "review",
                f"The target converts {wrong.told} to {wrong.converted}: "
                f"it is about {wrong.right}.",
                target_spans=(wrong.span,),
                evidence={"target": wrong.converted, "converted_from": wrong.told},
            )
        seen |= _told_already(pair)
        for one in unanswered(pair, result):
            if one.quantity.span not in seen:
                yield self._unanswered(pair, one)

    def _unanswered(self, pair: Pair, one: Unanswered) -> Finding:
        text = pair.source_text if one.side == "source" else pair.target_text
        told = _told(text, [one.quantity])
        other = "target" if one.side == "source" else "source"
        if one.rival:
            message = f"The {one.side} says {told.text}, the {other} has “{one.rival}” instead."
        else:
            message = f"The {one.side} says {told.text}, a unit that the {other} does not have."
        sure = one.rival or (one.counted and one.quantity.weight)
        return Finding(
            self.code,
            "weak" if sure else "review",
            message,
            source_spans=(told.span,) if one.side == "source" else (),
            target_spans=(told.span,) if one.side == "target" else (),
            evidence={one.side: told.text, f"{one.side}_unit": one.quantity.unit},
        )


def _told_already(pair: Pair) -> set[Span]:
    """What N301 says of a number whose unit is another as well."""
    return {
        quantity.span
        for difference in differences(pair) or ()
        for one in difference.source
        for other in difference.target
        if same_dimension(one.unit, other.unit)
        for quantity in (one, other)
    }


def _exchanged(
    matched: Iterable[tuple[Quantity, Quantity]],
) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of one value whose units differ in a way that no conversion explains.

    Equal values are looked at together, so that "10 miles, 10 pounds" may come in any order.
    """
    groups: defaultdict[Value, list[tuple[Quantity, Quantity]]] = defaultdict(list)
    for source, target in matched:
        if any(wrong(source, target) for wrong in (_is_misread_year, _differ_vaguely, _is_any_day)):
            yield source, target
            continue
        source, target = _in_years(source, target), _in_years(target, source)
        if source.value == target.value and source.weight and target.weight:
            groups[source.value].append((source, target))
    for group in groups.values():
        told = {source.unit for source, _ in group}
        there = Counter(target.unit for _, target in group)
        left = []
        for source, _ in group:
            if there[source.unit]:
                there[source.unit] -= 1
            else:
                left.append(source)
        rest = [target for _, target in group if target.unit and target.unit not in told]
        if len(left) == len(rest) == 1 and _differ(left[0], rest[0]):
            yield left[0], rest[0]


def _in_runs(
    pairs: Sequence[tuple[Quantity, Quantity]],
) -> Iterator[list[tuple[Quantity, Quantity]]]:
    """The pairs, those together that stand in one range or list on both sides: 5 to 10 metres."""
    run: list[tuple[Quantity, Quantity]] = []
    for pair in sorted(pairs, key=lambda both: both[0].span.start):
        if run and not all(map(_is_next, run[-1], pair)):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _is_next(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and 0 < other.span.start - one.span.end < NEXT


def _points(
    matched: Sequence[tuple[Quantity, Quantity]],
) -> Iterator[tuple[Quantity, Quantity]]:
    """Percentage points against as many percent, which are of what was there before."""
    shares = [[q for q in side if q.kind == "percentage"] for side in zip(*matched, strict=True)]
    told = [Counter(abs(q.value) for q in side if not isinstance(q.value, str)) for side in shares]
    for source, target in matched:
        if not source.kind == target.kind == "percentage" or isinstance(source.value, str):
            continue
        here, there = (bool(_POINTS.search(one.text)) for one in (source, target))
        percent = _PERCENT.search((target if here else source).text)
        once = all(counts[abs(source.value)] == 1 for counts in told)
        if here != there and percent and once and source.value == target.value:
            yield source, target


def _is_misread_year(source: Quantity, target: Quantity) -> bool:
    """2020 against 2020个月, the 1950s against 1950个月; 30s may be seconds."""
    year, other = (source, target) if source.kind in _YEARS else (target, source)
    if year.kind not in _YEARS or year.unit or other.kind != "number":
        return False
    if other.unit == "second" and _SECONDS.fullmatch(year.text):
        return False
    return same_dimension(other.unit, "year") and other.unit != "year"


def _is_any_day(source: Quantity, target: Quantity) -> bool:
    """Ten business days against 10日."""
    one, other = (source, target) if target.kind == "day" else (target, source)
    return other.kind == "day" and one.unit == "business-day"


def _differ_vaguely(source: Quantity, target: Quantity) -> bool:
    """Billions of dollars against 数十亿欧元, decades against 几十个月."""
    if not (source.orders or target.orders) or source.unit == target.unit:
        return False
    if not same_dimension(source.unit, target.unit):
        return False
    (dimension, size), (_, other) = SIZES[source.unit], SIZES[target.unit]
    return dimension == "money" or max(size, other) >= 5 * min(size, other)


def _in_years(one: Quantity, other: Quantity) -> Quantity:
    """Four decades as forty years where the other side says forty of something."""
    years = {"decade": 10, "century": 100}.get(one.unit)
    if years is None or isinstance(one.value, str) or one.value * years != other.value:
        return one
    return replace(one, value=other.value, unit="year")


def _differ(source: Quantity, target: Quantity) -> bool:
    """Whether the units are of one kind and no conversion makes the measures the same."""
    if LOOSE & {source.unit, target.unit}:
        return False
    if not same_dimension(source.unit, target.unit) or isinstance(source.value, str):
        return False
    value = float(source.value)
    money = same_dimension(source.unit, "dollar")
    return money or not (value and convertible(value, source.unit, value, target.unit))


@dataclass(frozen=True, slots=True)
class _Told:
    """A measure as it stands in the text, and the unit alone."""

    text: str
    unit: str
    span: Span


def _told(text: str, run: Sequence[Quantity]) -> _Told:
    """What stands in the text from the first of some measures to the unit of the last."""
    quantity, start, end = run[-1], run[0].span.start, run[-1].span.end
    told, text = text, fold(text)
    if text.startswith(" of ", end) and quantity.orders:
        end += 3
    before, behind = area_as_told(quantity, text)
    end += len(unit := f"{unit_as_told(text, end)}{behind}")
    start -= len(before)
    sign = next((sign for sign in quantity.text if sign in "$€£¥"), "")
    if same_dimension(quantity.unit, "dollar"):
        land = prefix(text[max(0, start - 8) : start], sign)
        sign, start = land.strip() + sign, start - len(land)
    if text[start - 2 : start] in ("摄氏", "华氏"):
        unit, start = text[start - 2 : start] + unit, start - 2
    if quantity.kind == "percentage":
        unit = quantity.text.lstrip("0123456789.,- ")
    shown = " ".join(told[start:end].split())
    return _Told(shown, sign or unit.strip(" -") or quantity.unit, Span(start, end))


def _may_be_of(one: Quantity, other: _Told) -> bool:
    """Whether the money of the other side, of no country, may be that of this one."""
    return one.unit in _MAY_BE.get(other.unit.lower(), ())
