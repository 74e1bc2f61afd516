"""Paragraphs that the other side made part of a neighbour's.

Alignment goes by what paragraphs are like as a whole, and a short one adds little to a long
neighbour: where it was left alone and the pair beside it has a sentence too many, the sentences
tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.calibration import Calibration
from aligner.comparer import Comparer
from aligner.coverage import MIN_TOKENS
from aligner.lines import length
from aligner.scoring import evidence
from aligner.slots import Slot
from aligner.views import View, join

#: Paragraphs of a side that a pair may come to have.
MOST = 4
#: Log odds from which a sentence may lack a counterpart: with it there they are far below.
SUSPECT = -3.0
#: The longest sentence, in Chinese characters or their worth, of which a paragraph of a word or two
#: is the counterpart, and log odds from which it is.
SHORTEST, SURE = 6.0, 2.0


def rejoined(
    found: Sequence[Slot],
    source: Sequence[View],
    target: Sequence[View],
    calibration: Calibration,
    comparer: Comparer,
) -> list[Slot]:
    """The slots, with a paragraph that was left alone put to the pair before or behind it if that
    pair has sentences that may lack a counterpart over there, and the two together have fewer,
    and the paragraph none."""
    bench = _Bench(source, target, calibration, comparer)
    kept: list[Slot] = []
    for slot in found:
        before = kept[-1] if kept else None
        joined = bench.joined(before, slot) if before else None
        if joined:
            kept[-1] = joined
        else:
            kept.append(slot)
    return kept


@dataclass(frozen=True, slots=True)
class _Bench:
    source: Sequence[View]
    target: Sequence[View]
    calibration: Calibration
    comparer: Comparer

    def joined(self, first: Slot, second: Slot) -> Slot | None:
        """Two slots in a row as one, where one is a paragraph alone and belongs to the other."""
        pair, alone = (first, second) if first.source and first.target else (second, first)
        if not _may_join(first, second) or not _is_pair(pair) or _is_pair(alone):
            return None
        side = 1 if alone.source else 0  # where the pair has too much
        if self._stands_beside(pair, alone, side, before=pair is second):
            return Slot(first.source + second.source, first.target + second.target)
        before = self._lacking(pair)
        if not before[side]:
            return None
        both = Slot(first.source + second.source, first.target + second.target)
        after = self._lacking(both)
        return both if after[side] < before[side] and after[1 - side] <= before[1 - side] else None

    def _stands_beside(self, pair: Slot, alone: Slot, side: int, *, before: bool) -> bool:
        """Whether a paragraph of a word or two, `For example:`, is the last sentence of the pair
        before it (the first of the one behind it): too short to be missed by what the pair says."""
        (views, own), (others, theirs) = self._sides(alone)[1 - side], self._sides(pair)[side]
        view, there = join([views[n] for n in own]), join([others[n] for n in theirs])
        if len(own) > 1 or len(view.tokens) >= MIN_TOKENS or len(there.sentences) == 1:
            return False
        number = 0 if before else len(there.sentences) - 1
        span = there.sentences[number]
        if length(there.text[span.start : span.end], there.lang) > SHORTEST:
            return False
        gist = there.sentence_sums[number : number + 1].vectors()[0]
        return float(self.calibration.label.log_odds(np.array([view.gist @ gist]))) > SURE

    def _sides(self, slot: Slot) -> tuple[tuple[Sequence[View], tuple[int, ...]], ...]:
        return (self.source, slot.source), (self.target, slot.target)

    def _lacking(self, slot: Slot) -> list[int]:
        """Of each side, how many sentences may lack a counterpart."""
        source = join([self.source[i] for i in slot.source])
        target = join([self.target[j] for j in slot.target])
        odds = self.calibration.sentence_odds(evidence(source, target, self.comparer))
        return [int(np.sum(own >= SUSPECT)) for own in odds]


def _is_pair(slot: Slot) -> bool:
    return bool(slot.source and slot.target)


def _may_join(first: Slot, second: Slot) -> bool:
    """Whether nothing stands between them, and their places say nothing else."""
    fixed = any(slot.placed or slot.copied or slot.displaced for slot in (first, second))
    sides = ((first.source, second.source), (first.target, second.target))
    return not fixed and all(
        len(own) + len(other) <= MOST and (not own or not other or own[-1] + 1 == other[0])
        for own, other in sides
    )
