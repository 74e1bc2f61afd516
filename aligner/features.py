"""The figures of a pair that calibration weighs: length, matches, ends, fluency, denials."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.anchors import anchors
from aligner.coverage import MIN_TOKENS, SENTENCE_FEATURES, Floats, SentenceEvidence, mean
from aligner.fluency import Fluency
from aligner.lines import smooth_length
from aligner.matching import Match
from aligner.negation import may_deny, negations
from aligner.reading import Aligned
from aligner.views import View

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
#: What the network that reads both sides says of the tokens of each side, and of its last ones.
LACKING_FEATURES = (
    "lacking_source",
    "lacking_target",
    "lacking_end_source",
    "lacking_end_target",
)
#: Tokens of a side's end.
END = 8
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
            mean(matched.mutual_source),
            mean(matched.mutual_target),
            mean(matched.nearest_source),
            mean(matched.nearest_target),
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


def fault_features(aligned: Aligned, sides: Sequence[Sequence[SentenceEvidence]]) -> Floats:
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


def lacking_features(lacking: Sequence[NDArray[np.float32]]) -> Floats:
    """(4,) float64, named by LACKING_FEATURES: the mean log odds that a token has no counterpart,
    which are given of both sides, and of the last END of each."""
    return np.array([*map(mean, lacking), *(mean(own[-END:]) for own in lacking)])


def fluency_features(source: Fluency, target: Fluency) -> Floats:
    """(6,) float64, named by FLUENCY_FEATURES."""
    kinds = ((one.breaks_off, one.odd, one.oddest) for one in (source, target))
    return np.array(list(zip(*kinds, strict=True))).ravel()


def denial_features(source: View, target: View) -> Floats:
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
    return mean(mutual) - mean(behind) if len(behind) else 0.0


def _is_finished(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _FINAL


def _least(held: Sequence[slice], mutual: NDArray[np.float32]) -> float:
    parts = [mutual[here] for here in held]
    return mean(mutual) - min((mean(p) for p in parts if len(p) >= MIN_TOKENS), default=0.0)
