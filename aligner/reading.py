"""What the network that reads both sides (`aligner.comparer`) says of the beads of a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from aligner.beads import Bead
from aligner.clauses import BeadSide, ClauseEvidence, Tokenwise, clause_evidence
from aligner.comparer import OUTPUTS, Comparer, Reading
from aligner.matching import Match, Tokens
from aligner.negation import may_deny_alone
from aligner.views import View
from corpus.model import Lang

#: Of a bead: the log odds that something is wrong, and that one side denies what the other says.
COMPARED_FEATURES = ("wrong", "denies")
_COMPARED = [OUTPUTS.index(name) for name in ("fault", "negation")]
#: The same where there was nothing to compare, and the least and greatest there is.
NOTHING, EXTREME = -8.0, 12.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A source and a target whose tokens and sentences are put to each other. held: which of their
    tokens lie in each sentence; matched: their tokens; beads: of sentences."""

    views: tuple[View, View]
    held: tuple[Sequence[slice], Sequence[slice]]
    matched: Match
    beads: Sequence[Bead]

    def sides(self) -> list[dict[Lang, BeadSide]]:
        """Both sides of each bead; none of texts of one language."""
        if self.views[0].lang == self.views[1].lang:
            return []
        found = self.matched
        mutual = found.mutual_source, found.mutual_target
        claim = found.claim_source, found.claim_target
        return [
            {
                own[0].lang: _side(*own)
                for own in zip(
                    self.views, self.held, (bead.source, bead.target), mutual, claim, strict=True
                )
            }
            for bead in self.beads
        ]


def read_beads(
    pairs: Sequence[Aligned], comparer: Comparer
) -> list[tuple[Floats, tuple[ClauseEvidence, ...]]]:
    """Of each pair: (b, 2) float64, named by COMPARED_FEATURES, of the beads in which a word
    denies, since denials are what is asked for; and what speaks for words without counterpart in
    those that could be read."""
    sides = [pair.sides() if comparer.weights else [] for pair in pairs]
    said = iter(comparer.read_all([(s["en"].tokens, s["zh"].tokens) for own in sides for s in own]))
    return [
        _told(len(pair.beads), own, list(islice(said, len(own))))
        for pair, own in zip(pairs, sides, strict=True)
    ]


def _told(
    count: int, beads: Sequence[Mapping[Lang, BeadSide]], said: Sequence[Reading | None]
) -> tuple[Floats, tuple[ClauseEvidence, ...]]:
    """As `read_beads`, of one pair; of no bead whose denial other words tell."""
    compared = np.full((count, len(COMPARED_FEATURES)), NOTHING)
    clauses: list[ClauseEvidence] = []
    for number, (sides, reading) in enumerate(zip(beads, said, strict=True)):
        if reading is None:
            continue
        english, chinese = sides["en"].text, sides["zh"].text
        if may_deny_alone(english, "en", chinese) or may_deny_alone(chinese, "zh", english):
            compared[number] = np.clip(reading.outputs[_COMPARED], NOTHING, EXTREME)
        clauses.append(clause_evidence(number, sides["en"], sides["zh"], reading))
    return compared, tuple(clauses)


def _side(
    view: View, held: Sequence[slice], place: tuple[int, int], mutual: Tokenwise, claim: Tokenwise
) -> BeadSide:
    """place: the sentences that it is of, which may be none."""
    span, own = view.stretch(*place), held[slice(*place)]
    here = slice(own[0].start, own[-1].stop) if own else slice(0)
    tokens = view.tokens
    if len(own) < len(view.sentences):
        tokens = Tokens(tokens.vectors[here], tokens.offsets[here])
    return BeadSide(view.text[span.start : span.end], tokens, mutual[here], claim[here])
