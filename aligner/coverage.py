"""What speaks for each sentence of a text having a counterpart on the other side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embedding import unit
from aligner.views import View
from corpus.model import Span

#: A sentence with fewer content tokens says too little to be missed.
MIN_TOKENS = 3
#: Longest run of sentences on one side that may render one sentence of the other.
MAX_WINDOW = 3
#: Pairs of a sentence and a run that are looked at together.
_CELLS = 1 << 20

SENTENCE_FEATURES = (
    "claim",
    "mutual",
    "best",
    "rival",
    "log_tokens",
    "log_tokens_paragraph",
    "mutual_paragraph",
    "claim_paragraph",
    "gist_best",
    "gist_rival",
    "gist_paragraph",
    "lacking",
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """What speaks for or against a sentence having a counterpart on the other side.

    features: (12,) float64, named by SENTENCE_FEATURES. `best` is the cosine with the most similar
    run of sentences over there, which is the half-open range `window` of the other's sentences.
    """

    span: Span
    features: Floats
    best: float
    window: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of up to MAX_WINDOW sentences in a row: half-open ranges, and by either model their
    vectors, (w, d) and (w, 512) float32. The first of them are the single sentences."""

    ranges: list[tuple[int, int]]
    vectors: NDArray[np.float32]
    gists: NDArray[np.float32]


def runs_of(view: View, gists: Sequence[NDArray[np.float32]]) -> Runs:
    count = len(view.sentences)
    if count == 1:
        return Runs([(0, 1)], unit(view.sentence_vectors), gists[0])
    ranges = [
        (start, start + size)
        for size in range(1, min(MAX_WINDOW, count) + 1)
        for start in range(count - size + 1)
    ]
    lengths = np.array([span.end - span.start for span in view.sentences], np.float32)
    sums = np.concatenate(
        [
            np.zeros((1, view.sentence_vectors.shape[1]), np.float32),
            np.cumsum(view.sentence_vectors * lengths[:, None], axis=0),
        ]
    )
    starts, ends = np.array(ranges).T
    vectors = sums[ends] - sums[starts]
    vectors[:count] = view.sentence_vectors
    return Runs(ranges, unit(vectors), np.concatenate(gists[:MAX_WINDOW]))


@dataclass(frozen=True, slots=True)
class Nearest:
    """Of each of a text's sentences: the run of the other's that is most like it, by index, how
    like, and how like that run the most similar other sentence is; and by the second model."""

    windows: Sequence[tuple[int, int]]
    best: Sequence[float]
    rivals: Sequence[float]
    gist_best: Sequence[float]
    gist_rivals: Sequence[float]


def nearest(own: Runs, other: Runs, count: int) -> Nearest:
    """count: of the own sentences, which are the first of its runs."""
    windows, best, rivals = _nearest(own.vectors[:count], other.vectors)
    _, gist_best, gist_rivals = _nearest(own.gists[:count], other.gists)
    return Nearest([other.ranges[n] for n in windows], best, rivals, gist_best, gist_rivals)


@dataclass(frozen=True, slots=True)
class TokenFigures:
    """What is known of each token of a text, (t,) float32: how it is matched (`matching.Match`),
    and the log odds that it has no counterpart (`reading`)."""

    claim: NDArray[np.float32]
    mutual: NDArray[np.float32]
    lacking: NDArray[np.float32]


def sentence_evidence(
    own: View, held: Sequence[slice], near: Nearest, told: TokenFigures, paragraph_mutual: float
) -> tuple[SentenceEvidence, ...]:
    """What speaks for each sentence of a text that has enough tokens. held: the tokens of each."""
    gist_paragraph, claim_paragraph = max(near.gist_best), mean(told.claim)
    found = []
    for number, (span, here) in enumerate(zip(own.sentences, held, strict=True)):
        tokens = here.stop - here.start
        if tokens < MIN_TOKENS:
            continue
        best, gist_best = near.best[number], near.gist_best[number]
        features = np.array(
            [
                mean(told.claim[here]),
                mean(told.mutual[here]),
                best,
                best - near.rivals[number],
                math.log(tokens),
                math.log(len(own.tokens)),
                paragraph_mutual,
                claim_paragraph,
                gist_best,
                gist_best - near.gist_rivals[number],
                gist_paragraph,
                mean(told.lacking[here]),
            ]
        )
        found.append(SentenceEvidence(span, features, best, near.windows[number]))
    return tuple(found)


def _nearest(
    sentences: NDArray[np.float32], runs: NDArray[np.float32]
) -> tuple[list[int], list[float], list[float]]:
    """For each sentence, (s, d), the run most like it, of (w, d); how like; and how like that run
    the most similar other sentence is, 0 where there is none."""
    windows, best = [], []
    # Of each run: the two greatest likenesses, and whose the first is.
    first, second = np.full((2, len(runs)), -np.inf, np.float32)
    whose, every = np.full(len(runs), -1), np.arange(len(runs))
    step = max(1, _CELLS // len(runs))
    for start in range(0, len(sentences), step):
        similarity = sentences[start : start + step] @ runs.T
        windows += similarity.argmax(axis=1).tolist()
        best += similarity.max(axis=1).tolist()
        if len(sentences) == 1:
            return windows, best, [0.0]
        top = similarity.argmax(axis=0)
        value = similarity[top, every]
        similarity[top, every] = -np.inf
        second = np.maximum.reduce((np.minimum(first, value), second, similarity.max(axis=0)))
        whose = np.where(value > first, start + top, whose)
        first = np.maximum(first, value)
    others = np.where(whose[windows] == np.arange(len(windows)), second[windows], first[windows])
    return windows, best, others.tolist()


def mean(values: NDArray[np.float32]) -> float:
    """Of figures of tokens, added as they are stored; 0 of none."""
    return float(np.add.reduce(values) / np.float32(len(values))) if len(values) else 0.0
