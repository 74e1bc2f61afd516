"""How Chinese is read: the syllables that pypinyin gives, in a fifth of its memory and time.

What it knows is written into two files once, in the cache folder. A word is cut out of a text as
pypinyin does: the longest at each place, from left to right.

    words.txt      its words, one a line
    readings.json  the characters, and the words that are read otherwise than their characters
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Any

from aligner import built

_WORDS, _READINGS = "words.txt", "readings.json"


class Readings:
    """The readings in a folder that `make` wrote. Raises OSError or ValueError where a file
    cannot be read."""

    def __init__(self, folder: Path):
        self._sorted = (folder / _WORDS).read_text("utf-8").split("\n")
        self._words = frozenset(self._sorted)
        self._longest = max(map(len, self._words))
        stored: dict[str, Any] = json.loads((folder / _READINGS).read_text("utf-8"))
        self._characters: str = stored["characters"]
        self._places = array("H", stored["places"])
        self._syllables: list[str] = stored["syllables"]
        self._otherwise: dict[str, list[str]] = stored["otherwise"]

    @property
    def all(self) -> Sequence[str]:
        """Every syllable."""
        return self._syllables

    def syllables(self, text: str) -> list[str]:
        """A syllable without its tone for each character; one without a reading is given back as
        it is."""
        found: list[str] = []
        start = 0
        while start < len(text):
            end = start
            while end < len(text) and self._syllable(text[end]) is not None:
                end += 1
            for word in self._cut(text[start:end]):
                found += self._otherwise.get(word) or [self._syllable(one) or one for one in word]
            found += text[end : end + 1]
            start = end + 1
        return found

    def _syllable(self, character: str) -> str | None:
        place = bisect_left(self._characters, character)
        if self._characters[place : place + 1] != character:
            return None
        return self._syllables[self._places[place]]

    def _cut(self, run: str) -> Iterator[str]:
        """Characters in a row that all have a reading, as words."""
        start = 0
        while start < len(run):
            end = min(len(run), start + self._longest)
            if end == len(run) and self._begins_a_word(run[start:]):
                yield from run[start:]
                return
            while end > start + 1 and run[start:end] not in self._words:
                end -= 1
            yield run[start:end]
            start = end

    def _begins_a_word(self, rest: str) -> bool:
        """Whether the end of a text is that of no word, but the beginning of one: pypinyin looks
        for no words in that."""
        place = bisect_left(self._sorted, rest)
        if not any(word.startswith(rest) for word in self._sorted[place : place + 1]):
            return False
        return not any(rest[:end] in self._words for end in range(1, len(rest) + 1))


@lru_cache(maxsize=1)
def load() -> Readings:
    """The readings; where the cache folder has them not yet, they are made first, in a second."""
    own = blake2b(Path(__file__).read_bytes(), digest_size=6).hexdigest()
    stamp = f"pypinyin-{metadata.version('pypinyin')}-{own}"
    return built.loaded("pinyin", stamp, make, Readings)


def make(folder: Path) -> None:
    """Write the files into a folder."""
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    readings = {chr(code): lazy_pinyin(chr(code))[0] for code in sorted(PINYIN_DICT)}
    syllables = sorted(set(readings.values()))
    numbers = {syllable: number for number, syllable in enumerate(syllables)}
    otherwise = {}
    for word in sorted(PHRASES_DICT):
        found = lazy_pinyin(word)
        if found != [readings[character] for character in word]:
            otherwise[word] = found
    stored = {
        "characters": "".join(readings),
        "places": [numbers[syllable] for syllable in readings.values()],
        "syllables": syllables,
        "otherwise": otherwise,
    }
    (folder / _WORDS).write_text("\n".join(sorted(PHRASES_DICT)), "utf-8", newline="\n")
    (folder / _READINGS).write_text(json.dumps(stored, ensure_ascii=False), "utf-8")
