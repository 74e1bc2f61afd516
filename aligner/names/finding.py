"""How well names of one language are found in the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import pairwise

from aligner.lexicon import Lexicon, stem, tokens
from aligner.lexicon.english import STOP
from aligner.lexicon.transliteration import TRANSLITERATING
from aligner.names import rendering
from aligner.names.chinese import ChineseName
from aligner.names.english import Name
from aligner.names.lands import beside
from aligner.names.peoples import CHINESE_FORMS, ENGLISH_FORMS, ROWS
from aligner.names.sound import cost_of, sounds_of_character, sounds_of_name
from corpus.scripts import HAN_RUN

#: From this likeness on a name counts as found.
FOUND = 0.75
#: Above these odds, syllables render a name: one name's, and the best part of a text's.
TOLD, TOLD_KNOWN, TOLD_SOMEWHERE = -4.0, 0.0, -1.0
KNOWN_SOMEWHERE = 3.0
#: Below these odds, two names that both lack a counterpart are not each other's.
_UNLIKE, _UNLIKE_KNOWN, _SPELT_ALIKE = -11.0, -7.0, 0.75

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
    def stretches(self) -> tuple[list[str], ...]:
        """The syllables of each stretch of characters that names are written with."""
        known = rendering.load()
        return tuple(known.read(self.text[a:b]) for a, b in known.stretches(self.text))

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The sounds of each stretch that may be a transliteration."""
        return tuple(map(sounds_of_word, _TRANSLITERATED.findall(self.text)))


@dataclass(frozen=True, slots=True)
class English:
    """An English text made ready for looking up names.

    words: all of them, lower-cased. names: those with a capital, and each with the next one.
    """

    words: frozenset[str]
    names: tuple[str, ...]


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
    names = [token for token in words if token.text[0].isupper() and token.lower not in STOP]
    joined = [
        first.lower + second.lower
        for first, second in pairwise(names)
        if second.start - first.start - len(first.text) <= 1
    ]
    return English(frozenset(lower), tuple(sorted({*joined, *(name.lower for name in names)})))


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


def found(name: str, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether an English name surely stands in the Chinese text.

    What merely has to do with it does not count: 北京 is no sign of China because its gloss says
    of which land it is the capital, nor is 其中.
    """
    lower = _lower(name)
    if lower in chinese.names:
        return True
    if lower in CHINESE_FORMS:
        return any(_stands(form, lower, chinese, lexicon) for form in CHINESE_FORMS[lower])
    parts = [part for part in re.split("[-.]", lower) if len(part) > 1]
    least = KNOWN_SOMEWHERE if lower in lexicon.named else TOLD_SOMEWHERE
    return any(_rendered(part, chinese, least) for part in parts)


def _stands(form: str, name: str, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether a name of a land stands in the text: a single sign in a word that is of the land
    by the dictionary (美军), or beside what makes it one (中美, 访美, 美方)."""
    if len(form) > 1:
        return form in chinese.text
    if beside(form).search(chinese.text):
        return True
    return any(
        form in word and len(word) > 1 and _is_glossed(name, lexicon.glosses_as_name(word))
        for word in chinese.words
    )


def _is_glossed(name: str, glosses: str) -> bool:
    of_the_land = {word for row in ROWS if name in row[1] for word in row[1]}
    return not of_the_land.isdisjoint(re.findall(r"[a-z.]+", glosses.lower()))


def _rendered(name: str, chinese: Chinese, least: float) -> bool:
    letters = rendering.letters_of(name)
    if letters in chinese.latin or (len(letters) > 3 and letters in chinese.pinyin):
        return True
    known = rendering.load()
    return any(known.odds_within(name, some) > least for some in chinese.stretches)


def _lower(name: str) -> str:
    return name.lower().replace("’", "'").removesuffix("'s")


def _by_sound(name: str, chinese: Chinese) -> float:
    letters = "".join(sign for sign in _lower(name) if sign.isalpha())
    if letters in chinese.latin or (len(letters) > 3 and letters in chinese.pinyin):
        return 1.0
    return _sounds_like(sounds_of_name(letters), chinese.foreign)


def _sounds_like(sounds: str, others: tuple[str, ...]) -> float:
    """The likeness of a name with the most similar stretch among others, both as sounds."""
    if not sounds or not others:
        return 0.0
    return 1 - min(cost_of(sounds, other) for other in others) / cost_of(sounds, "")


def told(name: ChineseName, english: English, lexicon: Lexicon) -> bool:
    """Whether a Chinese name stands in the English text."""
    names = lexicon.names_of(name.text)
    if any(_begins(some, english) for some in (*names, *_initials(lexicon.glosses(name.text)))):
        return True
    readings = list(name.readings())
    if name.kind in ("land", "capital"):
        land = name.text if name.text in ENGLISH_FORMS else name.text[:-1]
        if not ENGLISH_FORMS[land].isdisjoint(english.words):
            return True
        del readings[0]  # but a longer name, of which it is a part, may stand there
    elif _pinyin(name.text) in english.words:
        return True
    least = TOLD_KNOWN if names else TOLD
    known = rendering.load()
    syllables = [known.read(reading) for reading in readings]
    return any(known.odds(other, some) > least for other in english.names for some in syllables)


def _initials(glosses: str) -> list[str]:
    """HSBC, NATO."""
    return [word.lower() for word in re.findall(r"\b[A-Z]{2,}\b", glosses)]


def _told_by_sound(name: ChineseName, english: English, is_known: bool) -> bool:
    known = rendering.load()
    whole, stretch = known.read(name.text), known.read(name.stretch)
    least = TOLD_KNOWN if is_known else TOLD
    return any(
        known.odds(other, whole) > least
        or (len(stretch) > len(whole) and known.odds_within(other, stretch) > TOLD)
        for other in english.names
    )


def _begins(name: str, english: English) -> bool:
    """Whether a name, or what is made of it (Spartans, Wilsonian), stands among the words."""
    if name in english.words:
        return True
    return len(name) > 4 and any(word.startswith(name[:-1]) for word in english.words)


def alike(english: str, name: ChineseName, lexicon: Lexicon) -> bool:
    """Whether two names that are not found otherwise may be the same.

    Two of which the dictionary has both are the same only where they are spelt alike: it would
    have the one for the other.
    """
    names, lower = lexicon.names_of(name.text), _lower(english)
    if any(SequenceMatcher(None, lower, other).ratio() > _SPELT_ALIKE for other in names):
        return True
    if name.kind != "name" and lower in lexicon.named:
        return False
    known = rendering.load()
    least = _UNLIKE_KNOWN if names or lower in lexicon.named else _UNLIKE
    return any(known.odds(english, known.read(text)) > least for text in name.readings())


def is_given(english: str, name: ChineseName, lexicon: Lexicon) -> bool:
    """Whether an English word stands before the dot of a Chinese name."""
    known = rendering.load()
    return any(
        _lower(english) in lexicon.names_of(name.given[start:])
        or known.odds(english, known.read(name.given[start:])) > TOLD
        for start in range(len(name.given))
    )


def surname_stands(name: str, chinese: Chinese, lexicon: Lexicon) -> bool:
    """Whether a character of the text is a family name that is written so in pinyin: 习, Xi."""
    wanted = re.compile(rf"\bsurname {re.escape(name)}\b", re.IGNORECASE)
    return any(wanted.search(lexicon.glosses_as_name(sign)) for sign in set(chinese.text))
