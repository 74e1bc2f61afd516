"""What a Chinese numeral is worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from math import prod

from aligner.quantities.model import LONGEST_NUMBER, decimal

_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
DIGITS = "零〇一二三四五六七八九两"
_WORTH = dict(zip(DIGITS, (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
#: What makes a numeral vague: 100多万.
MORE = re.compile("[多余几]")
_ADJACENT = re.compile("[一二两三四五六七八九]{2}")
_SMALL = re.compile("([一二两三四五六七八九]?)十([一二两三四五六七八九]?)")
_SHORT = re.compile("([百千万])([一二三四五六七八九])")
_PIECE = re.compile(r"([\d,]+(?:\.\d+)?|\.\d+)\s?([十百千万亿兆]*)")


@dataclass(frozen=True, slots=True)
class Worth:
    """The worth of a numeral.

    values: one, or two for an approximation (三五, 七八十).
    scale: the magnitudes it ends in (3.5万: 10000). bare: magnitudes alone (百万, 十).
    spelled: digit by digit (一九九八).
    """

    values: tuple[Fraction, ...]
    scale: Fraction = Fraction(1)
    bare: bool = False
    spelled: bool = False


@lru_cache(maxsize=4096)
def worth(numeral: str) -> Worth | None:
    """What a numeral of Arabic or Chinese digits and magnitudes says; None if nothing."""
    if len(numeral) > LONGEST_NUMBER:
        return None
    if numeral[0] in ".0123456789":
        return _mixed(numeral)
    numeral = numeral.translate(_TENS)
    if all(sign in MAGNITUDES for sign in numeral):
        size = _bare(numeral)
        return Worth((size,), size, bare=True)
    scale = _scale(numeral)
    pair = _ADJACENT.search(numeral)
    if (pair is not None and set(numeral) - set(DIGITS)) or (
        pair is not None and len(numeral) == 2
    ):
        low, high = (_WORTH[sign] for sign in pair[0])
        if high - low == 1 or (low, high) == (3, 5):
            return _approximate(numeral, pair.start())
    value = _convert(numeral)
    if value is None:
        return None
    spelled = len(numeral) > 1 and all(sign in DIGITS for sign in numeral)
    return Worth((value,), scale, spelled=spelled)


def short_worth(numeral: str) -> Worth | None:
    """萬八, 千二, 百五, as Cantonese has sums of money: 18,000, 1,200, 150."""
    told = _SHORT.fullmatch(numeral)
    if not told:
        return None
    size = MAGNITUDES[told[1]]
    return Worth((Fraction(size) + Fraction(size, 10) * _WORTH[told[2]],), Fraction(1))


def value_of(numeral: str) -> Fraction | None:
    """The one value of a numeral; the higher one of an approximation."""
    found = worth(MORE.sub("", numeral))
    return found.values[-1] if found is not None else None


def _approximate(numeral: str, at: int) -> Worth | None:
    """七八十: seventy or eighty."""
    one, other = numeral[: at + 1] + numeral[at + 2 :], numeral[:at] + numeral[at + 1 :]
    values = tuple(v for v in (_convert(one), _convert(other)) if v is not None)
    return Worth(values, _scale(numeral)) if values else None


def _convert(numeral: str) -> Fraction | None:
    """The value by cn2an, which raises ValueError (and worse) on what is no numeral.

    Small numbers do without it: they are most, and importing it takes a tenth of a second.
    """
    if numeral in _WORTH:
        return Fraction(_WORTH[numeral])
    if small := _SMALL.fullmatch(numeral):
        return Fraction(10 * _WORTH.get(small[1], 1) + _WORTH.get(small[2], 0))
    import cn2an

    try:
        return Fraction(str(cn2an.cn2an(numeral, "normal")))
    except Exception:  # cn2an documents none of what it raises
        return None


def _scale(numeral: str) -> Fraction:
    scale = 1
    for sign in reversed(numeral):
        if sign not in MAGNITUDES:
            break
        scale *= MAGNITUDES[sign]
    return Fraction(scale)


def _bare(numeral: str) -> Fraction:
    """百万 is a million, but 百十 something above a hundred, 千百万 some ten millions."""
    sizes = [MAGNITUDES[sign] for sign in numeral]
    rising = (size for last, size in pairwise(sizes) if size >= last)
    return Fraction(prod(rising, start=sizes[0]))


def _mixed(numeral: str) -> Worth | None:
    """3.5万, 1亿3000万, 3万5: Arabic figures with magnitudes, added up."""
    total, last = Fraction(0), Fraction(0)
    for figures, units in _PIECE.findall(numeral):
        value = decimal(figures)
        if value is None:
            return None
        last = _scale(units)
        total += value * last
    return Worth((total,), last)
