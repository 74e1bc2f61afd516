"""Names of either language that the text in the other one does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from aligner.lexicon import Lexicon
from aligner.names.chinese import ChineseName, Kind, names_in_chinese
from aligner.names.english import Name, is_headline, names_in, persons_in, short_names_in
from aligner.names.institutions import institutions_in
from aligner.names.lands import is_continent
from aligner.names.matching import alike, found, romanised_stands, surname_stands, told
from aligner.names.old_places import OLD_PLACES
from aligner.names.peoples import CAPITALS, CHINESE_FORMS
from aligner.names.romanised import Romanised, chinese_names
from aligner.names.texts import Chinese, read_english
from corpus.model import Span

_MOST = 60
#: Names that everyone knows, though they are words too.
_WORDS_TOO = frozenset({"trump", "bush"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that the other side does not have; a Chinese one with how it was found, and a Chinese
    person's with how it is read."""

    text: str
    kind: Kind
    span: Span
    name: ChineseName | None = None
    romanised: Romanised | None = None

    def may_be(self, name: ChineseName, lexicon: Lexicon) -> bool:
        """Whether an English name that is not found otherwise may be a Chinese one."""
        return self.romanised is None and alike(self.text, name, lexicon)


def lost_english(english: str, chinese: Chinese, lexicon: Lexicon) -> Iterator[Lost]:
    """The names of the English that the Chinese does not have.

    Those that the dictionary knows and does not use as words, and persons' whom it does not know.
    """
    addresses = [span for span, _ in institutions_in(english)]
    names = [
        name
        for name in names_in(english)[:_MOST]
        if not any(span.start <= name.span.start < span.end for span in addresses)
    ]
    persons = [] if is_headline(english) else persons_in(english)
    romanised = [name for words in persons for name in chinese_names(words)][:_MOST]
    for some in romanised:
        if not romanised_stands(some, chinese, lexicon):
            yield Lost(*_joined(some.words, english), romanised=some)
    done = {word.span for some in romanised for word in some.words}
    if not any(name.certain for name in names):
        persons = []
    runs = {word.span: number for number, words in enumerate(persons) for word in words}
    lost = [
        name
        for name in names
        if name.span not in done
        and _is_surely_one(name, lexicon, is_somebodys=name.span in runs)
        and not found(name.text, chinese, lexicon)
    ]
    for number, group in groupby(lost, key=lambda name: runs.get(name.span)):
        words = list(group)
        if number is None or any(_kind_of(word, english, lexicon) != "name" for word in words):
            for word in words:
                yield Lost(word.text, _kind_of(word, english, lexicon), word.span)
        elif persons[number][-1] in lost or not found(persons[number][-1].text, chinese, lexicon):
            yield Lost(*_joined(_whole(words, persons[number]), english))
    for name in short_names_in(english)[:_MOST]:
        if not surname_stands(name.text, chinese, lexicon):
            yield Lost(name.text, "name", name.span)


def _whole(words: Sequence[Name], person: Sequence[Name]) -> Sequence[Name]:
    """Somebody's lost words with the family name before a given name that is all in one: Kai-shek
    by itself is nobody's name."""
    if not re.search("-[a-z]", words[0].text):
        return words
    place = person.index(words[0])
    return (*person[max(0, place - 1) : place], *words)


def _joined(words: Sequence[Name], english: str) -> tuple[str, Kind, Span]:
    span = Span(words[0].span.start, words[-1].span.end)
    return english[span.start : span.end], "name", span


def _is_surely_one(name: Name, lexicon: Lexicon, *, is_somebodys: bool) -> bool:
    """Whether a word is surely a name: by the dictionary, or one of somebody's."""
    lower = name.text.lower()
    if lower in CHINESE_FORMS or lower in OLD_PLACES or lower in _WORDS_TOO:
        return True
    # Director-General is two words, Kai-shek one
    parts = [lower] if re.search("-[a-z]", name.text) else lower.split("-")
    if all(part in lexicon.ordinary for part in parts):
        return False
    somebodys = name.certain and is_somebodys and not name.text.isupper()
    return somebodys or lower in lexicon.named


def _kind_of(name: Name, english: str, lexicon: Lexicon) -> Kind:
    lower, start = name.text.lower(), name.span.start
    if is_continent(lower, english[max(0, start - 6) : start]):
        return "continent"
    if lower in CHINESE_FORMS:
        return "capital" if lower in CAPITALS else "land"
    return "place" if lower in OLD_PLACES or lower in lexicon.placed else "name"


def lost_chinese(english: str, chinese: str, lexicon: Lexicon) -> Iterator[Lost]:
    """The names of the Chinese that the English does not have."""
    there = read_english(english)
    for name in names_in_chinese(chinese, lexicon)[:_MOST]:
        if not told(name, there, lexicon):
            yield Lost(name.text, name.kind, name.span, name)


def resurnamed(
    lost: Sequence[Lost], english: str, chinese: Chinese
) -> Iterator[tuple[list[Lost], list[Lost]]]:
    """Somebody else's family name before the given name of a Chinese person: Zhang Weiming,
    李伟明."""
    others = read_english(english).romanised
    for some in lost:
        if some.romanised:
            span = some.romanised.with_another_surname(chinese.text, chinese.sounds)
            if span:
                sounds = chinese.sounds[span.start : span.end]
                if not any(other.stands_in(sounds) for other in others):
                    yield [some], [Lost(chinese.text[span.start : span.end], "name", span)]
