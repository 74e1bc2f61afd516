"""Lands that one text mentions less often than the other."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from aligner.names.peoples import ROWS
from corpus.words import word_set

#: Rows that are no land, or lie in several.
_NO_LANDS = word_set(
    "道教 南美 拉丁美洲 东盟 北欧 西方 藏 新疆 新冠 基督 穆斯林 佛 天主教 共和党 民主党 共产党"
    " 联合国 阿拉伯"
)
#: Words of which a mention has another one beside them, or that mean something else as well.
_PARTS = word_set("hong new nations kingdom")
#: Names of a land that are often only a way to say "there".
_LOOSE = word_set("大陆 内地 中华 白宫 华府 犹太 欧元 克里姆林 克里姆林宫")
#: Signs that often stand for a land, and what makes a sign do so: 对华, 访美, 美方, 韩企, 中美.
_SIGNS = "中华美英法德俄苏日韩朝印台港澳加欧以伊意西荷瑞希乌越菲泰缅巴土叙埃墨波蒙新马沙"
_BEFORE, _BEHIND = "对访驻赴在抵反亲抗援旅来返制", "方军媒企商股资币元籍裔语文式府国共人民"
_CAPITALISED = re.compile(
    r"(?:\b(?:Hong|New|Sri|South|North|United)\s)?\b([A-Z](?:[a-z]+|[A-Z.]*[A-Z]))\b"
)
#: Too large to be taken for a land.
_CONTINENTS_IN_ENGLISH = word_set(
    "asia asian asians europe european europeans africa african africans"
)
_CONTINENTS_IN_CHINESE = word_set("亚洲 欧洲 非洲")


@cache
def _lands() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """The English words and the Chinese forms of each land."""
    rows = (row for row in ROWS if row[0][0] not in _NO_LANDS)
    return tuple((frozenset(words) - _PARTS, forms) for forms, words in rows)


@cache
def _words() -> frozenset[str]:
    """The English words of all lands."""
    return frozenset(word for words, _ in _lands() for word in words)


@cache
def _pattern() -> re.Pattern[str]:
    """The names of lands and peoples, and single signs beside what makes them some."""
    forms = sorted({form for row in ROWS for form in row[0]}, key=lambda form: (-len(form), form))
    long = "|".join(form for form in forms if len(form) > 1)
    sign = "[" + "".join(form for form in forms if len(form) == 1) + "]"
    return re.compile(f"{long}|(?<=[{_BEFORE}{_SIGNS}]){sign}|{sign}(?=[{_BEHIND}{_SIGNS}])")


@lru_cache(maxsize=8)
def mentions(chinese: str) -> Counter[str]:
    """How often a Chinese text has each form of the name of a land or people."""
    return Counter(_pattern().findall(chinese))


@cache
def land_forms() -> frozenset[str]:
    """The Chinese names of lands and their capitals."""
    forms = {form for row in ROWS if row[0][0] not in _NO_LANDS for form in row[0]}
    return frozenset(form for form in forms if len(form) > 1) - _LOOSE


def is_continent(name: str, before: str = "") -> bool:
    """Whether a name of either language is that of a continent or its people; before: what stands
    before it, for South Africa is none."""
    if name in _CONTINENTS_IN_CHINESE:
        return True
    return name.lower() in _CONTINENTS_IN_ENGLISH and not before.endswith("South ")


def told_less(english: str, chinese: str) -> list[str]:
    """The lands, as the English first calls them, that the Chinese mentions less often."""
    found = list(_CAPITALISED.finditer(english))
    counts = Counter(match[1].lower() for match in found)
    first = {match[1].lower(): match[0] for match in reversed(found)}
    less = []
    for words, forms in () if _words().isdisjoint(counts) else _lands():
        if words.isdisjoint(counts):
            continue
        told, there = [word for word in counts if word in words], mentions(chinese)
        if _CONTINENTS_IN_ENGLISH.issuperset(told):
            continue
        if sum(counts[word] for word in told) > sum(there[form] for form in forms):
            less.append(first[told[0]])
    return less
