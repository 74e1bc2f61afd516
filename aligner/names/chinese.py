"""Names in Chinese text: by the dictionary, by the dot in a foreigner's, by their characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from aligner.lexicon import Lexicon, Word
from aligner.lexicon.glosses import is_person_or_company, is_place, is_town
from aligner.lexicon.transliteration import TRANSLITERATING, is_transliteration
from aligner.names.lands import is_continent, land_forms
from aligner.names.romanised import is_own_reading
from aligner.quantities.eras import DATED
from corpus.model import Span
from corpus.scripts import HAN
from corpus.words import word_set

#: A continent, a land or people, its capital, another place, anything else.
Kind = Literal["continent", "land", "capital", "place", "name"]

#: What makes another word of the name of a land: 韩国人, 日本队.
_OF_A_LAND = frozenset("人语文籍裔方军队货")
#: Places of weight of which the dictionary tells no more than what they are called.
_WELL_KNOWN = frozenset(("纽约", "迪拜", "加沙", "孟买", "加利福尼亚", "佛罗里达"))
#: Old cities that the dictionary finds where two other words meet.
_CHANCE = frozenset(("上都", "中都", "金山"))
#: What stands between the parts of a foreigner's name.
DOTS = "·•‧・"
#: The family name of a foreigner behind the dot, and what stands before it.
_SIGNS = "".join(sorted(TRANSLITERATING))
_FAMILY = re.compile(f"(?<=[{HAN}][{DOTS}])[{_SIGNS}]+")
_GIVEN = re.compile(f"[{HAN}{DOTS}]+$")
_NAME_BEFORE, _NAME_BEHIND = re.compile(f"[{_SIGNS}]+$"), re.compile(f"[{_SIGNS}]+")
#: A title that is written with characters of names.
_TITLE = "博士"
#: So many characters that names are written with, and no word of the dictionary, are a name.
_LEAST, _LONGEST = 3, 8
#: What may stand before what is counted, and what in a date is: 二十六日.
_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百千万萬亿億两兩数數几幾]\s?$")
_COUNTED, _SAINT = "年月日时時", "圣聖"
#: Those of three characters and more that the dictionary does not have.
_CURRENCIES = word_set(
    "里亚尔 格里夫纳 兹罗提 图格里克 克瓦查 索莫尼 瓜拉尼 玻利瓦尔 科尔多瓦 林吉特"
)
#: The dictionary has 在台, which would cut 在台中.
_AT = re.compile("在(?=[台臺京华華])")
#: So far beside a name, and before a dot, is looked for more of it.
_BESIDE, _GIVEN_WITHIN = 3, 8


@dataclass(frozen=True, slots=True)
class ChineseName:
    """A name. before, behind: what stands beside it of the characters that names are written
    with; the dictionary may have cut a longer name. given: what stands before the dot."""

    text: str
    span: Span
    kind: Kind
    before: str = ""
    behind: str = ""
    given: str = ""


def names_in_chinese(text: str, words: Lexicon) -> list[ChineseName]:
    """What is surely a name in a Chinese text, in order.

    Words that mean something else too (现代, modern or Hyundai) and currencies are left out.
    """
    segments = [(word, _kind_of(word.text, words)) for word in words.segmented(_AT.sub(" ", text))]
    families = list(_families(text, words))
    taken = {place for name in families for place in range(name.span.start, name.span.end)}
    dated = {match.start() for match in DATED.finditer(text)}
    found = families + [
        _with_sides(text, start, end, kind)
        for start, end, kind in (*_known(segments), *_unknown(text, segments))
        if start not in taken and start not in dated
    ]
    return sorted(found, key=lambda name: name.span.start)


def _with_sides(text: str, start: int, end: int, kind: Kind) -> ChineseName:
    before = _NAME_BEFORE.search(text, max(0, start - _BESIDE), start)
    behind = _NAME_BEHIND.match(text, end, end + _BESIDE)
    return ChineseName(
        text[start:end],
        Span(start, end),
        kind,
        before[0] if before else "",
        behind[0] if behind else "",
    )


Segments = Sequence[tuple[Word, Kind | None]]


def _known(segments: Segments) -> Iterator[tuple[int, int, Kind]]:
    for word, kind in segments:
        if kind:
            yield word.start, word.end, kind


def _unknown(text: str, segments: Segments) -> Iterator[tuple[int, int, Kind]]:
    """Foreign names that the dictionary does not have, and so takes for single characters."""
    singles = [word.start for word, kind in segments if not kind and word.text in TRANSLITERATING]
    for _, run in groupby(enumerate(singles), key=lambda item: item[1] - item[0]):
        places = [place for _, place in run]
        start, end = places[0], places[-1] + 1
        if _NUMBER.search(text, max(0, start - 2), start):
            if text[start] not in _COUNTED:
                continue  # what is counted: 5里亚尔
            start += 1
        if start < end and text[start] in _SAINT:
            start += 1
        if end - start >= _LEAST and text[start:end] not in _CURRENCIES:
            yield start, end, "name"


def _kind_of(word: str, words: Lexicon) -> Kind | None:
    """What a word of a text names, if it surely names something."""
    if len(word) < 2 or word in _CHANCE:
        return None
    glosses = words.glosses(word)
    if is_continent(word):
        return "continent"
    if word in land_forms():
        return "capital" if is_place(glosses) else "land"
    if word[-1] in _OF_A_LAND and word[:-1] in land_forms():
        return "land"
    if word[-1] in "元币镑" or glosses != words.glosses_as_name(word) or not words.names_of(word):
        return None
    if word in _WELL_KNOWN or is_place(glosses) or is_town(glosses):
        return "place"
    sure = is_person_or_company(glosses) or (
        len(word) > 2 and (is_transliteration(word) or is_own_reading(word, glosses))
    )
    return "name" if sure else None


def _families(text: str, words: Lexicon) -> Iterator[ChineseName]:
    """The last parts of names with dots, as far as the dictionary or the characters say."""
    for match in _FAMILY.finditer(text):
        stretch = match[0][:_LONGEST]
        if text[match.end() : match.end() + 1] in tuple(DOTS):
            continue  # between two others
        # The dictionary's names have characters that others have not: 叶利钦.
        whole = text[match.start() : match.start() + _LONGEST]
        known = (end for end in range(len(whole), 1, -1) if words.names_of(whole[:end]))
        title = stretch.find(_TITLE, 2)
        length = next(known, title if title > 0 else len(stretch))
        start, end = match.start(), match.start() + length
        if end - start > 1:
            given = _GIVEN.search(text, max(0, start - _GIVEN_WITHIN), start - 1)
            yield replace(
                _with_sides(text, start, end, "name"), before="", given=given[0] if given else ""
            )


def has_full_names(text: str) -> bool:
    """Whether a foreigner's name is told in full, with a dot."""
    return _FAMILY.search(text) is not None
