"""Titles that say one thing in both languages: 概要 (Summary), Summary / 概要.

One by itself may be a term with its name in the other language. Whether the lines of a page are
titles in both languages is told by the page's habit, see corpus/readers/habit.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.language import language_of
from corpus.model import Lang, Span
from corpus.scripts import HAN_CHAR, WORD, script_counts

#: A text of more characters is no title.
_LONGEST = 200
_OPENS, _CLOSES = "(（", ")）"
#: What parts two languages that stand on one line without brackets.
_PARTING = re.compile(r"\s+[/|–—-]{1,2}\s+|\s*[／｜]\s*|(?<=[^\W\d_])/(?=[^\W\d_])")
#: Marks around a text that is set in bold or italics as a whole.
_MARKS = re.compile(r"[*_]{1,3}")
_TERMINAL = re.compile(r"[.!?…。．！？][”’\"'」』]?$")
#: A Latin word that is no abbreviation.
_PLAIN = re.compile(r"[a-z]{2}")
#: The word before a link by which a page leads on to another one: 下一步：[...](next.md).
_LABEL = re.compile(r"[^:：]{1,30}[:：]\s*$")
#: Commas and the like, and the words of a sentence that gives a term its name.
_RUNNING = re.compile("[，,；;。！？!?：:、是稱称叫]")
#: Han characters for each English word, at the least and at the most: of a title, and of another
#: short text.
_TITLE, _SHORT = (0.4, 8.0), (0.5, 5.0)


class Title(NamedTuple):
    """Where each language stands in a text. label: what stands before both."""

    chinese: Span
    english: Span
    label: Span | None = None


def title_in_both(text: str, *, heading: bool) -> Title | None:
    """The two languages of a title, without the brackets or signs that part them, or None.

    text: with its code, addresses and tags masked. A text that is no heading has to be the
    same kind of thing in both languages, a sentence or a term.
    """
    if len(text) > _LONGEST or not HAN_CHAR.search(text):
        return None
    return next((found for found in _divisions(text) if _fits(text, found, heading)), None)


def _divisions(text: str) -> Iterator[Title]:
    start, end = _unmarked(text)
    opening = _opening(text, end)
    if opening > start:
        before, label = Span(start, opening), None
        link = text.rfind("[", start, opening)
        if link >= 0 and "]" not in text[link:opening]:
            before = Span(link + 1, opening)
            label = Span(start, link) if text[start:link].strip() else None
        yield from _sides(text, before, Span(opening + 1, end - 1), label)
        return
    parting = list(_PARTING.finditer(text, start, end))
    if len(parting) == 1:
        cut = parting[0]
        yield from _sides(text, Span(start, cut.start()), Span(cut.end(), end), None)


def _unmarked(text: str) -> tuple[int, int]:
    """Where a text begins and ends, without marks that go around all of it."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    mark = _MARKS.match(text, start)
    if mark and end - start > 2 * len(mark[0]) and text.endswith(mark[0], start, end):
        return mark.end(), end - len(mark[0])
    return start, end


def _opening(text: str, end: int) -> int:
    """Where the bracket opens that a text ends with, -1 if it ends with none."""
    if text[end - 1 : end] not in tuple(_CLOSES):
        return -1
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] in _CLOSES) - (text[at] in _OPENS)
        if depth == 0:
            return at
    return -1


def _sides(text: str, one: Span, two: Span, label: Span | None) -> Iterator[Title]:
    one, two = _stripped(text, one), _stripped(text, two)
    langs: list[Lang | None] = [language_of(_of(text, span)) for span in (one, two)]
    if langs == ["zh", "en"]:
        yield Title(one, two, label)
    elif langs == ["en", "zh"]:
        yield Title(two, one, label)


def _stripped(text: str, span: Span) -> Span:
    own = _of(text, span)
    start = span.start + len(own) - len(own.lstrip())
    return Span(start, max(start, span.start + len(own.rstrip())))


def _fits(text: str, found: Title, heading: bool) -> bool:
    """Whether the English may be all that the Chinese says."""
    chinese, english = _of(text, found.chinese), _of(text, found.english)
    if HAN_CHAR.search(english) or (found.label and not _LABEL.match(_of(text, found.label))):
        return False
    words = WORD.findall(english)
    there = {word.lower() for word in WORD.findall(chinese)}
    own = [word for word in words if _PLAIN.search(word) and word.lower() not in there]
    if not own or (len(words) == 1 and own[0].islower()):  # (CI), (optional)
        return False
    least, most = _TITLE if heading else _SHORT
    if not least <= script_counts(chinese).han / len(words) <= most:
        return False
    ends = [bool(_TERMINAL.search(side)) for side in (chinese, english)]
    return heading or bool(found.label) or (ends[0] and ends[1]) or _is_term(chinese, *ends)


def _of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _is_term(chinese: str, *ends: bool) -> bool:
    return not any(ends) and not _RUNNING.search(chinese)
