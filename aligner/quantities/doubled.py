"""One measure told in two units, 120 kg (265 lb), of which a translation may keep either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.quantities.compounds import Measure, equal, measures
from aligner.quantities.matching import Matching
from aligner.quantities.model import Quantity, fold
from aligner.quantities.units import same_dimension, unit_as_told

#: Between a measure, with its unit, and the same in another.
_AGAIN = re.compile(
    r"\s?[(（/]\s?(?:(?:about|approx(?:\.|imately)|around|roughly|or|约为?|大约|即|合|约合|折合)\s?"
    r"|[=≈~]\s?)?(?:[A-Z]{1,3}\s?)?[$€£¥]?",
    re.IGNORECASE,
)


def told_once(result: Matching, source: str, target: str) -> Matching:
    """Without what is left over of either text but stands beside the same in another unit, where
    that has its partner; where neither has, one of both is left."""
    if not any(one.unit for one in (*result.source_only, *result.target_only)):
        return result
    here = _doubles((*(one for one, _ in result.matched), *result.source_only), source)
    there = _doubles((*(other for _, other in result.matched), *result.target_only), target)
    dropped = {
        id(quantity)
        for pairs, matched, rest in (
            (here, {id(one) for one, _ in result.matched}, result.target_only),
            (there, {id(other) for _, other in result.matched}, result.source_only),
        )
        for one, other in pairs
        for quantity in _untold(one, other, matched, {q.unit for q in rest})
    }
    left, right = (
        tuple(one for one in only if id(one) not in dropped)
        for only in (result.source_only, result.target_only)
    )
    return replace(result, source_only=left, target_only=right)


def _doubles(quantities: Sequence[Quantity], text: str) -> list[tuple[Measure, Measure]]:
    single = {id(one): one for one in quantities}.values()
    inside = sorted(single, key=lambda one: one.span.start)
    return list(_in_two_units(inside, fold(text)))


def _in_two_units(quantities: Sequence[Quantity], text: str) -> Iterator[tuple[Measure, Measure]]:
    for one, other in pairwise(measures(quantities)):
        last, first = one[-1], other[0]
        if last.unit == first.unit or not same_dimension(last.unit, first.unit):
            continue
        end = last.span.end + len(unit_as_told(text, last.span.end))
        if _AGAIN.fullmatch(text[end : first.span.start]) and equal(one, other):
            yield one, other


def _untold(
    one: Measure,
    other: Measure,
    matched: set[int],
    rest: set[str],
) -> Measure:
    """What need not be looked for of a measure and the same in another unit; `rest` are the units
    of what the other text has left over."""
    told, again = (any(id(q) in matched for q in part) for part in (one, other))
    left = [any(q.unit in rest for q in part) for part in (one, other)]
    if not (told or again):
        return one if left[1] else other
    # What is left there in the same unit may be this, gone wrong.
    if told and not again and not left[1]:
        return other
    return one if again and not told and not left[0] else ()
