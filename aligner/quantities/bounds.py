"""Whether an amount is told as the least or the most that something is: at least 12, 不超过12."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from aligner.denial_words import ENGLISH, NOT
from aligner.negation import plain
from aligner.quantities.model import Quantity
from aligner.quantities.units import same_dimension
from corpus.model import Lang, Span

Bound = Literal["least", "most"]

_MORE = "more|greater|larger|bigger|higher|longer|older|taller|heavier|wider|deeper"
_LESS = "less|fewer|smaller|lower|shorter|younger|lighter"
_MAY = "(?:可以?|能|需要?|得|须|应)?"
_SIGNS: dict[Bound, str] = {"least": "[≥>]=?", "most": "[≤<]=?"}
#: What stands before an amount; what a denial turns into its opposite is in the group.
_BEFORE: dict[Lang, dict[Bound, str]] = {
    "en": {
        "least": rf"\b(?:(?P<turned>(?:{_MORE})\sthan|exceed(?:s|ed|ing)?|above|over)"
        r"|at\s(?:the\s)?(?:very\s)?least|a\sminimum\sof|upwards\sof|in\sexcess\sof)",
        "most": rf"\b(?:(?P<turned>(?:{_LESS})\sthan|below|under)"
        r"|at\s(?:the\s)?(?:very\s)?most|a\smaximum\sof|up\sto|within)",
    },
    "zh": {
        "least": f"(?P<turned>超过|超出|[高大多长]于|逾)|(?:至少|起码|最少){_MAY}",
        "most": f"(?P<turned>[少低小短]于)|(?:至多|最多){_MAY}|不足|不到|未满|不满",
    },
}
#: What may stand between that and the figure.
_GAP: dict[Lang, str] = {
    "en": r"(?:\s(?:an?|the|about|some|around))?\s?(?:US|HK|NT|[ACS])?[$€£¥]?(?:[A-Z]{3}\s)?",
    "zh": r"(?:了|过|大?约)?\s?(?:[$€£¥]|[A-Z]{2,3}[$]?)?\s?",
}
#: What stands behind an amount and its unit.
_BEHIND: dict[Lang, dict[Bound, str]] = {
    "en": {
        "least": r"(?:or|and)\s(?:more|above|over|older|higher|longer)\b",
        "most": r"(?:or|and)\s(?:less|fewer|below|under|younger|lower|shorter)\b",
    },
    "zh": {"least": "[或及]?以上|或更多", "most": "[或及]?(?:以下|以内|之内)|或更少"},
}
_UNIT: dict[Lang, str] = {"en": r"[\s%]{0,2}(?:\w{1,12}\s){0,2}?", "zh": r"\s?[^\W\d_]{0,3}?"}
_DENIED: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"\b{NOT}(?:\s\w+){{0,2}}\s$"),
    "zh": re.compile("(?:[不未勿]|没有?)(?:得|应当?|能够?|可以?|宜|会|准|许|要|该|曾|再)?$"),
}
#: A denial in its clause besides may turn what is said as a whole: unless at least twelve come.
_DENIES: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"\b(?:{ENGLISH.hard}|unless|fail\w*|if)\b"),
    "zh": re.compile("[不没无未非否勿]|除非|如|若|倘"),
}
_CLAUSE_ENDS = re.compile(r"[,;:!?，；：。！？、]|\.(?!\d)")
#: Characters before a figure in which its bound begins, and before that a denial of it.
_FAR = 28
#: Characters of a clause on either side of an amount.
_LONG = 200
_OTHER: dict[Bound, Bound] = {"least": "most", "most": "least"}
_Patterns = dict[Lang, dict[Bound, re.Pattern[str]]]


def _patterns(words: dict[Lang, dict[Bound, str]], shape: str) -> _Patterns:
    """shape: with the place of the words, of signs that say the same, of gaps and of units."""
    return {
        lang: {
            bound: re.compile(
                shape.format(words=text, sign=_SIGNS[bound], gap=_GAP[lang], unit=_UNIT[lang]),
                re.IGNORECASE,
            )
            for bound, text in of.items()
        }
        for lang, of in words.items()
    }


_ARE_BEFORE = _patterns(_BEFORE, "(?:{words}|{sign}){gap}$")
_ARE_BEHIND = _patterns(_BEHIND, "{unit}(?:{words})")


class Bounded(NamedTuple):
    """An amount with the words that say so; in a clause that has no denial besides."""

    bound: Bound
    span: Span


def bounded(quantity: Quantity, text: str, lang: Lang) -> Bounded | None:
    """The bound as which an amount of a folded text is told; None where it is told as neither, or
    something else in its clause may turn what is said."""
    found = _before(quantity, text, lang) or _behind(quantity, text, lang)
    if found is None or _DENIES[lang].search(plain(_rest_of_clause(found.span, text), lang)):
        return None
    return found


def _before(quantity: Quantity, text: str, lang: Lang) -> Bounded | None:
    start, end = quantity.span.start, quantity.span.end
    for bound, words in _ARE_BEFORE[lang].items():
        found = words.search(text, max(0, start - _FAR), start)
        if found is None:
            continue
        if found[0].lower().startswith("over") and same_dimension(quantity.unit, "day"):
            continue  # over two years may be within them
        begin, denied = found.start(), None
        if found["turned"]:
            denied = _DENIED[lang].search(plain(text, lang), max(0, begin - _FAR), begin)
        if denied:
            return Bounded(_OTHER[bound], Span(denied.start(), end))
        return Bounded(bound, Span(begin, end))
    return None


def _behind(quantity: Quantity, text: str, lang: Lang) -> Bounded | None:
    for bound, words in _ARE_BEHIND[lang].items():
        if found := words.match(text, quantity.span.end):
            return Bounded(bound, Span(quantity.span.start, found.end()))
    return None


def _rest_of_clause(span: Span, text: str) -> str:
    """The clause in which a span lies, without it."""
    first, last = max(0, span.start - _LONG), span.end + _LONG
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(text, first, span.start)]
    end = _CLAUSE_ENDS.search(text, span.end, last)
    before, behind = text[ends[-1] if ends else first : span.start], end.start() if end else last
    return f"{before} {text[span.end : behind]}"
