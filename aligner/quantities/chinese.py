"""Quantities in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Literal

from aligner.quantities.chinese_numerals import Worth, worth
from aligner.quantities.model import (
    Key,
    Kind,
    Quantity,
    decade_keys,
    decimal,
    inherit,
    number_keys,
    ratio_keys,
    time_keys,
)
from aligner.quantities.units import chinese_unit, currency
from corpus.model import Span

_HAN = "(?:[零〇一二三四五六七八九两十百千万亿廿卅]{1,24}+(?:点[零〇一二三四五六七八九]{1,12}+)?)"
_FIGURE = r"(?:(?<![\d.])(?:\d{1,3}(?:,\d{3})++(?![\d,])|\d++)(?:\.\d++)?)"
_ARABIC = rf"(?:{_FIGURE}(?:\s?[十百千万亿兆]{{1,3}}+(?:\d{{1,4}}[十百千万](?!分)){{0,3}}+)?)"
_N = rf"(?:{_ARABIC}|{_HAN})"
_SMALL = r"(?:(?<!\d)\d{1,2}|(?<![一二三四五六七八九十])(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))"
_YEAR = r"(?:(?<!\d)\d{4}|[一二][〇零一二三四五六七八九]{3}|(?<!\d)\d{2})"
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_PM = frozenset(("下午", "傍晚", "晚上", "晚间", "晚", "夜里", "深夜", "中午", "午后", "当晚"))

#: What one to ten count when they really count: measure words and units.
_MEASURES = frozenset(
    "天年月日号岁周个名位人次项种只条家元美英里公斤吨米层座张本册章节页届票国州省市县区所台辆架艘枚颗块"
    "件份场轮步点分秒小时钟倍成折度克升平方亩间支代句篇道口头匹双对副套根股级类组批档门期队起处集季把栋幢封"
    "棵粒笔则首段行列排滴杯瓶碗盘箱袋包桶卷大架欧日港卢磅码寸尺海门夜部面成辈阶餐宗例"
)
#: Words with numerals in them that count nothing.
_IDIOMS = (
    "十分(?!之|钟)|千万(?=别|不|要|记)|万一|五花八门|四面八方|七上八下|乱七八糟|三番五次|百分百|千方百计|万众一心"
    "|成千上万|千千万万|四处|四肢|五官|五金|七夕|八卦|十字|十足|百姓|万物|万能|千古|亿万|五角大楼|四川|九龙"
    "|八达岭|百老汇|千禧|万圣节|万维网|万岁|百度|百科|百货|百合|万科|十全十美|一五一十|七嘴八舌|四分五裂"
    "|六神无主|九牛一毛|五湖四海|四通八达|三心二意|接二连三|独一无二|一清二楚|一干二净|朝三暮四|不三不四"
    "|丢三落四|说三道四|颠三倒四|五颜六色|五光十色|五脏六腑|四季|四合院|十万火急|百万富翁|万里长城|九一八"
    "|千篇一律|千变万化|万无一失|百折不挠|千钧一发|千载难逢|千奇百怪|千山万水|一日千里|一落千丈|百花齐放"
    "|七十二变|二手|三明治|六四|五四|双十一|双11|五一|八一|七一|九一一|万万|百般|千家万户|千辛万苦|百年老店"
    "|四书五经|八股|六艺|六亲|十之八九|十有八九|统一|唯一|之一|一一|第一时间|百万分之一"
)
_PATTERN = re.compile(
    rf"""
    (?P<skip>(?:https?://|www\.)[A-Za-z\d./?&=%_~:#+-]++|{_IDIOMS})
  | (?P<iso>(?<!\d)(?P<iso_y>\d{{4}})(?P<sep>[-/.])(?P<iso_m>\d{{1,2}})(?P=sep)(?P<iso_d>\d{{1,2}})(?!\d))
  | (?P<version>(?<![\d.])\d++(?:\.\d++){{2,}}+|(?<![\d-])\d{{1,4}}(?:-\d{{2,8}}){{2,}}+(?!\d))
  | (?P<slash>(?<![\d/])(?P<top>\d{{1,2}})[/·•](?P<bottom>\d{{1,2}})(?![\d/]))
  | (?P<century>(?:(?P<century_n>{_N})|[上本])\s?世纪(?:(?P<century_d>{_SMALL}0?)\s?年代)?)
  | (?P<decade>(?P<decade_n>{_YEAR}|[一二三四五六七八九]十)\s?年代)
  | (?P<date>(?:(?P<date_y>{_YEAR})\s?年\s?)?(?<!个)(?P<date_m>{_SMALL})\s?月份?
      (?:\s?(?P<date_d>{_SMALL})\s?[日号]?(?![\d个名位年月%]))?)
  | (?P<year>(?P<year_n>{_YEAR})\s?年(?!代))
  | (?P<day>(?P<day_n>{_SMALL})\s?[日号](?!线|楼|院|门|机|店|文件))
  | (?P<weekday>(?:周|星期|礼拜)(?P<weekday_n>[一二三四五六日天])(?!年|期|边|围|[个百十千万]))
  | (?P<time>(?P<half>凌晨|早上|早晨|清晨|上午|中午|午后|下午|傍晚|晚上|晚间|夜里|深夜|当晚|晚|早)\s?
      (?P<time_h>{_SMALL})\s?(?:点钟|点|时|:(?=\d))
      \s?(?:(?P<time_half>半)|(?P<time_m>{_SMALL}|零?[一二三四五六七八九])\s?分?)?)
  | (?P<clock>(?<![\d:.,])(?P<clock_h>[0-2]?\d)(?::(?P<clock_m>[0-5]\d)(?![\d:])
      |(?:时|点)(?P<clock_f>[0-5]?\d)分))
  | (?P<share>(?P<bottom_n>{_N})\s?分之\s?(?P<top_n>{_N}))
  | (?P<percent>(?P<percent_n>{_N})\s?(?:[%‰]|(?:多个|个)?百分点))
  | (?P<tenths>(?P<tenths_n>[一二两三四五六七八九])成(?P<tenths_m>半|[一二三四五六七八九])?
      (?![为立功本员年长绩果就熟千都人分语了因型品交败]))
  | (?P<off>(?P<off_n>[一二三四五六七八九]{{1,2}}|(?<!\d)\d(?:\.\d)?)折(?![断磨腾叠]))
  | (?P<times>(?P<times_n>{_N})\s?[多余几]?倍)
  | (?P<code>(?<![A-Za-z\d])[A-Za-z]{{1,20}}+-?\d++[A-Za-z\d]{{0,20}}+)
  | (?P<vague>(?:数|几|上|成|多|好几|若干)[十百千万亿]{{1,3}}+|十几|[十百千万]来)
  | (?P<number>(?P<money>(?:US|HK)?\$|[€£¥])?\s?(?P<sign>(?<![\w\d)])-|负|零下)?
      (?P<rank>第\s?)?(?P<number_n>{_N}))
  | (?P<half_unit>半)
  | (?P<pair>双方|翻[一]?[番倍]|两者)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-Za-z]+")
