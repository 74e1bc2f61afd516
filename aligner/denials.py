"""Denials of one side of a bead that the other does not answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from aligner import lexicon
from aligner.beads import Bead
from aligner.denied import is_told, is_told_otherwise
from aligner.lexicon.coverage import GRAMMAR
from aligner.lexicon.english import STOP, content_tokens
from aligner.matching import Match, Tokens, match
from aligner.negation import Negations, may_deny, negations, plain
from aligner.negative_words import has_counterpart
from aligner.views import View
from corpus.model import Side, Span

#: A word that may answer a denial does so if its token is as similar to that of the denial. Of
#: 0.15 to 0.35 the greatest with which hardly a clean pair is flagged more.
ANSWERS = 0.3
#: Mean token match below which a sentence is translated too freely to be held to its denials.
CLOSE = 0.45
#: The same for models without tokens: the share of either side's words that the dictionary may
#: miss on the other.
FREE = 0.4
#: Match probability from which a word's counterpart is sure.
NAMED = 0.4
_WORD = re.compile(r"[\w'’-]+")
#: Tokens behind a denial among which that is looked for, and characters in which their words are.
_NEXT = 2
_BEHIND = {"en": 24, "zh": 6}
#: What ends the clause of a denial: a word behind it is no place to show.
_CLAUSE_END = re.compile(r"[,;:!?，。；：！？…]|\.(?!\w)|\n")


@dataclass(frozen=True, slots=True)
class Denial:
    """Words of one side of a bead that deny what the other does not.

    side: whose; spans: where in its text; words: what they are. there: the span of the other's
    sentences. counterpart: the word over there that translates the denied one; "" where none surely
    does.
    """

    side: Side
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    there: Span
    counterpart: str


def unanswered(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Denial]:
    """The denials of either text that its counterpart does not answer, bead by bead."""
    if not any(may_deny(view.text, view.lang) for view in (source, target)):
        return
    for bead in beads:
        for one, other in sides_of(source, target, bead):
            yield from _unanswered(one, other)


def sides_of(source: View, target: View, bead: Bead) -> tuple[tuple[Part, Part], tuple[Part, Part]]:
    """Either side of a bead, each with the other one behind it."""
    own, other = Part.of("source", source, bead.source), Part.of("target", target, bead.target)
    return (own, other), (other, own)


@dataclass(frozen=True)
class Part:
    """What one side of a bead has: the span of its text, which is empty where no sentence stands
    there."""

    side: Side
    view: View
    span: Span

    @classmethod
    def of(cls, side: Side, view: View, sentences: tuple[int, int]) -> Part:
        return cls(side, view, view.stretch(*sentences))

    @cached_property
    def words(self) -> Negations:
        """The negations in it."""
        return negations(self.view.text, self.view.lang).within(self.span)

    @cached_property
    def tokens(self) -> Tokens:
        offsets = self.view.tokens.offsets
        bounds = np.searchsorted(offsets[:, 0], (self.span.start, self.span.end))
        own = slice(*bounds.tolist())
        return Tokens(self.view.tokens.vectors[own], offsets[own])

    @property
    def text(self) -> str:
        return self.words_at(self.span)

    @cached_property
    def plain(self) -> str:
        """Its text in small letters or simplified characters."""
        return plain(self.text, self.view.lang)

    def plain_at(self, span: Span) -> str:
        return self.plain[span.start - self.span.start : span.end - self.span.start]

    def clause_end(self, place: int) -> int:
        """Where the clause ends that goes on at a place."""
        found = _CLAUSE_END.search(self.view.text, place, self.span.end)
        return found.start() if found else self.span.end

    def words_at(self, span: Span) -> str:
        return self.view.text[span.start : span.end]

    def denial(self, spans: tuple[Span, ...], other: Part, counterpart: str) -> Denial:
        words = dict.fromkeys(map(self.words_at, spans))
        return Denial(self.side, spans, tuple(words), other.span, counterpart)

    def tokens_of(self, spans: Iterable[Span]) -> NDArray[np.intp]:
        """The indices of the tokens of some words."""
        offsets = self.tokens.offsets
        inside = np.zeros(len(self.tokens), bool)
        for span in spans:
            inside |= (offsets[:, 0] < span.end) & (offsets[:, 1] > span.start)
        return np.flatnonzero(inside)


def _unanswered(one: Part, other: Part) -> Iterator[Denial]:
    """What a side of a bead denies and the other does not, if so."""
    if not one.words.sure or other.words.hard or _answers(other.words.soft, one, other):
        return
    if not len(one.tokens) or not len(other.tokens):
        if other.text and not other.words.weak and _is_close(one, other):
            yield one.denial(one.words.sure, other, "")
        return
    matched = match(one.tokens, other.tokens)
    if matched.mean < CLOSE:
        return
    denied = tuple(
        span
        for span in one.words.sure
        if not _is_answered(span, one, other) and not _is_told_otherwise(span, one, other)
    )
    # Where the denied word has no counterpart, the sentence is told in quite other words, of
    # which one may well deny.
    counterpart = _counterpart(denied[0], one, other, matched) if denied else None
    if counterpart is not None:
        named = counterpart if _translates(counterpart, denied[0], one, other) else ""
        yield one.denial(denied, other, named)


def _answers(words: tuple[Span, ...], one: Part, other: Part) -> list[Span]:
    """Those of some words over there that may answer a denial here: not those that have a
    counterpart of their own."""
    if not words:
        return []
    sure = one.words.sure
    starts, ends = (
        [one.span.start, *(s.end for s in sure)],
        [*(s.start for s in sure), one.span.end],
    )
    rest = (one.plain_at(Span(*edges)) for edges in zip(starts, ends, strict=True))
    here, lang = "\n".join(rest), other.view.lang
    return [
        word
        for word in words
        if not has_counterpart(other.plain_at(Span(word.start, other.span.end)), lang, here)
    ]


def _is_told_otherwise(denial: Span, one: Part, other: Part) -> bool:
    own = Span(denial.start - one.span.start, denial.end - one.span.start)
    return is_told_otherwise(one.plain, own, one.view.lang, other.plain)


def _is_answered(denial: Span, one: Part, other: Part) -> bool:
    """Whether a word that may answer a denial is like it in its place."""
    word = one.view.text[denial.start : denial.end]
    if word.isascii() and re.search(rf"\b{re.escape(word)}\b", other.text, re.IGNORECASE):
        return True  # quoted there as it is
    own = one.tokens_of([denial])
    answers = other.tokens_of(_answers(other.words.weak, one, other))
    if not len(own):
        return True
    return bool((_cosines(one, own, other)[:, answers] >= ANSWERS).any())


def _cosines(one: Part, own: NDArray[np.intp], other: Part) -> NDArray[np.float32]:
    """(o, t) of some tokens with all of the other side's."""
    rows, columns = one.tokens.vectors[own], other.tokens.vectors
    found: NDArray[np.float32] = rows.astype(np.float32) @ columns.astype(np.float32).T
    return found


