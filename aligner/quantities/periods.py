"""Parts of a year as reports of results write them: 3Q25, 1H24, 9M24, and the year of Q3'25."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.dates import half
from aligner.quantities.model import Quantity, make, number_keys

#: A part of a verbose pattern, for both languages; group `period` and, in it, `period_*`.
PERIOD = r"""
    (?P<period>(?:(?<![\d.,])(?-i:(?P<period_n>[1-4]Q|[12]H|[369]M))['’]?
        |(?<=[QH][1-4]['’])|(?<=[QH][1-4]\s['’]))(?P<period_y>(?:20)?[0-4]\d)(?![\dA-Za-z]|[.,]\d))
"""


def period(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """The quarter, the half or the months, and the year."""
    told = match["period_n"] or ""
    number = Fraction(told[:1] or 0)
    if told.endswith("H"):
        yield half(match, int(number))
    elif told.endswith("Q"):
        yield make(match, "ordinal", number_keys(number), 1, 0, "quarter")
    elif told:  # nine months are three quarters too
        keys = (("n", number), ("n", number / 3))
        yield make(match, "number", keys, 1, 0, "month")
    year = Fraction(match["period_y"])
    yield make(match, "year", number_keys(year if year > 99 else 2000 + year), 2, "period_y")


#: By the name of the alternative that matched.
PERIOD_READERS = {"period": period}
