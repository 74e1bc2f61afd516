"""Chinese people's names in Latin letters, in pinyin or as Wade and Giles wrote them: Zhou Enlai,
Chou En-lai.

A name is Chinese where all of its words can be read as Chinese syllables and the first or the last
one is a family name. Accents and apostrophes are left aside, for many a text leaves them out; so a
syllable may be several: chang is chang and zhang.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from aligner import pinyin
from aligner.names.english import Name, without_s
from aligner.names.peoples import CHINESE_FORMS
from aligner.names.rendering import parts_of
from aligner.names.surnames import SIGNS, SURNAMES
from corpus.model import Span

#: What a place in a name may be read as, in pinyin.
Syllable = frozenset[str]
Reading = tuple[Syllable, ...]

_IN_PINYIN = re.compile("([A-Z][a-z]+) ([A-Z][a-z']+)(?=[,;(/ ]|$)")
_MOST_WORDS, _MOST_SYLLABLES, _LONGEST = 3, 4, 16
#: Syllables that Wade and Giles wrote otherwise than their rules for initials and finals say.
_OTHERWISE = {
    "zi": "tzu", "ci": "tzu", "si": "ssu", "zhi": "chih", "chi": "chih", "shi": "shih",
    "ri": "jih", "er": "erh", "e": "o", "yi": "i", "you": "yu", "yan": "yen", "ye": "yeh",
    "yue": "yueh", "yong": "yung", "ge": "ko", "ke": "ko", "he": "ho", "guo": "kuo", "kuo": "kuo",
    "huo": "huo", "shuo": "shuo", "gui": "kuei", "kui": "kuei",
}  # fmt: skip
#: Other spellings of old: Li Po, Chu Teh, Soong.
_OLDER = {"song": ("soong",), "bai": ("po",), "bo": ("po",), "de": ("teh",), "si": ("szu",)}
_OLD_INITIALS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "j": "ch", "q": "ch", "zh": "ch",
    "ch": "ch", "z": "ts", "c": "ts", "x": "hs", "r": "j",
}  # fmt: skip
_OLD_FINALS = {"ian": "ien", "ie": "ieh", "ue": "ueh", "ong": "ung", "iong": "iung", "uo": "o"}


@dataclass(frozen=True, slots=True)
class Romanised:
    """A Chinese name. surname, given: how they can be read; is_last: whether the family name
    stands last."""

    words: tuple[Name, ...]
    surname: tuple[Reading, ...]
    given: tuple[Reading, ...]
    is_last: bool

    def stands_in(self, sounds: Sequence[str]) -> bool:
        """Whether it stands in a text, of which this is the pinyin, or in its own order if the
        family name is last."""
        orders = [(self.surname, self.given)] + [(self.given, self.surname)] * self.is_last
        return any(
            stands(first + second, sounds) for order in orders for first, second in product(*order)
        )

    def with_another_surname(self, text: str, sounds: Sequence[str]) -> Span | None:
        """Where its given name of two characters stands behind somebody else's family name."""
        for given in self.given:
            if len(given) > 1:
                for start in _places(given, sounds):
                    if start and text[start - 1] in SIGNS:
                        return Span(start - 1, start + len(given))
        return None


def sounds_of(text: str) -> list[str]:
    """The pinyin of each character of a text, without accents."""
    return [sound.replace("v", "u") for sound in pinyin.load().syllables(text)]


def is_own_reading(word: str, glosses: str) -> bool:
    """Whether a word is glossed by somebody's name that is its pinyin: 穆桂英, Mu Guiying."""
    match = _IN_PINYIN.match(glosses)
    if not match or word[0] not in SIGNS:
        return False
    return _letters_of(match[1] + match[2]) == "".join(sounds_of(word))


def chinese_names(words: Sequence[Name]) -> list[Romanised]:
    """The Chinese people's names among the words of what may be one name."""
    found, start = [], 0
    while start < len(words):
        windows = (words[start : start + size] for size in range(_MOST_WORDS, 1, -1))
        name = next(filter(None, map(_read, windows)), None)
        if name:
            found.append(name)
        start += len(name.words) if name else 1
    return found


