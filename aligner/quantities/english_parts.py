"""Which English ordinals and fractions in words are parts of a whole: a third of them."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.quantities.english_words import Reading
from aligner.quantities.model import Key
from corpus.model import Span

_OF = re.compile(r"\sof(?=\s)", re.I)
_A = re.compile(r"(?P<by>\b(?:by|to|about|roughly|nearly|almost|over|than|least)\s)?\ban?\s$", re.I)
#: Behind a share, as no noun is that an ordinal counts.
_ENDS = re.compile(r"\s(?:of|in|from|over|since|and|or|to|by|on|this|last)\b|\s?(?:[.,;:!?)]|$)")
_WHOLE = re.compile(r"\sof\s(?:the|them|these|those|all|its|his|her|our|their|us|it|what)\b", re.I)
_WHICH = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|other|next|past|the|this|that|\d)[\s-]$", re.I
)


def part_of(reading: Reading, text: str, span: Span) -> Reading:
    """A third of them is no third one, nor is what fell by a third."""
    if reading.kind != "ordinal" or not reading.bare or reading.value < 3:
        return reading
    before = _A.search(text[max(0, span.start - 12) : span.start])
    if before is None or not (_ENDS if before["by"] else _OF).match(text, span.end):
        return reading
    return replace(reading, kind="fraction", value=1 / reading.value)


def part_keys(value: Fraction, text: str, span: Span) -> tuple[Key, ...]:
    """Half of them, but not the second half of the year, is a part that may be told wrong."""
    if not _WHOLE.match(text, span.end) or _WHICH.search(
        text[max(0, span.start - 10) : span.start]
    ):
        return ()
    return (("part", value),)
