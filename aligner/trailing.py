"""Sentences that the other side has as the last clause of the one before them.

`The result is 3. No surprises there.` is one sentence over there, 结果是 3，正如所料。 So short a
clause says little beside the rest of its sentence, so that nothing seems to be like the second one.
What tells is that the clause has no counterpart in the rest of its sentence's either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np

from aligner.calibration import Calibration
from aligner.clauses import ClauseEvidence
from aligner.coverage import SENTENCE_FEATURES, SentenceEvidence
from aligner.lines import length
from aligner.scoring import Evidence
from aligner.views import View, run_on
from corpus.model import Span
from corpus.scripts import HAN

#: What parts the clauses of a sentence.
_BREAK = re.compile(rf"[，；：]|[,;:](?=\s|[{HAN}])|—+|--")
#: Mean log odds of a counterpart's lack, of a clause from which it is free for another one, and of
#: a sentence up to which it may have one: those that are left out have more for the most part.
FREE, LOST = -0.5, 1.2
#: Log odds of lacking a counterpart from which a sentence may be missing.
SUSPECT = -1.0
#: Lengths of a clause, as shares of that of its sentence.
SHORTEST, LONGEST = 0.5, 2.5
_LACKING = SENTENCE_FEATURES.index("lacking")


def run_on_views(
    found: Evidence, source: View, target: View, calibration: Calibration
) -> tuple[View, View]:
    """The two texts with each sentence that may be missing and is a clause over there as a part of
    the one before it."""
    odds = calibration.sentence_odds(found)
    sides = (found.source_sentences, found.target_sentences)
    first, second = (
        _run_on(found, own, other, side, zip(sides[side], odds[side], strict=True))
        for side, (own, other) in enumerate(((source, target), (target, source)))
    )
    return first, second


def _run_on(
    found: Evidence,
    view: View,
    other: View,
    side: int,
    judged: Iterable[tuple[SentenceEvidence, float]],
) -> View:
    missing = {
        sentence.span
        for sentence, odds in judged
        if odds > SUSPECT and sentence.features[_LACKING] <= LOST
    }
    if not missing:  # as of nearly every pair
        return view
    missing &= {*_trailing(found, view, other, side)}
    suspects = {number for number, span in enumerate(view.sentences) if span in missing}
    for number in sorted(suspects, reverse=True):  # those before keep their places
        if number - 1 not in suspects:  # a clause is the counterpart of one sentence
            view = run_on(view, number - 1)
    return view


def _trailing(found: Evidence, own: View, other: View, side: int) -> Iterator[Span]:
    """The sentences in whose place the other side has a clause that is free and about as long."""
    for clause in found.clauses:
        bead = found.beads[clause.bead]
        mine, theirs = (bead.target, bead.source) if side else (bead.source, bead.target)
        last = _last_clause(other, other.sentences[theirs[1] - 1])
        if last is None or _lack(clause, other, last) < FREE:
            continue
        # The last of the bead's, or the one behind them, if it was put to what follows.
        for span in own.sentences[max(mine[0] + 1, mine[1] - 1) : mine[1] + 1]:
            if SHORTEST <= _length(other, last) / _length(own, span) <= LONGEST:
                yield span


def _last_clause(view: View, sentence: Span) -> Span | None:
    """The last of the clauses of a sentence; None where it is but one."""
    breaks = [match.end() for match in _BREAK.finditer(view.text, sentence.start, sentence.end - 1)]
    return Span(breaks[-1], sentence.end) if breaks else None


def _lack(clause: ClauseEvidence, view: View, span: Span) -> float:
    """The mean log odds that a token of a span, of a bead's, lacks a counterpart in the bead."""
    offsets, odds = clause.lacking(view.lang)
    inside = (offsets[:, 0] >= span.start) & (offsets[:, 1] <= span.end)
    return float(odds[inside].mean()) if inside.any() else -np.inf


def _length(view: View, span: Span) -> float:
    return max(1.0, length(view.text[span.start : span.end], view.lang))
