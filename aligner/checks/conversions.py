"""Measures that the translation converts for its readers in brackets, and converts wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from aligner.quantities import Matching, Quantity
from aligner.quantities.compounds import Measure, amount, equal, measures
from aligner.quantities.model import fold
from aligner.quantities.unit_table import LOOSE, SIZES
from aligner.quantities.units import chinese_unit, english_unit, same_dimension, unit_as_told
from corpus.model import Pair, Span

#: From the unit of a measure to the figure in brackets, and behind that one's unit.
_OPENS = re.compile(
    r"\s?[(（]\s?(?:(?:大?约[为是]?|[即合约]|折合|相当于|(?:that\sis|about|approx(?:\.|imately)?"
    r"|roughly|around|nearly)\b|[=≈~])\s?)?"
)
_CLOSES = re.compile(r"\s?[)）]")
#: What makes a measure the end of a range: 5 to 10 feet.
_RANGE = re.compile(r"(?:[-–—~～至到或和]|\b(?:to|and|or))\s?$", re.I)
_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Conversion:
    """A measure as the translation tells it, what it says that this is, and what it is."""

    told: str
    converted: str
    right: str
    span: Span


def wrong_conversions(pair: Pair, result: Matching) -> Iterator[Conversion]:
    """Those in the target; what stands in brackets in the source as well is compared with that."""
    text, lang = fold(pair.target_text), pair.target[0].lang
    unit_of = chinese_unit if lang == "zh" else english_unit
    side = [*(other for _, other in result.matched), *result.target_only]
    side.sort(key=lambda quantity: quantity.span.start)
    for measure, (other, *rest) in pairwise(measures(side)):
        last, start = measure[-1], measure[0].span.start
        unit = "" if rest else other.unit or unit_of(text, other.span.end)
        if not _may_be(last.unit, unit) or _RANGE.search(text[max(0, start - _BEFORE) : start]):
            continue
        end, close = (one.span.end + len(unit_as_told(text, one.span.end)) for one in (last, other))
        if not _OPENS.fullmatch(text, end, max(end, other.span.start)):
            continue
        if not _CLOSES.match(text, close) or _is_told(other, result):
            continue
        if not equal(measure, (replace(other, unit=unit),)):
            told = pair.target_text[start:end].strip()
            its = Span(other.span.start, close)
            wrong = pair.target_text[its.start : its.end].strip()
            about = float(f"{_converted(measure, unit):.3g}")
            right = f"{about:,g}{unit_as_told(text, other.span.end).rstrip()}"
            yield Conversion(told, wrong, right, its)


def _converted(measure: Measure, unit: str) -> float:
    """What a measure is in another unit."""
    if same_dimension(unit, "celsius"):
        value = amount(measure)
        return value * 1.8 + 32 if unit == "fahrenheit" else (value - 32) / 1.8
    return amount(measure) * SIZES[measure[-1].unit][1] / SIZES[unit][1]


def _may_be(unit: str, other: str) -> bool:
    """Whether a measure in one unit may be converted to the other at a fixed rate."""
    if unit == other or {unit, other} & LOOSE or same_dimension(unit, "dollar"):
        return False
    return same_dimension(unit, other)


def _is_told(one: Quantity, result: Matching) -> bool:
    """Whether the source has that number too."""
    source = [*(mine for mine, _ in result.matched), *result.source_only]
    return isinstance(one.value, Fraction) and any(one.value in mine.plain for mine in source)
