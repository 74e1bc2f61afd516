"""Days that have become names, 九一八, and years that are told by their signs, 甲午."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from aligner.quantities.chinese_numerals import value_of
from aligner.quantities.model import Quantity, make, number_keys

_FEASTS = {"五四": (5, 4), "五卅": (5, 30), "六四": (6, 4), "七一": (7, 1), "七七": (7, 7)}
_FEASTS |= {"八一": (8, 1), "九一八": (9, 18), "九一一": (9, 11), "一二九": (12, 9), "五一": (5, 1)}
_FEASTS |= {"三八妇女节": (3, 8)}
#: A pattern of them; 十一 is a day only beside what is done on it.
FEAST = "|".join((*_FEASTS, "十一(?=国庆|國慶|黄金|黃金|[长長小]?假|期间|期間)"))
_FEASTS["十一"] = (10, 1)
#: What happened on a day and has its name from it, perhaps with a place before it.
_HAPPENED = (
    '[”"」’]?(?:[\u4e00-\u9fff]{0,4}(?:地震|空难|空難|惨案|慘案|洪水|爆炸)|事[变變件]|政变|政變'
    "|起义|起義|运动|運動|恐[袭襲]|袭击|襲擊|学运|學運)"
)
_ONES = "一二三四五六七八九"
_HAN_DAY = f"[一二][{_ONES}]|[一二三][零〇]|三一"
_EVENT = (
    rf"(?<![\d.第{_ONES}十百千万亿零〇])(?!一二九)(?P<event_m>[{_ONES}]|[1-9](?=\d))"
    rf"(?P<event_d>{_HAN_DAY}|0[1-9]|[12]\d|3[01])"
)
#: Any other such day, with groups `event_m` and `event_d`: 九二一地震, 311大地震.
EVENT = f"{_EVENT}(?={_HAPPENED})"
_UNNAMED = re.sub(r"\?P<event_\w>", "?:", _EVENT)
#: What is known by its day, so that its year is seldom told: 七七事变, “5·12”汶川地震.
EVENTS = rf"(?:{FEAST}|{_UNNAMED})(?={_HAPPENED})|(?<!\d)\d{{1,2}}[·•]\d{{1,2}}(?!\d)"
SIGNS = {"甲午": 1894, "戊戌": 1898, "庚子": 1900, "辛亥": 1911}


def on_day(match: re.Match[str], month: Fraction, day: Fraction) -> Iterator[Quantity]:
    """Softly a day, and the figures by which it may be called."""
    yield make(match, "month", (("month", month),), 0)
    yield make(match, "day", (("n", day),), 0)
    yield make(match, "code", (("code", f"{month}/{day}"),), 0)


def _feast(match: re.Match[str], text: str) -> Iterator[Quantity]:
    month, day = map(Fraction, _FEASTS[match["feast"]])
    yield from on_day(match, month, day)


def _event(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Its day, or the figures themselves: the 228 Incident."""
    month, day = (value_of(match[part]) or Fraction(0) for part in ("event_m", "event_d"))
    yield from on_day(match, month, day)
    yield make(match, "number", number_keys(100 * month + day), 0)


def _signs(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield make(match, "year", number_keys(Fraction(SIGNS[match["signs"]])), 0)


#: By the name of the alternative that matched.
DAY_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "feast": _feast,
    "event": _event,
    "signs": _signs,
}
