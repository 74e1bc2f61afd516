"""Ages that Chinese tells by words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.chinese_numerals import value_of
from aligner.quantities.model import Key, Quantity, make
from corpus.model import Span

#: Names of ages, most of them from the Analects.
_NAMES = {
    "豆蔻": 13,
    "及笄": 15,
    "弱冠": 20,
    "而立": 30,
    "不惑": 40,
    "知天命": 50,
    "天命之年": 50,
    "花甲": 60,
    "耳顺": 60,
    "古稀": 70,
    "耄耋": 80,
    "期颐": 100,
}
#: A part of a verbose pattern. It has groups `age`, `age_tens` and `age_eights`.
AGE = rf"""
    (?P<age>{"|".join(_NAMES)}|(?P<age_tens>[四五六七八九])旬(?![斋节])
      |(?:(?<=年方)|(?<=正值)|(?<=年华))(?P<age_eights>二八)|二八(?=佳人|年华|芳龄))
"""
#: The signs with which one begins.
AGE_FIRST = "二四五六七八九" + "".join(name[0] for name in _NAMES)
#: Where ages may be counted from one at birth.
_AT_DEATH = re.compile("[享终卒时]年|虚岁")
#: How far from a round age one may be that is near it or past it.
_NEAR = range(-5, 10)


def age(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """年近八旬, 古稀之年, 年方二八: about eighty, seventy, sixteen; never missed themselves."""
    if match["age_tens"]:
        told = 10 * int(value_of(match["age_tens"]) or 0)
    else:
        told = _NAMES.get(match[0], 16)
    near = (Fraction(told + more) for more in _NEAR)
    keys: tuple[Key, ...] = (("n", Fraction(told)),)
    if told % 10 == 0:
        keys = (*keys, *(("n", value) for value in near if value != told))
    yield make(match, "number", keys, 0, 0, "year")


def at_death(value: Fraction, text: str, span: Span) -> tuple[Key, ...]:
    """终年七十四岁: seventy-three, where years are counted from birth."""
    told = text.startswith("岁", span.end)
    told = told and _AT_DEATH.search(text[max(0, span.start - 6) : span.end]) is not None
    return (("sui", value - 1),) if told else ()
