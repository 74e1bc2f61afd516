"""Numerals that are part of a place's name: 九份 is Jiufen, 五台山 Mount Wutai."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner import pinyin
from corpus.model import Span

_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*(?:[\s'’-]?[A-Z][A-Za-z]*|['’-][a-z]+)*")
_WORD = re.compile("[A-Z]?[a-z]+")
#: Words in which a syllable is written by itself: Wu Tai.
_WORDS = 3
#: Letters of the shortest reading that is looked for: what is shorter begins other names too.
_SHORTEST = 4


def is_in_name(chinese: str, span: Span, english: str) -> bool:
    """Whether the reading of a numeral and the sign behind it begins a name in the English."""
    signs = chinese[span.start : span.end + 1]
    told = len(signs) > span.end - span.start and all(
        "\u4e00" <= sign <= "\u9fff" for sign in signs
    )
    names = _names(english) if told else ()
    if not names:
        return False
    reading = "".join(pinyin.load().syllables(signs))
    return len(reading) >= _SHORTEST and any(name.startswith(reading) for name in names)


@lru_cache(maxsize=2)
def _names(english: str) -> tuple[str, ...]:
    """What stands in capitals, from each of its words on, in small letters without gaps."""
    runs = (_WORD.findall(run) for run in _CAPITALISED.findall(english))
    return tuple(
        "".join(words[start : start + _WORDS]).lower()
        for words in runs
        for start in range(len(words))
    )
