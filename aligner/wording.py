"""Words of sentences that part from the other side: S204, S205 and S206."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from aligner.calibration import Calibration
from aligner.case import Case
from aligner.clauses import ClauseEvidence
from aligner.lacking import WORDS_NAMED, Place, places, without_counterpart
from aligner.verdict import Finding
from corpus.model import LANGUAGE_NAMES, Span
from corpus.spans import whole_words

#: Share of a sentence from which words are the sentence.
WHOLE = 0.6
#: Log odds from which the words of a bead with more sentences than the other side has are named if
#: they are a sentence.
SPARE = 2.0
#: By how much words of the other side lack a counterpart (`ClauseEvidence.alone`) that may be what
#: words without one were translated by; English has more tokens.
ANSWERED = {"zh": 8.0, "en": 16.0}


def word_findings(
    case: Case, calibration: Calibration, told: Sequence[Finding], *, sure: bool
) -> list[Finding]:
    """S204, S205: words that probably lack a counterpart, S201, S202 where they are a whole
    sentence; S206: words that are translated by something else; the likeliest first. told: of
    sentences, of whose words nothing more is said. sure: that there are such words, so that at
    least the most suspicious are named."""
    lacking = calibration.clause_odds(case.evidence)
    other = calibration.mistranslation_odds(case.evidence)
    every = np.array([*lacking.values(), other])
    floor = min(WORDS_NAMED, float(every.max(initial=-np.inf))) if sure else WORDS_NAMED
    found = []
    for number, clause in enumerate(case.evidence.clauses):
        worst = float(every[:, number].max())
        words = case.words(clause)
        new = [not _is_within(words[place.index], told, place) for place in places(case)]
        if worst >= floor and worst == other[number]:
            if all(new):
                found.append((worst, _mistranslated(case, words, worst)))
            continue
        for place in places(case):
            value = float(lacking[place.own.lang][number])
            if value >= min(floor, SPARE) and new[place.index]:
                finding = _lacking(case, place, clause, words, value, told)
                if value >= floor or finding.code in ("S201", "S202"):
                    found.append((value, finding))
    return list(_untold([finding for _, finding in sorted(found, key=lambda one: -one[0])], told))


def facing_told_once(found: Sequence[Finding], case: Case) -> list[Finding]:
    """The findings, those of S201 and S202 as S206 that are of a sentence which stands opposite one
    of the other side, and of nothing else: that is not missing, it is another one."""
    kept: dict[object, Finding] = {}
    for finding in found:
        facing = _facing(finding, case) if finding.code in ("S201", "S202") else None
        if facing is None:
            kept[finding.code, finding.source_spans, finding.target_spans] = finding
        else:
            odds = float(finding.evidence["log_odds"])
            kept.setdefault(facing, _mistranslated(case, facing, odds))
    return list(kept.values())


def _facing(finding: Finding, case: Case) -> tuple[Span, Span] | None:
    """The sentence of a finding and the one opposite it, source first."""
    spans = (*finding.source_spans, *finding.target_spans)
    for clause in case.evidence.clauses:
        bead, both = case.evidence.beads[clause.bead], case.sides(clause.bead)
        single = bead.source[1] - bead.source[0] == bead.target[1] - bead.target[0] == 1
        if single and spans[0] == both[finding.code == "S202"]:
            return both
    return None


def _untold(found: Iterable[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """Each once: words that run on into the next sentence may be a sentence that was told."""
    said = {(f.code, f.source_spans, f.target_spans) for f in told}
    for finding in found:
        own = (finding.code, finding.source_spans, finding.target_spans)
        if own not in said:
            said.add(own)
            yield finding


def _is_within(words: Span, told: Sequence[Finding], place: Place) -> bool:
    said = [span for finding in told for span in place.spans(finding)]
    return any(span.start <= words.start and words.end <= span.end for span in said)


def _lacking(
    case: Case,
    place: Place,
    clause: ClauseEvidence,
    both: tuple[Span, Span],
    value: float,
    told: Sequence[Finding],
) -> Finding:
    """S204 or S205; S201 or S202 where the words are a sentence, and the bead has more of these
    than the other side has and than were told; S206 where the other side has words that lack a
    counterpart as well, which may be these."""
    words = both[place.index]
    figures = {"log_odds": round(value, 4)}
    own, others = place.sentences(case, clause)
    known = {span for finding in told for span in place.spans(finding)}
    if len(own) - len(known.intersection(own)) > others:
        for sentence in own:
            common = min(words.end, sentence.end) - max(words.start, sentence.start)
            if common >= WHOLE * (sentence.end - sentence.start):
                return without_counterpart(case, place, sentence, figures)
    rest, there = clause.alone(place.other.lang)
    if rest > ANSWERED[place.other.lang]:
        answer = whole_words(place.other.text, there)
        shown = (answer, both[1]) if place.index else (both[0], answer)
        return _mistranslated(case, shown, value)
    quoted = place.quoted(words)
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


def _mistranslated(case: Case, words: tuple[Span, Span], value: float) -> Finding:
    """S206."""
    source, target = (place.quoted(words[place.index]) for place in places(case))
    return Finding(
        "S206",
        case.severity or "review",
        f"These words do not say the same: {source} ≠ {target}",
        words[:1],
        words[1:],
        evidence={"source_words": source, "target_words": target, "log_odds": round(value, 4)},
    )
