"""Shares and multiples in Chinese text: from a match of the pattern to quantities."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from aligner.quantities.chinese_numerals import MORE, value_of, worth
from aligner.quantities.model import Key, Quantity, make, number_keys, ratio_keys
from aligner.quantities.units import chinese_unit

_GROW = re.compile("[增提高涨升长加多大快重贵强宽深远](?:了|到|至|大|加|出)?(?:约|近|超过)?$")


def _share(match: re.Match[str], text: str) -> Iterator[Quantity]:
    top, bottom = worth(MORE.sub("", match["top_n"])), worth(MORE.sub("", match["bottom_n"]))
    if top is None or bottom is None or not bottom.values[-1]:
        return
    value = top.values[-1] / bottom.values[-1]
    if bottom.bare and bottom.scale >= 100:  # 百分之, 千分之, 万分之
        keys = ratio_keys(-value if match["share_minus"] else value)
        yield make(match, "percentage", keys, 2, scale=1 / bottom.scale)
        return
    counts = (*bottom.values, top.values[-1])
    keys = (("r", value), ("n", value), *(("n", v) for v in counts if v > 1))
    if not chinese_unit(text, match.end()):
        keys = (*keys, ("part", value))
    yield make(match, "fraction", keys, 0 if top.values[-1] == 1 else 2)


def _mixed(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """二又四分之三"""
    whole, top, bottom = (value_of(match[f"mixed_{name}"]) for name in ("n", "top", "bottom"))
    if whole is not None and top is not None and bottom:
        keys = number_keys(whole + top / bottom)
        yield make(match, "number", keys, 2, 0, chinese_unit(text, match.end()))


def _percent(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = value_of(match["percent_n"])
    if value is not None:
        value = -value if match["percent_minus"] else value
        whole = {"‰": 1000, "基点": 10_000}.get(match["percent_sign"], 100)
        keys = (*ratio_keys(value / whole), *(number_keys(value) if whole == 10_000 else ()))
        weight = 2 if abs(value) != 1 else 1
        yield make(match, "percentage", keys, weight, scale=Fraction(1, whole))


def _tenths(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """三成, 三成半; 七八成 is either of both, and neither for certain."""
    found, part = worth(match["tenths_n"]), match["tenths_m"]
    more = Fraction(1, 2) if part == "半" else (value_of(part) or Fraction(0)) / 10 if part else 0
    sign = -1 if match["tenths_minus"] else 1
    values = found.values if found is not None else ()
    for tenths in values:
        keys = ratio_keys(sign * (tenths + more) / 10)
        yield make(match, "percentage", keys, 2 if len(values) == 1 else 0, scale=Fraction(1, 10))


def _service(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """加一服務費: a tenth is added."""
    yield make(match, "percentage", ratio_keys(Fraction(1, 10)), 1, scale=Fraction(1, 100))


def _off(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """八折: at 80 %, 20 % off."""
    numeral = match["off_n"]
    value = value_of(numeral)
    if value is not None and value > 0:
        price = value / (100 if value > 10 else 10)
        yield make(match, "percentage", (("r", price), ("less", 1 - price)), 2)


def _times(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = value_of(match["times_n"])
    if value is None:
        return
    if match["times_half"]:
        value += Fraction(1, 2)
    keys: tuple[Key, ...] = (("n", value), ("x", value), ("r", value))
    grown = _GROW.search(text[max(0, match.start() - 4) : match.start()])
    if grown and value == 1:  # nobody takes 增长一倍 for anything but doubling
        keys = (("x", Fraction(2)), ("xi", value), ("n", Fraction(2)), ("n", value), ("r", value))
    elif grown:
        keys = (*keys, ("xi", value))  # 增长两倍 is by two and so to three times
    elif value > 1:
        keys = (*keys, ("r", value - 1))  # 原来的三倍 is by 200 %
    yield make(match, "multiple", keys, 2 if value > 3 else 1)


def _half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """半年 is half a year and so six months."""
    value = Fraction(1, 2)
    unit = chinese_unit(text, match.end())
    keys: tuple[Key, ...] = (("r", value), ("n", value))
    if match["half_of"]:
        keys = (*keys, ("part", value))
    yield make(match, "fraction", keys, 0, 0, unit)


def _fold(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """翻两番 is to four times, 翻两倍 to two, or by two."""
    number = value_of(match["fold_n"] or "一") or Fraction(1)
    if match["fold_times"] and number > 1:
        keys: tuple[Key, ...] = (("x", number), ("xi", number), ("n", number))
    else:
        times = Fraction(2 ** int(number))
        keys = (("x", times), ("n", times), ("r", times - 1))
    yield make(match, "multiple", keys, 1)


SHARE_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "share": _share,
    "mixed": _mixed,
    "percent": _percent,
    "tenths": _tenths,
    "service": _service,
    "off": _off,
    "times": _times,
    "half_unit": _half,
    "half_of": _half,
    "fold": _fold,
}
