"""Literal anchors of two texts: what a translation carries over as it is.

Digits, Latin words and, for short Chinese lines such as a byline, names by their pinyin.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from aligner import pinyin

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#-]+")
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
#: Only names stand alone in so few characters; longer text would match syllables by chance.
_NAME_LENGTH = 4
#: No English byline is longer.
_BYLINE = 200
#: Text beyond this says enough by itself.
_LONGEST = 2000


def anchors(english: str, chinese: str) -> float:
    """Share of the Chinese text's literal items found in the English, [0, 1]; 0 if it has none."""
    items, words = _items(chinese[:_LONGEST]), _words(english[:_LONGEST])
    return sum(item in words for item in items) / len(items) if items else 0.0


def is_name_line(english: str, chinese: str) -> bool:
    """Whether a Chinese line is a name alone that a short English line holds in pinyin."""
    if len(chinese) > _NAME_LENGTH + 4:
        return False
    han = "".join(_HAN.findall(chinese))
    alone = 2 <= len(han) <= _NAME_LENGTH and len(chinese) <= len(han) + 4
    return alone and len(english) < _BYLINE and anchors(english, chinese) == 1.0


@lru_cache(maxsize=1024)
def _words(english: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKC", english).casefold()
    digits = {number.lstrip("0") for number in _DIGITS.findall(folded)}
    words = re.findall(r"[a-z][a-z0-9+#-]+", folded)
    runs = {"".join(words[i : i + 2]) for i in range(len(words))}
    return frozenset(digits | set(words) | runs)


@lru_cache(maxsize=1024)
def _items(chinese: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKC", chinese)
    items = {number.lstrip("0") for number in _DIGITS.findall(folded)}
    items |= {word.casefold() for word in _LATIN.findall(folded)}
    han = "".join(_HAN.findall(folded))
    if 2 <= len(han) <= _NAME_LENGTH:
        syllables = pinyin.load().syllables(han)
        # A surname and a given name, which English writes as two words or one.
        items.add("".join(syllables[:2]) if len(syllables) == 2 else "".join(syllables[1:]))
    return tuple(sorted(items - {""}))
