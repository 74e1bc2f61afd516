"""Sentences without a counterpart: S201 and S202."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.calibration import Calibration, Floats
from aligner.case import Case, excerpt
from aligner.clauses import ClauseEvidence
from aligner.coverage import SENTENCE_FEATURES, SentenceEvidence
from aligner.lines import length
from aligner.verdict import Finding
from aligner.views import View
from corpus.model import LANGUAGE_NAMES, Span

#: Log odds from which a sentence is named, or within how much of the most suspicious one.
NAMED, AS_GOOD = 0.0, 1.0
#: Log odds of a sentence without counterpart below which it has one if the mean log odds of its
#: words are below the second figure: most of its words are there.
UNSURE, PRESENT = 1.0, -0.5
_LACKING = SENTENCE_FEATURES.index("lacking")
#: Log odds from which words of a sentence are named: about what two good pairs in a hundred have.
WORDS_NAMED = 3.0

#: The longest sentence, in Chinese characters or their worth, of which two may be translated so
#: freely that nothing in one is like the other.
SHORT = 14.0


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a pair. index: 0 is the source's."""

    index: int
    own: View
    other: View
    evidence: Sequence[SentenceEvidence]

    def sentences(self, case: Case, clause: ClauseEvidence) -> tuple[Sequence[Span], int]:
        """The sentences of a bead on its own side, and how many it has on the other."""
        own, other = case.evidence.beads[clause.bead].seen_from(self.index)
        return self.own.sentences[slice(*own)], other[1] - other[0]

    def quoted(self, span: Span) -> str:
        """What stands there, as it is shown in a message."""
        return excerpt(self.own.text[span.start : span.end])

    def spans(self, finding: Finding) -> tuple[Span, ...]:
        """What a finding is about on this side."""
        return finding.target_spans if self.index else finding.source_spans


def places(case: Case) -> tuple[Place, Place]:
    """The source's side and the target's."""
    found = case.evidence
    return (
        Place(0, case.source, case.target, found.source_sentences),
        Place(1, case.target, case.source, found.target_sentences),
    )


def sentence_findings(case: Case, calibration: Calibration, *, sure: bool) -> list[Finding]:
    """S201, S202: sentences without a counterpart. sure: that there is one, so that at least the
    most suspicious is named; of those that are not sure by themselves no more of a bead than it has
    more than the other side."""
    odds = calibration.sentence_odds(case.evidence)
    worst = max((float(own.max(initial=-np.inf)) for own in odds), default=-np.inf)
    floor = min(NAMED, worst - AS_GOOD) if sure else NAMED
    asked = "missing" in case.above  # and is to see the most suspicious, however little that is
    found = []
    for place in places(case):
        several = len(place.own.sentences) > 1
        facing = _facing(case, place)
        judged = zip(place.evidence, odds[place.index].tolist(), strict=True)
        likely = [
            (sentence, value)
            for sentence, value in judged
            if several and value >= floor and (asked or not _is_there(sentence, value, facing))
        ]
        spare = _likeliest(case, place, likely)
        for sentence, value in likely:
            if value >= NAMED or asked or sentence.span in spare:
                figures = {"log_odds": round(value, 4), "best_fit": round(sentence.best, 4)}
                found.append(without_counterpart(case, place, sentence.span, figures))
    return found


def _is_there(sentence: SentenceEvidence, value: float, facing: Sequence[Span]) -> bool:
    """Whether a sentence of doubtful odds stands opposite one that has most of its words."""
    doubtful = value < UNSURE and sentence.features[_LACKING] < PRESENT
    return bool(doubtful and sentence.span in facing)


def _facing(case: Case, place: Place) -> list[Span]:
    """The sentences of a side that stand opposite a single one."""
    beads = [bead.seen_from(place.index) for bead in case.evidence.beads]
    single = [own[0] for own, other in beads if own[1] - own[0] == other[1] - other[0] == 1]
    return [place.own.sentences[number] for number in single]


def _likeliest(
    case: Case, place: Place, likely: Sequence[tuple[SentenceEvidence, float]]
) -> list[Span]:
    """The likeliest sentences of each bead: as many as it has more than the other side, or one."""
    ranked = sorted(likely, key=lambda one: -one[1])
    found: list[Span] = []
    for bead in case.evidence.beads:
        own, other = bead.seen_from(place.index)
        here = place.own.sentences[slice(*own)]
        spare = max(1, len(here) - (other[1] - other[0]))
        found += [sentence.span for sentence, _ in ranked if sentence.span in here][:spare]
    return found


def without_counterpart(case: Case, place: Place, span: Span, figures: dict[str, float]) -> Finding:
    """S201 or S202, of one sentence."""
    quoted = place.quoted(span)
    return Finding(
        "S202" if place.index else "S201",
        case.severity or "review",
        f"This sentence has no counterpart in the {LANGUAGE_NAMES[place.other.lang]}: {quoted}",
        source_spans=() if place.index else (span,),
        target_spans=(span,) if place.index else (),
        evidence={"sentence": quoted, **figures},
    )


def wholly_lacking(found: Sequence[Finding], case: Case, calibration: Calibration) -> list[Finding]:
    """Those of S201 and S202 that are not of a sentence which more likely has a counterpart that
    lacks some of its words, or says something else in their place."""
    lacking = calibration.clause_odds(case.evidence)
    other = calibration.mistranslation_odds(case.evidence)
    parts = [
        (place, dict(_in_part(case, place, np.maximum(lacking[place.own.lang], other))))
        for place in places(case)
    ]

    def partly(finding: Finding) -> float:
        return max(
            part.get(span, -np.inf) for place, part in parts for span in place.spans(finding)
        )

    return [finding for finding in found if partly(finding) <= float(finding.evidence["log_odds"])]


def without_mates(found: Sequence[Finding], case: Case) -> list[Finding]:
    """Those of S201 and S202 that are not of two short sentences in each other's place, where all
    stand one by one: such are translated freely, or their words are wrong."""
    beads = case.evidence.beads
    if not all(b.source[1] - b.source[0] == b.target[1] - b.target[0] == 1 for b in beads):
        return list(found)
    sides = [{span: f for f in found for span in place.spans(f)} for place in places(case)]
    mates: list[Finding] = []
    for bead in beads:
        own, other = case.source.sentences[bead.source[0]], case.target.sentences[bead.target[0]]
        short = _is_short(case.source, own) and _is_short(case.target, other)
        if short and own in sides[0] and other in sides[1]:
            mates += [sides[0][own], sides[1][other]]
    return [finding for finding in found if finding not in mates]


def _is_short(view: View, span: Span) -> bool:
    return length(view.text[span.start : span.end], view.lang) <= SHORT


def _in_part(case: Case, place: Place, odds: Floats) -> Iterator[tuple[Span, float]]:
    """The sentences of beads with as many on the other side, and the log odds that words of theirs
    lack a counterpart or have another, where that is likely. odds: that, (c,), of each bead."""
    for clause, value in zip(case.evidence.clauses, odds.tolist(), strict=True):
        own, others = place.sentences(case, clause)
        if len(own) <= others and value > WORDS_NAMED:
            yield from ((sentence, value) for sentence in own)
