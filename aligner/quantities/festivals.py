"""Festivals of the lunar calendar, by which either language may tell a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.model import Key, Quantity, make

#: Month and day of the lunar calendar, names in Chinese, names in English.
_TABLE = """
1/1 春节|春節 spring festival|(?:chinese|lunar) new year(?!['’]?s eve)
1/15 元宵节?|元宵節|上元节 lantern festival|yuanxiao festival
5/5 端午|端阳节 dragon[ -]boat festival|duanwu
7/7 七夕 qixi|double seventh
7/15 中元节?|鬼节 (?:hungry )?ghost festival|zhongyuan festival
8/15 中秋 mid-autumn|moon festival
9/9 重阳|重陽 double ninth|chongyang
12/8 腊八|臘八 laba
12/30 除夕|大年三十|年三十 (?:chinese|lunar) new year['’]?s eve
"""
#: The last day of the year, which may be the one before.
_LAST = 30
_EVE = re.compile(r"\b(?:eve|day before|night before)\s(?:of\s)?(?:the\s)?$|^节?[的之]?前[夕夜一]")


def _read() -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    chinese: dict[str, tuple[int, int]] = {}
    english: dict[str, tuple[int, int]] = {}
    for row in _TABLE.strip().splitlines():
        date, names, others = row.split(" ", 2)
        month, day = map(int, date.split("/"))
        chinese.update(dict.fromkeys(names.split("|"), (month, day)))
        english[others] = (month, day)
    return chinese, english


_CHINESE, _ENGLISH = _read()
#: Patterns for the names in either language.
CHINESE, ENGLISH = "|".join(_CHINESE), rf"(?:{'|'.join(_ENGLISH)})\b".replace(" ", r"\s")
_PATTERNS = [
    (re.compile(pattern.replace(" ", r"\s"), re.IGNORECASE), date)
    for pattern, date in (*_CHINESE.items(), *_ENGLISH.items())
]


def festival(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Its name, which may be exchanged for another's, and softly the date that it falls on."""
    month, day = next(date for pattern, date in _PATTERNS if pattern.fullmatch(match[0]))
    names: tuple[Key, ...] = (("festival", f"{month}/{day}"),)
    if day == _LAST:  # the eve of the Spring Festival
        names = (*names, ("festival", "1/1"))
    yield make(match, "festival", names, 1)
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() :][:4]
    eve = day > 1 and (_EVE.search(before) or _EVE.search(after))
    days: tuple[Key, ...] = (("n", Fraction(day)), ("n", Fraction(day - 1)))
    lunar: Key = ("lunar", Fraction(day))
    yield make(match, "month", (("month", Fraction(month)), ("n", Fraction(month)), lunar), 0)
    yield make(match, "day", (*(days if eve or day == _LAST else days[:1]), lunar), 0)
