"""What the network that reads both sides (`aligner.comparer`) says of the beads of a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.beads import Bead
from aligner.clauses import BeadSide, ClauseEvidence, clause_evidence
from aligner.comparer import OUTPUTS, Comparer, Reading
from aligner.lines import smooth_length
from aligner.matching import Match, Tokens
from aligner.negation import may_deny
from aligner.views import View

#: Of a bead: the log odds that something is wrong, and that one side denies what the other says.
COMPARED_FEATURES = ("wrong", "denies")
_COMPARED = [OUTPUTS.index(name) for name in ("fault", "negation")]
#: The same where there was nothing to compare, and the least and greatest there is.
NOTHING, EXTREME = -8.0, 12.0

Floats = NDArray[np.float64]
_Views = tuple[View, View]
_Held = tuple[Sequence[slice], Sequence[slice]]


def read_beads(
    views: _Views, held: _Held, matched: Match, beads: Sequence[Bead], comparer: Comparer
) -> tuple[Floats, tuple[ClauseEvidence, ...]]:
    """(b, 2) float64, named by COMPARED_FEATURES, of the beads in which a word denies, since
    denials are what is asked for; and what speaks for words without counterpart in those that could
    be read. views: source and target; held: which of their tokens lie in each sentence."""
    compared = np.full((len(beads), len(COMPARED_FEATURES)), NOTHING)
    clauses = []
    for number, bead in enumerate(beads):
        said = _read(views, held, bead, comparer)
        if said is None:
            continue
        texts = zip(views, _texts(views, bead), strict=True)
        if any(may_deny(text, view.lang) for view, text in texts):
            compared[number] = np.clip(said.outputs[_COMPARED], NOTHING, EXTREME)
        sides = dict(_sides(views, held, matched, bead, said))
        clauses.append(clause_evidence(number, sides["en"], sides["zh"], said))
    return compared, tuple(clauses)


def _read(views: _Views, held: _Held, bead: Bead, comparer: Comparer) -> Reading | None:
    if views[0].lang == views[1].lang:
        return None
    parts = {
        view.lang: _tokens(view, slices[first:end])
        for view, slices, (first, end) in zip(views, held, (bead.source, bead.target), strict=True)
    }
    return comparer.read(parts["en"], parts["zh"])


def _tokens(view: View, slices: Sequence[slice]) -> Tokens:
    """The tokens of some sentences in a row."""
    if len(slices) == len(view.sentences):
        return view.tokens
    here = slice(slices[0].start, slices[-1].stop) if slices else slice(0)
    return Tokens(view.tokens.vectors[here], view.tokens.offsets[here])


def _texts(views: _Views, bead: Bead) -> Iterator[str]:
    """What stands on either side of a bead, neither of which is empty."""
    for view, (first, end) in zip(views, (bead.source, bead.target), strict=True):
        yield view.text[view.sentences[first].start : view.sentences[end - 1].end]


def _sides(
    views: _Views, held: _Held, matched: Match, bead: Bead, said: Reading
) -> Iterator[tuple[str, BeadSide]]:
    """Either side by its language."""
    probabilities = (
        (matched.mutual_source, matched.claim_source),
        (matched.mutual_target, matched.claim_target),
    )
    for view, text, slices, (first, end), (mutual, claim) in zip(
        views, _texts(views, bead), held, (bead.source, bead.target), probabilities, strict=True
    ):
        here = slice(slices[first].start, slices[end - 1].stop)
        yield (
            view.lang,
            BeadSide(
                smooth_length(text, view.lang),
                mutual[here],
                claim[here],
                view.tokens.offsets[here],
                said.english if view.lang == "en" else said.chinese,
            ),
        )
