"""Bitext -> verdicts: the only place where alignment, scores and checks meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from aligner import background as backgrounds
from aligner import calibration as calibrations
from aligner import checks
from aligner.background import Background
from aligner.blas import one_thread, processors
from aligner.calibration import Calibration, is_byline
from aligner.embedding import Encoder
from aligner.lines import greatest, length
from aligner.pairing import Slot, slots
from aligner.reasons import (
    Case,
    better_partner_finding,
    inside,
    score_findings,
    unmatched_sentences,
)
from aligner.scoring import Evidence, evidence
from aligner.verdict import (
    STATUSES,
    Finding,
    Judgement,
    Partner,
    Score,
    Severity,
    Status,
    Verdict,
    pair_id,
)
from aligner.views import View, join, texts_to_embed, view_all
from corpus.errors import InputError
from corpus.model import Bitext, Pair, Paragraph, Side

#: Share of clean pairs that may be flagged, unless the user wants another.
FALSE_FLAGS = 0.02
#: Texts up to this length, in Chinese characters or their worth, are judged as headings.
HEADING = 14.0
#: Paragraphs to either side that count as neighbours for the margin.
NEIGHBOURHOOD = 2
#: Log odds of a pair, and lead over its neighbours, below which a better partner is looked for
#: whatever the other scores say.
UNLIKE = 0.0
#: Log odds by which a better partner must be better, and which it must reach.
CLEARLY, LIKELY = 3.0, -2.0
#: How many others, by fit, are looked at as a better partner.
CANDIDATES = 5
#: Pairs of a text from which several processes pay: each takes a second to begin.
MANY = 5000

#: Log odds of stretches near each other that are kept in mind.
_ODDS = 1000

#: Characters of the longest paragraph that is judged. Its tokens and sentences are compared each
#: with each, so that this many take half a minute and 700 MB, ten times as many an hour.
LONGEST = 100_000

Progress = Callable[[int, int], None]
"""Called with (texts just embedded, or pairs just judged; how many in all)."""


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges bitexts with one model.

    encoder, background: the model and its statistics. calibration: scores -> probabilities.
    false_flags: share of clean pairs, [0, 1], that may be flagged by their scores; half of them
    as weak.
    rules: the checks on one pair.
    jobs: processes that judge the pairs of a text, once it is embedded and aligned; None: as many
    as there are processors if it is long. Many need `if __name__ == "__main__":` in a program.
    """

    encoder: Encoder
    background: Background
    calibration: Calibration
    false_flags: float = FALSE_FLAGS
    rules: tuple[checks.Check, ...] = checks.CHECKS
    jobs: int | None = 1

    @classmethod
    def of(cls, encoder: Encoder, false_flags: float = FALSE_FLAGS) -> Judge:
        """The judge for a model."""
        kind = "tokens" if encoder.has_tokens else "vectors"
        return cls(encoder, backgrounds.load(encoder), calibrations.load(kind), false_flags)

    def judge(
        self,
        bitext: Bitext,
        progress: Progress = lambda done, total: None,
        judging: Progress = lambda done, total: None,
    ) -> Judgement:
        """Pair, score and check one bitext. The result is the same whatever `jobs` is.

        Raises InputError where a paragraph is longer than can be compared.
        """
        for paragraph in bitext.source + bitext.target:
            _comparable(paragraph)
        with one_thread():
            return self._judge(bitext, progress, judging)

    def _judge(self, bitext: Bitext, progress: Progress, judging: Progress) -> Judgement:
        source, target = self._views(bitext, progress)
        if bitext.pairs is None:
            found = slots(bitext, source, target, self.calibration, self.encoder.gist)
        else:
            found = _given(bitext)
        jobs = self.jobs or (processors() if len(found) >= MANY else 1)
        verdicts = _Bench(self, bitext, source, target).verdicts(found, jobs, judging)
        return Judgement(
            bitext.name,
            bitext.source_lang,
            bitext.target_lang,
            verdicts,
            bitext.unpaired,
            bitext.notes,
        )

    def _views(self, bitext: Bitext, progress: Progress) -> tuple[list[View], list[View]]:
        both = bitext.source + bitext.target
        total = texts_to_embed(both)
        views = view_all(both, self.encoder, self.background, lambda done: progress(done, total))
        return views[: len(bitext.source)], views[len(bitext.source) :]


def _comparable(paragraph: Paragraph) -> None:
    size, place = len(paragraph.text), paragraph.location
    if size > LONGEST:
        reason = f"a paragraph of {size:,} characters; at most {LONGEST:,} are compared: divide it"
        raise InputError(reason, place.file, place.line)


def _size(view: View) -> float:
    return length(view.text, view.lang)


def _given(bitext: Bitext) -> list[Slot]:
    """The pairs that the format gives, as slots."""
    found, i, j = [], 0, 0
    for pair in bitext.pairs or ():
        end_i, end_j = i + len(pair.source), j + len(pair.target)
        found.append(Slot(tuple(range(i, end_i)), tuple(range(j, end_j))))
        i, j = end_i, end_j
    return found


