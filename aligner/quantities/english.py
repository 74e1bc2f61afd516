"""Quantities in English text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from aligner.quantities import reductions
from aligner.quantities.coins import coined
from aligner.quantities.english_amounts import WORD_READERS, year_keys
from aligner.quantities.english_dates import DATE_READERS, ordinal_keys
from aligner.quantities.english_figures import MINUS, TIMES, figure
from aligner.quantities.english_parts import part_keys, part_of
from aligner.quantities.english_pattern import PATTERN
from aligner.quantities.english_phrases import softened
from aligner.quantities.english_words import MAGNITUDES, Reading, read_run
from aligner.quantities.figures import FIGURE_READERS
from aligner.quantities.model import (
    MOST,
    OFTEN,
    Key,
    Kind,
    Quantity,
    about_keys,
    code_keys,
    decimal,
    make,
    number_keys,
    ratio_keys,
    slash,
    times_keys,
)
from aligner.quantities.periods import PERIOD_READERS
from aligner.quantities.phones import phone
from aligner.quantities.ranges import inherit
from aligner.quantities.reductions import reduced, remaining
from aligner.quantities.units import english_unit, lesser_unit
from corpus.model import Span

_ARTICLE = re.compile(r"\s(?:of\s)?an?(?=\s)", re.I)
_OF = re.compile(r"\sof(?=\s)", re.I)
_SEVERAL = re.compile(
    r"\b(?:several|many|(?:a\s)?few|couple(?:\sof)?|countless|untold)[\s-]$", re.I
)
#: Behind so many times, where they compare.
_MORE = re.compile(r"\stimes\s(?:as|more|less|[a-z]+er|the)\b", re.IGNORECASE)
_CENTURY = re.compile(r"[\s-]centur(?:y|ies)\b", re.I)
_FINANCIAL_YEAR = re.compile(r"FY-?(\d\d)")
_OF_A_POINT = re.compile(r"\s(?:of\s)?an?\s(?:percentage\spoint|per\s?cent)\b", re.IGNORECASE)
_LINKS = frozenset(("of", "to", "by", "for", "in", "or", "and"))
_OUT_OF = re.compile(r"(?:in|out of)(?: an?| every)?|of")
#: "One patient in a thousand": for what is one.
_ONE_OUT_OF = re.compile(r"(?:[a-z]{3,12} )?(?:in|out of)(?: an?| every)?|of")
_CONNECTORS = frozenset(
    {"-", "--", "–", "—", "~", "to", "or", "and", ",", ", and", ", or", "and the", "to the"}
)


def english_quantities(text: str) -> list[Quantity]:
    """The quantities of a folded English text, in order, `MOST` at most."""
    found = (q for match in PATTERN.finditer(text) for q in _read(match, text))
    shared = inherit(_one_in_five(islice(found, MOST), text), text, _CONNECTORS)
    told = list(reduced(softened(shared, text), text, reductions.ENGLISH))
    return coined(list(remaining(told, text)), text)


def _read(match: re.Match[str], text: str) -> Iterator[Quantity]:
    group = match.lastgroup or ""
    # lastgroup is the outermost group closed last, so it names the alternative.
    reader = _READERS.get(group)
    if reader is not None:
        yield from reader(match, text)


def _slash(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield from slash(match)


def _code(match: re.Match[str], text: str) -> Iterator[Quantity]:
    word, hyphen, number = match[0].partition("-")
    plain = hyphen and word.islower() and number.replace(".", "").isdigit()
    value = decimal(number) if plain else None
    if value is None:
        year = _FINANCIAL_YEAR.fullmatch(match[0])
        more: tuple[Key, ...] = (("n", Fraction(2000 + int(year[1]))),) if year else ()
        yield make(match, "code", (*code_keys(match[0]), *more), 1)
    else:  # super-16, magnitude-7.7, not F-16
        before = text[max(0, match.start() - 2) : match.end() - len(number)]
        unit = english_unit(text, match.end()) or lesser_unit(before, 0)
        made = make(match, "number", (*number_keys(value), *code_keys(match[0])), 2, 0, unit)
        if word in _LINKS:  # 12-of-21 shooting
            span = Span(match.end() - len(number), match.end())
            made = replace(made, span=span, text=number, keys=number_keys(value))
        yield made


def _version(match: re.Match[str], text: str) -> Iterator[Quantity]:
    yield make(match, "code", (("code", match[0]),), 2)


def _rank(match: re.Match[str], text: str) -> Iterator[Quantity]:
    value = Fraction(int(match["rank_n"].replace(",", "")))
    span = Span(*match.span())
    keys = (*number_keys(value), *ordinal_keys(value, text, span))
    if century := _CENTURY.match(text, match.end()):
        whole = make(match, "century", (("century", value), ("n", value)), 2)
        yield replace(whole, text=match[0] + century[0])
        return
    yield make(match, "ordinal", keys, 2 if value > 3 else 1)


def _run(match: re.Match[str], text: str) -> Iterator[Quantity]:
    percent = match.start("run_percent") if match["run_percent"] else match.end()
    readings = read_run(text[match.start() : percent])
    if match["run_percent"] and readings and readings[-1].kind == "number":
        last = readings.pop()
        minus = MINUS.search(text[max(0, match.start() - 9) : match.start()])
        share = last.value / (-100 if minus and not readings else 100)
        weight = 2 if last.value > 3 else 1
        yield from _run_readings(match, text, readings, match.start())
        yield make(match, "percentage", ratio_keys(share), weight, scale=Fraction(1, 100))
        return
    yield from _run_readings(match, text, readings, match.start())


def _run_readings(
    match: re.Match[str], text: str, readings: list[Reading], offset: int
) -> Iterator[Quantity]:
    for reading in readings:
        span = Span(offset + reading.start, offset + reading.end)
        reading = part_of(_several(reading, text, span.start), text, span)
        between = (_ARTICLE if reading.value < 1 else _OF).match(text, span.end)
        unit = english_unit(text, between.end() if between else span.end)
        unit = unit or lesser_unit(text[max(0, span.start - 9) : span.start], 0)
        reading = _counted(reading, text, span)
        kind, keys, weight = _judge_word(reading, unit)
        if kind == "ordinal" and _CENTURY.match(text, span.end):
            kind, keys, weight = "century", (("century", reading.value), *keys), 2
        if unit in ("decade", "century") and kind not in ("ordinal", "century"):
            keys = (*year_keys(reading.value, unit)[:1], *keys)
        if kind == "ordinal":
            more = ordinal_keys(reading.value, text, span)
            keys, weight = (*keys, *more), weight or (1 if more else 0)
        if TIMES.match(text, span.end):
            kind = "multiple"
            often = reading.bare and reading.value >= 100 and not _MORE.match(text, span.end)
            keys = (*keys, *times_keys(reading.value), *((OFTEN,) if often else ()))
        shown = text[span.start : span.end]
        value = reading.value
        if value < 1 and (points := _OF_A_POINT.match(text, span.end)):
            kind, value, weight = "percentage", value / 100, 1
            keys, shown = (*ratio_keys(value), *keys), shown + points[0]
        if kind == "fraction":
            keys = (*keys, *part_keys(reading.value, text, span))
        scale = Fraction(1)
        for word, size in MAGNITUDES.items():
            if shown.lower().endswith(word):
                scale = Fraction(size)
        yield Quantity(kind, value, span, shown, weight, keys, unit, scale)


def _counted(reading: Reading, text: str, span: Span) -> Reading:
    """The one-millionth car is the last of a million, one millionth of a gram a part of it."""
    value = reading.value
    great = reading.kind == "fraction" and value.numerator == 1 and value.denominator >= 1000
    last = text[span.start : span.end].lower().startswith("one-") and not _OF.match(text, span.end)
    return replace(reading, kind="ordinal", value=1 / value) if great and last else reading


def _several(reading: Reading, text: str, start: int) -> Reading:
    """Several thousand are as vague as thousands, but no millions."""
    if reading.kind != "number" or not reading.bare or reading.value < 100:
        return reading
    if not _SEVERAL.search(text[max(0, start - 12) : start]):
        return reading
    return replace(reading, kind="several")


def _judge_word(reading: Reading, unit: str) -> tuple[Kind, tuple[Key, ...], int]:
    """Kind, keys and weight of a number in words; small ones count little."""
    value = reading.value
    if reading.kind == "vague":
        # Thousands may be any number of them, tens of thousands not.
        most = 3 if value in (10**3, 10**6, 10**9, 10**12) else 1
        return "number", about_keys(value, most), 1
    if reading.kind == "several":
        return "number", about_keys(value), 1
    if reading.kind == "ordinal":
        return "ordinal", (*number_keys(value), ("r", 1 / value)), 2 if value > 3 else 0
    if reading.kind == "fraction" or value < 1:
        keys: tuple[Key, ...] = (("r", value), ("n", value))
        if value.numerator > 1:
            keys = (*keys, ("n", Fraction(value.numerator)))
        return "fraction", keys, 0 if reading.bare or value.numerator == 1 or not value else 2
    if value <= 3 and value.denominator == 1:
        return "number", number_keys(value), 1 if unit and value > 1 else 0
    if value.denominator == 4:  # two and a quarter hours may be 两小时十五分
        return "number", (*number_keys(value), ("n", Fraction(int(value)))), 2
    if not reading.bare:
        return "number", number_keys(value), 2
    if value < 100:
        return "number", number_keys(value), 0
    return "number", (*number_keys(value), ("round", value)), 1


def _one_in_five(quantities: Iterable[Quantity], text: str) -> list[Quantity]:
    """Read "one in five", "9 out of 10" as one share."""
    result: list[Quantity] = []
    for right in quantities:
        left = result[-1] if result else None
        if (
            left is not None
            and {left.kind, right.kind} == {"number"}
            and not right.unit
            and {"about", "each"}.isdisjoint((left.keys[0][0], right.keys[0][0]))
        ):
            gap = text[left.span.end : min(right.span.start, left.span.end + 30)]
            top, bottom = left.value, right.value
            out_of = _ONE_OUT_OF if top == 1 else _OUT_OF
            if (
                isinstance(top, Fraction)
                and isinstance(bottom, Fraction)
                and (out_of.fullmatch(" ".join(gap.lower().split())) and 0 < top < bottom)
            ):
                span = Span(left.span.start, right.span.end)
                own = left.keys if top > 1 else ()  # one in a thousand is not 1%
                keys = (("r", top / bottom), *right.keys, *own)
                shown = text[span.start : span.end]
                result[-1] = Quantity("fraction", top / bottom, span, shown, 2, keys)
                continue
        result.append(right)
    return result


_READERS: dict[str, Callable[[re.Match[str], str], Iterator[Quantity]]] = {
    **DATE_READERS,
    **WORD_READERS,
    **FIGURE_READERS,
    **PERIOD_READERS,
    "version": _version,
    "slash": _slash,
    "code": _code,
    "rank": _rank,
    "figure": figure,
    "run": _run,
    "phone": phone,
}
