"""How well names of one language are found in the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from aligner.lexicon import Lexicon, stem, tokens
from aligner.lexicon.transliteration import TRANSLITERATING
from aligner.names.english import Name
from aligner.names.peoples import CHINESE_FORMS, ENGLISH_FORMS
from aligner.names.sound import cost_of, sounds_of_character, sounds_of_name
from corpus.scripts import HAN_RUN

#: From this likeness on a name counts as found.
FOUND = 0.75

_TRANSLITERATED = re.compile(f"[{''.join(sorted(TRANSLITERATING))}]{{2,24}}")


@dataclass(frozen=True)
class Chinese:
    """A Chinese text made ready for looking up names.

    latin: its Latin letters, lower-cased, run together. stems: of what its words are glossed by.
    names: the names that its words are glossed by. words: its words, each the longest.
    """

    text: str
    latin: str
    stems: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]

    # How it sounds is asked only for a name that is not found otherwise; it needs pypinyin, which
    # takes a while to import.

    @cached_property
    def pinyin(self) -> str:
        """Of all its Han characters."""
        return _pinyin("|".join(HAN_RUN.findall(self.text)))

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The sounds of each stretch that may be a transliteration."""
        return tuple(map(sounds_of_word, _TRANSLITERATED.findall(self.text)))


@dataclass(frozen=True, slots=True)
class English:
    """An English text made ready for looking up names.

    stems: of all its words. words: all of them, lower-cased. sounds: of each of its names.
    """

    stems: frozenset[str]
    words: frozenset[str]
    sounds: tuple[str, ...]


@lru_cache(maxsize=8)
def read_chinese(text: str, lexicon: Lexicon) -> Chinese:
    """Make a Chinese text ready for looking up names."""
    stems: set[str] = set()
    names: set[str] = set()
    for word in {found.text for found in lexicon.words_in(text)}:
        stems |= lexicon.stems(word)
        names |= lexicon.names_of(word)
    return Chinese(
        text,
        re.sub(r"[^a-z]", "", text.lower()),
        frozenset(stems),
        frozenset(names),
        frozenset(word.text for word in lexicon.segmented(text)),
    )


@lru_cache(maxsize=8)
def read_english(text: str) -> English:
    """Make an English text ready for looking up names."""
    words = list(tokens(text))
    lower = {token.lower for token in words}
    lower |= {match.lower().rstrip(".") for match in re.findall(r"\b(?:[A-Z]\.){2,4}", text)}
    lower |= {part for word in lower for part in word.split("-")}
    sounds = {sounds_of_name(token.text) for token in words if token.text[0].isupper()}
    return English(
        frozenset({token.stem for token in words} | {stem(word) for word in lower}),
        frozenset(lower),
        tuple(sorted(sounds - {""})),
    )


def sounds_of_word(word: str) -> str:
    return "".join(map(sounds_of_character, word))


@lru_cache(maxsize=64)
def _pinyin(text: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.NORMAL)).replace("ü", "v")


def likeness(name: Name, chinese: Chinese) -> float:
    """How sure it is that an English name stands in the Chinese text, [0, 1]; generous."""
    lower = _lower(name.text)
    if stem(lower) in chinese.stems:
        return 1.0
    if any(form in chinese.text for form in CHINESE_FORMS.get(lower, ())):
        return 1.0
    parts = [part for part in re.split("[-.]", name.text) if len(part) > 2]
    whole = _by_sound(name.text, chinese)
    if whole < FOUND and len(parts) > 1:
        return max(whole, min(_by_sound(part, chinese) for part in parts))
    return whole


def strict_likeness(name: Name, chinese: Chinese, lexicon: Lexicon) -> float:
    """The same, where what merely has to do with the name does not count.

    北京 is no sign of China because its gloss says of which land it is the capital, nor is 其中.
    """
    lower = _lower(name.text)
    if lower in chinese.names:
        return 1.0
    for form in CHINESE_FORMS.get(lower, ()):
        if form in chinese.words or (len(form) > 1 and form in chinese.text):
            return 1.0
        if any(form in word and lexicon.glosses_as_name(word) for word in chinese.words):
            return 1.0
    if lower in CHINESE_FORMS:
        return 0.0
    return max(_by_sound(part, chinese, strict=True) for part in re.split("[-.]", name.text))


def _lower(name: str) -> str:
    return name.lower().replace("’", "'").removesuffix("'s")


def _by_sound(name: str, chinese: Chinese, *, strict: bool = False) -> float:
    letters = "".join(sign for sign in _lower(name) if sign.isalpha())
    if letters in chinese.latin or (len(letters) > 3 and letters in chinese.pinyin):
        return 1.0
    return _sounds_like(sounds_of_name(letters), chinese.foreign, strict=strict)


def _sounds_like(sounds: str, others: tuple[str, ...], *, strict: bool) -> float:
    """The likeness of a name with the most similar stretch among others, both as sounds.

    Short names are like a lot; `strict` lets them count for less.
    """
    if not sounds or not others:
        return 0.0
    found = 1 - min(cost_of(sounds, other) for other in others) / cost_of(sounds, "")
    return found if found == 1 or len(sounds) > 2 or not strict else found / 2


def told(word: str, english: English, lexicon: Lexicon) -> float:
    """How sure it is that a Chinese name is told in the English text, [0, 1]."""
    if not lexicon.names_of(word).isdisjoint(english.words):
        return 1.0
    for form, words in ENGLISH_FORMS.items():
        if form in word and not words.isdisjoint(english.words):
            return 1.0
    if _pinyin(word) in english.words:
        return 1.0
    if word in ENGLISH_FORMS:
        return 0.0
    return _sounds_like(sounds_of_word(word), english.sounds, strict=True)
