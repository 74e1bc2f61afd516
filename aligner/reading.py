"""What the network that reads both sides (`aligner.comparer`) says of the beads of a pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.beads import Bead
from aligner.clauses import BeadSide, ClauseEvidence, Tokenwise, clause_evidence
from aligner.comparer import OUTPUTS, Comparer, Reading
from aligner.coverage import Nearest
from aligner.matching import Match, Tokens
from aligner.negation import may_deny_alone
from aligner.views import View
from corpus.model import Lang

#: Of a bead: the log odds that something is wrong, and that one side denies what the other says.
COMPARED_FEATURES = ("wrong", "denies")
_COMPARED = [OUTPUTS.index(name) for name in ("fault", "negation")]
#: The same where there was nothing to compare, and the least and greatest there is.
NOTHING, EXTREME = -8.0, 12.0

#: Log odds of a token that was not read: as most have in good translations.
USUAL = -3.3

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A source and a target whose tokens and sentences are put to each other. held: which of their
    tokens lie in each sentence; near: what each sentence is most like; matched: their tokens;
    beads: of sentences."""

    views: tuple[View, View]
    held: tuple[Sequence[slice], Sequence[slice]]
    near: tuple[Nearest, Nearest]
    matched: Match
    beads: Sequence[Bead]

    def sides(self) -> list[dict[Lang, BeadSide]]:
        """Both sides of each bead."""
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

    def lone(self) -> list[_Lone]:
        """The sentences of beads that have nothing on the other side."""
        return [
            _Lone(side, self.held[side][number], self._beside(side, number))
            for bead in self.beads
            for side, (own, other) in enumerate(
                ((bead.source, bead.target), (bead.target, bead.source))
            )
            if other[0] == other[1]
            for number in range(*own)
        ]

    def _beside(self, side: int, number: int) -> dict[Lang, Tokens]:
        """The tokens of a sentence, and of those over there that are most like it."""
        window = self.near[side].windows[number]
        here, there = self.held[side][number], _tokens_in(self.held[1 - side], window)
        own, other = self.views[side], self.views[1 - side]
        return {own.lang: own.tokens[here], other.lang: other.tokens[there]}


class _Lone(NamedTuple):
    """A sentence without counterpart: which side it is of, which of its tokens, and what is read
    for it."""

    side: int
    own: slice
    tokens: dict[Lang, Tokens]


class Read(NamedTuple):
    """What the network says of a pair. compared: (b, 2) float64, named by COMPARED_FEATURES, of the
    beads in which a word denies, since denials are what is asked for. clauses: what speaks for
    words without counterpart in the beads that could be read. lacking: of each token of source and
    target, (t,) and (u,), the log odds that it has no counterpart in its bead; of a sentence that
    has none, in what is most like it."""

    compared: Floats
    clauses: tuple[ClauseEvidence, ...]
    lacking: tuple[Tokenwise, Tokenwise]


def read_pairs(pairs: Sequence[Aligned], comparer: Comparer) -> list[Read]:
    readable = [bool(comparer.weights) and p.views[0].lang != p.views[1].lang for p in pairs]
    both = list(zip(pairs, readable, strict=True))
    sides = [pair.sides() if able else [] for pair, able in both]
    lone = [pair.lone() if able else [] for pair, able in both]
    asked = [
        (tokens["en"], tokens["zh"])
        for beads, sentences in zip(sides, lone, strict=True)
        for tokens in (*map(_tokens, beads), *(one.tokens for one in sentences))
    ]
    said = iter(comparer.read_all(asked))
    found = []
    for pair, beads, sentences in zip(pairs, sides, lone, strict=True):
        readings = list(islice(said, len(beads)))
        of_lone = list(zip(sentences, islice(said, len(sentences)), strict=True))
        lacking = _lacking(pair, readings, of_lone)
        found.append(Read(*_told(len(pair.beads), beads, readings), lacking))
    return found


def _tokens(sides: Mapping[Lang, BeadSide]) -> dict[Lang, Tokens]:
    return {lang: side.tokens for lang, side in sides.items()}


def _lacking(
    pair: Aligned,
    beads: Sequence[Reading | None],
    lone: Sequence[tuple[_Lone, Reading | None]],
) -> tuple[Tokenwise, Tokenwise]:
    source, target = (np.full(len(view.tokens), USUAL, np.float32) for view in pair.views)
    told = source, target
    for bead, reading in zip(pair.beads, beads, strict=False):  # of one language none is read
        for side, place in enumerate((bead.source, bead.target)):
            if reading:
                here = _tokens_in(pair.held[side], place)
                told[side][here] = reading.lacking(pair.views[side].lang)
    for one, reading in lone:
        if reading:
            told[one.side][one.own] = reading.lacking(pair.views[one.side].lang)
    return told


def _told(
    count: int, beads: Sequence[Mapping[Lang, BeadSide]], said: Sequence[Reading | None]
) -> tuple[Floats, tuple[ClauseEvidence, ...]]:
    """As in `Read`, of a pair with so many beads; of no bead whose denial other words tell."""
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
    span, here = view.stretch(*place), _tokens_in(held, place)
    text = view.text[span.start : span.end]
    return BeadSide(text, view.tokens[here], mutual[here], claim[here])


def _tokens_in(held: Sequence[slice], place: tuple[int, int]) -> slice:
    """Those of sentences in a row, which may be none."""
    own = held[slice(*place)]
    return slice(own[0].start, own[-1].stop) if own else slice(0)
