"""Names in Chinese text: by the dictionary, by the dot in a foreigner's, by their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner.lexicon import Lexicon, Word
from aligner.lexicon.glosses import is_person_or_company, is_place
from aligner.lexicon.transliteration import TRANSLITERATING, is_transliteration
from aligner.names.lands import land_forms
from aligner.names.peoples import ENGLISH_FORMS
from corpus.model import Span
from corpus.scripts import HAN

#: A land or people, its capital, another place, anything else.
Kind = Literal["land", "capital", "place", "name"]

#: What makes another word of the name of a land: 韩国人, 日本队.
_OF_A_LAND = frozenset("人语文籍裔方军队货")
#: Places of weight of which the dictionary tells no more than what they are called.
_WELL_KNOWN = frozenset("纽约 迪拜 加沙 孟买 加州 加利福尼亚 佛罗里达 德州 得州".split())
#: Old cities that the dictionary finds where two other words meet.
_CHANCE = frozenset(("上都", "中都", "金山"))
_DOT = "·•‧・"
#: A part of a foreigner's name told in full, with what stands before the first and behind the last.
_PART = re.compile(f"[{HAN}]+(?=[{_DOT}][{HAN}])|(?<=[{HAN}][{_DOT}])[{HAN}]+")
_GIVEN = re.compile(f"[{''.join(sorted(TRANSLITERATING))}{_DOT}]+$")
#: So many characters that names are written with, and no word of the dictionary, are a name.
_LEAST, _LONGEST = 3, 8


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name. `stretch` is the whole run of characters that names are written with, of which the
    text is surely a part; the dictionary may have cut a longer name."""

    text: str
    span: Span
    kind: Kind
    stretch: str
    given: str = ""


def names_in_chinese(text: str, words: Lexicon) -> list[ChineseName]:
    """What is surely a name in a Chinese text, in order.

    Words that mean something else too (现代, modern or Hyundai) and currencies are left out.
    """
    segments = [(word, _kind_of(word.text, words)) for word in words.segmented(text)]
    families = list(_families(text, words))
    taken = {place for name in families for place in range(name.span.start, name.span.end)}
    others = (name for run in _runs(segments) for name in _names_of(run))
    found = families + [name for name in others if name.span.start not in taken]
    return sorted(found, key=lambda name: name.span.start)


def _runs(segments: Sequence[tuple[Word, Kind | None]]) -> Iterator[list[tuple[Word, Kind | None]]]:
    """Words that may be parts of one foreign name, and all others each by itself."""
    run: list[tuple[Word, Kind | None]] = []
    for word, kind in segments:
        sounds = is_transliteration(word.text) and (kind is not None or len(word.text) == 1)
        if run and not (sounds and word.start == run[-1][0].end):
            yield run
            run = []
        if sounds:
            run.append((word, kind))
        else:
            yield [(word, kind)]
    if run:
        yield run


def _names_of(run: Sequence[tuple[Word, Kind | None]]) -> Iterator[ChineseName]:
    """The dictionary's names of a run, or all of it where it has none and is long enough."""
    text = "".join(word.text for word, _ in run)
    named = [(word, kind) for word, kind in run if kind]
    for word, kind in named:
        yield ChineseName(word.text, Span(word.start, word.end), kind, text)
    if not named and len(run) >= _LEAST:
        yield ChineseName(text, Span(run[0][0].start, run[-1][0].end), "name", text)


def _kind_of(word: str, words: Lexicon) -> Kind | None:
    """What a word of a text names, if it surely names something."""
    if len(word) < 2 or word in _CHANCE:
        return None
    glosses = words.glosses(word)
    if word in land_forms():
        return "capital" if is_place(glosses) else "land"
    if word[-1] in _OF_A_LAND and word[:-1] in land_forms():
        return "land"
    if word[-1] in "元币镑" or glosses != words.glosses_as_name(word) or not words.names_of(word):
        return None
    if word in _WELL_KNOWN or is_place(glosses):
        return "place"
    sure = is_person_or_company(glosses) or (len(word) > 2 and is_transliteration(word))
    return "name" if sure else None


def _families(text: str, words: Lexicon) -> Iterator[ChineseName]:
    """The last parts of names with dots, as far as the dictionary or the characters say."""
    for match in _PART.finditer(text):
        stretch = match[0][:_LONGEST]
        if match.start() == 0 or text[match.start() - 1] not in _DOT:
            continue
        like = next((n for n, s in enumerate(stretch) if s not in TRANSLITERATING), len(stretch))
        if like == len(match[0]) and text[match.end() : match.end() + 1] in tuple(_DOT):
            continue  # between two others
        known = (end for end in range(like, 1, -1) if words.names_of(stretch[:end]))
        end = next(known, like)
        if end > 1:
            start = match.start()
            given = _GIVEN.search(text[max(0, start - 20) : start - 1])
            yield ChineseName(
                stretch[:end],
                Span(start, start + end),
                "name",
                stretch[:like],
                given[0] if given else "",
            )


def has_full_names(text: str) -> bool:
    """Whether a foreigner's name is told in full, with a dot."""
    return _PART.search(text) is not None
