"""Letters by script: what language detection and the readers count with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

HAN = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
LATIN = "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ"

HAN_RUN = re.compile(f"[{HAN}]+")
HAN_CHAR = re.compile(f"[{HAN}]")
LATIN_CHAR = re.compile(f"[{LATIN}]")
#: A word; "large-scale" and "don’t" count once.
WORD = re.compile(f"[{LATIN}]+(?:['’-][{LATIN}]+)*")
#: ASCII only after the scheme, so that Chinese text written right behind it is left alone.
_URL = re.compile(r"(?:https?://|ftp://|www\.|doi:\s?|(?<![\w.])10\.\d{4,9}/)[!-~]+", re.I)
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}")


@dataclass(frozen=True, slots=True)
class ScriptCounts:
    """How many letters of each script a text has; `latin_words` counts words.

    `other` is letters of any script not named here.
    """

    han: int = 0
    latin: int = 0
    latin_words: int = 0
    kana: int = 0
    hangul: int = 0
    cyrillic: int = 0
    other: int = 0

    @property
    def letters(self) -> int:
        """Letters of all scripts together."""
        return self.han + self.latin + self.kana + self.hangul + self.cyrillic + self.other

    @property
    def foreign(self) -> float:
        """Letters that are neither Han nor Latin, in Han characters' worth of text."""
        return self.kana + self.hangul + (self.cyrillic + self.other) / 3


_RANGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("han", HAN_CHAR),
    ("latin", LATIN_CHAR),
    ("kana", re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")),
    ("hangul", re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")),
    ("cyrillic", re.compile("[\u0400-\u052f]")),
)


@lru_cache(maxsize=16384)
def _script(char: str) -> str | None:
    for name, pattern in _RANGES:
        if pattern.match(char):
            return name
    return "other" if char.isalpha() else None


def script_counts(text: str) -> ScriptCounts:
    """Count a text's letters by script; linear in its length."""
    counts: Counter[str] = Counter()
    for char, number in Counter(text).items():
        script = _script(char)
        if script:
            counts[script] += number
    words = sum(1 for _ in WORD.finditer(text)) if counts["latin"] else 0
    return ScriptCounts(latin_words=words, **counts)


def without_addresses(text: str) -> str:
    """The text with web addresses, DOIs and e-mail addresses left out."""
    return _EMAIL.sub(" ", _URL.sub(" ", text))