_LIST_MARK = re.compile(r"[.)、）:]\s?(?!\d)|\]")
_GROW = re.compile("[增提高涨升长加多](?:了|到|至|大|加|出)?(?:约|近|超过)?$")
_CONNECTORS = frozenset({"-", "–", "—", "~", "至", "到", "、", "或", "和", "与", "及", "或者", "——"})


def chinese_quantities(text: str) -> list[Quantity]:
    """All quantities of a folded Chinese text, in order."""
    found = [q for match in _PATTERN.finditer(text) for q in _read(match, text)]
    return inherit(found, text, _CONNECTORS)


def _read(match: re.Match[str], text: str) -> Iterator[Quantity]:
    reader = _READERS.get(match.lastgroup or "")
    if reader is not None:
        yield from reader(match, text)


def _make(
    match: re.Match[str],
    kind: Kind,
    keys: tuple[Key, ...],
    weight: int,
    group: str | int = 0,
    unit: str = "",
    scale: Fraction = Fraction(1),  # noqa: B008  (immutable)
) -> Quantity:
    span = Span(*match.span(group))
    return Quantity(kind, keys[0][1], span, match[0].strip(), weight, keys, unit, scale)


def _value(numeral: str) -> Fraction | None:
    """The one value of a numeral; the higher one of an approximation."""
    found = worth(numeral)
    return found.values[-1] if found is not None else None


def _years(numeral: str) -> tuple[Key, ...]:
    """A year; one of two digits may lie in either century or be a count of years."""
    value = _value(numeral) or Fraction(0)
    if len(numeral) > 2:
        return number_keys(value)
    return (("n", value), ("n", 1900 + value), ("n", 2000 + value))


