"""Whether an amount is told as the least or the most that something is: at least 12, 不超过12."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from aligner.denial_words import BOUNDS
from aligner.quantities import bound_words
from aligner.quantities.bound_words import Bound, Words
from aligner.quantities.chinese_words import MEASURES
from aligner.quantities.model import Quantity
from aligner.quantities.units import same_dimension, unit_as_told
from corpus.model import Lang, Span
from corpus.model import other as other_lang

#: What may stand between the words and the figure.
_GAP: dict[Lang, str] = {
    "en": r"(?:\s(?:an?|the|about|some|around|another|additional|total\sof))*"
    r"(?:\s(?:force|level|grade|category|magnitude|class|stage|tier))?"
    r"(?:\s(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec)[a-z]*\.?)?"
    r"\s?(?:US|HK|NT|[ACS])?[$€£¥]?(?:[A-Z]{3}\s)?-?",
    "zh": r"(?:了|过|大?约)?\s?(?:[$€£¥]|[A-Z]{2,3}[$]?)?\s?-?",
}
_UNIT: dict[Lang, str] = {
    "en": r"[\s%°]{0,2}(?:[\w℃℉]{1,12}\s){0,2}?",
    "zh": r"\s?[^\s\d,.;:!?，；：。！？、()（）]{0,4}?\s?",
}
_DENIED: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:nor?|(?:not|never|cannot|\w{2,8}n['’]t|rarely|seldom|(?:hardly|scarcely)\sever)"
        r"(?:\s\w+){0,2})\s$",
        re.I,
    ),
    "zh": re.compile(
        "(?:(?:[不未勿]|没有?|禁止)(?:得|应当?|能够?|可以?|宜|会|准|许|要|该|曾|再)?"
        "|(?:[很极甚]少|鲜[有少]?|罕有)(?:会|能|有)?)$"
    ),
}
#: Hardly more than 20 are some more or some less.
_BARELY = re.compile(r"\b(?:hardly|scarcely|barely)(?:\s(?!ever)\w+){0,2}\s$", re.I)
#: What is refused to an amount as a whole, in Chinese before it, which turns its bound.
_REFUSED: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:[\s%]?[^\W\d_]+){0,2}\s(?:(?:are|is)(?:\snot|n['’]t)|(?:cannot|can['’]t)\sbe)"
        r"\s(?:allowed|permitted|supported|accepted|processed)(?=[.;]|$)",
        re.I,
    ),
    "zh": re.compile(r"不(?:允许|支持|接受|准)\s?$"),
}
_DENIES: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not?|none|never|nobody|nothing|neither|cannot|without|prohibit\w*|forbid\w*|ban(?:ned)?"
        r"|refus\w+|exclud\w+|ineligible|invalid|void|rarely|seldom|hardly|scarcely)\b|n't\b"
    ),
    "zh": re.compile("[不没无未非否勿禁拒]|谢绝|排除|[很极甚]少|鲜[有少]|罕"),
}
#: What may turn what is said as a whole: unless at least twelve come.
_CONDITIONS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:unless|if|except|fail\w*)\b", re.I),
    "zh": re.compile("(?<![排删解消拆清扣])除|(?<![例比诸譬正不犹])如(?![下此何今同期实])|若|倘"),
}
#: What opens after an hour may be closed before it.
_OPENS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:open|clos|start|begin|began|end|until)", re.I),
    "zh": re.compile("开|关|始|结束|(?<!禁)止"),
}
_CLAUSE_ENDS = re.compile(r"[,;:!?，；：。！？、]|\.(?!\d)")
_SENTENCE_ENDS = re.compile(r"[;!?；。！？\n]|\.(?!\d)")
#: Characters before a figure in which its bound begins, and before that a denial of it.
_FAR = 40
#: Characters of a clause or a sentence on either side of an amount.
_LONG = 200
_OTHER = {"least": "most", "most": "least"}
#: Over 60 years of age is an age, and no span of time.
_OLD = re.compile(r"\syears?\s(?:old|of\sage)|岁", re.I)
_Patterns = dict[Lang, dict[Bound, re.Pattern[str]]]


#: Words of a bound that include the amount itself, and such as leave it out.
_INCLUDING = re.compile(
    r"\bor\s(?:more|over|above|older|higher|longer|greater|less|fewer|under|below|younger|lower)\b"
    r"|\bat\s(?:the\s)?(?:very\s)?(?:least|most)\b|\b(?:no|not)\s(?:more|less|fewer)\sthan\b|[≥≤]",
    re.I,
)
_ROUGHLY = re.compile(r"\b(?:about|around|roughly|approximately|some)\b", re.I)
_EXCLUDING = re.compile("[未不]满|不[足到]|超过|超出|[高大多长少低小短]于|逾")


class Told(NamedTuple):
    """How an amount is told, and the words that say so."""

    how: str
    span: Span


def _patterns(words: Words, shape: str) -> _Patterns:
    """shape: with the places of the words, of gaps and of units."""
    return {
        lang: {
            bound: re.compile(shape.format(words=text, gap=_GAP[lang], unit=_UNIT[lang]), re.I)
            for bound, text in of.items()
        }
        for lang, of in words.items()
    }


_BEFORE = _patterns(bound_words.BEFORE, "(?:{words}){gap}$")
_BEFORE_DENIED = _patterns(bound_words.BEFORE_DENIED, "(?:{words}){gap}$")
_BEFORE_DATES = _patterns(bound_words.BEFORE_DATES, "(?:{words}){gap}$")
_BEFORE_TIMES = _patterns(bound_words.BEFORE_TIMES, "(?:{words}){gap}$")
_BEHIND = _patterns(bound_words.BEHIND, "{unit}(?:{words})")
_BEHIND_AGES = _patterns(bound_words.BEHIND_AGES, "{unit}(?:{words})")
_BEHIND_DATES = _patterns(bound_words.BEHIND_DATES, "(?:{words})")
_OUTRIGHT, _HINTS = (
    {lang: re.compile(words, re.I) for lang, words in of.items()}
    for of in (bound_words.OUTRIGHT, bound_words.HINTS)
)


def bounded(
    quantity: Quantity, text: str, lang: Lang, *, age: bool = False, dated: bool = False
) -> Told | None:
    """The bound as which an amount of a folded, plain text is told; None where it is told as
    neither, or as both. age: whether it is one; dated: whether it is a date or a time of day."""
    found = [*_before(quantity, text, lang, dated), *_behind(quantity, text, lang, age, dated)]
    if len({one.how for one in found}) != 1:
        return None
    clause = clause_of(found[0].span, text)
    if dated and _OPENS[lang].search(text, clause.start, clause.end):
        return None
    return _refused(found[0], text, lang)


def unbounded(told: Told, text: str, other: Quantity, other_text: str, lang: Lang) -> Told | None:
    """The same amount on the other side, if a bound is told outright and nothing in the sentence
    there may tell one. lang: of the one."""
    theirs = other_lang(lang)
    within = _around(other.span, other_text, _SENTENCE_ENDS)
    if _HINTS[theirs].search(other_text, within.start, within.end):
        return None
    outright = _OUTRIGHT[lang].search(text, told.span.start, told.span.end)
    alone = Told("", Span(other.span.start, _end(other, other_text, theirs)))
    return alone if outright and stand_alike(told, text, alone, other_text, lang) else None


def without_itself(told: Told, text: str, other: Told, other_text: str, lang: Lang) -> bool:
    """Whether one bound includes the amount, 19 or under, that the other leaves out, 未满19. lang:
    of the one. (The reverse, over 18 and 18岁以上, is how either language puts the other.)"""
    english, chinese = ((told, text), (other, other_text))[:: 1 if lang == "en" else -1]
    (one, whole), (its, other_whole) = english, chinese
    including = _INCLUDING.search(whole, one.span.start, one.span.end)
    if _ROUGHLY.search(whole, one.span.start, one.span.end):
        return False
    # What denies such words, 不得超过, stands before them and includes the amount again.
    return bool(including and _EXCLUDING.match(other_whole, its.span.start, its.span.end))


def _before(quantity: Quantity, text: str, lang: Lang, dated: bool) -> Iterator[Told]:
    start = quantity.span.start
    first, end = max(0, start - _FAR), _end(quantity, text, lang)
    if dated:
        tables = [_BEFORE_TIMES if quantity.kind == "time" else _BEFORE_DATES]
    else:
        tables = [_BEFORE, _BEFORE_DENIED]
    for table in tables:
        for bound, words in table[lang].items():
            found = words.search(text, first, start)
            if found is None or _is_no_bound(found[0].lower(), quantity, text):
                continue
            begin, denied = found.start(), None
            if found["turned"]:
                if _BARELY.search(text, max(0, begin - _FAR), begin):
                    return
                denied = _DENIED[lang].search(text, max(0, begin - _FAR), begin)
            if denied:
                yield Told(_OTHER[bound], Span(denied.start(), end))
                return
            if table is not _BEFORE_DENIED:
                yield Told(bound, Span(begin, end))
                return


def _end(quantity: Quantity, text: str, lang: Lang) -> int:
    """Where an amount ends with its unit, or with what is counted: 至少三份."""
    end = quantity.span.end
    counted = lang == "zh" and text[end : end + 1] in MEASURES
    return end + (len(unit_as_told(text, end)) or counted)


def _is_no_bound(words: str, quantity: Quantity, text: str) -> bool:
    """Over two years may be within them, and 近三年 are the last three."""
    spans = same_dimension(quantity.unit, "day") and not _OLD.match(text, quantity.span.end)
    return spans and words.startswith(("over", "近"))


def _behind(quantity: Quantity, text: str, lang: Lang, age: bool, dated: bool) -> Iterator[Told]:
    tables = [_BEHIND_DATES] if dated else [_BEHIND, _BEHIND_AGES] if age else [_BEHIND]
    for table in tables:
        for bound, words in table[lang].items():
            if found := words.match(text, quantity.span.end):
                yield Told(bound, Span(quantity.span.start, found.end()))
                return


def _refused(found: Told, text: str, lang: Lang) -> Told:
    """Turned where all of it is refused: loads above 25 kg are not allowed."""
    bound, start, end = found.how, found.span.start, found.span.end
    if lang == "zh":
        refused = _REFUSED[lang].search(text, max(0, start - _FAR), start)
        return Told(_OTHER[bound], Span(refused.start(), end)) if refused else found
    refused = _REFUSED[lang].match(text, end)
    return Told(_OTHER[bound], Span(start, refused.end())) if refused else found


class _Rest(NamedTuple):
    """What else the clause and the sentence of an amount have: denials; conditions."""

    clause: int
    sentence: int
    conditions: bool


def stand_alike(one: Told, text: str, other: Told, other_text: str, lang: Lang) -> bool:
    """Whether nothing around two amounts turns what is said of either alone. lang: of the one."""
    here, there = _rest(one.span, text, lang), _rest(other.span, other_text, other_lang(lang))
    if here.conditions or there.conditions:
        return False
    return not (here.clause or there.clause) or here.sentence == there.sentence


def _rest(span: Span, text: str, lang: Lang) -> _Rest:
    clause, sentence = clause_of(span, text), _around(span, text, _SENTENCE_ENDS)
    own = (text[clause.start : span.start], text[span.end : clause.end])
    return _Rest(
        _denials(text, lang, clause, span),
        _denials(text, lang, sentence, span),
        any(_CONDITIONS[lang].search(part) for part in own),
    )


def clause_of(span: Span, text: str) -> Span:
    """The clause in which a span lies."""
    return _around(span, text, _CLAUSE_ENDS)


def _around(span: Span, text: str, ends: re.Pattern[str]) -> Span:
    """The clause or sentence in which a span lies."""
    first, last = max(0, span.start - _LONG), min(len(text), span.end + _LONG)
    before = [match.end() for match in ends.finditer(text, first, span.start)]
    behind = ends.search(text, span.end, last)
    return Span(before[-1] if before else first, behind.start() if behind else last)


def _denials(text: str, lang: Lang, within: Span, besides: Span) -> int:
    """How many denials stand within a span, besides one of its own and those that are part of
    bounds."""
    parts = (text[within.start : besides.start], text[besides.end : within.end])
    return sum(len(_DENIES[lang].findall(BOUNDS[lang].sub(" ", part))) for part in parts)
