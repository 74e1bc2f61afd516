"""Amounts by which the one text says that something rose, and the other that it fell; or to which,
and by which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from aligner.beads import Bead
from aligner.denials import Part, sides_of
from aligner.negation import plain
from aligner.opposites import Opposite, as_listed
from aligner.quantities import Quantity, quantities
from aligner.views import View
from corpus.model import Lang, Span

_Way = Literal["up", "down"]
_Manner = Literal["by", "to", ""]
_ABOUT = (
    r"(?:(?:about|around|some|nearly|almost|roughly|only|just|over|an?|another|approximately)\s"
    r"|more\sthan\s)?(?:us|hk|nt)?[$€£¥]?"
)
#: English verbs of movement, and what in Chinese stands right before an amount.
_UP = (
    r"up(?!\sto\b)|rose|rises?|risen|rising|increas(?:e|es|ed|ing)|gr[eo]w|grown|growing|climb(?:s|ed)?"
    r"|jump(?:s|ed)?|surg(?:e|es|ed)|soar(?:s|ed)?|gain(?:s|ed)?|rais(?:e|es|ed|ing)|hiked"
)
_DOWN = (
    r"down|fell|falls?|fallen|falling|decreas(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|dropp?(?:s|ed)?"
    r"|reduc(?:e|es|ed|ing)|slid|slipped|plunged|tumbled|cut(?:s|ting)?|lower(?:ed|ing)|shrank"
)
_MOVED: dict[Lang, dict[_Way, str]] = {
    "en": {"up": rf"\b(?:{_UP})", "down": rf"\b(?:{_DOWN})"},
    "zh": {
        "up": r"(?:上升|上涨|上调|(?<!负)增长|增加|提高|提升|攀升|微升|微涨|升|涨|增)幅?",
        "down": r"(?:下降|下跌|下调|下滑|减少|降低|回落|微降|微跌|萎缩|跌|降|减)幅?",
    },
}
_BEFORE: dict[Lang, str] = {
    "en": rf"(?:(?P<to>\sto)|(?P<by>(?:\sby)?))\s{_ABOUT}$",
    "zh": r"(?:(?P<by>了)|(?P<to>[至到]))?(?:为|达|约|大约|近|逾|超过?)?\s?(?:[$€£¥]|US\$)?$",
}
_BEHIND: dict[_Way, re.Pattern[str]] = {
    "up": re.compile(r"\s(?:increase|rise|gain|jump|growth)\b"),
    "down": re.compile(r"\s(?:decrease|drop|fall|decline|reduction|cut)\b"),
}
_PATTERNS = {
    lang: {way: re.compile(verb + _BEFORE[lang]) for way, verb in ways.items()}
    for lang, ways in _MOVED.items()
}
_MAY = {lang: re.compile("|".join(ways.values())) for lang, ways in _MOVED.items()}
#: Characters before an amount in which its direction is told.
_FAR = 40


class _Moved(NamedTuple):
    """An amount with the words that tell its direction; whether it is surely what something came
    to, or by how much it moved."""

    amount: Quantity
    way: _Way
    span: Span
    manner: _Manner


def may_have_moved(text: str, lang: Lang) -> bool:
    """Whether a text says that something moved."""
    return _MAY[lang].search(plain(text, lang)) is not None


def against_directions(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """The same amounts that are told to have moved another way, bead by bead."""
    if not all(may_have_moved(view.text, view.lang) for view in (source, target)):
        return
    here, there = (_moved(view, as_listed(view)) for view in (source, target))
    for bead in beads if here and there else ():
        (own, other), _ = sides_of(source, target, bead)
        theirs = {moved.amount.value: moved for moved in _once(there, other)}
        for one in _once(here, own):
            another = theirs.get(one.amount.value)
            if another is None or one.amount.kind != another.amount.kind:
                continue
            spans = one.span, another.span
            words = own.words_at(spans[0]), other.words_at(spans[1])
            if one.way != another.way:
                yield Opposite(spans, words, "the opposite")
            elif {one.manner, another.manner} == {"by", "to"}:
                yield Opposite(spans, words, "another amount")


def _moved(view: View, text: str) -> list[_Moved]:
    return [m for amount in quantities(view.text, view.lang) for m in _of(amount, text, view.lang)]


def _of(amount: Quantity, text: str, lang: Lang) -> Iterator[_Moved]:
    """The direction in which an amount is told to have moved, if any."""
    start, end = amount.span.start, amount.span.end
    if amount.kind not in ("number", "percentage", "fraction", "multiple"):
        return
    for way, pattern in _PATTERNS[lang].items():
        if found := pattern.search(text, max(0, start - _FAR), start):
            manner: _Manner = "to" if found["to"] else "" if found["by"] is None else "by"
            yield _Moved(amount, way, Span(found.start(), end), manner)
            return
    for way, pattern in _BEHIND.items():
        if lang == "en" and (found := pattern.match(text, end)):
            yield _Moved(amount, way, Span(start, found.end()), "by")


def _once(moved: Iterable[_Moved], part: Part) -> list[_Moved]:
    """Those of one side of a bead whose amount has but one direction there."""
    own = [m for m in moved if part.span.start <= m.span.start and m.span.end <= part.span.end]
    often = Counter(m.amount.value for m in own)
    return [m for m in own if often[m.amount.value] == 1]
