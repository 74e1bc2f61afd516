"""A sentence without one of its clauses, as when the eye slips from one comma to the next."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Lang
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


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text without one clause, and what is left of the sentence that had it."""

    text: str
    sentence: str


def without_clause(text: str, lang: Lang, rng: random.Random) -> Shortened | None:
    """The text without a clause that is chosen by chance; None where there is none to spare."""
    found = [
        (span, start, end)
        for span in sentences(text, lang)
        for start, end in _spare(text[span.start : span.end], lang)
    ]
    if not found:
        return None
    span, start, end = rng.choice(found)
    left = _without(text[span.start : span.end], start, end, lang)
    return Shortened(text[: span.start] + left + text[span.end :], left)


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
