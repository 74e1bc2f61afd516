"""Ranges and lists of quantities, whose first members share what only the last one says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from aligner.quantities.model import Key, Quantity, decade_keys, ratio_keys, time_keys

#: Between members of a list, rather than the ends of a range.
_LISTS = frozenset({",", "and", "or", ", and", ", or"})


def inherit(
    quantities: Iterable[Quantity], text: str, connectors: frozenset[str]
) -> list[Quantity]:
    """Let the first end of a range share what only its second end says: 5 to 10 million, 3-5%.

    `connectors` are the texts, stripped and lower-cased, that may stand between both ends.
    """
    result = list(quantities)
    gaps = ["", *(_gap(*pair, text) for pair in pairwise(result)), ""]
    heads = list(result)  # from what each would inherit: the last of 5, 10 and 15 metres
    for index in range(len(result) - 2, -1, -1):
        left, right = result[index : index + 2]
        gap = gaps[index + 1]
        # A comma between two alone says nothing: aged fifty, five foot tall.
        alone = gap == "," and not {gaps[index], gaps[index + 2]} & _LISTS
        if gap in connectors and not alone and _open(left, right):
            result[index] = _share(left, heads[index + 1])
            if not left.unit and left.scale == 1:
                heads[index] = heads[index + 1]
        elif left.kind == "year" and right.kind in ("number", "year") and gap in ("-", "–", "/"):
            result[index + 1] = _short_year(left, right)
    return result


#: What tells the half of the day.
_OF_HALF = re.compile(r"[ap]\.?m\.?$", re.IGNORECASE)


def _gap(left: Quantity, right: Quantity, text: str) -> str:
    """What stands between two quantities, if it is short; two readings of one have no gap."""
    if left.span.end > right.span.start:
        return ""
    return text[left.span.end : min(right.span.start, left.span.end + 12)].strip().lower()


def _open(left: Quantity, right: Quantity) -> bool:
    """Whether the first may be of the second's kind: 19th and 20th centuries."""
    if right.is_untold:
        return False
    shared = (("ordinal", "century"), ("time", "time"))
    return left.kind == "number" or (left.kind, right.kind) in shared


def _share(left: Quantity, right: Quantity) -> Quantity:
    value = left.value
    if not isinstance(value, Fraction):
        return left
    more: tuple[Key, ...] = ()
    if right.kind == "percentage":
        more = ratio_keys(value * right.scale)[:1]
    elif left.kind == "time":
        return _in_half(left, right)
    elif left.kind == "ordinal":
        return replace(left, kind="century", keys=(("century", value), *left.keys))
    elif right.kind == "time":  # 1 to 3 p.m., 11 to 2 p.m.
        hour = int(value) if value in range(1, 13) else 0
        pm = bool(right.times) and right.times[0] >= 12 * 60
        more = (
            (*time_keys(hour, 0, "pm" if pm else "am")[:1], *time_keys(hour, 0, "")) if hour else ()
        )
    elif right.kind in ("month", "century"):
        more = ((right.kind, value),)
    elif right.kind == "decade":
        more = decade_keys(int(value)) if value >= 0 and value.denominator == 1 else ()
    elif right.kind == "multiple":  # 五至七倍
        more = tuple(dict.fromkeys((n, value) for n, _ in right.keys if n in ("x", "r", "rx")))
    elif right.scale >= 1000 and left.scale == 1:
        more = (("n", value * right.scale),)
    unit = left.unit or right.unit
    return replace(left, keys=(*left.keys, *more), unit=unit)


def _in_half(left: Quantity, right: Quantity) -> Quantity:
    """2:00 to 4:30 p.m.: both after noon, which 11:00 to 2:30 p.m. and 9:00 to 16:30 are not."""
    if len(left.times) != 2 or not _OF_HALF.search(right.text):
        return left
    noon = 12 * 60
    ends = right.times[0]
    times = tuple(time for time in left.times if time <= ends and (time < noon) == (ends < noon))
    keys = tuple(key for key in left.keys if key[0] != "time" or key[1] in times)
    return replace(left, value=times[0], keys=keys) if times else left


def _short_year(left: Quantity, right: Quantity) -> Quantity:
    """2015-16: the second year with its century."""
    first, second = left.value, right.value
    if not isinstance(first, Fraction) or not isinstance(second, Fraction):
        return right
    if not (first % 100 < second < 100):
        return right
    year = first - first % 100 + second
    return replace(right, kind="year", value=year, keys=(("n", year), ("n", second)))
