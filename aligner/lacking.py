"""Sentences, and words of sentences, without a counterpart: S201, S202 and S204, S205."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.calibration import Calibration
from aligner.case import Case, excerpt
from aligner.clauses import ClauseEvidence
from aligner.scoring import SentenceEvidence
from aligner.verdict import Finding
from aligner.views import View
from corpus.model import LANGUAGE_NAMES, Span
from corpus.spans import clauses_near, whole_words

#: Log odds from which a sentence is named, or within how much of the most suspicious one.
NAMED, AS_GOOD = 0.0, 1.0
#: Log odds from which words of a sentence are named: about what two good pairs in a hundred have.
WORDS_NAMED = 3.0
#: Share of a sentence from which words are the sentence.
WHOLE = 0.6


@dataclass(frozen=True, slots=True)
class _Place:
    """One side of a pair. index: 0 is the source's."""

    index: int
    own: View
    other: View
    evidence: Sequence[SentenceEvidence]


def sentence_findings(case: Case, calibration: Calibration, *, sure: bool) -> list[Finding]:
    """S201, S202: sentences without a counterpart. sure: that there is one, so that at least the
    most suspicious is named."""
    odds = calibration.sentence_odds(case.evidence)
    worst = max((float(own.max(initial=-np.inf)) for own in odds), default=-np.inf)
    floor = min(NAMED, worst - AS_GOOD) if sure else NAMED
    found = []
    for place in _places(case):
        for sentence, value in zip(place.evidence, odds[place.index].tolist(), strict=True):
            if value >= floor and len(place.own.sentences) > 1:
                figures = {"log_odds": round(value, 4), "best_fit": round(sentence.best, 4)}
                found.append(_sentence(case, place, sentence.span, figures))
    return found


def wholly_lacking(found: Sequence[Finding], case: Case, calibration: Calibration) -> list[Finding]:
    """Those of S201 and S202 that are not of a sentence which more likely has a counterpart that
    lacks some of its words."""
    odds = calibration.clause_odds(case.evidence)
    source, target = (
        dict(_lacking_words(case, odds[place.own.lang].tolist(), place)) for place in _places(case)
    )

    def partly(finding: Finding) -> float:
        own = finding.source_spans
        return source.get(own[0], -np.inf) if own else target.get(finding.target_spans[0], -np.inf)

    return [finding for finding in found if partly(finding) <= float(finding.evidence["log_odds"])]


def _lacking_words(
    case: Case, odds: Sequence[float], place: _Place
) -> Iterator[tuple[Span, float]]:
    """The sentences of beads with as many on the other side, and the log odds that words of theirs
    lack a counterpart, where that is likely."""
    for clause, value in zip(case.evidence.clauses, odds, strict=True):
        own, other = _ranges(case, place, clause)
        if own[1] - own[0] <= other[1] - other[0] and value > WORDS_NAMED:
            yield from ((sentence, value) for sentence in place.own.sentences[slice(*own)])


def word_findings(
    case: Case, calibration: Calibration, told: Sequence[Finding], *, sure: bool
) -> list[Finding]:
    """S204, S205: words that probably lack a counterpart, the likeliest first; S201, S202 where
    they are a whole sentence. told: of sentences, of whose words nothing more is said. sure: that
    there are such words, so that at least the most suspicious are named."""
    odds = calibration.clause_odds(case.evidence)
    worst = max(float(own.max(initial=-np.inf)) for own in odds.values())
    floor = min(WORDS_NAMED, worst) if sure else WORDS_NAMED
    found = []
    for place in _places(case):
        said = [s for f in told for s in (f.target_spans if place.index else f.source_spans)]
        for clause, value in zip(case.evidence.clauses, odds[place.own.lang].tolist(), strict=True):
            if value < floor:
                continue
            words = _words(case, place, clause)
            if not any(s.start <= words.start and words.end <= s.end for s in said):
                found.append((value, _finding(case, place, clause, words, value)))
    return [finding for _, finding in sorted(found, key=lambda one: -one[0])]


def _words(case: Case, place: _Place, clause: ClauseEvidence) -> Span:
    """The words of a side that most lack a counterpart, as a reader sees them."""
    words = whole_words(place.own.text, clause.words(place.own.lang))
    sentences = case.sides(clause.bead)[place.index]
    return clauses_near(place.own.text, words, sentences, place.own.lang)


def _finding(
    case: Case, place: _Place, clause: ClauseEvidence, words: Span, value: float
) -> Finding:
    figures = {"log_odds": round(value, 4)}
    own, other = _ranges(case, place, clause)
    if own[1] - own[0] > other[1] - other[0]:
        for sentence in place.own.sentences[slice(*own)]:
            common = min(words.end, sentence.end) - max(words.start, sentence.start)
            if common >= WHOLE * (sentence.end - sentence.start):
                return _sentence(case, place, sentence, figures)
    quoted = excerpt(place.own.text[words.start : words.end])
    spans = list(case.sides(clause.bead))
    spans[place.index] = words
    return Finding(
        "S205" if place.index else "S204",
        case.severity or "review",
        f"These words have no counterpart in the {LANGUAGE_NAMES[place.other.lang]}: {quoted}",
        (spans[0],),
        (spans[1],),
        evidence={"words": quoted, **figures},
    )


def _ranges(
    case: Case, place: _Place, clause: ClauseEvidence
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Which sentences of its own side and of the other a bead is of."""
    bead = case.evidence.beads[clause.bead]
    return (bead.target, bead.source) if place.index else (bead.source, bead.target)


def _sentence(case: Case, place: _Place, span: Span, figures: dict[str, float]) -> Finding:
    quoted = excerpt(place.own.text[span.start : span.end])
    return Finding(
        "S202" if place.index else "S201",
        case.severity or "review",
        f"This sentence has no counterpart in the {LANGUAGE_NAMES[place.other.lang]}: {quoted}",
        source_spans=() if place.index else (span,),
        target_spans=(span,) if place.index else (),
        evidence={"sentence": quoted, **figures},
    )


def _places(case: Case) -> tuple[_Place, _Place]:
    found = case.evidence
    return (
        _Place(0, case.source, case.target, found.source_sentences),
        _Place(1, case.target, case.source, found.target_sentences),
    )
