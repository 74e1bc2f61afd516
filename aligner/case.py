"""A pair with all that the scores say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aligner.clauses import ClauseEvidence
from aligner.scoring import Evidence
from aligner.verdict import Severity
from aligner.views import View
from corpus.model import Pair, Span
from corpus.spans import clauses_near, whole_words

#: Characters of an excerpt.
_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Case:
    """odds: log odds of the pair model. lead: by how much they exceed those with a neighbour.
    faults: log odds by kind. probability: that it is fine, by these alone. severity: of what they
    amount to, None where that is nothing. above: the kinds that the user asked for by themselves
    and whose odds exceed their limit.
    """

    pair: Pair
    source: View
    target: View
    evidence: Evidence
    odds: float
    lead: float
    faults: Mapping[str, float]
    probability: float
    severity: Severity | None
    above: tuple[str, ...] = ()

    def sides(self, bead: int) -> tuple[Span, Span]:
        """What a bead is of on either side, neither of which is empty."""
        own = self.evidence.beads[bead]
        return self.source.stretch(*own.source), self.target.stretch(*own.target)

    def words(self, clause: ClauseEvidence) -> tuple[Span, Span]:
        """The words on either side of a bead that most lack a counterpart, as a reader sees
        them."""
        found = []
        for view, within in zip((self.source, self.target), self.sides(clause.bead), strict=True):
            words = whole_words(view.text, clause.words(view.lang))
            words, within = _in_a_sentence(view, clause, words, within)
            found.append(clauses_near(view.text, words, within, view.lang))
        return found[0], found[1]


def _in_a_sentence(
    view: View, clause: ClauseEvidence, words: Span, within: Span
) -> tuple[Span, Span]:
    """Words that are of one sentence, and what that is: of several that they run across, the one
    in which most of them lack a counterpart."""
    sentences = [s for s in view.sentences if s.start < words.end and words.start < s.end]
    if len(sentences) < 2:
        return words, within
    offsets, odds = clause.lacking(view.lang)
    middles = offsets.mean(axis=1)

    def lost(sentence: Span) -> float:
        here = (middles >= max(sentence.start, words.start)) & (middles < sentence.end)
        return float(np.maximum(odds[here & (middles < words.end)], 0.0).sum())

    most = max(sentences, key=lost)
    return Span(max(most.start, words.start), min(most.end, words.end)), most


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
