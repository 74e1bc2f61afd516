"""A sequence of texts as alignment sees it, and which tokens match across two sequences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.matching import TEMPERATURE
from aligner.views import View
from corpus.model import Lang

#: Chinese characters for one character of English, spaces left out: about the median over
#: news_paragraphs and effective_java_book.
HAN_PER_LETTER = 0.36

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """n texts in order.

    vectors: (n, d) float32. tokens: (t, d) float32, those of all texts; text i has the tokens
    starts[i] to starts[i + 1]. lengths: (n,) float64, in Chinese characters or their worth.
    """

    vectors: Floats
    tokens: Floats
    starts: Ints
    lengths: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.lengths)


def lines_of(views: Sequence[View]) -> Lines:
    """Whole texts. Where a model gives no tokens, the vectors of sentences stand for them."""
    if not views:
        empty = np.zeros((0, 1), np.float32)
        return Lines(empty, empty, np.zeros(1, np.int64), np.zeros(0))
    given = any(len(view.tokens) for view in views)
    tokens = [view.tokens.vectors if given else view.sentence_vectors for view in views]
    return Lines(
        np.stack([view.vector for view in views]),
        np.concatenate(tokens),
        np.cumsum([0, *(len(own) for own in tokens)]),
        np.array([length(view.text, view.lang) for view in views]),
    )


def lines_inside(view: View) -> Lines:
    """The sentences of one text."""
    tokens, starts = view.sentence_vectors, np.arange(len(view.sentences) + 1)
    if len(view.tokens):
        tokens = view.tokens.vectors
        ends = [span.end for span in view.sentences]
        starts = np.concatenate([[0], np.searchsorted(view.tokens.offsets[:, 0], ends)])
        starts[-1] = len(tokens)
    lengths = [length(view.text[span.start : span.end], view.lang) for span in view.sentences]
    return Lines(view.sentence_vectors, tokens, starts, np.array(lengths))


def letters(text: str) -> int:
    """Characters of a text that are not white space."""
    return len("".join(text.split()))


def length(text: str, lang: Lang) -> float:
    """A text's length in Chinese characters, or their worth in English ones."""
    return letters(text) * (HAN_PER_LETTER if lang == "en" else 1.0)


@dataclass(frozen=True, slots=True)
class Matches:
    """How well each token of one side is matched in each nearby text of the other.

    best: (t, w) float32: the highest mutual probability (see `aligner.matching.Match`) with a
    token of text low[i] + k, for a token of text i. Texts outside the band match nothing.
    """

    best: Floats
    low: Ints


def matches(
    source: Lines, target: Lines, low: Ints, high: Ints, temperature: float = TEMPERATURE
) -> tuple[Matches, Matches]:
    """Match all tokens within a band: source text i sees targets low[i] to high[i], half open.

    low and high must not decrease. Returns (the source's matches, the target's). Time and
    memory are linear in the number of tokens for a band of bounded width.
    """
    columns = np.zeros(len(target.tokens), np.float64)
    rows = np.zeros(len(source.tokens), np.float64)
    for own, near, weights in _weights(source, target, low, high, temperature):
        rows[own] = weights.sum(axis=1)
        columns[near] += weights.sum(axis=0)
    back_low, back_high = _turned(low, high, len(target))
    forward = np.zeros((len(source.tokens), int((high - low).max())), np.float32)
    backward = np.zeros((len(target.tokens), int((back_high - back_low).max())), np.float32)
    for i, (own, near, weights) in enumerate(_weights(source, target, low, high, temperature)):
        mutual = weights / np.sqrt(rows[own][:, None] * columns[near] + 1e-30)
        ends = target.starts[low[i] : high[i] + 1] - near.start
        for k in range(high[i] - low[i]):
            part = mutual[:, ends[k] : ends[k + 1]]
            if not part.size:
                continue
            forward[own, k] = part.max(axis=1)
            there = slice(near.start + ends[k], near.start + ends[k + 1])
            backward[there, i - back_low[low[i] + k]] = part.max(axis=0)
    return Matches(forward, low), Matches(backward, back_low)


def _weights(
    source: Lines, target: Lines, low: Ints, high: Ints, temperature: float
) -> Iterator[tuple[slice, slice, Floats]]:
    for i in range(len(source)):
        own = slice(int(source.starts[i]), int(source.starts[i + 1]))
        near = slice(int(target.starts[low[i]]), int(target.starts[high[i]]))
        similarity = source.tokens[own] @ target.tokens[near].T
        # A cosine is at most 1, so the exponent is at most 0 and nothing overflows.
        yield own, near, np.exp((similarity - 1.0) / temperature)


def _turned(low: Ints, high: Ints, m: int) -> tuple[Ints, Ints]:
    """The band seen from the target: the half-open range of sources that see each target."""
    places = np.arange(m)
    first = np.searchsorted(high, places, side="right")
    last = np.searchsorted(low, places, side="right")
    return first, np.maximum(last, first)
