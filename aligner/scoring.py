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
from aligner.clauses import CLAUSE_FEATURES, ClauseEvidence
from aligner.comparer import Comparer
from aligner.embedding import unit
from aligner.fluency import Fluency
from aligner.lines import gists_inside, lines_inside, smooth_length
from aligner.matching import Match, match
from aligner.negation import may_deny, negations
from aligner.reading import Aligned, read_beads
from aligner.views import View
from corpus.model import Span

#: A sentence with fewer content tokens says too little to be missed.
MIN_TOKENS = 3
#: Longest run of sentences on one side that may render one sentence of the other.
MAX_WINDOW = 3
#: Pairs of a sentence and a run that are looked at together.
_CELLS = 1 << 20

_FINAL, _CLOSING = frozenset(".!?…。！？；:："), " \t\n”’\"')）】」』》"

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
    "gist",
    "gist_by_length",
)
FAULT_FEATURES = (
    "longer",
    "shorter",
    "alone_source",
    "alone_target",
    "sentences_difference",
    "tail_source",
    "tail_target",
    "least_source",
    "least_target",
    "unfinished",
    "gist_least",
    "gist_rival",
)
#: Of each side by itself.
FLUENCY_FEATURES = (
    "breaks_off_source",
    "breaks_off_target",
    "odd_source",
    "odd_target",
    "oddest_source",
    "oddest_target",
)
#: Words that deny: how many more of them, and of those that surely do, one side has; how many both
#: have; and words that may answer one, often or now and then.
DENIAL_FEATURES = ("denials_apart", "sure_apart", "denials", "answers", "answers_weak")
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
)

Floats = NDArray[np.float64]
#: `gists_inside` of a source and of a target.
_Gists = tuple[Sequence[NDArray[np.float32]], Sequence[NDArray[np.float32]]]


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """What speaks for or against a sentence having a counterpart on the other side.

    features: (11,) float64, named by SENTENCE_FEATURES. `best` is the cosine with the most similar
    run of sentences over there, which is the half-open range `window` of the other's sentences.
    """

    span: Span
    features: Floats
    best: float
    window: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything computed about one pair of texts.

    beads: the alignment of their sentences, by index. pair_features: (14,), fault_features:
    (12,), fluency_features: (6,), denial_features: (5,) float64, named by PAIR_, FAULT_, FLUENCY_
    and DENIAL_FEATURES. compared: (b, 2) float64, for each bead, named by COMPARED_FEATURES.
    clauses: of the beads that could be read.
    """

    fit: float
    match: Match
    length_ratio: float
    beads: tuple[Bead, ...]
    pair_features: Floats
    fault_features: Floats
    fluency_features: Floats
    denial_features: Floats
    compared: Floats
    clauses: tuple[ClauseEvidence, ...]
    source_sentences: tuple[SentenceEvidence, ...]
    target_sentences: tuple[SentenceEvidence, ...]

    @property
    def clause_features(self) -> Floats:
        """(c, 16) float64, of each of `clauses`."""
        features = [clause.features for clause in self.clauses]
        return np.array(features).reshape(-1, len(CLAUSE_FEATURES))


def length_ratio(source: View, target: View) -> float:
    """ln of the target's length over the length expected from the source (0: as expected)."""
    own, other = (smooth_length(view.text, view.lang) for view in (source, target))
    return math.log(other / own)


def pair_features(source: View, target: View, matched: Match, fit: float) -> Floats:
    """(14,) float64, named by PAIR_FEATURES: is the one a translation of the other?"""
    ratio = abs(length_ratio(source, target))
    sizes = math.log1p(len(source.tokens)), math.log1p(len(target.tokens))
    english, chinese = (source, target) if source.lang == "en" else (target, source)
    gist = float(source.gist @ target.gist)
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
            gist,
            gist * sum(sizes),
        ]
    )


