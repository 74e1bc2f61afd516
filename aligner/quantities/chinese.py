"""Quantities in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from aligner.quantities import reductions
from aligner.quantities.ages import age, at_death
from aligner.quantities.chinese_dates import DATE_READERS
from aligner.quantities.chinese_numerals import (
    MAGNITUDES,
    MORE,
    Worth,
    short_worth,
    value_of,
    worth,
)
from aligner.quantities.chinese_pattern import PATTERN
from aligner.quantities.chinese_shares import SHARE_READERS
from aligner.quantities.chinese_words import MEASURES, PROVERBS, SAYINGS
from aligner.quantities.currencies import currency
from aligner.quantities.figures import FIGURE_READERS, MAGNITUDE_LETTERS, part
from aligner.quantities.labels import chinese_label, counts_listed, heading, most_weight
from aligner.quantities.model import (
    MOST,
    OFTEN,
    PHRASE,
    Key,
    Kind,
    Quantity,
    about_keys,
    code_keys,
    make,
    number_keys,
    slash,
    time_keys,
)
from aligner.quantities.periods import PERIOD_READERS
from aligner.quantities.phones import phone
from aligner.quantities.ranges import inherit
from aligner.quantities.reductions import reduced
from aligner.quantities.romans import roman
from aligner.quantities.unit_table import LOOSE
from aligner.quantities.units import chinese_unit, lesser_unit
from corpus.model import Span

#: What a translator adds for the reader: five feet (合1.5米).
_CONVERTED = re.compile("(?:[(（](?:大?约|即|合)|折合|约合|相当于)[约为]?$")
_AND_HALF = re.compile(r"\s?个?(?:半|(?:年|月|天|小时|钟头|星期|世纪|英里|公里)半|分半钟)")
#: What follows a 兆 that is a million millions; another may be megabytes: 百兆带宽.
_MONEY_BEHIND = re.compile(r"\s?[\d多余]|[^，。,]{0,3}[元圆币]")
_SCALES = {"摄氏": "celsius", "华氏": "fahrenheit"}
#: What is counted in dollars of Hong Kong, or in their cents: 萬八蚊, 港币八仙.
_DOLLARS = re.compile("\\s?[几多]?[蚊元块]")
_HONG_KONG = re.compile("(?:港[币元]|每股[^，。；]{0,5})\\s?$")
#: Seven o'clock and nine times five minutes, in Cantonese.
_FIVES = re.compile("([一二两三四五六七八九]|十[一二]?)点([一二三四五六七八九])")
#: Numbers that are said for "ever so often".
_VERY_OFTEN = frozenset(("一百", "八百", "一千", "一万", "千百"))
#: What a number belongs to: Java 8, 火星-17.
_LABEL = re.compile(r"(?:([A-Za-z]{2,10}) |([\u4e00-\u9fff]{1,4})[”’》」]?-)$")
_LETTERS = re.compile(r"[A-Za-z]+")
#: Figures that are said for how they sound, alone between stops: 666，牛啊; 拜拜，88.
_INTERJECTION = re.compile("6{3,}|23{2,}|88|886|555+|520|5?201314|1314")
_APART = "，。！？!?~～…、,；; \n"
#: What a numeral makes the name of a way to write numbers: 十六进制.
_BASE = re.compile(r"\s?[进進][制位]")
_LIST_MARK = re.compile(r"[.)、）:](?!\d)|\]")
_CONNECTORS = frozenset(
    {"-", "--", "–", "—", "~", "至", "到", "、", "或", "和", "与", "及", "或者", "——"}
)


def chinese_quantities(text: str) -> list[Quantity]:
    """The quantities of a folded Chinese text, in order, `MOST` at most."""
    found = (q for match in PATTERN.finditer(text) for q in _read(match, text))
    shared = inherit(islice(found, MOST), text, _CONNECTORS)
    return list(reduced(shared, text, reductions.CHINESE))


def _read(match: re.Match[str], text: str) -> Iterator[Quantity]:
    reader = _READERS.get(match.lastgroup or "")
    if reader is not None:
        yield from reader(match, text)


def _slash(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield from slash(match)


def _code(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield make(match, "code", code_keys(match[0]), 1)


def _version(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield make(match, "code", (("code", match[0]),), 2)


def _vague(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """数百万: millions, but not hundreds of them; 成千上万 may be as many as either."""
    told = match["vague"]
    if told.startswith("成") and len(told) == 4:
        keys = about_keys(Fraction(100 if "百" in told else 1000), 2 if "百" in told else 3)
    else:
        size = worth("".join(sign for sign in told if sign in MAGNITUDES))
        least = size.scale if size else Fraction(1)
        keys = about_keys(least / 10, 2) if told.startswith("千百") else about_keys(least)
    yield make(match, "number", keys, 1, 0, chinese_unit(text, match.end()))


def _over(numeral: str, after: str) -> tuple[Key, ...]:
    """二十多, 一千三百余, 30多亿: less than one more of its last place."""
    more = MORE.search(numeral + after)
    found = worth(numeral[: more.start()]) if more and more.start() else None
    if more is None or found is None or not found.values[0] or found.values[0].denominator > 1:
        return ()
    digits, rest = str(found.values[0]), numeral[more.end() :]
    size = worth(rest) if rest else None
    place = 10 ** (len(digits) - len(digits.rstrip("0")))
    return (("over", place * (size.scale if size else Fraction(1))),)


def _number(match: re.Match[str], text: str) -> Iterator[Quantity]:
    numeral, end = match["number_n"], match.end()
    numeral = f"0{numeral}" if numeral.startswith(".") else numeral
    found = (_DOLLARS.match(text, end) and short_worth(numeral)) or worth(MORE.sub("", numeral))
    if found is None:
        if numeral[0].isdigit():
            yield make(match, "code", (("code", numeral),), 2)
        return
    found = replace(found, values=tuple(value + part(match) for value in found.values))
    if len(found.values) > 1:
        yield from _either(match, found, text)
        return
    letters = _LETTERS.match(text, end)
    keys = _number_keys(found, match, text)
    keys = (*keys, *_labelled(numeral, text[max(0, match.start() - 12) : match.start("number_n")]))
    keys = (*keys, *_over(numeral, text[end : end + 1]), *_by_letter(numeral, found, letters))
    span, value = Span(*match.span()), found.values[0]
    keys = (*keys, *chinese_label(value, text, span, match["rank"] is not None))
    keys = (*keys, *at_death(value, text, span))
    if _is_round(found, numeral):
        keys = (*keys, *about_keys(found.scale))
    unit = _unit(match, text)
    if letters and not unit and len(letters[0]) < 12 and numeral.isdigit():
        keys = (("code", (numeral + letters[0][0]).upper()), *keys)
        yield make(match, "code", keys, 1)
        return
    after = text[end : end + 1].strip() or text[end + 1 : end + 2]
    weight = _weight(found, numeral, "" if unit in LOOSE else unit, after)
    unit = unit or lesser_unit(text[max(0, match.start() - 2) : match.start()], len(numeral))
    if match["rank"] and not numeral[0].isdigit():
        weight = 2 if found.values[0] > 3 else 1 if found.values[0] > 1 else 0
    clause = heading(text, span, unit)
    mark, start = _is_mark(match, text), match.start("number_n")
    weight = min(weight, most_weight(text, start, clause=bool(clause), mark=mark))
    listed = counts_listed(value, text, match.start())
    if listed or _is_interjection(numeral, text, span) or _BASE.match(text, end):
        weight = 0
    if _CONVERTED.search(text[max(0, match.start() - 5) : match.start()]):
        weight, unit = 0, ""  # nor may it stand for the measure that it explains
    kind: Kind = "ordinal" if match["rank"] else "number"
    yield make(match, kind, (*keys, *clause), weight, 0, unit, found.scale)


def _either(match: re.Match[str], found: Worth, text: str) -> Iterator[Quantity]:
    """三四十: either of both, and neither for certain."""
    unit = chinese_unit(text, match.end())
    for value in found.values:
        yield make(match, "number", number_keys(value), 0, 0, unit)
    if match["number_n"] == "一两":  # one of the fifty grams, as like as one or two
        yield make(match, "number", number_keys(Fraction(1)), 0, 0, "liang")


def _by_letter(numeral: str, found: Worth, letters: re.Match[str] | None) -> tuple[Key, ...]:
    """5M 用户: five million."""
    size = MAGNITUDE_LETTERS.get(letters[0].lower()) if letters else None
    return (("n", found.values[0] * size),) if size and numeral[0].isdigit() else ()


def _number_keys(found: Worth, match: re.Match[str], text: str) -> tuple[Key, ...]:
    """What a numeral may be equal to, given what follows it: 两年半, 八点半, 百兆带宽."""
    end = match.end()
    values = tuple(-value if match["sign"] else value for value in found.values)
    first = values[0]
    if match["and_half"] or _AND_HALF.match(text, end):
        values = (first + Fraction(1, 2), *values)
    if match["number_n"].endswith("兆") and not _MONEY_BEHIND.match(text, end):
        values = (*values, first / 10**12)  # megabytes, or megabits a second
    keys = tuple(key for value in values for key in number_keys(value))
    if match["number_n"] in _VERY_OFTEN and text[end : end + 1] in "遍次回":
        keys = (*keys, OFTEN)
    if told := _FIVES.fullmatch(match["number_n"]):
        minute = 5 * int(value_of(told[2]) or 0)
        return (*keys, *time_keys(int(value_of(told[1]) or 0), minute, ""))
    if text.startswith("点", end) and 0 <= first <= 24 and first.denominator == 1:
        minute = 30 if text.startswith("半", end + 1) else 0
        return (*keys, *time_keys(int(first), minute, ""))
    return keys


def _labelled(numeral: str, before: str) -> tuple[Key, ...]:
    """Java 8, 火星-17: a name with a number in it."""
    label = _LABEL.search(before) if numeral.isdigit() else None
    return (("code", (label[1] or label[2]).upper() + numeral),) if label else ()


def _unit(match: re.Match[str], text: str) -> str:
    unit = chinese_unit(text, match.end())
    before = text[max(0, match.start() - 8) : match.start()]
    if text.startswith("仙", match.end()) and _HONG_KONG.search(before):
        return "cent"
    if unit in ("", "yuan"):
        unit = currency(before, match["money"] or "") or unit
    if unit == "degree":
        return _SCALES.get(text[max(0, match.start() - 2) : match.start()], unit)
    return unit


def _weight(found: Worth, numeral: str, unit: str, after: str) -> int:
    """How much a plain number counts: small ones in words and vague ones little."""
    value = found.values[0]
    if numeral[0].isdigit():
        return 1 if value in (0, 1) else 2
    if found.bare and numeral != "十":
        return 1 if _is_round(found, numeral) else 0
    if found.spelled and len(numeral) < 3:
        return 0
    if value <= 3:
        return 1 if unit and value > 1 else 0
    return 2 if len(numeral) > 1 or unit or after in MEASURES else 0


def _is_round(found: Worth, numeral: str) -> bool:
    """百万, 千万, 百亿: an amount, though none that is exact."""
    return found.bare and len(numeral) > 1 and found.scale >= 10**5


def _is_mark(match: re.Match[str], text: str) -> bool:
    """Whether the number only marks a list item or a note: "1、", "[12]", "三、"."""
    start, end = match.span("number_n")
    if end - start > 2 or not _LIST_MARK.match(text, end):
        return False
    return text[max(0, start - 1) : start] in ("", "\n", "[", "(", "（")


def _is_interjection(numeral: str, text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(" ")[-1:], text[span.end :].lstrip(" ")[:1]
    around = before + after
    return (
        bool(_INTERJECTION.fullmatch(numeral))
        and bool(around.strip())
        and all(sign in _APART for sign in around)
        and not any(sign.isdigit() for sign in (text[: span.start] + text[span.end :]))
    )


def _each(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """每天 is every twenty-four hours."""
    if unit := chinese_unit(text, match.end()):
        yield make(match, "number", (("each", Fraction(1)),), 0, 0, unit)


def _saying(match: re.Match[str], text: str) -> Iterator[Quantity]:
    word = match["saying"]
    idle = PHRASE if word in PROVERBS else ()
    for number in SAYINGS.get(word) or PROVERBS[word]:
        yield make(match, "number", (*number_keys(Fraction(number)), *idle), 0)


def _and_more(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """七十有六: seventy and six."""
    value = (value_of(match["and_tens"]) or 0) + (value_of(match["and_ones"]) or 0)
    unit = chinese_unit(text, match.end())
    yield make(match, "number", number_keys(Fraction(value)), 2, 0, unit)


def _plan(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """十四五: the fourteenth five-year plan, from 2021 to 2025."""
    number = value_of(f"十{match['plan_n']}") or Fraction(0)
    yield make(match, "ordinal", number_keys(number), 0)
    yield make(match, "number", number_keys(Fraction(5)), 0)
    for year in (1951 + 5 * number, 1955 + 5 * number):
        yield make(match, "year", number_keys(year), 0)


def _pair(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = Fraction(3 if match[0] == "仨" else 2)
    yield make(match, "multiple", (("n", value),), 0)


_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    **DATE_READERS,
    **FIGURE_READERS,
    **SHARE_READERS,
    **PERIOD_READERS,
    "version": _version,
    "slash": _slash,
    "code": _code,
    "vague": _vague,
    "number": _number,
    "each": _each,
    "pair": _pair,
    "saying": _saying,
    "phone": phone,
    "age": age,
    "and_more": _and_more,
    "plan": _plan,
    "roman": roman,
}
