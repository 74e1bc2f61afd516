"""What the network that reads both sides (`aligner.comparer`) says of the beads of a pair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.beads import Bead
from aligner.clauses import BeadSide, ClauseEvidence, Tokenwise, clause_evidence
from aligner.comparer import OUTPUTS, Comparer
from aligner.matching import Match, Tokens
from aligner.negation import may_deny_alone
from aligner.views import View

#: Of a bead: the log odds that something is wrong, and that one side denies what the other says.
COMPARED_FEATURES = ("wrong", "denies")
_COMPARED = [OUTPUTS.index(name) for name in ("fault", "negation")]
#: The same where there was nothing to compare, and the least and greatest there is.
NOTHING, EXTREME = -8.0, 12.0

Floats = NDArray[np.float64]


def read_beads(
    views: tuple[View, View],
    held: tuple[Sequence[slice], Sequence[slice]],
    matched: Match,
    beads: Sequence[Bead],
    comparer: Comparer,
) -> tuple[Floats, tuple[ClauseEvidence, ...]]:
    """(b, 2) float64, named by COMPARED_FEATURES, of the beads in which a word denies and no other
    tells the same, since denials are what is asked for; and what speaks for words without
    counterpart in those that could be read. views: source and target; held: which of their tokens
    lie in each sentence."""
    compared = np.full((len(beads), len(COMPARED_FEATURES)), NOTHING)
    clauses: list[ClauseEvidence] = []
    if views[0].lang == views[1].lang or not comparer.weights:
        return compared, ()
    probabilities = (
        (matched.mutual_source, matched.claim_source),
        (matched.mutual_target, matched.claim_target),
    )
    for number, bead in enumerate(beads):
        sides = {
            view.lang: _side(view, own, place, *both)
            for view, own, place, both in zip(
                views, held, (bead.source, bead.target), probabilities, strict=True
            )
        }
        said = comparer.read(sides["en"].tokens, sides["zh"].tokens)
        if said is None:
            continue
        english, chinese = sides["en"].text, sides["zh"].text
        if may_deny_alone(english, "en", chinese) or may_deny_alone(chinese, "zh", english):
            compared[number] = np.clip(said.outputs[_COMPARED], NOTHING, EXTREME)
        clauses.append(clause_evidence(number, sides["en"], sides["zh"], said))
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
