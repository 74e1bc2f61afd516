"""The figures of a pair: fit, token matches, sentence coverage, length.

All of them are computed from two `View`s; nothing here embeds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.anchors import anchors
from aligner.matching import Match, match
from aligner.views import View
from corpus.model import Span

#: Chinese characters for one character of English, spaces left out: the median over
#: news_paragraphs and effective_java_book (see docs/benchmarks.md).
HAN_PER_LETTER = 0.36
#: Added to both lengths, so that the ratio of two short texts does not run wild.
LENGTH_SMOOTHING = 6.0
#: A sentence with fewer content tokens says too little to be missed.
MIN_TOKENS = 3
#: Longest run of sentences on one side that may render one sentence of the other.
MAX_WINDOW = 3

PAIR_FEATURES = (
    "fit",
    "mutual_source",
    "mutual_target",
    "nearest_source",
    "nearest_target",
    "log_tokens_source",
    "log_tokens_target",
    "mutual_by_length",
    "fit_by_length",
    "length_difference",
    "length_excess",
    "anchors",
)
BEAD_FEATURES = (*PAIR_FEATURES, "least_claim", "least_mutual")
SENTENCE_FEATURES = (
    "claim",
    "mutual",
    "best",
    "rival",
    "log_tokens",
    "log_tokens_paragraph",
    "mutual_paragraph",
    "claim_paragraph",
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """What speaks for or against a sentence having a counterpart on the other side.

    features: (8,) float64, named by SENTENCE_FEATURES. `best` is the cosine with the most similar
    run of sentences over there, which is the half-open range `window` of the other's sentences.
    """

    span: Span
    features: Floats
    best: float
    window: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything computed about one pair of texts."""

    fit: float
    match: Match
    length_ratio: float
    pair_features: Floats
    source_sentences: tuple[SentenceEvidence, ...]
    target_sentences: tuple[SentenceEvidence, ...]


def length_ratio(source: View, target: View) -> float:
    """ln of the target's length over the length expected from the source (0: as expected)."""
    lengths = []
    for view in (source, target):
        count = sum(not character.isspace() for character in view.text)
        lengths.append(count * (HAN_PER_LETTER if view.lang == "en" else 1.0))
    return math.log((lengths[1] + LENGTH_SMOOTHING) / (lengths[0] + LENGTH_SMOOTHING))


def pair_features(source: View, target: View, matched: Match, fit: float) -> Floats:
    """(12,) float64, named by PAIR_FEATURES: is the one a translation of the other?"""
    ratio = abs(length_ratio(source, target))
    sizes = math.log1p(len(source.tokens)), math.log1p(len(target.tokens))
    english, chinese = (source, target) if source.lang == "en" else (target, source)
    return np.array(
        [
            fit,
            _mean(matched.mutual_source),
            _mean(matched.mutual_target),
            _mean(matched.nearest_source),
            _mean(matched.nearest_target),
            *sizes,
            matched.mean * sum(sizes),
            fit * sum(sizes),
            ratio,
            max(0.0, ratio - 0.5) * math.log1p(source.weight + target.weight),
            anchors(english.text, chinese.text),
        ]
    )


def bead_features(source: View, target: View) -> Floats:
    """(14,) float64, named by BEAD_FEATURES: the pair's, and how well the paragraph fares that
    fares worst, so that a paragraph too many in a bead shows."""
    matched = match(source.tokens, target.tokens)
    fit = float(source.vector @ target.vector)
    least = []
    for claims in (
        (matched.claim_source, matched.claim_target),
        (matched.mutual_source, matched.mutual_target),
    ):
        means = [
            _mean(values[inside(view, part)])
            for view, values in zip((source, target), claims, strict=True)
            for part in view.parts
        ]
        least.append(min(means))
    return np.concatenate((pair_features(source, target, matched, fit), least))


def inside(view: View, span: Span) -> NDArray[np.bool_]:
    """(t,) whether each of the view's tokens lies in a span of its text."""
    offsets = view.tokens.offsets
    kept: NDArray[np.bool_] = (offsets[:, 0] >= span.start) & (offsets[:, 1] <= span.end)
    return kept


def evidence(source: View, target: View) -> Evidence:
    """Compare two texts, whole and sentence by sentence."""
    matched = match(source.tokens, target.tokens)
    fit = float(source.vector @ target.vector)
    similarity = source.sentence_vectors @ _windows(target)[1].T
    backward = target.sentence_vectors @ _windows(source)[1].T
    return Evidence(
        fit=fit,
        match=matched,
        length_ratio=length_ratio(source, target),
        pair_features=pair_features(source, target, matched, fit),
        source_sentences=_sentences(
            source, target, similarity, matched.claim_source, matched.mutual_source, matched.mean
        ),
        target_sentences=_sentences(
            target, source, backward, matched.claim_target, matched.mutual_target, matched.mean
        ),
    )


def _windows(view: View) -> tuple[list[tuple[int, int]], NDArray[np.float32]]:
    """Runs of up to MAX_WINDOW sentences and their vectors, (w, d)."""
    count = len(view.sentences)
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
    vectors = np.stack([sums[end] - sums[start] for start, end in ranges])
    return ranges, vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def _sentences(
    own: View,
    other: View,
    similarity: NDArray[np.float32],
    claim: NDArray[np.float32],
    mutual: NDArray[np.float32],
    paragraph_mutual: float,
) -> tuple[SentenceEvidence, ...]:
    ranges = _windows(other)[0]
    found = []
    for number, span in enumerate(own.sentences):
        here = inside(own, span)
        count = int(here.sum())
        if count < MIN_TOKENS:
            continue
        window = int(similarity[number].argmax())
        best = float(similarity[number, window])
        rivals = np.delete(similarity[:, window], number)
        features = np.array(
            [
                claim[here].mean(),
                mutual[here].mean(),
                best,
                best - (float(rivals.max()) if len(rivals) else 0.0),
                math.log(count),
                math.log(len(own.tokens)),
                paragraph_mutual,
                claim.mean(),
            ]
        )
        found.append(SentenceEvidence(span, features, best, ranges[window]))
    return tuple(found)


def _mean(values: NDArray[np.float32]) -> float:
    return float(values.mean()) if len(values) else 0.0
