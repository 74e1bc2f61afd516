"""Clauses and phrases in the place of others, for `benchmarks/quads.py`."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence

from aligner.lexicon.english import STOP
from benchmarks.quads import Aligned, Change, Range, together

#: (English, Chinese), by about how long the Chinese is.
Phrases = Mapping[int, Sequence[tuple[str, str]]]

_STOPS = re.compile("[,;:.!?，；：。！？—]|--")
_WORD = re.compile(r"\w+")


def phrases(pair: Aligned, rng: random.Random) -> Iterator[tuple[Range, Range]]:
    """Characters of both sides of clauses, and of phrases within them of 2 to 10 words of Chinese,
    that are translated as one."""
    clauses = _clauses(pair)
    for _ in range(12 if clauses else 0):
        first, end = rng.choice(clauses)
        size = rng.choice([2, 3, 4, 5, 6, 8, 10])
        if rng.random() < 0.6 and end - first > size:
            first += rng.randrange(end - first - size)
            end = first + size
        found = together(pair, first, end) if end - first < len(pair.z) - 1 else None
        if not found or found[1] - found[0] < 2:
            continue
        low, high = _with_unlinked(pair, *found)
        own = pair.e[low][0], pair.e[high - 1][1]
        if not _STOPS.search(pair.english[slice(*own)]):
            yield own, (pair.z[first][0], pair.z[end - 1][1])


def _clauses(pair: Aligned) -> list[Range]:
    """The words of Chinese from one stop to the next."""
    stops = [n for n in range(1, len(pair.z)) if _STOPS.search(_behind(pair.chinese, pair.z, n))]
    found = zip([0, *stops], [*stops, len(pair.z)], strict=True)
    return [(first, end) for first, end in found if end - first > 1]


def _behind(text: str, words: Sequence[Range], number: int) -> str:
    """What stands between a word and the one before it."""
    return text[words[number - 1][1] : words[number][0]]


def _with_unlinked(pair: Aligned, low: int, high: int) -> Range:
    """With the words of English beside them that answer none, up to a stop."""
    linked = {i for i, _ in pair.links}
    while low and low - 1 not in linked and not _STOPS.search(_behind(pair.english, pair.e, low)):
        low -= 1
    while (
        high < len(pair.e)
        and high not in linked
        and not _STOPS.search(_behind(pair.english, pair.e, high))
    ):
        high += 1
    return low, high


def phrase(pair: Aligned, rng: random.Random, known: Phrases) -> Change | None:
    """A phrase and its translation have become another such pair, about as long."""
    for own, other in phrases(pair, rng):
        choices = known.get(_length(other[1] - other[0]), ())
        for _ in range(8 if choices else 0):
            english, chinese = rng.choice(choices)
            if english.lower() in pair.english.lower() or chinese in pair.chinese:
                continue
            if set(_WORD.findall(english)) & set(_WORD.findall(pair.english[slice(*own)])) - STOP:
                continue
            if pair.english[own[0]].isupper() and not own[0]:
                english = english[0].upper() + english[1:]
            return [(*own, english)], [(*other, chinese)], True
    return None


def phrase_book(pairs: Sequence[Aligned]) -> Phrases:
    """Phrases of some pairs, by about how long their Chinese is."""
    found: dict[int, list[tuple[str, str]]] = {}
    for number, pair in enumerate(pairs):
        rng = random.Random(f"phrases {number}")
        for own, other in list(phrases(pair, rng))[:3]:
            chinese = pair.chinese[slice(*other)]
            found.setdefault(_length(len(chinese)), []).append((pair.english[slice(*own)], chinese))
    return found


def _length(signs: int) -> int:
    """Phrases are about as long if this is the same: ratios of 1.5."""
    return round(math.log(signs, 1.5))