def inside(view: View) -> list[slice]:
    """Which of the view's tokens lie in each of its sentences."""
    starts, ends = zip(*((span.start, span.end) for span in view.sentences), strict=True)
    offsets = view.tokens.offsets
    first = np.searchsorted(offsets[:, 0], starts).tolist()
    last = np.searchsorted(offsets[:, 1], ends, "right").tolist()
    return list(map(slice, first, last))


def evidence(
    source: View,
    target: View,
    comparer: Comparer,
    gists: Sequence[Sequence[NDArray[np.float32]]] = (),
) -> Evidence:
    """Compare two texts, whole and sentence by sentence; gists: `gists_inside` of both, if they are
    at hand."""
    return evidence_of([(source, target)], comparer, gists)[0]


def evidence_of(
    pairs: Sequence[tuple[View, View]],
    comparer: Comparer,
    gists: Sequence[Sequence[NDArray[np.float32]]] = (),
) -> list[Evidence]:
    """`evidence` of each; many together take less time. gists: of all their texts in a row."""
    gists = gists or gists_inside([view for pair in pairs for view in pair])
    by_pair = list(zip(gists[::2], gists[1::2], strict=True))
    begun = [_aligned(pair, own) for pair, own in zip(pairs, by_pair, strict=True)]
    read = read_beads(begun, comparer)
    return [_evidence(*one) for one in zip(begun, by_pair, read, strict=True)]


def _aligned(pair: tuple[View, View], gists: _Gists) -> Aligned:
    source, target = pair
    matched = match(source.tokens, target.tokens)
    beads = align(lines_inside(source, gists[0]), lines_inside(target, gists[1]), prior=SENTENCES)
    return Aligned(pair, (inside(source), inside(target)), matched, beads)


def _evidence(
    aligned: Aligned, gists: _Gists, read: tuple[Floats, tuple[ClauseEvidence, ...]]
) -> Evidence:
    (source, target), held, matched = aligned.views, aligned.held, aligned.matched
    fit, mean = float(source.vector @ target.vector), matched.mean
    runs = _runs(source, gists[0]), _runs(target, gists[1])
    sides = (
        _sentences(source, held[0], *runs, matched.claim_source, matched.mutual_source, mean),
        _sentences(target, held[1], *runs[::-1], matched.claim_target, matched.mutual_target, mean),
    )
    return Evidence(
        fit=fit,
        match=matched,
        length_ratio=length_ratio(source, target),
        beads=tuple(aligned.beads),
        pair_features=pair_features(source, target, matched, fit),
        fault_features=_fault_features(aligned, sides),
        fluency_features=_fluency_features(source.fluency, target.fluency),
        denial_features=_denial_features(source, target),
        compared=read[0],
        clauses=read[1],
        source_sentences=sides[0],
        target_sentences=sides[1],
    )


def _fault_features(
    aligned: Aligned, sides: Sequence[Sequence[SentenceEvidence]]
) -> NDArray[np.float64]:
    """(12,) float64, named by FAULT_FEATURES: is a part of it wrong?

    longer, shorter: the target, against expectation. alone: share of a side's sentences, by
    length, without a counterpart. tail: how much less than the rest the last third of the last
    sentence is matched. least: the same of the least matched sentence. unfinished: 1 where the
    source ends as a sentence does and the target does not, -1 the other way round. gist_least,
    gist_rival: the least of the sentences' figures of that kind.
    """
    (source, target), matched, beads = aligned.views, aligned.matched, aligned.beads
    names = [SENTENCE_FEATURES.index(name) for name in ("gist_best", "gist_rival")]
    gist = float(source.gist @ target.gist)
    least = [min((s.features[n] for side in sides for s in side), default=gist) for n in names]
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
            _least(aligned.held[0], matched.mutual_source),
            _least(aligned.held[1], matched.mutual_target),
            float(_is_finished(source.text)) - float(_is_finished(target.text)),
            *least,
        ]
    )


