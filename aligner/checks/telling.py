"""Quantities as messages have them: with what they count, in a list, as a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.quantities import Quantity
from aligner.quantities.compounds import converted, in_parts
from aligner.quantities.model import fold
from aligner.quantities.rates import area_as_told
from aligner.quantities.units import unit_as_told
from corpus.model import Side

_LISTED = 8
_LONG = 40
_TIMES = re.compile(r"[\s-]{1,2}(?:times|fold)\b", re.IGNORECASE)
#: Measures of a kitchen, which hold as much of each thing as that weighs.
KITCHEN = re.compile(
    r"\s(?:heap(?:ed|ing)\s)?(?:cups?|sticks?|(?:table|tea)spoons?|tbsps?|tsps?|oz|ounces?)\b",
    re.IGNORECASE,
)


def with_units(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """With what they count behind them: 80 t, 8吨, three times; a measure in parts as one."""
    folded = fold(text) if found else ""
    told = []
    for one in found:
        before, behind = area_as_told(one, folded)
        counted = _counted(one, folded, text)
        told.append(replace(one, text=f"{before}{one.text}{counted}{behind}"))
    if [tuple(told)] == list(in_parts(told)):
        return [replace(told[0], text=" ".join(one.text for one in told))]
    return told


def _counted(one: Quantity, folded: str, text: str) -> str:
    start, end = one.span.start, one.span.end
    if one.text != text[start:end].strip():
        return ""
    if one.kind == "multiple":
        behind = _TIMES.match(folded, end)
        return behind[0] if behind else ""
    if one.kind != "number":
        return ""
    kitchen = KITCHEN.match(folded, end)
    if kitchen or not one.unit:
        return kitchen[0] if kitchen else ""
    return text[end : end + len(unit_as_told(folded, end))].rstrip()


def as_measured(source: Sequence[Quantity], target: Sequence[Quantity], text: str) -> str:
    """What the target's measure would be in the source's units, if those are others; `text` is the
    source's."""
    sizes = converted(source, target)
    if not sizes:
        return ""
    folded = fold(text)
    units = (unit_as_told(folded, one.span.end) for one in source)
    return ", about " + " ".join(
        f"{size:.3g}{unit.rstrip()}" for size, unit in zip(sizes, units, strict=True)
    )


def absent(found: Sequence[Quantity], side: Side) -> str:
    """The message for what one side alone has."""
    other = "target" if side == "source" else "source"
    be = "is" if len({q.text for q in found}) == 1 else "are"
    return f"{listed(found)} in the {side} {be} not in the {other}."


def sentence(text: str) -> str:
    """With a full stop, which may be that of "a.m."."""
    return text if text.endswith(".") else f"{text}."


def listed(found: Sequence[Quantity]) -> str:
    """The texts as a phrase, each once and the first few only."""
    texts = list(dict.fromkeys(map(_short, found)))
    if len(texts) > _LISTED:
        texts[_LISTED - 1 :] = [f"{len(texts) - _LISTED + 1} more"]
    return ", ".join(texts[:-1]) + " and " + texts[-1] if len(texts) > 1 else texts[0]


def _short(quantity: Quantity) -> str:
    """The text on one line, without the middle of what is absurdly long; 八折 explained."""
    text = " ".join(quantity.text.split())
    less = next((value for name, value in quantity.keys if name == "less"), None)
    if text.endswith("折") and isinstance(less, Fraction):
        text = f"{text} (−{float(100 * less):g}%)"
    return text if len(text) <= _LONG else f"{text[: _LONG // 2]}…{text[-8:]}"


def value_of(found: Sequence[Quantity]) -> str | float | int:
    """The value as JSON has it; several as one string."""
    values = [_json(quantity) for quantity in found[:_LISTED]]
    return values[0] if len(found) == 1 else ", ".join(map(str, values))


def _json(quantity: Quantity) -> str | float | int:
    value = quantity.value
    if not isinstance(value, Fraction):
        return value[:_LONG]
    return int(value) if value.denominator == 1 else float(value)
