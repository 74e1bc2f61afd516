"""Days of sales that have their name from one number said twice: 双11, Double 12, Singles' Day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.model import Quantity, make, number_keys
from aligner.quantities.named_days import on_day

_NUMBERS = {"十一": 11, "十二": 12, "eleven": 11, "twelve": 12}
_SINGLES = 11
#: Parts of verbose patterns; each has a group `sale` and within it perhaps `sale_n`, or `sale_odd`,
#: a number that is no month: only what stands in quotation marks is such a name then.
CHINESE = r"""
    (?P<sale>光棍[节節]|[双雙](?:(?P<sale_n>1[12](?![\d.]|\s?[年月周核寸])|十[一二](?![年月周個个世]))
      |(?<=[“‘「『《"'][双雙])(?P<sale_odd>\d\d(?=[”’」』》"']))))
"""
ENGLISH = r"""
    (?P<sale>(?:singles['’]?|bachelors['’])\sday\b
      |double[\s-](?P<sale_n>(?:eleven|twelve|1[12])(?=\s?[,.;:!?)’”"']|\s[a-z]|$))
      (?!\s(?:million|billion|percent|per\scent|times|degrees|inch)))
"""


def sale(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Its name, which may be exchanged for another's, and softly the date that it falls on."""
    groups = match.groupdict()
    odd = groups.get("sale_odd")
    told = (groups["sale_n"] or odd or str(_SINGLES)).lower()
    number = Fraction(_NUMBERS.get(told) or int(told))
    keys = (("festival", f"{number}/{number}"), *number_keys(number))
    yield make(match, "festival", keys, 2 if odd else 1)
    if not odd:
        yield from on_day(match, number, number)
