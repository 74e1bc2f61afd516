"""The figures of a pair: fit, token matches, sentence coverage, length.

All of them are computed from two `View`s; nothing here embeds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import SENTENCES, Bead, align
from aligner.anchors import anchors
from aligner.lines import length, lines_inside
from aligner.matching import Match, match
from aligner.views import View
from corpus.model import Span

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
FAULT_FEATURES = (
    *PAIR_FEATURES,
    "longer",
    "shorter",
    "alone_source",
    "alone_target",
    "sentences_difference",
    "tail_source",
    "tail_target",
    "least_source",
    "least_target",
)
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
    """Everything computed about one pair of texts.

    beads: the alignment of their sentences, by index. pair_features: (12,), fault_features: (21,)
    float64, named by PAIR_FEATURES and FAULT_FEATURES.
    """

    fit: float
    match: Match
    length_ratio: float
    beads: tuple[Bead, ...]
    pair_features: Floats
    fault_features: Floats
    source_sentences: tuple[SentenceEvidence, ...]
    target_sentences: tuple[SentenceEvidence, ...]


def length_ratio(source: View, target: View) -> float:
    """ln of the target's length over the length expected from the source (0: as expected)."""
    own, other = (length(view.text, view.lang) + LENGTH_SMOOTHING for view in (source, target))
    return math.log(other / own)


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
    beads = align(lines_inside(source), lines_inside(target), prior=SENTENCES)
    features = pair_features(source, target, matched, fit)
    return Evidence(
        fit=fit,
        match=matched,
        length_ratio=length_ratio(source, target),
        beads=tuple(beads),
        pair_features=features,
        fault_features=np.concatenate((features, _fault_features(source, target, matched, beads))),
        source_sentences=_sentences(
            source, target, similarity, matched.claim_source, matched.mutual_source, matched.mean
        ),
        target_sentences=_sentences(
            target, source, backward, matched.claim_target, matched.mutual_target, matched.mean
        ),
    )


def _fault_features(
    source: View, target: View, matched: Match, beads: Sequence[Bead]
) -> NDArray[np.float64]:
    """(9,) float64: what FAULT_FEATURES has beyond PAIR_FEATURES: is a part of it wrong?

    longer, shorter: the target, against expectation. alone: share of a side's sentences, by
    length, without a counterpart. tail: how much less than the rest the last third of the last
    sentence is matched. least: the same of the least matched sentence.
    """
    ratio = length_ratio(source, target)
    counts = len(source.sentences), len(target.sentences)
    return np.array(
        [
            max(0.0, ratio),
            max(0.0, -ratio),
            _alone(source, [b.source for b in beads if b.target[0] == b.target[1]]),
            _alone(target, [b.target for b in beads if b.source[0] == b.source[1]]),
            abs(counts[0] - counts[1]) / max(counts),
            _tail(source, matched.mutual_source),
            _tail(target, matched.mutual_target),
            _least(source, matched.mutual_source),
            _least(target, matched.mutual_target),
        ]
    )


def _alone(view: View, ranges: Sequence[tuple[int, int]]) -> float:
    spans = [view.sentences[n] for first, end in ranges for n in range(first, end)]
    return sum(span.end - span.start for span in spans) / max(1, len(view.text))


def _tail(view: View, mutual: NDArray[np.float32]) -> float:
    last = view.sentences[-1]
    begin = last.end - max(6, (last.end - last.start) // 3)
    behind = view.tokens.offsets[:, 0] >= begin
    return _mean(mutual) - _mean(mutual[behind]) if behind.any() else 0.0


def _least(view: View, mutual: NDArray[np.float32]) -> float:
    parts = [mutual[inside(view, span)] for span in view.sentences]
    return _mean(mutual) - min((_mean(p) for p in parts if len(p) >= MIN_TOKENS), default=0.0)


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
