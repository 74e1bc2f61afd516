"""English words that are amounts in themselves: twice, decades, multimillion, XIV."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from aligner.quantities.english_words import MAGNITUDES, MULTIPLE_WORDS, SMALL, WORDS
from aligner.quantities.model import (
    Key,
    Quantity,
    about_keys,
    make,
    number_keys,
    ratio_keys,
    times_keys,
)
from aligner.quantities.romans import roman
from aligner.quantities.units import english_unit

_COUNTED = re.compile(rf"(?:\d(?:st|nd|rd|th)?|\b(?:{'|'.join(WORDS)}))[\s-]{{1,2}}$", re.I)
#: Of people in their seventies, eighties, nineties.
_AGED = re.compile("genarians?$")
_TIMES_OVER = re.compile("twice|thrice|doubl|tripl|trebl|ruple|fold")


def year_keys(value: Fraction, unit: str) -> tuple[Key, ...]:
    """A plain number; two decades are twenty years too."""
    years = {"decade": 10, "century": 100}.get(unit)
    return (("n", value * years), *number_keys(value)) if years else number_keys(value)


def _many(match: re.Match[str], text: str) -> Iterator[Quantity]:
    word = match[0].lower()
    value = Fraction(MULTIPLE_WORDS[word])
    keys = number_keys(value)
    if _TIMES_OVER.search(word):
        keys = (*keys, ("x", value), ("xi", value - 1), *_shares(word, value))
    if _AGED.search(word):  # 八旬, 八十多岁, 82岁: Chinese counts the years
        some = (("n", value + more) for more in range(1, 10))
        yield make(match, "multiple", (*keys, *some), 1)
    else:
        yield make(match, "multiple", keys, 0)


def _shares(word: str, value: Fraction) -> Iterator[Key]:
    """Twice is 200 %, doubled is by 100 %, and double or twofold may be either."""
    if not word.endswith(("ed", "es", "ing")):
        yield "rx", value
    if word not in ("twice", "thrice"):
        yield "rx", value - 1


def _extra_time(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """After extra time, when a match has lasted two hours."""
    yield make(match, "number", number_keys(Fraction(120)), 0)


def _overtime(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Time and a half: 150 %."""
    yield make(match, "multiple", times_keys(Fraction(3, 2)), 1)


def _multi(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """multibillion-dollar"""
    keys = about_keys(Fraction(MAGNITUDES[match["multi_n"].lower()]), 3)
    yield make(match, "number", keys, 1, 0, english_unit(text, match.end()))


def _ages(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Decades, centuries: tens, hundreds of years; two decades are read with the number."""
    if _COUNTED.search(text[max(0, match.start() - 14) : match.start()]):
        return
    years = {"d": 10, "c": 100, "m": 1000}[match[0][0].lower()]
    yield make(match, "number", about_keys(Fraction(years)), 1, 0, "year")


def _span(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """A decade, the past century, a decade and a half: ten years, a hundred, fifteen."""
    value = Fraction(3, 2) if match["span_half"] else Fraction(1)
    keys = year_keys(value, match["span_unit"].lower())[:1]
    yield make(match, "number", keys, 1, 0, "year")


def _score(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Three score and ten, a score of years, scores of people; the last two may be music's."""
    if match["score_n"]:
        value = 20 * SMALL[match["score_n"].lower()] + SMALL.get(
            (match["score_m"] or "").lower(), 0
        )
        yield make(match, "number", number_keys(Fraction(value)), 2)
    else:
        twenty = Fraction(20)
        yield make(
            match, "number", about_keys(twenty) if match["score_many"] else number_keys(twenty), 0
        )


def _each(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """A week, every minute, an hour and a half: an answer to a measure, but never missed."""
    value = Fraction(3, 2) if match["each_half"] else Fraction(1)
    unit = english_unit(match["each_unit"], 0)
    yield make(match, "number", (("each", value),), 0, 0, unit)


def _one_half(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """A point and a half."""
    yield make(match, "number", number_keys(Fraction(3, 2)), 1)


def _evens(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """A 50-50 chance: a half."""
    yield make(match, "percentage", ratio_keys(Fraction(1, 2)), 0)


def _mostly(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Nine times out of ten: 十有八九, which counts nothing, or the numbers themselves."""
    yield make(match, "number", number_keys(Fraction(9)), 0, "mostly_n")
    yield make(match, "number", number_keys(Fraction(10)), 0, "mostly_of")


def _day(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """Around the clock: twenty-four hours, if the number is told at all."""
    yield make(match, "number", (("each", Fraction(24)), *number_keys(Fraction(24))), 0, 0, "hour")


def _dose(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """b.i.d., t.i.d., q.i.d.: so often a day."""
    yield make(match, "number", number_keys(Fraction("btq".index(match[0][0].lower()) + 2)), 0)


#: By the name of the alternative that matched.
WORD_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    "many": _many,
    "overtime": _overtime,
    "extra_time": _extra_time,
    "multi": _multi,
    "ages": _ages,
    "evens": _evens,
    "half_half": _evens,
    "roman": roman,
    "score": _score,
    "round_clock": _day,
    "dose": _dose,
    "mostly": _mostly,
    "span": _span,
    "each": _each,
    "one_half": _one_half,
}
