"""N301 number-differs, N302 date-differs, N303 percentage-differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import ClassVar

from aligner.checks.exchanges import (
    DATES,
    Difference,
    check_of,
    exchanged,
    otherwise_measured,
)
from aligner.checks.labels import labels
from aligner.checks.left_as_is import left_as_is
from aligner.checks.misplacements import elsewhere, misplacements
from aligner.checks.plain import plain
from aligner.checks.telling import (
    KITCHEN,
    absent,
    as_measured,
    listed,
    sentence,
    value_of,
    with_units,
)
from aligner.names.numerals import is_in_name
from aligner.quantities import MOST, Matching, Quantity, match, quantities
from aligner.quantities.doubled import told_once
from aligner.quantities.model import Value
from aligner.quantities.named_days import EVENTS
from aligner.things import inline_code
from aligner.unmarked import unemphasised
from aligner.verdict import Finding
from corpus.model import JOINER, Lang, Pair, Paragraph, Span
from corpus.shortcodes import shortcodes
from corpus.spans import blanked

#: A figure, or a version, which is compared as it is written.
_FIGURE = re.compile(r"(?<![\d.])\d{1,15}(?:\.\d{1,15})?(?![\d.])")
_VERSION = re.compile(r"(?<![\d.])\d{1,15}(?:\.\d{1,15}){2,9}(?![\d.])")
_WEIGHED = frozenset(("gram", "millilitre", "kilogram", "litre"))
_OF_A_YEAR = frozenset({"month", "day", "weekday", "festival", "time"})
#: Words that stand for a year, or for a day, told from where the text stands, and what is known by
#: its day alone; they excuse a missing date of that kind.
_YEARS = {
    "zh": re.compile(f"[去今明前后同当次那本翌上]年|[上本]个?世纪|年[前后]|同比|按年|{EVENTS}"),
    "en": re.compile(
        r"\b(?:(?:last|this|next|that|same|previous|following)\s(?:year|century|decade|spring"
        r"|summer|autumn|fall|winter)|years?\s(?:ago|before|earlier|later|after)|the\syear"
        r"|year[-\s](?:on|over)[-\s]year)\b",
        re.IGNORECASE,
    ),
}
_DAYS = {
    "zh": re.compile(
        "近[日期]|[日此]前|[当昨今明前次]日|[昨今明前后当]天|[本上下同当这]个?月"
        "|[上下本这]个?(?:周|星期|礼拜)|[周期拜][一二三四五六日天]|[今昨当]晚|刚刚|最近|环比|按月|较上月|[农農阴陰旧][历曆]"
    ),
    "en": re.compile(
        r"\b(?:(?:last|this|next|that|same|previous|following)\s(?:month|week|day|night|morning)"
        r"|month[-\s](?:on|over)[-\s]month|quarter[-\s](?:on|over)[-\s]quarter"
        r"|lunar\s(?:month|calendar)"
        r"|today|yesterday|tomorrow|tonight|recently|earlier|the\s(?:day|month)"
        r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|days?\s(?:ago|before|earlier|later|after))\b",
        re.IGNORECASE,
    ),
}


def _side(paragraphs: Sequence[Paragraph], other: str) -> tuple[Quantity, ...]:
    """The quantities of a side, spans into its joined text; code, placeholders, tags and addresses
    are the business of K901 to K904, and sentences that the other side has word for word say the
    same, but would be read in another language."""
    found: list[Quantity] = []
    offset = 0
    for paragraph in paragraphs:
        text = blanked(plain(paragraph.text), left_as_is(paragraph.text, other))
        for quantity in quantities(unemphasised(text), paragraph.lang):
            if offset:
                span = Span(quantity.span.start + offset, quantity.span.end + offset)
                quantity = replace(quantity, span=span)
            found.append(quantity)
        offset += len(paragraph.text) + len(JOINER)
    return tuple(found)


@lru_cache(maxsize=2)
def compared(pair: Pair) -> Matching | None:
    """The quantities of both sides, paired; kept for the checks that ask for them.

    None where a side holds more than can be compared.
    """
    source, target = _side(pair.source, pair.target_text), _side(pair.target, pair.source_text)
    if max(len(source), len(target)) >= MOST:
        return None
    return told_once(match(source, target), pair.source_text, pair.target_text)


@lru_cache(maxsize=2)
def differences(pair: Pair) -> tuple[Difference, ...] | None:
    """What the numbers, dates and shares of a pair disagree on; kept for the three checks.

    None where a side holds more than can be compared.
    """
    if not pair.source or not pair.target:
        return ()
    result = compared(pair)
    if result is None:
        return None
    moved = list(misplacements(pair, result))
    measured, *left_over = otherwise_measured(*_left(pair, result))
    left, right, found = exchanged(*left_over)
    found += measured
    for difference in moved:
        left, right = elsewhere(left, difference.source), elsewhere(right, difference.target)
        found = [one for one in found if not _is_within(one, difference)]
    found += moved
    lunar = [any(q.lunar for q in only) for only in (result.source_only, result.target_only)]
    left = _excused(left, pair.target, lunar[1])
    right = _excused(right, pair.source, lunar[0])
    for side, rest in (("source", left), ("target", right)):
        for check in ("N301", "N302", "N303"):
            alone = tuple(q for q in rest if q.hard and check_of(q) == check)
            if alone:
                found.append(Difference(check, *((alone, ()) if side == "source" else ((), alone))))
    return tuple(found)


def _left(pair: Pair, result: Matching) -> tuple[Sequence[Quantity], Sequence[Quantity]]:
    """What is left over on either side, without the numerals in names, 五台山, Mount Wutai, and
    without figures that stand in code there."""
    sides = (
        (result.source_only, pair.source_text, pair.target_text, pair.source[0].lang),
        (result.target_only, pair.target_text, pair.source_text, pair.target[0].lang),
    )
    left, right = (
        [one for one in some if not _is_told(one, text, other, lang)]
        for some, text, other, lang in sides
    )
    mine, theirs = (
        labels(text, side[0].lang)
        for text, side in ((pair.source_text, pair.source), (pair.target_text, pair.target))
    )
    # a caption may have its number elsewhere, in an attribute or by counting
    if mine and not theirs:
        left = _outside(left, mine)
    elif theirs and not mine:
        right = _outside(right, theirs)
    return left, right


def _outside(some: Sequence[Quantity], spans: Sequence[Span]) -> list[Quantity]:
    return [
        one for one in some if not any(span.start <= one.span.start < span.end for span in spans)
    ]


def _is_told(one: Quantity, text: str, other: str, lang: Lang) -> bool:
    """Whether the other side has it where quantities are not looked for."""
    if one.in_figures:
        return one.value in _in_code(other)
    return lang == "zh" and bool(one.weight) and is_in_name(text, one.span, other)


@lru_cache(maxsize=4)
def _in_code(text: str) -> frozenset[Value]:
    codes = "\n".join(thing.text for find in (inline_code, shortcodes) for thing in find(text))
    return frozenset((*map(Fraction, _FIGURE.findall(codes)), *_VERSION.findall(codes)))


def _is_within(one: Difference, other: Difference) -> bool:
    """Whether a difference is of what another one tells in full."""
    return not elsewhere(one.source, other.source) and not elsewhere(one.target, other.target)


def _excused(rest: Sequence[Quantity], other: Sequence[Paragraph], lunar: bool) -> list[Quantity]:
    """Without the dates for which the other side has a word such as "last year", or a date of the
    lunar calendar."""
    if not any(q.kind in DATES for q in rest):
        return list(rest)
    year, day = (
        any(words[paragraph.lang].search(paragraph.text) for paragraph in other)
        for words in (_YEARS, _DAYS)
    )
    day = day or lunar
    return [q for q in rest if q.kind not in DATES or not (day if q.kind in _OF_A_YEAR else year)]


def _findings(pair: Pair, code: str) -> Iterator[Finding]:
    found = differences(pair)
    if found is None:
        if code == NumberDiffers.code:
            yield Finding(code, "note", f"More than {MOST} numbers: they were not compared.")
        return
    yield from (_finding(pair, difference) for difference in found if difference.check == code)


def _finding(pair: Pair, difference: Difference) -> Finding:
    source, target = difference.source, difference.target
    here, there = (
        with_units(*side) for side in ((source, pair.source_text), (target, pair.target_text))
    )
    evidence: dict[str, str | float | int] = {}
    for side, found in (("source", source), ("target", target)):
        if found:
            evidence[side] = listed(found)
            evidence[f"{side}_value"] = value_of(found)
    if source and target:
        about = as_measured(source, target, pair.source_text)
        message = sentence(f"The source says {listed(here)}, the target {listed(there)}{about}")
    else:
        message = absent(here or there, "source" if source else "target")
    sure = source and target and not (_counted_otherwise(difference) or _is_kitchen(here, there))
    return Finding(
        code=difference.check,
        severity="weak" if sure else "review",
        message=message,
        source_spans=tuple(q.span for q in source),
        target_spans=tuple(q.span for q in target),
        evidence=evidence,
    )


def _is_kitchen(here: Sequence[Quantity], there: Sequence[Quantity]) -> bool:
    """Whether one side has grams or millilitres of what the other measures by the cup."""
    return any(
        KITCHEN.search(one.text) and other.unit in _WEIGHED
        for one, other in (*product(here, there), *product(there, here))
    )


def _counted_otherwise(difference: Difference) -> bool:
    """Whether it is the age at which someone died, of which one side counts from one at birth."""
    (one, *_), (other, *_) = difference.source, difference.target
    return any(
        name == "sui" and value == exact.value
        for told, exact in ((one, other), (other, one))
        for name, value in told.keys
    )


class NumberDiffers:
    """Numbers, ordinals, multiples and codes."""

    code: ClassVar[str] = "N301"
    name: ClassVar[str] = "number-differs"
    help: ClassVar[str] = "a number of one side is not, or not the same, on the other"

    def check(self, pair: Pair) -> Iterable[Finding]:
        return _findings(pair, self.code)


class DateDiffers:
    """Years, months, days, weekdays, decades, centuries and times of day."""

    code: ClassVar[str] = "N302"
    name: ClassVar[str] = "date-differs"
    help: ClassVar[str] = "a date or time of one side is not, or not the same, on the other"

    def check(self, pair: Pair) -> Iterable[Finding]:
        return _findings(pair, self.code)


class PercentageDiffers:
    """Percentages and fractions."""

    code: ClassVar[str] = "N303"
    name: ClassVar[str] = "percentage-differs"
    help: ClassVar[str] = "a share of one side is not, or not the same, on the other"

    def check(self, pair: Pair) -> Iterable[Finding]:
        return _findings(pair, self.code)
