"""N305 bound-differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import ClassVar

from aligner.checks.exchanges import DATES
from aligner.checks.numbers import compared
from aligner.negation import plain
from aligner.quantities.bounds import Told, bounded, stand_alike, unbounded, without_itself
from aligner.quantities.model import Quantity, fold
from aligner.quantities.time_spans import AGAINST, time_spans
from aligner.quantities.units import same_dimension
from aligner.verdict import Finding
from corpus.model import Lang, Pair, Span

_FEW = (0, 1)
#: Of so many things it makes no difference whether the last one is meant.
_MANY = 100
#: A folded, plain text and its language.
_Text = tuple[str, Lang]


class BoundDiffers:
    """An amount that is the least on one side and the most on the other."""

    code: ClassVar[str] = "N305"
    name: ClassVar[str] = "bound-differs"
    help: ClassVar[str] = "at least an amount on one side is at most the same on the other"

    def check(self, pair: Pair) -> Iterable[Finding]:
        result = compared(pair) if pair.source and pair.target else None
        if result is None or not result.matched:
            return
        source, target = (
            (plain(fold(text), side[0].lang), side[0].lang)
            for text, side in ((pair.source_text, pair.source), (pair.target_text, pair.target))
        )
        told = [
            Counter((q.value, q.unit) for q in side) for side in zip(*result.matched, strict=True)
        ]
        for one, other in result.matched:
            if told[0][one.value, one.unit] > 1 or told[1][other.value, other.unit] > 1:
                continue  # which of them belong together is not known
            if found := _differ(one, other, source, target):
                here, there = found
                own = pair.source_text[here.start : here.end]
                others = pair.target_text[there.start : there.end]
                yield Finding(
                    self.code,
                    "review",
                    f"The source says {own}, the target {others}.",
                    source_spans=(here,),
                    target_spans=(there,),
                    evidence={"source": own, "target": others},
                )


def _differ(
    one: Quantity, other: Quantity, source: _Text, target: _Text
) -> tuple[Span, Span] | None:
    """Where the two are told as different bounds, if so."""
    if _is_turned(one, source[0]) != _is_turned(other, target[0]):
        return None
    for here, there in _told(one, other, source, target):
        if stand_alike(here, source[0], there, target[0], source[1]):
            return here.span, there.span
    return _lost(one, other, source, target)


def _lost(one: Quantity, other: Quantity, source: _Text, target: _Text) -> tuple[Span, Span] | None:
    """Where a bound of the source is none in the target; that it is at least one goes without
    saying."""
    if one.kind in DATES or one.value in _FEW:
        return None
    here = bounded(one, *source, age=same_dimension(one.unit, "year"))
    there = here and unbounded(here, source[0], other, target[0], source[1])
    return (here.span, there.span) if here and there else None


def _told(
    one: Quantity, other: Quantity, source: _Text, target: _Text
) -> Iterator[tuple[Told, Told]]:
    """How the two are told, where that is not the same."""
    dated = one.kind in DATES and other.kind in DATES
    unit = one.unit or other.unit
    age = same_dimension(unit, "year")
    here = bounded(one, *source, age=age, dated=dated)
    there = here and bounded(other, *target, age=age, dated=dated)
    if here and there:
        counted = _is_counted(one) and _is_counted(other)
        if here.how != there.how or (
            counted and without_itself(here, source[0], there, target[0], source[1])
        ):
            yield here, there
    if age and not dated:
        others = time_spans(other, *target)
        for how, told in time_spans(one, *source).items():
            if how not in others and AGAINST[how] in others:
                yield told, others[AGAINST[how]]


def _is_counted(quantity: Quantity) -> bool:
    """Whether one more or less makes a difference: of few things or of years, not of minutes."""
    few = isinstance(quantity.value, Fraction) and quantity.value < _MANY
    return few and quantity.unit in ("", "year")


def _is_turned(quantity: Quantity, text: str) -> bool:
    """Whether more of it is less: -20 °C, which may be told as 20 degrees below zero, and 八折."""
    below = isinstance(quantity.value, Fraction) and quantity.value < 0
    before = text[max(0, quantity.span.start - 1) : quantity.span.start]
    return below or before == "-" or quantity.text.endswith("折")