def _fluency_features(source: Fluency, target: Fluency) -> Floats:
    """(6,) float64, named by FLUENCY_FEATURES."""
    kinds = ((one.breaks_off, one.odd, one.oddest) for one in (source, target))
    return np.array(list(zip(*kinds, strict=True))).ravel()


def _denial_features(source: View, target: View) -> Floats:
    """(5,) float64, named by DENIAL_FEATURES; 0 where no word surely denies."""
    views = source, target
    if not any(may_deny(view.text, view.lang) for view in views):
        return np.zeros(len(DENIAL_FEATURES))
    one, other = (negations(view.text, view.lang) for view in views)
    return np.array(
        [
            abs(len(one.hard) - len(other.hard)),
            abs(len(one.sure) - len(other.sure)),
            len(one.hard) + len(other.hard),
            len(one.soft) + len(other.soft),
            len(one.weak) + len(other.weak),
        ],
        np.float64,
    )


def _alone(view: View, ranges: Sequence[tuple[int, int]]) -> float:
    spans = [view.sentences[n] for first, end in ranges for n in range(first, end)]
    return sum(span.end - span.start for span in spans) / max(1, len(view.text))


def _tail(view: View, mutual: NDArray[np.float32]) -> float:
    last = view.sentences[-1]
    begin = last.end - max(6, (last.end - last.start) // 3)
    behind = mutual[np.searchsorted(view.tokens.offsets[:, 0], begin) :]
    return _mean(mutual) - _mean(behind) if len(behind) else 0.0


def _is_finished(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _FINAL


def _least(held: Sequence[slice], mutual: NDArray[np.float32]) -> float:
    parts = [mutual[here] for here in held]
    return _mean(mutual) - min((_mean(p) for p in parts if len(p) >= MIN_TOKENS), default=0.0)


@dataclass(frozen=True, slots=True)
class _Runs:
    """Runs of up to MAX_WINDOW sentences in a row: half-open ranges, and by either model their
    vectors, (w, d) and (w, 512) float32. The first of them are the single sentences."""

    ranges: list[tuple[int, int]]
    vectors: NDArray[np.float32]
    gists: NDArray[np.float32]


def _runs(view: View, gists: Sequence[NDArray[np.float32]]) -> _Runs:
    count = len(view.sentences)
    if count == 1:
        return _Runs([(0, 1)], unit(view.sentence_vectors), gists[0])
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
    return _Runs(ranges, unit(vectors), np.concatenate(gists[:MAX_WINDOW]))


def _sentences(
    own: View,
    held: Sequence[slice],
    own_runs: _Runs,
    runs: _Runs,
    claim: NDArray[np.float32],
    mutual: NDArray[np.float32],
    paragraph_mutual: float,
) -> tuple[SentenceEvidence, ...]:
    """What speaks for each sentence of a text that has enough tokens.

    held: the tokens of each. runs: the other text's.
    """
    count = len(own.sentences)
    windows, best, rivals = _nearest(own_runs.vectors[:count], runs.vectors)
    _, gist_best, gist_rivals = _nearest(own_runs.gists[:count], runs.gists)
    gist_paragraph, claim_paragraph = max(gist_best), _mean(claim)
    found = []
    for number, (span, here) in enumerate(zip(own.sentences, held, strict=True)):
        tokens = here.stop - here.start
        if tokens < MIN_TOKENS:
            continue
        features = np.array(
            [
                _mean(claim[here]),
                _mean(mutual[here]),
                best[number],
                best[number] - rivals[number],
                math.log(tokens),
                math.log(len(own.tokens)),
                paragraph_mutual,
                claim_paragraph,
                gist_best[number],
                gist_best[number] - gist_rivals[number],
                gist_paragraph,
            ]
        )
        found.append(SentenceEvidence(span, features, best[number], runs.ranges[windows[number]]))
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


def _mean(values: NDArray[np.float32]) -> float:
    return float(np.add.reduce(values) / np.float32(len(values))) if len(values) else 0.0
