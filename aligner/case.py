"""A pair with all that the scores say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
            found.append(clauses_near(view.text, words, within, view.lang))
        return found[0], found[1]


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
