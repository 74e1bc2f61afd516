"""Texts of either language made ready for looking up names in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from aligner import pinyin
from aligner.lexicon import Lexicon, tokens
from aligner.lexicon.english import STOP
from aligner.names import rendering
from aligner.names.chinese import DOTS
from aligner.names.english import names_in, persons_in
from aligner.names.institutions import institutions_in
from aligner.names.old_places import OLD_PLACES
from aligner.names.romanised import (
    Reading,
    Romanised,
    chinese_names,
    hyphenated_readings,
    sounds_of,
)
from corpus.scripts import HAN, HAN_RUN

#: So many names of a text, each with the next one, are compared by sound.
_MOST_NAMES = 100
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z0-9]*[A-Z][A-Za-z0-9]*\b")
_BEFORE_DOT = re.compile(f"[{HAN}](?=[{DOTS}][{HAN}])")


@dataclass(frozen=True)
class Chinese:
    """A Chinese text made ready for looking up names."""

    text: str
    lexicon: Lexicon

    # Many texts are asked nothing, and how it sounds is asked only for a name that is not found
    # otherwise; the readings take a while to load.

    @cached_property
    def latin(self) -> str:
        """Its Latin letters, lower-cased, run together."""
        return re.sub(r"[^a-z]", "", self.text.lower())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Of what its words are glossed by."""
        return frozenset().union(*map(self.lexicon.stems, self.lexicon.words_in(self.text)))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that its words are glossed by."""
        return frozenset().union(*map(self.lexicon.names_of, self.lexicon.words_in(self.text)))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Those that its words are glossed by, lower-cased, and names with a capital inside:
        中央处理器, CPU; 微信, WeChat."""
        glosses = map(self.lexicon.glosses, self.lexicon.words_in(self.text))
        return frozenset(found.lower() for some in glosses for found in _ACRONYM.findall(some))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, each the longest."""
        return frozenset(word.text for word in self.lexicon.segmented(self.text))

    @cached_property
    def pinyin(self) -> str:
        """Of all its Han characters."""
        return _pinyin("|".join(HAN_RUN.findall(self.text)))

    @cached_property
    def sounds(self) -> list[str]:
        """The pinyin of each of its characters."""
        return sounds_of(self.text)

    @cached_property
    def stretches(self) -> list[list[str]]:
        """The syllables of each stretch of characters that names are written with."""
        return rendering.load().stretches(self.text)

    @cached_property
    def given(self) -> list[str]:
        """What stands before the dots of foreigners' names, so far as it may be one character."""
        return _BEFORE_DOT.findall(self.text)


@dataclass(frozen=True, slots=True)
class English:
    """An English text made ready for looking up names.

    words: all of them, lower-cased, and what places are called now. names: those with a capital,
    and each with the next one. romanised: the names of Chinese people. hyphenated: how words with
    a hyphen may be read as Chinese.
    """

    words: frozenset[str]
    names: tuple[str, ...]
    romanised: tuple[Romanised, ...]
    hyphenated: tuple[Reading, ...]


@lru_cache(maxsize=8)
def read_chinese(text: str, lexicon: Lexicon) -> Chinese:
    """Make a Chinese text ready for looking up names."""
    return Chinese(text, lexicon)


@lru_cache(maxsize=8)
def read_english(text: str) -> English:
    """Make an English text ready for looking up names."""
    words = list(tokens(text))
    lower = {token.lower for token in words}
    lower |= {match.lower().rstrip(".") for match in re.findall(r"\b(?:[A-Z]\.){2,4}", text)}
    lower |= {part for word in lower for part in word.split("-")}
    lower |= {land for _, lands in institutions_in(text) for land in lands}
    lower |= {now for word in lower & OLD_PLACES.keys() for now in OLD_PLACES[word]}
    # old spellings are told by the dictionary, and sound like other places: Shensi, 山西
    names = [
        token
        for token in words
        if token.text[0].isupper() and token.lower not in STOP and token.lower not in OLD_PLACES
    ][:_MOST_NAMES]
    joined = [
        first.lower + second.lower
        for first, second in pairwise(names)
        if second.start - first.start - len(first.text) <= 1
    ]
    alone = (name.lower for name in names)
    persons = persons_in(text)[:_MOST_NAMES]
    return English(
        frozenset(lower),
        tuple(dict.fromkeys((*alone, *joined))),
        tuple(name for person in persons for name in chinese_names(person)),
        tuple(reading for name in names_in(text) for reading in hyphenated_readings(name.text)),
    )


@lru_cache(maxsize=64)
def _pinyin(text: str) -> str:
    return "".join(pinyin.load().syllables(text)).replace("ü", "v")
