"""What dates and times of day in both languages share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from aligner.quantities.model import Key, Quantity, make, number_keys, time_keys
from aligner.quantities.scripture import is_verse


def clock(match: re.Match[str], minutes: str = "clock_m") -> Iterator[Quantity]:
    """15:30, of a match with a group `clock_h`; 25:21 is a score, two numbers, as a verse is."""
    hour, minute = int(match["clock_h"]), int(match[minutes])
    if hour > 24 or is_verse(match):
        yield make(match, "number", number_keys(Fraction(hour)), 2, "clock_h")
        yield make(match, "number", number_keys(Fraction(minute)), 2, minutes)
    else:
        yield make(match, "time", time_keys(hour, minute, ""), 2)


def half(match: re.Match[str], number: int) -> Quantity:
    """The first or the second half of a year, or of a match."""
    value = Fraction(number)
    return make(match, "ordinal", (("code", f"HALF{number}"), ("n", value)), 1)


def lunar_month(number: Fraction) -> tuple[Key, ...]:
    """What tells 二月 of the lunar calendar, or the second month, from the third."""
    return (("lunar", number), ("code", f"MONTH{number}"))


def later(
    match: re.Match[str], hour: int, half: Literal["am", "pm", ""], group: str | int = 0
) -> Quantity:
    """The end of the hour in 十一点多: between eleven and twelve."""
    return make(match, "time", time_keys(hour % 12 + 1, 0, "" if hour == 11 else half), 0, group)