def _counterpart(denial: Span, one: Part, other: Part, matched: Match) -> str | None:
    """The word over there that stands for one behind a denial, "" for one that only carries
    grammar; None where no word surely stands for it."""
    behind = np.flatnonzero(one.tokens.offsets[:, 0] >= denial.end)[:_NEXT]
    sure = behind[matched.mutual_source[behind] >= NAMED]
    found = [_word_at(other, int(best)) for best in _cosines(one, sure, other).argmax(axis=1)]
    if other.view.lang == "en":
        return next((word for word in found if word.lower() not in STOP), None)
    return next((word for word in found if word not in GRAMMAR), "") if found else None


def _translates(counterpart: str, denial: Span, one: Part, other: Part) -> bool:
    """Whether the dictionary gives a word, and none beside it, for one behind a denial: no other is
    a place to show, nor is a single character, which may be part of a word."""
    if other.view.lang == "zh" and len(counterpart) == 1:
        return False
    lang, place = one.view.lang, denial.end - one.span.start
    end = min(place + _BEHIND[lang], one.clause_end(denial.end) - one.span.start)
    behind, rest = one.plain[place:end], other.text.replace(counterpart, "\n")
    words = content_tokens(behind) if lang == "en" else lexicon.load().segmented(behind)
    return any(
        is_told(word.text, lang, counterpart) and not is_told(word.text, lang, rest)
        for word in words
    )


def _word_at(part: Part, token: int) -> str:
    """The word that a token is of: tokens are parts of words, and begin with a blank before them;
    in Chinese they may be parts of two."""
    start, end = part.tokens.offsets[token].tolist()
    start += part.view.text[start].isspace()
    if part.view.lang == "en":
        found = _WORD.finditer(part.view.text, part.span.start)
        return next((word[0] for word in found if word.end() > start), "")
    words, place = lexicon.load(), start - part.span.start
    own = part.view.text[start:end].strip()
    if len(own) > 1 and own in words:
        return own
    segments = words.segmented(part.text)
    return next((word.text for word in segments if word.start <= place < word.end), own)


def _is_close(one: Part, other: Part) -> bool:
    """Whether the dictionary finds most of either side's words on the other."""
    english, chinese = (one, other) if one.view.lang == "en" else (other, one)
    found = lexicon.coverage(english.text, chinese.text, lexicon.load())
    lost = max(
        found.english_lost / max(found.english, 1), found.chinese_lost / max(found.chinese, 1)
    )
    return lost <= FREE