def _read(words: Sequence[Name]) -> Romanised | None:
    readings = [readings_of(word.text) for word in words]
    if len(words) < 2 or not all(readings) or any(_is_of_a_land(word) for word in words):
        return None
    for is_last in (False, True):
        surname = readings[-1] if is_last else readings[0]
        surname = tuple(filter(_is_surname, surname))
        given = [sum(some, ()) for some in product(*(readings[:-1] if is_last else readings[1:]))]
        given = [some for some in given if len(some) < _MOST_SYLLABLES]
        if surname and given:
            return Romanised(tuple(words), surname, tuple(given), is_last)
    return None


def _is_of_a_land(word: Name) -> bool:
    return word.text.lower() in CHINESE_FORMS


def _is_surname(reading: Reading) -> bool:
    return any("".join(some) in SURNAMES for some in product(*reading))


def stands(reading: Reading, sounds: Sequence[str]) -> bool:
    """Whether a reading is that of a part of a text, of which this is the pinyin."""
    return any(True for _ in _places(reading, sounds))


def _places(reading: Reading, sounds: Sequence[str]) -> Iterator[int]:
    for start in range(len(sounds) - len(reading) + 1):
        if all(sounds[start + place] in some for place, some in enumerate(reading)):
            yield start


@lru_cache(maxsize=1 << 12)
def readings_of(word: str) -> tuple[Reading, ...]:
    """The ways to read a word as Chinese syllables."""
    pieces = [_letters_of(piece) for piece in word.split("-")]
    if not all(pieces) or sum(map(len, pieces)) > _LONGEST:
        return ()
    ways = ([*_as_one(piece), *_cut(piece)] for piece in pieces)
    joined = (sum(way, ()) for way in product(*ways))
    return tuple(dict.fromkeys(way for way in joined if len(way) <= _MOST_SYLLABLES))


def hyphenated_readings(word: str) -> tuple[Reading, ...]:
    """Those of a word with a hyphen that is a Chinese name: Kuang-hsü."""
    word = without_s(word)
    readings = readings_of(word) if "-" in word else ()
    return tuple(reading for reading in readings if len(reading) > 1)


def _letters_of(piece: str) -> str:
    """Without accents and apostrophes; "" if there is anything else in it."""
    plain = unicodedata.normalize("NFKD", piece.lower())
    plain = re.sub("['’‘`\u0300-\u036f]", "", plain)
    return plain if plain.isascii() and plain.isalpha() else ""


def _as_one(letters: str) -> Iterator[Reading]:
    if letters in _syllables():
        yield (_syllables()[letters],)


def _cut(letters: str) -> Iterator[Reading]:
    """The ways to cut it into two and more syllables of pinyin."""
    for end in range(1, len(letters)):
        first = letters[:end].replace("v", "u")
        if first in _pinyin():
            rest = letters[end:].replace("v", "u")
            if rest in _pinyin():
                yield frozenset((first,)), frozenset((rest,))
            for others in _cut(rest):
                yield frozenset((first,)), *others


@cache
def _pinyin() -> frozenset[str]:
    # m, n and hm are interjections
    return frozenset(
        one.replace("v", "u") for one in pinyin.load().all if re.search("[aeiou]", one)
    )


@cache
def _syllables() -> dict[str, Syllable]:
    """What a syllable is in pinyin, if it is that or Wade and Giles's."""
    found = defaultdict(set)
    for syllable in _pinyin():
        found[syllable].add(syllable)
        old = _old(syllable)
        found[old].add(syllable)
        for other in _OLDER.get(syllable, ()):
            found[other].add(syllable)
        if old.startswith("ts") and syllable[0] in "zc":
            found["tz" + old[2:]].add(syllable)
    return {spelling: frozenset(some) for spelling, some in found.items()}


def _old(syllable: str) -> str:
    """As Wade and Giles write a syllable, without accents and apostrophes."""
    initial, final = parts_of(syllable)
    if syllable in _OTHERWISE:
        return _OTHERWISE[syllable]
    return _OLD_INITIALS.get(initial, initial) + _OLD_FINALS.get(final, final)
