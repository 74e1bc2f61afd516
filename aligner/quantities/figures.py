"""How figures are written alike in both languages: powers of ten, 4 3/8 and ½, 5M, 24/7."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.model import Quantity, decimal, make, number_keys
from aligner.quantities.units import chinese_unit

_VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}
VULGAR = f"[{''.join(_VULGAR)}]"
#: Letters behind a figure that may be a magnitude; some are units, or grades, as well.
MAGNITUDE_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_LOWERED = str.maketrans(_RAISED, "0123456789+-")

# Parts of a verbose pattern, for both languages.
#: A share without its nought, p < .05; elsewhere a stop and digits are the rest of something.
POINT = r"(?<![^\s=<>≤≥≈~±(（$€£¥−\u4e00-\u9fff-])\.\d++(?!\.?\d|[A-Za-z_])"
#: What follows a whole number; groups `part` and `vulgar`.
PART = rf"""
    (?:(?<!\d\d\d\d)[\s-](?P<part>1/2|[12]/3|[13]/4|[1-4]/5|[15]/6|[1357]/8|[1379]/10
        |1?[13579]/16|[123]?[13579]/32)(?![\d/])
      |\s?(?P<vulgar>{VULGAR}))
"""
#: Groups `power` and, in it, `power_*`. No more than two digits: larger ones make no float.
POWER = rf"""
    (?P<power>(?P<power_minus>(?<![\w)%°])-)?
      (?:(?:(?P<power_n>(?<![\d.,])\d{{1,9}}(?:\.\d{{1,20}})?)\s?[×x·*]\s?|(?<![\d.,]))10
          (?:(?:\^|\*\*)(?P<power_e>[+-]?\d{{1,2}})|(?P<power_r>[⁺⁻]?[{_RAISED}]{{1,2}}))
        |(?<![\d.,])(?P<short_n>\d{{1,9}}\.\d{{1,20}})e(?P<short_e>[+-]?\d{{1,2}})
        |(?<![\d.,])(?P<tiny_n>\d{{1,9}})e(?P<tiny_e>[+-]\d{{1,2}}))(?![A-Za-z\d{_RAISED}]))
"""
ROUND_THE_CLOCK = r"24\s?[/x×*]\s?7|7\s?[x×*]\s?24"
#: Group `always`.
ALWAYS = rf"""
    (?P<always>(?<![\d/.])(?:{ROUND_THE_CLOCK})(?![\d/])(?:\s?(?:个?小时|h(?:ours)?\b))?)
"""


def part(match: re.Match[str]) -> Fraction:
    """What `PART` adds to the number before it."""
    if match["part"]:
        return Fraction(match["part"])
    return _VULGAR.get(match["vulgar"] or "", Fraction(0))


def power(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """6.02×10²³, 10^6, 1.5E-3"""
    figure = match["power_n"] or match["short_n"] or match["tiny_n"] or "1"
    told = match["power_e"] or match["short_e"] or match["tiny_e"] or match["power_r"]
    value = (decimal(figure) or Fraction(1)) * Fraction(10) ** int(told.translate(_LOWERED))
    keys = number_keys(-value if match["power_minus"] else value)
    yield make(match, "number", keys, 2, 0, chinese_unit(text, match.end()))


def vulgar(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """¾ by itself; ½, as half in words, is missed by nobody."""
    value = _VULGAR[match[0]]
    unit = chinese_unit(text, match.end())
    yield make(
        match, "fraction", (("r", value), ("n", value)), 0 if value.numerator == 1 else 2, 0, unit
    )


def funding_round(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Series B, B轮: the second round of funding."""
    number = " ABCDEFGH".index(match["round_n"])
    yield make(match, "code", (("code", f"ROUND{number}"),), 1)


def always(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """24/7, 7×24小时: twenty-four hours and seven days, if the numbers are told at all."""
    yield make(match, "code", (("code", "24/7"),), 0)
    for number in (24, 7):  # of hours and days: `unit_words` knows
        yield make(match, "number", number_keys(Fraction(number)), 0)


#: By the name of the alternative that matched.
FIGURE_READERS = {
    "power": power,
    "vulgar_alone": vulgar,
    "always": always,
    "round": funding_round,
}
