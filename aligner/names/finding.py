"""How well a name in English text is found in the Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from aligner.lexicon import Lexicon
from aligner.names.english import Name, name_stem
from aligner.names.sound import TRANSLITERATING, cost_of, sounds_of_character, sounds_of_name
from corpus.scripts import HAN_RUN

_TRANSLITERATED = re.compile(f"[{''.join(TRANSLITERATING)}]{{2,24}}")


@dataclass(frozen=True, slots=True)
class Chinese:
    """A Chinese text made ready for looking up names.

    latin: its Latin words, lower-cased, run together. stems: of what its words are glossed by.
    pinyin: of all its Han characters. foreign: the sounds of each stretch that may be a
    transliteration.
    """

    latin: str
    stems: frozenset[str]
    pinyin: str
    foreign: tuple[str, ...]


def read_chinese(text: str, lexicon: Lexicon) -> Chinese:
    """Make a Chinese text ready for looking up names."""
    stems: set[str] = set()
    for word in {found.text for found in lexicon.words_in(text)}:
        stems |= lexicon.stems(word)
    return Chinese(
        re.sub(r"[^a-z]", "", text.lower()),
        frozenset(stems),
        _pinyin("|".join(HAN_RUN.findall(text))),
        tuple("".join(map(sounds_of_character, run)) for run in _TRANSLITERATED.findall(text)),
    )


@lru_cache(maxsize=64)
def _pinyin(text: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.NORMAL)).replace("ü", "v")


def likeness(name: Name, chinese: Chinese) -> float:
    """How sure it is that the name stands in the Chinese text, [0, 1]."""
    lower = "".join(sign for sign in name.text.lower() if sign.isalpha())
    if lower in chinese.latin or name_stem(name) in chinese.stems:
        return 1.0
    if len(lower) > 3 and lower in chinese.pinyin:
        return 1.0
    sounds = sounds_of_name(name.text)
    if not sounds or not chinese.foreign:
        return 0.0
    return 1 - min(cost_of(sounds, run) for run in chinese.foreign) / cost_of(sounds, "")
