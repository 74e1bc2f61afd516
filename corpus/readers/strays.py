"""Strays of two files: texts of neither language, or of the other one, that have a counterpart.

A heading `API` of a Chinese page is not Chinese by itself, nor is `1.4.0 (2024-05-06)` of an
English one English. A reader of one file puts them aside; seen with its counterpart they are what
stands there on both sides.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.language import has_function_words
from corpus.model import Document, Paragraph, Unpaired
from corpus.readers.text import stray_note

#: What a text is compared by: its words and numbers, without signs.
_Key = tuple[str, ...]

#: Reasons for which a text is put aside that may stand on both sides.
_REASONS = frozenset({"other-language", "neutral", "code"})
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
#: What parts the figures of a date in Chinese, where English has signs.
_OF_DATES = frozenset("年月日号號")
#: Code that is an image or a link of one.
_IMAGE = re.compile(r"\]\(|<")
#: Texts of more words are no names.
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a file; `stray` if it was put aside and may have a counterpart."""

    paragraph: Paragraph
    key: _Key
    stray: Unpaired | None = None

    @property
    def is_name(self) -> bool:
        """Whether it is a heading, or names, code and numbers alone: prose in the other language
        is not translated."""
        if self.paragraph.heading:
            return True
        return len(self.key) <= _LONGEST and not has_function_words(self.paragraph.text)


def with_strays(first: Document, second: Document) -> tuple[Document, Document]:
    """Two files that are each other's translation, with those strays as paragraphs of the file's
    language (`aside` set) that are headings, or names and numbers which stand on the other side
    too, as they are or in part."""
    if not (_is_in_order(first) and _is_in_order(second)):
        return first, second
    own, other = _texts(first), _texts(second)
    found = _matched([text.key for text in own], [text.key for text in other])
    kept = {i for i, _ in found}, {j for _, j in found}
    ends = [(-1, -1), *found, (len(own), len(other))]
    for (i, j), (next_i, next_j) in pairwise(ends):
        here, there = range(i + 1, next_i), range(j + 1, next_j)
        kept[0].update(_alike(own, here, other, there))
        kept[1].update(_alike(other, there, own, here))
    return _restored(first, own, kept[0]), _restored(second, other, kept[1])


def _is_in_order(document: Document) -> bool:
    """Whether places say what stands between what: not so in a book, whose pages count anew."""
    return all(a.location <= b.location for a, b in pairwise(document.paragraphs))


def _texts(document: Document) -> list[_Text]:
    """The paragraphs and strays in the file's order."""
    found = [_Text(paragraph, _key(paragraph)) for paragraph in document.paragraphs]
    for item in document.unpaired:
        if item.reason in _REASONS and (item.reason != "code" or _is_inline(item)):
            paragraph = Paragraph(
                item.text,
                document.lang,
                item.location,
                item.protected,
                item.heading,
                aside=item.reason,
            )
            found.append(_Text(paragraph, _key(paragraph), item))
    return sorted(found, key=lambda text: text.paragraph.location)


def _is_inline(item: Unpaired) -> bool:
    return bool(item.protected) and not _IMAGE.search(item.text)


def _key(paragraph: Paragraph) -> _Key:
    bare, end = "", 0
    for span in paragraph.protected:
        bare += paragraph.text[end : span.start] + " "
        end = span.end
    bare += paragraph.text[end:]
    for text in (bare, paragraph.text):
        folded = unicodedata.normalize("NFKC", text).casefold()
        words = [word for word in _TOKEN.findall(folded) if word not in _OF_DATES]
        if words:
            return tuple(word.lstrip("0") or word for word in words)
    return (paragraph.text,)


def _matched(own: Sequence[_Key], other: Sequence[_Key]) -> list[tuple[int, int]]:
    """The places of equal keys, in order on both sides: patience diff, which takes those that both
    have equally often and goes on between them."""
    found: list[tuple[int, int]] = []
    open_ = [(0, len(own), 0, len(other))]
    while open_:
        i, end_i, j, end_j = open_.pop()
        here, there = _numbered(own, i, end_i), _numbered(other, j, end_j)
        counts = Counter(key for key, _ in here), Counter(key for key, _ in there)
        common = sorted(
            (place, there[name])
            for name, place in here.items()
            if counts[0][name[0]] == counts[1][name[0]]
        )
        anchors = _increasing(common)
        found += anchors
        if anchors:
            ends = [(i - 1, j - 1), *anchors, (end_i, end_j)]
            gaps = [(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(ends)]
            open_ += [gap for gap in gaps if gap[0] < gap[1] and gap[2] < gap[3]]
    return sorted(found)


def _numbered(keys: Sequence[_Key], start: int, end: int) -> dict[tuple[_Key, int], int]:
    """Each key with how many of it stand before it: where it stands."""
    seen: Counter[_Key] = Counter()
    found = {}
    for place in range(start, end):
        found[keys[place], seen[keys[place]]] = place
        seen[keys[place]] += 1
    return found


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by the first, in which the second grows too."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, place) in enumerate(pairs):
        rank = bisect_left(tops, place)
        tops[rank : rank + 1] = [place]
        before.append(last[rank - 1] if rank else None)
        last[rank : rank + 1] = [index]
    found = []
    at = last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _alike(
    own: Sequence[_Text], here: range, other: Sequence[_Text], there: range
) -> Iterator[int]:
    """The strays of a stretch of one file that are headings, or have half of their words in a text
    of the other's that is not much longer."""
    with_word: defaultdict[str, list[set[str]]] = defaultdict(list)
    for j in there:
        words = {*other[j].key}
        for word in words if len(words) <= 2 * _LONGEST else ():
            with_word[word].append(words)
    for i in here:
        key = {*own[i].key}
        if own[i].stray and (
            own[i].paragraph.heading
            or any(
                len(words) <= 2 * len(key) <= 4 * len(key & words)
                for word in key
                for words in with_word[word]
            )
        ):
            yield i


def _restored(document: Document, texts: Sequence[_Text], kept: set[int]) -> Document:
    """The document with the strays of some places, but for prose, among its paragraphs."""
    back = {i for i in kept if texts[i].stray and texts[i].is_name}
    if not back:
        return document
    strays = {id(texts[i].stray) for i in back}
    left = tuple(item for item in document.unpaired if id(item) not in strays)
    name, lang = document.name, document.lang
    told = stray_note(name, lang, document.unpaired)
    return replace(
        document,
        paragraphs=tuple(t.paragraph for i, t in enumerate(texts) if i in back or not t.stray),
        unpaired=left,
        notes=(*(n for n in document.notes if n not in told), *stray_note(name, lang, left)),
    )
