"""What the rules see of a pair, as figures: for the calibration, not for a reader.

Every figure is larger where the translation is more likely to be wrong (but for the signed
`length`), 0.0 where there is nothing to object to, and finite for any text. They are made for
comparing translations of one source with each other as well as for weighing single pairs; most
are counts under a logarithm, so that a long paragraph does not drown a short one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, log1p

from aligner import lexicon
from aligner.lexicon.english import STOP, tokens
from aligner.names import likely_found, names_in, read_chinese
from aligner.negation import negations, unanswered
from aligner.quantities import Quantity, match, quantities
from corpus.language import HAN_PER_WORD, script_counts
from corpus.model import Lang, other

#: Only so many characters of a side are looked at.
LONGEST = lexicon.LONGEST_TEXT
#: Names beyond these many are not looked up.
_MOST_NAMES = 60

_END = re.compile(r"[.!?。！？…][\"'”’»)）\]】」』*_]*\s*$")
_STRAY = re.compile(
    r"(?<=\w)\s+[.,;:!?](?=\s|$)|[~^|\\](?=\w|\s)|[,;:!?]{2,}|[(（]\s|\s[)）]|(?<=\w)[;:,!?](?=[A-Za-z])"
    r"|(?<=[a-z])[.!?;:&~^]\s(?=[a-z])|\s[&~^@#]\s|(?<=[a-z])[&~^@#*](?=\s)|\s[-/]{1,2},"
)
_REPEAT = re.compile(r"\b([^\W\d_]{2,})[\s,]+\1\b", re.IGNORECASE)
_REPEAT_HAN = re.compile(r"([\u4e00-\u9fff]{3,12})\1|([\u4e00-\u9fff]{2})\2\2")
_QUOTES = re.compile(r"[\"“”「」『』«»]")
_BRACKETS = re.compile(r"[()（）]")
_QUESTION = re.compile(r"[?？]")
_EXCLAMATION = re.compile(r"[!！]")
_MALE_HAN, _FEMALE_HAN = re.compile("他(?!们|人|国|日|乡|处|方|杀)"), re.compile("她(?!们)")
_MALE = re.compile(r"\b(?:he|his|him|himself)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must"
)
_BAD_CASE = re.compile(
    rf"^(?:Me|Him|Her|Us|Them)\s(?:{_AUXILIARY[3:]}|[a-z]+ed|don't|doesn't)\b"
    r"|\b(?:of|to|with|for|from|by|at|about)\s(?:I|he|she|they|we)\b(?!\s\w+)"
)


def rule_features(source_text: str, target_text: str, source_lang: Lang) -> dict[str, float]:
    """The figures for a pair of texts, by name; always the same names in the same order.

    numbers_source, numbers_target: hard quantities without a partner on the other side.
    numbers_changed: those where one of either side seems to stand for the other.
    names: names in the English not found in the Chinese. negation: denials of either side
    that nothing on the other can answer. negation_balance: difference in their number.
    untranslated: share of the target in the source's language. lost_source, lost_target: share
    of a side's content words that the dictionary does not find on the other; lost_*_count: how
    many. length: ln of the target's length over the expected one; length_off: how far from 0.
    question, exclamation, quotes, brackets: differences in number. stray: stray or doubled
    punctuation in the target. repeated: words said twice in a row. unfinished: the target has
    no final punctuation where the source has. lower_case: an English target that begins with
    a small letter where there should be a capital, or has no capitals at all. gender:
    he and she against 他 and 她. unknown: English target words that the dictionary never uses.
    bad_case: "me" and its like where "I" should stand, and the reverse.
    """
    texts = _Texts(source_text[:LONGEST], target_text[:LONGEST], source_lang)
    found: dict[str, float] = {}
    for read in (_numbers, _names, _negation, _words, _shape, _form):
        found |= read(texts)
    return found


@dataclass(frozen=True, slots=True)
class _Texts:
    source: str
    target: str
    source_lang: Lang

    @property
    def target_lang(self) -> Lang:
        return other(self.source_lang)

    @property
    def english(self) -> str:
        return self.source if self.source_lang == "en" else self.target

    @property
    def chinese(self) -> str:
        return self.target if self.source_lang == "en" else self.source

    def differ(self, pattern: re.Pattern[str], other: re.Pattern[str] | None = None) -> float:
        """How much oftener the pattern stands on one side than on the other, as ln(1 + n)."""
        there = len((other or pattern).findall(self.chinese))
        return log1p(abs(len(pattern.findall(self.english)) - there))


def _numbers(texts: _Texts) -> dict[str, float]:
    result = match(
        quantities(texts.source, texts.source_lang), quantities(texts.target, texts.target_lang)
    )
    source, target = _weight(result.source_only), _weight(result.target_only)
    return {
        "numbers_source": log1p(source),
        "numbers_target": log1p(target),
        "numbers_changed": log1p(min(source, target)),
    }


def _weight(rest: Sequence[Quantity]) -> float:
    return sum((0.1, 0.5, 1.0)[quantity.weight] for quantity in rest)


def _names(texts: _Texts) -> dict[str, float]:
    there = read_chinese(texts.chinese, lexicon.load())
    names = names_in(texts.english)[:_MOST_NAMES]
    lost = sum(1.0 if name.certain else 0.3 for name in names if not likely_found(name, there))
    return {"names": log1p(lost)}


def _negation(texts: _Texts) -> dict[str, float]:
    english, chinese = negations(texts.english, "en"), negations(texts.chinese, "zh")
    lost = unanswered(english, chinese) + unanswered(chinese, english)
    return {
        "negation": log1p(lost),
        "negation_balance": log1p(abs(len(english.hard) - len(chinese.hard))),
    }


def _words(texts: _Texts) -> dict[str, float]:
    found = lexicon.coverage(texts.english, texts.chinese, lexicon.load())
    english = (found.english_lost, found.english)
    chinese = (found.chinese_lost, found.chinese)
    source, target = (english, chinese) if texts.source_lang == "en" else (chinese, english)
    return {
        "lost_source": source[0] / max(source[1], 1.0),
        "lost_target": target[0] / max(target[1], 1.0),
        "lost_source_count": log1p(source[0]),
        "lost_target_count": log1p(target[0]),
    }


def _shape(texts: _Texts) -> dict[str, float]:
    """Script, length, punctuation: what needs no reading of words."""
    counts = script_counts(texts.target)
    han, latin = counts.han / HAN_PER_WORD, float(counts.latin_words)
    left = han if texts.source_lang == "zh" else latin
    expected = max(1, len(texts.english)) / max(1.0, 3.6 * len(texts.chinese))
    length = -log(expected) if texts.source_lang == "en" else log(expected)
    return {
        "untranslated": left / max(1.0, han + latin),
        "length": length,
        "length_off": abs(length),
        "question": texts.differ(_QUESTION),
        "exclamation": texts.differ(_EXCLAMATION),
        "quotes": texts.differ(_QUOTES),
        "brackets": texts.differ(_BRACKETS),
        "gender": texts.differ(_MALE, _MALE_HAN) + texts.differ(_FEMALE, _FEMALE_HAN),
        "unfinished": float(bool(_END.search(texts.source)) and not _END.search(texts.target)),
    }


def _form(texts: _Texts) -> dict[str, float]:
    """Whether the target is well-formed in itself."""
    target = texts.target
    stray = len(_STRAY.findall(target)) if texts.target_lang == "en" else 0
    repeated = len(_REPEAT.findall(target)) + len(_REPEAT_HAN.findall(target))
    lower = 0.0
    unknown = 0
    if texts.target_lang == "en":
        lower = _lower_case(target)
        dictionary = lexicon.load()
        unknown = sum(
            1
            for token in tokens(target)
            if token.text.islower() and token.lower not in STOP and not dictionary.uses(token.lower)
        )
    return {
        "stray": log1p(stray),
        "repeated": log1p(repeated),
        "lower_case": lower,
        "unknown": log1p(unknown),
        "bad_case": log1p(len(_BAD_CASE.findall(target))) if texts.target_lang == "en" else 0.0,
    }


def _lower_case(text: str) -> float:
    first = next((sign for sign in text if sign.isalpha()), "")
    starts = float(first.islower() and bool(_END.search(text)))
    return starts + float(starts > 0 and not any(sign.isupper() for sign in text))
