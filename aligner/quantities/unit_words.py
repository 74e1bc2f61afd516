"""Words by which a text may speak of a unit: those that stand behind a number, and others."""

from __future__ import annotations

import re
from functools import cache

from aligner.quantities.figures import ROUND_THE_CLOCK
from aligner.quantities.units import spellings

_EVERY = r"[a-z]*"
#: How often a day, as prescriptions have it.
_DOSES = r"(?-i:\b[BTQ]ID\b) [qbt]\.d [bt]\.i\.d q\.i\.d"
#: Words for what lasts, weighs or costs so much that stand behind no number.
_OTHERS = {
    "millisecond": "",
    "minute": "moments? extra[\\s-]time 分 刻 一会 (?<=\\d)m(?![A-Za-z])",
    "hour": "h hourly \\d?\\d:\\d\\d o'clock a\\.m p\\.m overnight clock noon midnight 时 点 刻"
    f" 昼夜 全天 整天 整日 终日 {ROUND_THE_CLOCK}",
    "day": f"{_DOSES} daily overnight {_EVERY}day {_EVERY}days nights? tonight dates?"
    f" mornings? evenings? 双休 夜 晚 号 翌 昨 今 明 {ROUND_THE_CLOCK}",
    "week": "weekly biweekly weekends? fortnight alternate[\\s-]\\w+days?"
    " every[\\s-](?:other|second|third|fourth)[\\s-]\\w+days? 双休",
    "month": "monthly january february march april may june july august september october november"
    " december jan feb mar apr jun jul aug sept? oct nov dec quarter(?:s|ly)? trimesters?"
    " semesters? 月 季",
    "metre": "metric 公尺",
    "centimetre": "",
    "millimetre": "",
    "kilometre": "kph k",
    "mile": "mph mileage 哩 (?<![公海])里",
    "foot": "呎 脚 足",
    "inch": "吋",
    "gram": "",
    "kilogram": "",
    "pound": "£ 镑",
    "ton": f"mega{_EVERY} kilo{_EVERY}",
    "square-metre": "meters? metres? m2 平",
    "hectare": "",
    "acre": "亩",
    "litre": "",
    "kilobyte": "k",
    "megabyte": "m 兆",
    "gigabyte": "g gigs? G",
    "dollar": "bucks? cents? (?<![欧日港])元 刀 块",
    "euro": "",
    "sterling": "pounds? quid pence 镑",
    "yen": "¥ 日圆",
}
#: Units of money, which a text may leave out where it is clear what is meant.
MONEY = frozenset(("dollar", "euro", "sterling", "yen"))
UNITS = frozenset(_OTHERS)
#: What stands for a unit behind a number alone.
_NO_NAMES = frozenset(("'", '"', "′", "″", "l", "stone", "mop", "cad", "rub", "rs", "两"))
_COUNTED = "[\\d零〇一二两三四五六七八九十百千万亿几数半多余个每整]"


@cache
def speaks_of(unit: str) -> re.Pattern[str]:
    """A pattern for any word, in either language, that a text uses to speak of one of `UNITS`."""
    return _any([*map(re.escape, spellings(unit)), *_OTHERS[unit].split()])


@cache
def names(unit: str) -> re.Pattern[str]:
    """A pattern for the unit's own names; one of a single character must be counted: not 米饭."""
    words = (word for word in spellings(unit) if word not in _NO_NAMES)
    return _any([_as_counted(word) for word in words])


def _as_counted(word: str) -> str:
    if len(word) == 1 and word > "\u2100":
        return f"(?<={_COUNTED}){word}|(?<={_COUNTED} ){word}"
    return re.escape(word).replace(r"\-", "[ -]")


def _any(words: list[str]) -> re.Pattern[str]:
    latin = [word for word in words if word[0].isascii() and word[0] not in "$£("]
    others = [word for word in words if not word[0].isascii() or word[0] in "\\$£¥("]
    whole = [rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])"] if latin else []
    return re.compile("|".join(whole + others), re.IGNORECASE)
