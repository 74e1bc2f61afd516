"""Everything computed about a pair of texts: matches, alignment, figures.

All of it comes from two `View`s; nothing here embeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import SENTENCES, Bead, align
from aligner.clauses import CLAUSE_FEATURES, ClauseEvidence
from aligner.comparer import Comparer
from aligner.coverage import (
    Floats,
    SentenceEvidence,
    TokenFigures,
    nearest,
    runs_of,
    sentence_evidence,
)
from aligner.features import (
    denial_features,
    fault_features,
    fluency_features,
    lacking_features,
    length_ratio,
    pair_features,
)
from aligner.lines import gists_inside, lines_inside
from aligner.matching import Match, match
from aligner.reading import Aligned, Read, read_pairs
from aligner.views import View

#: `gists_inside` of a source and of a target.
_Gists = tuple[Sequence[NDArray[np.float32]], Sequence[NDArray[np.float32]]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything computed about one pair of texts.

    beads: the alignment of their sentences, by index. pair_features: (14,), fault_features:
    (12,), lacking_features: (4,), fluency_features: (6,), denial_features: (5,) float64, named by
    PAIR_, FAULT_, LACKING_, FLUENCY_ and DENIAL_FEATURES. compared: (b, 2) float64, for each bead,
    named by COMPARED_FEATURES.
    clauses: of the beads that could be read.
    """

    fit: float
    match: Match
    length_ratio: float
    beads: tuple[Bead, ...]
    pair_features: Floats
    fault_features: Floats
    lacking_features: Floats
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
    beads: Sequence[Bead] | None = None,
) -> Evidence:
    """Compare two texts, whole and sentence by sentence; gists: `gists_inside` of both, if they are
    at hand; beads: of their sentences, if another alignment is to be taken."""
    if beads is None:
        return evidence_of([(source, target)], comparer, gists)[0]
    own, other = gists or gists_inside([source, target])
    aligned = replace(_aligned((source, target), (own, other)), beads=beads)
    return _evidence(aligned, read_pairs([aligned], comparer)[0])


def evidence_of(
    pairs: Sequence[tuple[View, View]],
    comparer: Comparer,
    gists: Sequence[Sequence[NDArray[np.float32]]] = (),
) -> list[Evidence]:
    """`evidence` of each; many together take less time. gists: of all their texts in a row."""
    gists = gists or gists_inside([view for pair in pairs for view in pair])
    by_pair = list(zip(gists[::2], gists[1::2], strict=True))
    begun = [_aligned(pair, own) for pair, own in zip(pairs, by_pair, strict=True)]
    return list(map(_evidence, begun, read_pairs(begun, comparer)))


def _aligned(pair: tuple[View, View], gists: _Gists) -> Aligned:
    source, target = pair
    matched = match(source.tokens, target.tokens)
    beads = align(lines_inside(source, gists[0]), lines_inside(target, gists[1]), prior=SENTENCES)
    runs = runs_of(source, gists[0]), runs_of(target, gists[1])
    near = (
        nearest(*runs, len(source.sentences)),
        nearest(*runs[::-1], len(target.sentences)),
    )
    return Aligned(pair, (inside(source), inside(target)), near, matched, beads)


def _evidence(aligned: Aligned, read: Read) -> Evidence:
    (source, target), matched = aligned.views, aligned.matched
    fit = float(source.vector @ target.vector)
    told = (
        TokenFigures(matched.claim_source, matched.mutual_source, read.lacking[0]),
        TokenFigures(matched.claim_target, matched.mutual_target, read.lacking[1]),
    )
    sides = tuple(
        sentence_evidence(*own, matched.mean)
        for own in zip(aligned.views, aligned.held, aligned.near, told, strict=True)
    )
    return Evidence(
        fit=fit,
        match=matched,
        length_ratio=length_ratio(source, target),
        beads=tuple(aligned.beads),
        pair_features=pair_features(source, target, matched, fit),
        fault_features=fault_features(aligned, sides),
        lacking_features=lacking_features(read.lacking),
        fluency_features=fluency_features(source.fluency, target.fluency),
        denial_features=denial_features(source, target),
        compared=read.compared,
        clauses=read.clauses,
        source_sentences=sides[0],
        target_sentences=sides[1],
    )
