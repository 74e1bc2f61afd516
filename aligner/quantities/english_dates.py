"""Dates and times of day in English text: from a match of the pattern to quantities."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from aligner.quantities import eras
from aligner.quantities.dates import clock, half, lunar_month
from aligner.quantities.english_pattern import DECADES, HOURS, MONTHS, WEEKDAYS
from aligner.quantities.english_words import ORDINALS, SMALL
from aligner.quantities.festivals import festival
from aligner.quantities.model import (
    Key,
    Quantity,
    decade_keys,
    make,
    number_keys,
    time_keys,
)
from aligner.quantities.sales_days import sale
from aligner.quantities.zones import zone
from corpus.model import Span

_GROUND = re.compile(
    r"(?:in|of|since|until|till|by|from|through|this|last|next|early|late|mid|and|to)[\s-]$", re.I
)
_PART = re.compile(r"(?:mid|late)(?=[\s-]$)", re.I)
_REIGN = re.compile(
    r"\syear\s(?:of|in)\s(?:the\s)?(?:reign\sof\s)?(?:the\s)?(?:emperor\s)?"
    rf"({eras.ENGLISH_NAMES})\b",
    re.I,
)
_OWNER = re.compile(r"\b(?:his|her|my|their|your|its)\s$", re.IGNORECASE)
_MONTH = re.compile(r"\s(?:lunar\s)?(?:month|moon)\b", re.IGNORECASE)
_YEAR = re.compile(r"\s(?:birth)?year\b", re.IGNORECASE)
#: What stands before the tens of years that are no one's age: in the early thirties.
_OF_THE_AGE = re.compile(r"\bthe\s(?:(?:early|mid|late|later)[\s-])?$", re.I)


def _reign(value: Fraction, text: str, end: int) -> tuple[Key, ...]:
    """The year of ours that the 23rd year of Kangxi is."""
    reign = _REIGN.match(text, end)
    return eras.english_era(reign[1]).keys(value) if reign else ()


def ordinal_keys(value: Fraction, text: str, span: Span) -> tuple[Key, ...]:
    """What else an ordinal says: the second month, the third year of Kangxi, his forty-second
    year, in which he is forty-one."""
    if _MONTH.match(text, span.end):
        return lunar_month(value)[1:]
    owner = _OWNER.search(text[max(0, span.start - 8) : span.start])
    if owner and _YEAR.match(text, span.end):
        return (("n", value - 1),)
    return _reign(value, text, span.end)


def _parts(
    match: re.Match[str], year: str | None, month: str | None, day: str | None
) -> Iterator[Quantity]:
    """Year, month and day of a date whose groups are named; None for a part it lacks."""
    for name, kind in ((year, "year"), (month, "month"), (day, "day")):
        if name is None or match[name] is None:
            continue
        word = match[name].lower().rstrip(".")
        number = MONTHS.get(word) or int(re.sub(r"\D", "", word) or 0)
        value = Fraction(number)
        if kind == "month":
            yield make(match, "month", (("month", value), ("n", value)), 2, name)
        else:
            yield make(match, "year" if kind == "year" else "day", number_keys(value), 2, name)


def _month(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = Fraction(MONTHS[match[0].lower().rstrip(".")])
    before = text[max(0, match.start() - 10) : match.start()]
    certain = number not in (3, 5) or _GROUND.search(before) is not None
    certain = certain and (len(match[0]) > 3 or match[0].endswith(".") or match[0] == "May")
    yield make(match, "month", (("month", number),), 2 if certain else 0)


def _time(match: re.Match[str], text: str) -> Iterator[Quantity]:
    hour, minute = int(match["time_h"]), int(match["time_m"] or 0)
    if hour <= 24:
        keys = time_keys(hour, minute, "am" if match["time_half"].lower() == "a" else "pm")
        yield make(match, "time", keys, 2)


def _clock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield from clock(match)


def _gmt(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """0620 GMT, 1430 hours."""
    hour, minute = int(match["gmt_h"]), int(match["gmt_m"])
    yield make(match, "time", time_keys(hour, minute, "pm" if hour >= 12 else "am"), 2)


def _daytime(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Three in the morning, 11 at night."""
    word, *told = match[0].lower().split()
    hour = HOURS.get(word) or int(word)
    late = told[-1] in ("afternoon", "evening") or (told[-1] == "night" and 5 < hour < 12)
    keys = time_keys(hour, 0, "pm" if late else "am")
    yield make(match, "time", keys, 2 if hour > 3 else 1)