def _date(match: re.Match[str], text: str) -> Iterator[Quantity]:
    if match["date_y"]:
        yield _make(match, "year", _years(match["date_y"]), 2, "date_y")
    month = _value(match["date_m"])
    if month is not None and 1 <= month <= 12:
        yield _make(match, "month", (("month", month), ("n", month)), 2, "date_m")
    if match["date_d"]:
        yield _make(match, "day", number_keys(_value(match["date_d"]) or Fraction(0)), 2, "date_d")


def _iso(match: re.Match[str], text: str) -> Iterator[Quantity]:
    month, day = Fraction(match["iso_m"]), Fraction(match["iso_d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        yield _make(match, "code", (("code", match[0]),), 2)
        return
    yield _make(match, "year", number_keys(Fraction(match["iso_y"])), 2, "iso_y")
    yield _make(match, "month", (("month", month), ("n", month)), 2, "iso_m")
    yield _make(match, "day", number_keys(day), 2, "iso_d")


def _year(match: re.Match[str], text: str) -> Iterator[Quantity]:
    numeral = match["year_n"]
    kind: Kind = "year" if len(numeral) == 4 or numeral[0] == "0" else "number"
    unit = "year" if kind == "number" else ""
    yield _make(match, kind, _years(numeral), 2, "year_n", unit)


def _day(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = _value(match["day_n"])
    if value is not None:
        certain = match["day_n"].isdigit() or match[0].endswith("日") and value > 3
        yield _make(match, "day", number_keys(value), 2 if certain and value <= 31 else 0)


def _weekday(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = Fraction(_WEEKDAYS[match["weekday_n"]])
    yield _make(match, "weekday", (("weekday", number),), 1)


def _time(match: re.Match[str], text: str) -> Iterator[Quantity]:
    hour = _value(match["time_h"]) or Fraction(0)
    minute = Fraction(30) if match["time_half"] else _value(match["time_m"] or "零")
    half: Literal["am", "pm", ""] = "pm" if match["half"] in _PM else "am"
    if match["half"] == "中午" and hour == 11:
        half = "am"
    if hour > 12:
        half = ""
    if hour <= 24 and minute is not None:
        yield _make(match, "time", time_keys(int(hour), int(minute), half), 2)


def _clock(match: re.Match[str], text: str) -> Iterator[Quantity]:
    hour, minute = int(match["clock_h"]), int(match["clock_m"] or match["clock_f"])
    yield _make(match, "time", time_keys(hour, minute, "am" if hour == 0 else ""), 2)


def _century(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = _value(match["century_n"]) if match["century_n"] else None
    decade = _value(match["century_d"]) if match["century_d"] else None
    if match["century_n"] and number is None:
        return
    if decade is not None:
        if decade < 10:
            decade *= 10
        whole = int(decade) if number is None else int((number - 1) * 100 + decade)
        yield _make(match, "decade", decade_keys(whole), 2)
    elif number is not None:
        yield _make(match, "century", (("century", number), ("n", number)), 2)


def _decade(match: re.Match[str], text: str) -> Iterator[Quantity]:
    decade = _value(match["decade_n"])
    if decade is not None:
        yield _make(match, "decade", decade_keys(int(decade)), 2 if decade > 99 else 1)


def _slash(match: re.Match[str], text: str) -> Iterator[Quantity]:
    top, bottom = int(match["top"]), int(match["bottom"])
    code: Key = ("code", f"{top}/{bottom}")
    if 0 < top < bottom <= 10:
        yield _make(match, "fraction", (("r", Fraction(top, bottom)), code), 2)
    else:
        yield _make(match, "code", (code,), 0)


def _share(match: re.Match[str], text: str) -> Iterator[Quantity]:
    top, bottom = worth(match["top_n"]), worth(match["bottom_n"])
    if top is None or bottom is None or not bottom.values[-1]:
        return
    if bottom.bare and bottom.scale >= 100:  # 百分之, 千分之, 万分之
        yield _make(match, "percentage", ratio_keys(top.values[-1] / bottom.values[-1]), 2)
        return
    value = top.values[-1] / bottom.values[-1]
    keys: tuple[Key, ...] = (("r", value), *(("n", v) for v in bottom.values), *number_keys(value))
    yield _make(match, "fraction", keys, 0 if top.values[-1] == 1 else 2)


def _percent(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = _value(match["percent_n"])
    if value is not None:
        whole = 1000 if match[0].endswith("‰") else 100
        yield _make(match, "percentage", ratio_keys(value / whole), 2 if value != 1 else 1)


def _tenths(match: re.Match[str], text: str) -> Iterator[Quantity]:
    tenths = _value(match["tenths_n"]) or Fraction(0)
    part = match["tenths_m"]
    more = Fraction(1, 2) if part == "半" else (_value(part) or Fraction(0)) / 10 if part else 0
    yield _make(match, "percentage", ratio_keys((tenths + more) / 10), 2)


def _off(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """八折: at 80 %, 20 % off."""
    numeral = match["off_n"]
    value = _value(numeral)
    if value is not None and value > 0:
        price = value / (100 if value > 10 else 10)
        yield _make(match, "percentage", (("r", price), ("r", 1 - price)), 2)


def _times(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = _value(match["times_n"])
    if value is None:
        return
    keys: tuple[Key, ...] = (("n", value), ("x", value))
    if _GROW.search(text[max(0, match.start() - 4) : match.start()]):
        keys = (*keys, ("xi", value))  # 增长两倍 is by two and so to three times
    yield _make(match, "multiple", keys, 2 if value > 3 else 1)


def _code(match: re.Match[str], text: str) -> Iterator[Quantity]:
    keys: list[Key] = [("code", match[0].upper().replace("-", ""))]
    numbers = (decimal(run) for run in re.findall(r"\d+", match[0]))
    keys += [("n", number) for number in numbers if number is not None]
    yield _make(match, "code", tuple(keys), 1)


def _version(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield _make(match, "code", (("code", match[0]),), 2)


def _vague(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield _make(match, "number", (("vague", Fraction(0)),), 0)


def _number(match: re.Match[str], text: str) -> Iterator[Quantity]:
    numeral = match["number_n"]
    found = worth(numeral)
    if found is None:
        if numeral[0].isdigit():
            yield _make(match, "code", (("code", numeral),), 2)
        return
    values = tuple(-v if match["sign"] else v for v in found.values)
    keys: tuple[Key, ...] = tuple(("n", value) for value in values)
    end = match.end()
    letters = _LETTERS.match(text, end)
    if letters and len(letters[0]) < 12 and numeral.isdigit():
        keys = (("code", (numeral + letters[0][0]).upper()), *keys)
        yield _make(match, "code", keys, 1)
        return
    unit = currency(match["money"] or "") or chinese_unit(text, end)
    kind: Kind = "ordinal" if match["rank"] else "number"
    weight = _weight(found, numeral, unit, text[end : end + 1].strip() or text[end + 1 : end + 2])
    if match["rank"] and not numeral[0].isdigit():
        weight = 2 if values[0] > 3 else 0
    if _is_mark(match, text):
        weight = 0
    yield _make(match, kind, keys, weight, 0, unit, found.scale)


def _weight(found: Worth, numeral: str, unit: str, after: str) -> int:
    """How much a plain number counts: small ones in words and vague ones little."""
    value = found.values[0]
    if numeral[0].isdigit():
        return 0 if value in (0, 1) else 2
    if len(found.values) > 1 or (found.bare and numeral != "十"):
        return 0
    if found.spelled and len(numeral) < 3:
        return 0
    if value <= 3:
        return 1 if unit and value > 1 else 0
    return 2 if len(numeral) > 1 or after in _MEASURES else 0


def _is_mark(match: re.Match[str], text: str) -> bool:
    """Whether the number only marks a list item or a note: "1、", "[12]", "三、"."""
    start, end = match.span("number_n")
    if end - start > 2 or not _LIST_MARK.match(text, end):
        return False
    return text[max(0, start - 1) : start] in ("", "\n", "[", "(", "（")


def _half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """半年 is half a year and so six months."""
    value = Fraction(1, 2)
    unit = chinese_unit(text, match.end())
    yield _make(match, "fraction", (("r", value), ("n", value)), 0, 0, unit)


def _pair(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield _make(match, "multiple", (("n", Fraction(2)), ("x", Fraction(2))), 0)


_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "iso": _iso,
    "version": _version,
    "slash": _slash,
    "century": _century,
    "decade": _decade,
    "date": _date,
    "year": _year,
    "day": _day,
    "weekday": _weekday,
    "time": _time,
    "clock": _clock,
    "share": _share,
    "percent": _percent,
    "tenths": _tenths,
    "off": _off,
    "times": _times,
    "code": _code,
    "vague": _vague,
    "number": _number,
    "half_unit": _half,
    "pair": _pair,
}
