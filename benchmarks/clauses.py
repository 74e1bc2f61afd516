"""A sentence without one of its clauses, as when the eye slips from one comma to the next, or with
another in its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Lang, Span
from corpus.sentences import sentences

#: A clause with the comma behind it, or the end of the sentence.
_CLAUSE = {
    "en": re.compile(r"[^,;:—]+(?:[,;]\s+|\Z)"),
    "zh": re.compile("[^，；：—]+(?:[，；]|\\Z)"),
}
_COMMAS = {"en": " ,;", "zh": "，；"}
_ENDS = "。！？.!?”」\"’'"
#: Clauses shorter than this, in letters of English and in Han, are not taken out, and as much has
#: to be left of their sentence.
_LEAST = {"en": 22, "zh": 7}
#: How much longer or shorter the other clause may be, and how often one is looked for.
_SIMILAR, _TRIES = (0.6, 1.6), 20


@dataclass(frozen=True, slots=True)
class Changed:
    """A text without one clause or with another in its place, and what its sentence is then."""

    text: str
    sentence: str


def without_clause(text: str, lang: Lang, rng: random.Random) -> Changed | None:
    """The text without a clause that is chosen by chance; None where there is none to spare."""
    found = _clauses(text, lang)
    if not found:
        return None
    span, start, end = rng.choice(found)
    left = _without(text[span.start : span.end], start, end, lang)
    return Changed(text[: span.start] + left + text[span.end :], left)


def with_another_clause(
    text: str, others: Sequence[str], lang: Lang, rng: random.Random
) -> Changed | None:
    """The text with a clause of other texts, about as long, in the place of one of its own."""
    found = _clauses(text, lang)
    if not found or not others:
        return None
    span, start, end = rng.choice(found)
    own = text[span.start : span.end]
    old = own[start:end].rstrip(_ENDS + _COMMAS[lang])
    for _ in range(_TRIES):
        other = rng.choice(others)
        there = _clauses(other, lang)
        if not there:
            continue
        held, first, last = rng.choice(there)
        new = other[held.start : held.end][first:last].rstrip(_ENDS + _COMMAS[lang])
        if _SIMILAR[0] <= len(new) / len(old) <= _SIMILAR[1] and new not in text:
            new = new[0].upper() + new[1:] if old[0].isupper() else new
            sentence = own[:start] + new + own[start + len(old) :]
            return Changed(text[: span.start] + sentence + text[span.end :], sentence)
    return None


def _clauses(text: str, lang: Lang) -> list[tuple[Span, int, int]]:
    """(sentence, start, end in it) of the clauses of a text that can be taken out."""
    return [
        (span, start, end)
        for span in sentences(text, lang)
        for start, end in _spare(text[span.start : span.end], lang)
    ]


def _spare(sentence: str, lang: Lang) -> Iterator[tuple[int, int]]:
    """(start, end) of the clauses of a sentence that can be taken out, with their commas."""
    for match in _CLAUSE[lang].finditer(sentence):
        size = len(match.group().rstrip(_ENDS))
        if min(size, len(sentence) - size) >= _LEAST[lang]:
            yield match.span()


def _without(sentence: str, start: int, end: int, lang: Lang) -> str:
    before, clause, after = sentence[:start], sentence[start:end], sentence[end:]
    if not after:  # what ends the sentence stays
        return before.rstrip(_COMMAS[lang]) + clause[len(clause.rstrip(_ENDS)) :]
    if clause[0].isupper():
        after = after[0].upper() + after[1:]
    return before + after
