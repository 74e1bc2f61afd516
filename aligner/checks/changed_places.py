"""Placeholders that changed places, by what stands beside them: ¥%1$s, and the whole in N of M."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner.things import Thing

_MONEY_BEFORE = re.compile(r"[¥￥$€£]\s?$")
_MONEY_BEHIND = re.compile(
    r"\s?(?:[美欧歐日港]?元|英?[镑鎊]|[块塊][钱錢]|(?:yuan|dollars?|euros?|pounds?|USD|CNY|RMB)\b)"
)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_IN_ALL = re.compile(r"共[有计計]?\s?$")
_NEAR = 4


def changed_places(
    source: str, target: str, mine: Sequence[Thing], theirs: Sequence[Thing]
) -> set[str]:
    """The keys of two things that stand on both sides, one where the other should."""
    both = {thing.key for thing in mine} & {thing.key for thing in theirs}
    money = _money(source, mine) | _money(target, theirs)
    one_each = len(_money(source, mine)) == len(_money(target, theirs)) == 1
    found = money if one_each and len(money) > 1 else set()
    found = found or _whole_for_part(source, mine, target, theirs)
    found = found or _whole_for_part(target, theirs, source, mine)
    return found if found <= both else set()


def _money(text: str, things: Sequence[Thing]) -> set[str]:
    """Those that are amounts of money."""
    return {
        thing.key
        for thing in things
        if _MONEY_BEFORE.search(text, max(0, thing.span.start - _NEAR), thing.span.start)
        or _MONEY_BEHIND.match(text, thing.span.end)
    }


def _whole_for_part(
    english: str, things: Sequence[Thing], chinese: str, others: Sequence[Thing]
) -> set[str]:
    """The two of "1 of 5" where the Chinese has the first one for the whole: 共1个."""
    whole = {
        other.key
        for other in others
        if _IN_ALL.search(chinese, max(0, other.span.start - _NEAR), other.span.start)
    }
    for one, all_ in pairwise(things):
        if _OF.fullmatch(english, one.span.end, all_.span.start) and whole == {one.key}:
            return {one.key, all_.key} if one.key != all_.key else set()
    return set()