def _next_day(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """The next morning: 第二天, and no other."""
    yield make(match, "ordinal", (*number_keys(Fraction(2)), ("r", Fraction(1, 2))), 0, 0, "day")


def _half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """The first half of the year, H1: six months too."""
    yield half(match, int(match["half_d"] or 0) or (1 if match["half_n"][0] in "fF1" else 2))
    yield make(match, "fraction", (("r", Fraction(1, 2)), ("n", Fraction(1, 2))), 0, 0, "year")


def _past(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Half past three, a quarter to four."""
    hour = HOURS[match["past_h"].lower()]
    minute = 30 if match["past_half"] else 15 if match["past_quarter"] else 0
    if match["past_m"]:
        minute = sum({**SMALL, "twenty": 20}[word] for word in match["past_m"].lower().split("-"))
    whole = (60 * hour + (-minute if match["past_to"] else minute)) % 1440
    yield make(match, "time", time_keys(whole // 60, whole % 60, ""), 2)


def _quarter(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """The third quarter, Q3: of a year, like as not."""
    word = (match["quarter_n"] or match["quarter_d"]).lower()
    number = Fraction(ORDINALS.get(word) or int(word[0]))
    yield make(match, "ordinal", number_keys(number), 1, 0, "quarter")


def _decade(match: re.Match[str], text: str) -> Iterator[Quantity]:
    year = match["decade_y"] or ""
    decade = int(year) if year else DECADES[match[0].lower()] * 10
    keys = decade_keys(decade)
    part = _PART.search(text[max(0, match.start() - 5) : match.start()])
    if part and decade < 100:  # of a life: the mid-30s are 35, the late ones nearly 40
        keys = (*keys, ("n", Fraction(decade + (5 if part[0].lower() == "mid" else 10))))
    told = year or _OF_THE_AGE.search(text[max(0, match.start() - 12) : match.start()])
    yield make(match, "decade", keys, 2 if len(year) == 4 else 1 if told else 0)


def _named(match: re.Match[str], text: str) -> Iterator[Quantity]:
    if match["named_d"] or match["alone_y"]:
        year = "named_y" if match["named_d"] else "alone_y"
        yield from _parts(match, year, "named_m", "named_d")
    else:
        yield from _month(match, text)


def _iso(match: re.Match[str], text: str) -> Iterator[Quantity]:
    if 1 <= int(match["iso_m"]) <= 12 and 1 <= int(match["iso_d"]) <= 31:
        yield from _parts(match, "iso_y", "iso_m", "iso_d")
    else:
        yield make(match, "code", (("code", match[0]),), 2)


def _us_date(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Month and day may stand in either order, so each may be read as the other."""
    for name in ("us_a", "us_b"):
        value = Fraction(int(match[name]))
        yield make(match, "day", (("n", value), ("month", value)), 2, name)
    yield from _parts(match, "us_y", None, None)


def _weekday(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = Fraction(WEEKDAYS[match[0].lower().rstrip("s")])
    yield make(match, "weekday", (("weekday", number),), 1)


def _day_month(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield from _parts(match, "dmy_y", "dmy_m", "dmy_d")


#: By the name of the alternative that matched.
DATE_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "iso": _iso,
    "us": _us_date,
    "named": _named,
    "dmy": _day_month,
    "weekday": _weekday,
    "time": _time,
    "clock": _clock,
    "past": _past,
    "gmt": _gmt,
    "daytime": _daytime,
    "daytime_figure": _daytime,
    "next_day": _next_day,
    "half": _half,
    "zone": zone,
    "festival": festival,
    "sale": sale,
    "quarter": _quarter,
    "decade": _decade,
    "word": _decade,
}
