"""Dates and times of day in Chinese text: from a match of the pattern to quantities."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from aligner.quantities import eras
from aligner.quantities.chinese_numerals import value_of
from aligner.quantities.dates import clock, half, later, lunar_month
from aligner.quantities.festivals import festival
from aligner.quantities.model import (
    Key,
    Kind,
    Quantity,
    decade_keys,
    make,
    number_keys,
    time_keys,
)
from aligner.quantities.named_days import DAY_READERS
from aligner.quantities.sales_days import sale
from aligner.quantities.zones import zone

_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_PM = frozenset(("下午", "傍晚", "晚上", "晚间", "晚", "夜里", "深夜", "中午", "午后", "当晚"))
_NIGHT = frozenset(("晚上", "晚间", "晚", "夜里", "深夜", "当晚"))
_AT_NIGHT = frozenset((0, 1, 2, 3, 4, 12))
#: At twelve they may mean either half of the day.
_MORNING = frozenset(("早上", "上午", "清晨", "早晨", "早"))
_QUARTERS = {"一": 1, "两": 2, "二": 2, "三": 3}
#: What stands before a month of the lunar calendar.
_LUNAR = re.compile(
    f"(?:[农農阴陰旧][历曆]|(?:{'|'.join(n for n, era in eras.CHINESE.items() if era.lunar)})"
    r"\s?[\d一二三四五六七八九十廿卅元]{1,4}\s?[年载])\s?$"
)
#: The months of the lunar calendar that have names.
_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12}
#: What stands before and behind a number of days that is no date. 内 begins places, too.
_FOR_DAYS = re.compile(
    "(?:提[前早]|至少|最少|[少短]于|[少短]於|超[过過]|逾期|[届屆期][满滿]|[为為]期|期限[为為]|[连連][续續]|每隔"
    "|未[来來]|(?<![日号號月年之此目以])前)\\s?$"
)
_IN_DAYS = re.compile(
    "\\s?(?:[以之][内內]|[内內](?![部外地容存科心涵蒙罗政阁战务塔华蒙羅閣戰務華])|有效|[犹猶]豫期|[宽寬]限|冷[静靜]期)"
)
#: What follows a century that its decades are told of: 二十世纪一二十年代.
_DECADES = re.compile(
    r"\s?[\d一二三四五六七八九十]{1,3}[至到和与及、-]?[\d一二三四五六七八九十]{0,3}\s?年代"
)


def _years(numeral: str) -> tuple[Key, ...]:
    """A year; one of two digits may lie in either century or be a count of years."""
    value = value_of(numeral) or Fraction(0)
    if len(numeral) > 2:
        return number_keys(value)
    return (("n", value), ("n", 1900 + value), ("n", 2000 + value))


def _date(match: re.Match[str], text: str) -> Iterator[Quantity]:
    named, told = _MONTHS.get(match["date_m"]), match["date_d"] or ""
    before = text[max(0, match.start() - 12) : match.start()]
    lunar = named is not None or told.startswith("初") or _LUNAR.search(before) is not None
    weight = 1 if lunar else 2
    if match["date_y"]:
        yield make(match, "year", _years(match["date_y"]), 2, "date_y")
    month = Fraction(named) if named else value_of(match["date_m"])
    if month is not None:
        keys: tuple[Key, ...] = (("month", month), ("n", month))
        if lunar:  # the eighth month begins in September, or late in August
            keys = (*keys, ("month", month % 12 + 1), *lunar_month(month))
        yield make(match, "month", keys, weight, "date_m")
    if told:
        day = value_of(told.removeprefix("初")) or Fraction(0)
        keys = (("n", day), ("lunar", day)) if lunar else number_keys(day)
        yield make(match, "day", keys, weight, "date_d")


def _era(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """康熙二十三年, 民国38年: a year of ours too, and no error where English tells neither."""
    numeral = match["era_n"]
    number = Fraction(1) if numeral == "元" else value_of(numeral)
    keys = eras.CHINESE[match["era_name"]].keys(number) if number is not None else ()
    if number is None or not keys:
        return
    # The number itself comes first, so that a year that is told too is left for its own kind.
    made = make(match, "year", (("n", number), *keys), 1)
    yield replace(made, value=keys[0][1])


def _iso(match: re.Match[str], text: str) -> Iterator[Quantity]:
    month, day = Fraction(match["iso_m"]), Fraction(match["iso_d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        yield make(match, "code", (("code", match[0]),), 2)
        return
    yield make(match, "year", number_keys(Fraction(match["iso_y"])), 2, "iso_y")
    yield make(match, "month", (("month", month), ("n", month)), 2, "iso_m")
    yield make(match, "day", number_keys(day), 2, "iso_d")


def _year(match: re.Match[str], text: str) -> Iterator[Quantity]:
    numeral = match["year_n"]
    kind: Kind = "year" if len(numeral) == 4 or numeral[0] == "0" else "number"
    unit = "year" if kind == "number" else ""
    yield make(match, kind, _years(numeral), 2, "year_n", unit)


def _day(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = value_of(match["day_n"])
    if value is not None and match[0].endswith("日") and (value > 31 or _lasts(match, text)):
        weight = 2 if value > 3 or match["day_n"].isdigit() else 1
        yield make(match, "number", number_keys(value), weight, 0, "day")
    elif value is not None:
        certain = match["day_n"].isdigit() or (match[0].endswith("日") and value > 3)
        yield make(match, "day", number_keys(value), 2 if certain and value <= 31 else 0)


def _lasts(match: re.Match[str], text: str) -> bool:
    """Whether so many days are meant, and no date: 提前30日, 3日内."""
    before = text[max(0, match.start() - 6) : match.start()]
    return bool(_FOR_DAYS.search(before) or _IN_DAYS.match(text, match.end()))


def _weekday(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = Fraction(_WEEKDAYS[match["weekday_n"]])
    yield make(match, "weekday", (("weekday", number),), 1)


def _time(match: re.Match[str], text: str) -> Iterator[Quantity]:
    hour = value_of(match["time_h"]) or Fraction(0)
    minute = Fraction(30) if match["time_half"] else value_of(match["time_m"] or "零")
    if match["time_q"]:
        minute = Fraction(15 * _QUARTERS[match["time_q"]])
    half: Literal["am", "pm", ""] = "pm" if match["half"] in _PM else "am"
    if match["half"] == "中午" and hour == 11:
        half = "am"
    if hour in _AT_NIGHT and match["half"] in _NIGHT:  # 晚上12点 ends the day
        half = "am"
    if hour > 12 or (hour == 12 and match["half"] in _MORNING):
        half = ""
    if hour <= 24 and minute is not None:
        keys = time_keys(int(hour), int(minute), half)
        more: tuple[Key, ...] = (("over", Fraction(60)),) if match["time_more"] else ()
        yield make(match, "time", (*keys, *more), 2)
        if more:
            yield later(match, int(hour), half, "time_more")


def _clock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield from clock(match, "clock_m" if match["clock_m"] else "clock_f")


def _hour(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """18时, 十三时三十分."""
    hour = value_of(match["hour_h"].strip())
    minute = Fraction(30) if match["hour_half"] else value_of(match["hour_m"] or "零")
    if hour is None or minute is None or hour > 24 or minute >= 60:
        return
    certain = minute or match["hour_h"][0].isdigit()
    yield make(match, "time", time_keys(int(hour), int(minute), ""), 2 if certain else 1)


def _half_year(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """上半年: the first half, or six months."""
    yield half(match, 1 if match["half_year_n"] == "上" else 2)
    unit = "year" if match[0].endswith("年") else ""
    yield make(match, "fraction", (("r", Fraction(1, 2)), ("n", Fraction(1, 2))), 0, 0, unit)


def _oclock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """两点半, 三点一刻, 差十分四点."""
    hour = value_of(match["oclock_h"] or match["short_h"])
    told = match["oclock_m"] or match["short_m"] or "零"
    quarters = match["oclock_q"] or match["short_q"]
    minute = Fraction(15 * _QUARTERS[quarters]) if quarters else value_of(told)
    if match["oclock_half"]:
        minute = Fraction(30)
    if hour is None or minute is None or hour > 24 or minute >= 60:
        return
    whole = int(60 * hour + (-minute if match["short_h"] else minute)) % 1440
    yield make(match, "time", time_keys(whole // 60, whole % 60, ""), 2 if whole % 60 else 1)


def _century(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = value_of(match["century_n"]) if match["century_n"] else None
    decade = value_of(match["century_d"]) if match["century_d"] else None
    if match["century_n"] and number is None:
        return
    if decade is not None:
        if decade < 10:
            decade *= 10
        whole = int(decade) if number is None else int((number - 1) * 100 + decade)
        yield make(match, "decade", decade_keys(whole), 2)
    elif number is not None:
        weight = 1 if _DECADES.match(text, match.end()) else 2
        yield make(match, "century", (("century", number), ("n", number)), weight)


def _decade(match: re.Match[str], text: str) -> Iterator[Quantity]:
    decade = value_of(match["decade_n"])
    if decade is not None:
        yield make(match, "decade", decade_keys(int(decade)), 2 if decade > 99 else 1)


def _born(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """九〇后: who was born in the nineties, or after 1990."""
    decade = value_of(match["born_n"]) or Fraction(0)
    year = decade + (1900 if decade > 20 else 2000)
    yield make(match, "decade", (*decade_keys(int(decade)), ("n", year)), 1)


def _decades(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """八九十年代: the eighties and the nineties."""
    for part in ("decades_a", "decades_b"):
        decade = int(10 * (value_of(match[part]) or 0))
        yield make(match, "decade", decade_keys(decade), 1, part)


#: By the name of the alternative that matched.
DATE_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "iso": _iso,
    "century": _century,
    "decade": _decade,
    "decades": _decades,
    "era": _era,
    "born": _born,
    "date": _date,
    "year": _year,
    "day": _day,
    "weekday": _weekday,
    "time": _time,
    "oclock": _oclock,
    "clock": _clock,
    "hour": _hour,
    "half_year": _half_year,
    "zone": zone,
    "festival": festival,
    "sale": sale,
    **DAY_READERS,
}
