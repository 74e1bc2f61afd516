"""Negations in English and Chinese text: which words deny, and which only look as if they did."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from aligner import lexicon
from aligner.denial_words import BOUNDS, CHINESE, CHINESE_SURE, ENGLISH, Words
from aligner.lexicon.cedict import LONGEST_WORD
from aligner.negative_words import told_otherwise
from aligner.unmarked import unemphasised
from corpus.model import Lang, Span
from corpus.model import other as other_lang
from corpus.spans import blanked


def _pattern(words: Words, kinds: tuple[str, ...]) -> str:
    return "|".join(f"(?P<{kind}>{getattr(words, kind)})" for kind in kinds)


_KINDS = tuple(field.name for field in fields(Words))
_ENGLISH = re.compile(rf"\b(?:{_pattern(ENGLISH, _KINDS)})\b")
_CHINESE = re.compile(_pattern(CHINESE, _KINDS))
_CHINESE_SURE = re.compile(CHINESE_SURE)
_SURE: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(rf"\b(?:{ENGLISH.hard})\b"),
    "zh": _CHINESE_SURE,
}
#: The kinds of which a word may be the beginning of two others (不断 in 不断开), and what is there
#: then.
_JOINED = ("idle", "asked", "phrases")
#: Characters that begin a denial, or end a word before one: 这|并不, but 合并|不同.
_ENDING = frozenset("并从决绝")
_CHINESE_DENYING = re.compile(_pattern(CHINESE, ("hard", "soft", "weak")))
_DENYING = frozenset("不没无未非莫")
#: Small letters and straight apostrophes, one for one: to look for these alone takes half the time.
_PLAIN = str.maketrans(ascii_uppercase + "’", ascii_lowercase + "'")


#: Texts whose words are kept in mind: those of pairs that are judged together.
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Negations:
    """The words of a text in its order, as spans. hard: those that deny; sure: those of them that
    stand in no saying. soft: those that may well be the answer to a denial; weak: those that are
    one now and then."""

    hard: tuple[Span, ...]
    sure: tuple[Span, ...]
    soft: tuple[Span, ...]
    weak: tuple[Span, ...]

    def within(self, span: Span) -> Negations:
        """Those inside a span."""
        return Negations(
            *(_within(words, span) for words in (self.hard, self.sure, self.soft, self.weak))
        )


def _within(words: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    first = bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect_right(words, span.end, key=lambda word: word.end)
    return words[first:last]


@lru_cache(maxsize=_KEPT)
def plain(text: str, lang: Lang) -> str:
    """A text as the lists of words are written: without marks of emphasis, in small letters with
    straight apostrophes, or in simplified characters; as long as it was."""
    bare = unemphasised(text)
    return lexicon.load().simplified(bare) if lang == "zh" else bare.translate(_PLAIN)


def may_deny(text: str, lang: Lang) -> bool:
    """Whether some word of a text may deny surely; if not, `negations` need not be sought."""
    sure, simple = _SURE[lang], plain(text, lang)
    return bool(sure.search(simple) and sure.search(BOUNDS[lang].sub(" ", simple)))


def may_deny_alone(text: str, lang: Lang, other: str) -> bool:
    """The same where the other side does not tell what is denied without a denial."""
    if not may_deny(text, lang):
        return False
    simple = plain(text, lang)
    told = told_otherwise(simple, lang, plain(other, other_lang(lang)))
    for span in told:  # one by one: they may overlap
        simple = blanked(simple, [span])
    return not told or may_deny(simple, lang)


@lru_cache(maxsize=_KEPT)
def negations(text: str, lang: Lang) -> Negations:
    """The negations of a text; linear in its length."""
    hard: list[Span] = []
    sure: list[Span] = []
    soft: list[Span] = []
    weak: list[Span] = []
    simple = plain(text, lang)
    for match in _chinese(simple, text) if lang == "zh" else _ENGLISH.finditer(simple):
        span, kind = Span(*match.span()), match.lastgroup
        if kind == "hard":
            hard.append(span)
            if lang == "en" or _CHINESE_SURE.match(simple, span.start):
                sure.append(span)
        elif kind in ("soft", "phrases"):
            soft.append(span)
        elif kind != "idle":
            weak.append(span)
    return Negations(tuple(hard), tuple(sure), tuple(soft), tuple(weak))


def _chinese(simple: str, text: str) -> Iterator[re.Match[str]]:
    """The words that matter in a Chinese text. simple: it in simplified characters."""
    place = 0
    while match := _CHINESE.search(simple, place):
        start, place = match.span()
        if start and simple[start] in _ENDING and text[start - 1 : place][:2] in lexicon.load():
            place = start + 1
            continue
        if match.lastgroup in _JOINED and simple[start] in _DENYING:
            denies = _CHINESE_DENYING.match(simple, start)
            # A phrase is made a denial only where that is a sure one: it answers others as it is.
            idle = match.lastgroup != "phrases" or _CHINESE_SURE.match(simple, start)
            if denies and idle and not _is_word(place - start, text[start : place + LONGEST_WORD]):
                match, place = denies, denies.end()
        yield match


@lru_cache(maxsize=1000)
def _is_word(length: int, text: str) -> bool:
    """Whether the first characters of some text are a word in it, and not the beginning of two:
    没收 before 了, not before 到. Of two ways to divide what follows, the one with fewer words
    holds, and at a tie the one by which the first character denies."""
    words = lexicon.load()
    longer = range(length + 1, LONGEST_WORD + 1)
    if any(text[:end] in words for end in longer):
        return True
    if not any(text[1:end] in words for end in longer):
        return True
    joined, parted = (
        [start, *(start + word.end for word in words.segmented(text[start:]))]
        for start in (length, 1)
    )
    together = next(end for end in joined if end in parted)
    return joined.index(together) < parted.index(together)


def unanswered(one: Negations, other: Negations) -> int:
    """How many denials of `one` have nothing in `other` that could be them."""
    return max(0, len(one.hard) - len(other.hard) - len(other.soft) - len(other.weak))