#: A pair, and what the checks of whole documents found in it.
_Item = tuple[Slot, Pair, list[Finding]]


class _Bench:
    """One bitext under judgement."""

    def __init__(self, judge: Judge, bitext: Bitext, source: list[View], target: list[View]):
        self.calibration = judge.calibration
        self.false_flags = judge.false_flags
        self.rules = judge.rules
        self.bitext = bitext
        self.slot_of: dict[tuple[Side, int], Slot] = {}
        self.odds: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
        self.views: dict[Side, list[View]] = {"source": source, "target": target}
        self.paragraphs: dict[Side, tuple[Paragraph, ...]] = {
            "source": bitext.source,
            "target": bitext.target,
        }
        self.vectors: dict[Side, np.ndarray] = {
            side: np.stack([view.vector for view in views]) if views else np.zeros((0, 1))
            for side, views in self.views.items()
        }

    def _held(self, side: Side, index: int) -> float:
        """Log odds of a paragraph with what it is paired with: what holds it is no one else's."""
        slot = self.slot_of.get((side, index))
        if slot is None or not slot.source or not slot.target:
            return -np.inf
        return self.calibration.pair_odds(
            join([self.views["source"][i] for i in slot.source]),
            join([self.views["target"][j] for j in slot.target]),
        )

    def verdicts(self, found: Sequence[Slot], jobs: int, progress: Progress) -> tuple[Verdict, ...]:
        self.slot_of = {("source", i): slot for slot in found for i in slot.source}
        self.slot_of |= {("target", j): slot for slot in found for j in slot.target}
        pairs = [self._pair(slot) for slot in found]
        extra: dict[int, list[Finding]] = {}
        for rule in checks.DOCUMENT_CHECKS:
            for number, finding in rule.check_all(pairs):
                extra.setdefault(number, []).append(finding)
        items = [
            (slot, pair, extra.get(number, []))
            for number, (slot, pair) in enumerate(zip(found, pairs, strict=True))
        ]
        judged = map(self._verdict, items) if jobs == 1 else self._shared(items, jobs)
        seen: Counter[str] = Counter()
        verdicts = []
        for pair, verdict in zip(pairs, judged, strict=True):
            own = pair_id(pair)
            verdicts.append(replace(verdict, id=pair_id(pair, seen[own]) if seen[own] else own))
            seen[own] += 1
            progress(1, len(pairs))
        return tuple(verdicts)

    def _shared(self, items: Sequence[_Item], jobs: int) -> Iterator[Verdict]:
        from aligner.workers import mapped

        return mapped(self._verdict, items, jobs)

    def _pair(self, slot: Slot) -> Pair:
        source = tuple(self.bitext.source[i] for i in slot.source)
        if slot.copied:
            return Pair(source[:-1], source[-1:])
        return Pair(source, tuple(self.bitext.target[j] for j in slot.target))

    def _verdict(self, item: _Item) -> Verdict:
        slot, pair, findings = item
        if not pair.source or not pair.target:
            return self._one_sided(slot, pair, findings)
        for rule in self.rules:
            findings.extend(rule.check(pair))
        if slot.copied or any(f.severity == "missing" for f in findings):
            return _concluded(pair, None, None, findings, ())
        source = join([self.views["source"][i] for i in slot.source])
        target = join([self.views["target"][j] for j in slot.target])
        case = self._case(slot, pair, source, target)
        for aligned in checks.ALIGNED_CHECKS:
            findings.extend(aligned.check_aligned(source, target, case.evidence.beads))
        doubtful = slot.displaced or case.severity or max(case.odds, case.lead) < UNLIKE
        better = self._better(slot, case.odds) if doubtful else ()
        ruled = [(finding.code, finding.severity) for finding in findings]
        if better or slot.displaced:
            findings.append(better_partner_finding(better, displaced=slot.displaced, pair=pair))
            if case.severity and not slot.displaced:
                findings.extend(unmatched_sentences(case, self.calibration))
        elif case.severity:
            findings.extend(score_findings(case, self.calibration))
        verdict = _concluded(
            pair,
            self._score(slot, case.evidence),
            round(self.calibration.probability(case.faults, ruled), 6),
            findings,
            better,
        )
        return verdict if verdict.status == "ok" else replace(verdict, **inside(case))

    def _case(self, slot: Slot, pair: Pair, source: View, target: View) -> Case:
        """What the scores say of a pair."""
        found = evidence(source, target)
        odds = self.calibration.evidence_odds(source, target, found)
        lead = odds - max(self._rivals(slot, source, target), default=odds)
        faults = self.calibration.fault_odds(found, lead)
        if is_byline(source, target) or max(_size(source), _size(target)) <= HEADING:
            # Too few words to look for parts: only whether the two belong together.
            faults = {"partial": -max(odds, lead)}
        probability = self.calibration.probability(faults)
        severity: Severity | None = None
        if probability < self.calibration.threshold(self.false_flags):
            severity = "review"
        if probability < self.calibration.threshold(self.false_flags / 2):
            severity = "weak"
        return Case(pair, source, target, found, odds, lead, faults, probability, severity)

    def _one_sided(self, slot: Slot, pair: Pair, findings: list[Finding]) -> Verdict:
        status: Literal["missing", "extra"] = "missing" if pair.source else "extra"
        there = self.bitext.target_lang if pair.source else self.bitext.source_lang
        name = {"en": "English", "zh": "Chinese"}[there]
        better = self._better(slot, 0.0)
        missing = f"No {name} text was found for this paragraph."
        message = missing if pair.source else f"This paragraph has no {name} source."
        code = "P101" if status == "missing" else "P102"
        return _concluded(pair, None, None, [Finding(code, status, message), *findings], better)

    def _better(self, slot: Slot, odds: float) -> tuple[Partner, ...]:
        """Partners elsewhere that fit either side clearly better than what stands there."""
        found = []
        sides: tuple[tuple[Side, Side, tuple[int, ...], tuple[int, ...]], ...] = (
            ("source", "target", slot.source, slot.target),
            ("target", "source", slot.target, slot.source),
        )
        for own, other, mine, theirs in sides:
            if not mine or not len(self.vectors[other]):
                continue
            view = join([self.views[own][i] for i in mine])
            fits = self.vectors[other] @ view.vector
            values = []
            for index in greatest(fits, CANDIDATES + len(theirs)).tolist():
                if index in theirs:
                    continue
                there = self.views[other][index]
                pair = (view, there) if own == "source" else (there, view)
                values.append((self.calibration.pair_odds(*pair), index))
            best = self._best(values, odds, other)
            if best is not None:
                fit = round(float(fits[best]), 6)
                found.append(Partner(other, self.paragraphs[other][best], fit))
        return tuple(found)

    def _best(self, values: Sequence[tuple[float, int]], odds: float, other: Side) -> int | None:
        """The candidate, of (log odds, index), that fits clearly better than what stands here, is
        likely in itself or among the candidates, and is not held more firmly elsewhere."""
        ranked = sorted(values, reverse=True)
        for place, (value, index) in enumerate(ranked):
            rest = ranked[place + 1 :]
            likely = value > LIKELY or bool(rest and value > rest[0][0] + CLEARLY)
            if likely and value > odds + CLEARLY and value > self._held(other, index):
                return index
        return None

    def _rivals(self, slot: Slot, source: View, target: View) -> list[float]:
        """Log odds of either side with the neighbours of what it is paired with; a copy of that is
        no rival."""
        found = []
        for j in self._near("target", slot.target):
            view = self.views["target"][j]
            if view.text != target.text:
                found.append(self._odds(slot.source, source, (j,), view))
        for i in self._near("source", slot.source):
            view = self.views["source"][i]
            if view.text != source.text:
                found.append(self._odds((i,), view, slot.target, target))
        return found

    def _odds(
        self, own: tuple[int, ...], source: View, other: tuple[int, ...], target: View
    ) -> float:
        """Log odds of two stretches of text; what is a rival of one pair often is one of the next
        as well."""
        if len(self.odds) > _ODDS:
            self.odds.clear()
        if (own, other) not in self.odds:
            self.odds[own, other] = self.calibration.pair_odds(source, target)
        return self.odds[own, other]

    def _near(self, side: Side, own: tuple[int, ...]) -> list[int]:
        """The indices next to a stretch of one side."""
        first, end = min(own) - NEIGHBOURHOOD, max(own) + NEIGHBOURHOOD + 1
        return [n for n in range(max(0, first), min(end, len(self.views[side]))) if n not in own]

    def _score(self, slot: Slot, found: Evidence) -> Score:
        margins = [
            found.fit - float(fits.max())
            for fits in (
                self._neighbours("target", slot.target, slot.source, "source"),
                self._neighbours("source", slot.source, slot.target, "target"),
            )
            if len(fits)
        ]
        coverage = [
            min((s.best for s in side), default=found.fit)
            for side in (found.source_sentences, found.target_sentences)
        ]
        return Score(
            fit=round(found.fit, 6),
            margin=round(min(margins, default=1.0), 6),
            coverage_source=round(coverage[0], 6),
            coverage_target=round(coverage[1], 6),
            tokens=round(found.match.mean, 6),
            length_ratio=round(found.length_ratio, 6),
        )

    def _neighbours(
        self, side: Side, there: tuple[int, ...], mine: tuple[int, ...], own: Side
    ) -> np.ndarray:
        """Fits of our own text with the neighbours of what it is paired with."""
        view = join([self.views[own][i] for i in mine])
        fits: np.ndarray = self.vectors[side][self._near(side, there)] @ view.vector
        return fits


def _concluded(
    pair: Pair,
    score: Score | None,
    probability: float | None,
    findings: Sequence[Finding],
    better: tuple[Partner, ...],
) -> Verdict:
    """The gravest finding decides."""
    grave = [f.severity for f in findings if f.severity != "note"]
    status: Status = max(grave, key=STATUSES.index, default="ok")
    order = ("ok", "note", *STATUSES[1:])
    ranked = sorted(findings, key=lambda f: -order.index(f.severity))
    return Verdict("", pair, status, score, probability, tuple(ranked), better)
