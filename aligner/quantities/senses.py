"""What makes another date of the same number: BC, the morning of, the lunar calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.quantities.misplaced import Misplaced
from aligner.quantities.model import Quantity
from aligner.quantities.places import Side, in_place, read_places

_MORNING, _LATER = "上午|早上|早晨|清晨|凌晨", "下午|午后|午後|傍晚|晚上|晚间|晚間"
_OF = r"_of_(?:the_)?(?:\w+[.,]{0,2}_){0,2}"
#: As in `places`, but the Chinese says the opposite of the English.
_TABLE = rf"""
\bB\.?C
before | #(?:_century)?_B\.?C | (?:公元|西元)\s?#

\bA\.?D\b|\bC\.?E\b
after | \bA\.?D\.?_#|#(?:_century)?_(?:A\.?D|C\.?E)\b | (?:公元|西元)前\s?#

morning
morning | \bmorning{_OF}#|#_morning\b | #\s?[日号號]?\s?(?:{_LATER})

afternoon|evening
later | \b(?:afternoon|evening){_OF}#|#_(?:afternoon|evening)\b | #\s?[日号號]?\s?(?:{_MORNING})
"""
_SENSES = tuple(map(read_places, _TABLE.split("\n\n")))
#: What tells a date of the lunar calendar in English, and what may be enough to tell it.
_LUNAR = re.compile(r"\b(?:lunar|moon|Chinese\scalendar|traditional\scalendar)\b", re.I)
_FESTIVAL = re.compile(r"\bfestival\b", re.I)
#: What leaves no doubt in Chinese.
_CALENDAR = re.compile("[农農阴陰旧舊][历曆]")


def opposed(
    english: Side, chinese: Side, matched: Sequence[tuple[Quantity, Quantity]]
) -> Iterator[Misplaced]:
    """What is told by the same number, but before another era, in another half of the day, or by
    another calendar; `matched` are pairs of an English and a Chinese quantity."""
    for sense in _SENSES:
        if not sense.hint.search(english.text):
            continue
        (place,) = sense.places
        for one, other in matched:
            here = in_place(one, english, place.english)
            there = in_place(other, chinese, place.chinese)
            if here and there and _is_single(one, english) and _is_single(other, chinese):
                yield Misplaced((here,), (there,))
    told = _CALENDAR.search(chinese.text) or not _FESTIVAL.search(english.text)
    if told and not _LUNAR.search(english.text):
        yield from _lunar(matched)


def _is_single(quantity: Quantity, side: Side) -> bool:
    """Whether its number is told once: on 3 May and 3 June it may be either."""
    return sum(quantity.value == other.value for other in side.quantities) == 1


def _lunar(matched: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Misplaced]:
    """15 January for 正月十五."""
    same = [
        (one, other)
        for one, other in matched
        if other.lunar and not one.lunar and one.kind == other.kind and one.value == other.value
    ]
    if {one.kind for one, _ in same} >= {"month", "day"}:
        one, other = same[0]
        yield Misplaced((one,), (other,))
