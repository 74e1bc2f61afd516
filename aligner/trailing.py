"""Sentences that the other side has as the last clauses of the one before them, or as the first
clause of the one behind.

`The result is 3. No surprises there.` is one sentence over there, 结果是 3，正如所料。 So short a
clause says little beside the rest of its sentence, so that nothing seems to be like the second one.
What tells is that the clause has no counterpart in the rest of its sentence's either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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
#: Clauses that may be one sentence over there.
MOST = 3
_LACKING = SENTENCE_FEATURES.index("lacking")


def run_on_views(
    found: Evidence, source: View, target: View, calibration: Calibration
) -> tuple[View, View]:
    """The two texts with each sentence that may be missing and is a clause over there as a part of
    the one before it, or of the one behind it."""
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
    clauses = [*_trailing(found, view, other, side), *_leading(found, view, other, side)]
    joints: set[int] = set()  # the sentences that run on
    for number, joint in clauses:
        if view.sentences[number] in missing and joints.isdisjoint((joint - 1, joint, joint + 1)):
            joints.add(joint)  # a clause is the counterpart of one sentence
    for joint in sorted(joints, reverse=True):  # those before keep their places
        view = run_on(view, joint)
    return view


def _trailing(found: Evidence, own: View, other: View, side: int) -> Iterator[tuple[int, int]]:
    """The sentences in whose place the other side has clauses that end one, are free and about as
    long, with the number of the sentence before."""
    for clause in found.clauses:
        mine, theirs = found.beads[clause.bead].seen_from(side)
        # The last of the bead's, or the one behind them, if it was put to what follows.
        numbers = range(max(mine[0] + 1, mine[1] - 1), min(mine[1] + 1, len(own.sentences)))
        for last in _ends(other, other.sentences[theirs[1] - 1]):
            for number in numbers:
                if _is_clause(clause, other, last, own, number):
                    yield number, number - 1


def _leading(found: Evidence, own: View, other: View, side: int) -> Iterator[tuple[int, int]]:
    """The same of a clause that begins a sentence, with the number of the sentence itself."""
    for clause in found.clauses:
        mine, theirs = found.beads[clause.bead].seen_from(side)
        clauses = _clauses(other, other.sentences[theirs[0]])
        # The first of the bead's, or the one before them.
        for number in range(max(0, mine[0] - 1), min(mine[0] + 1, mine[1] - 1)):
            if len(clauses) > 1 and _is_clause(clause, other, clauses[:1], own, number):
                yield number, number


def _is_clause(
    clause: ClauseEvidence, other: View, parts: Sequence[Span], own: View, number: int
) -> bool:
    """Whether clauses of a bead are free, each of them, and together about as long as a sentence
    over here."""
    whole = Span(parts[0].start, parts[-1].end)
    if not SHORTEST <= _length(other, whole) / _length(own, own.sentences[number]) <= LONGEST:
        return False
    return all(_lack(clause, other, part) >= FREE for part in parts)


def _ends(view: View, sentence: Span) -> list[list[Span]]:
    """The last clause of a sentence, the last two, and so on; none where it is but one."""
    clauses = _clauses(view, sentence)
    return [clauses[-count:] for count in range(1, min(MOST, len(clauses) - 1) + 1)]


def _clauses(view: View, sentence: Span) -> list[Span]:
    breaks = [match.end() for match in _BREAK.finditer(view.text, sentence.start, sentence.end - 1)]
    return [Span(*both) for both in pairwise([sentence.start, *breaks, sentence.end])]


def _lack(clause: ClauseEvidence, view: View, span: Span) -> float:
    """The mean log odds that a token of a span, of a bead's, lacks a counterpart in the bead."""
    offsets, odds = clause.lacking(view.lang)
    inside = (offsets[:, 0] >= span.start) & (offsets[:, 1] <= span.end)
    return float(odds[inside].mean()) if inside.any() else -np.inf


def _length(view: View, span: Span) -> float:
    return max(1.0, length(view.text[span.start : span.end], view.lang))
