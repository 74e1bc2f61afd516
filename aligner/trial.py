"""One bitext under judgement: its pairs, scored and checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal, NamedTuple

from aligner import checks
from aligner.calibration import Bounds, Calibration, are_labels, are_set
from aligner.case import Case
from aligner.checks.running import found_in_beads, found_in_document, found_in_pair
from aligner.checks.runs import is_glossed_source
from aligner.comparer import Comparer
from aligner.covered import is_covered
from aligner.kinds import FalseFlags, fine
from aligner.located import located
from aligner.moved import crossing_beads
from aligner.noted import Noted
from aligner.numbered import differ as numbers_differ
from aligner.portions import portions
from aligner.reasons import (
    better_partner_finding,
    inside,
    is_another,
    out_of_order_finding,
    score_findings,
    unmatched_sentences,
    without_comparisons,
)
from aligner.scoring import Evidence, evidence, evidence_of
from aligner.slots import Slot
from aligner.surroundings import Surroundings
from aligner.trailing import run_on_views
from aligner.verdict import (
    STATUSES,
    Finding,
    Partner,
    Score,
    Severity,
    Verdict,
    pair_id,
    status_of,
    weighed,
)
from aligner.views import View, join, led
from corpus.images import are_one_image
from corpus.model import LANGUAGE_NAMES, Bitext, Cell, Pair, Side

#: Log odds of a pair, and lead over its neighbours, below which a better partner is looked for
#: whatever the other scores say.
UNLIKE = 0.0
#: Log odds of the rival that a pair without neighbours is held against: so that two in a hundred of
#: 600 short sentences of Tatoeba, each by itself, are flagged (of wrong pairs 94).
RIVAL = -2.0
#: Log odds that two short texts are fine which have one place in their files: it says that they
#: belong together, and there are too few words to say otherwise.
FACING = 4.0
#: Log odds that two titles of which one alone has a number are better than their words say: the
#: number takes half of them.
NUMBERED = 2.0
#: Log odds, at most, that a pair fits only in part in which nothing lacks a counterpart.
COVERED = 0.0
#: Sentences of pairs that are judged together: what the second model makes of them has 3 MB.
_TOGETHER = 256

Progress = Callable[[int, int], None]
"""Called with (texts just embedded, or pairs just judged; how many in all)."""


class Seen(NamedTuple):
    """A pair whose texts were compared, and what the rules found in it."""

    source: View
    target: View
    evidence: Evidence
    findings: tuple[Finding, ...]


Watch = Callable[[Seen], None]


@dataclass(frozen=True, slots=True)
class Standard:
    """What every pair is held to; see `Judge`, which has the same."""

    calibration: Calibration
    comparer: Comparer
    rules: tuple[checks.Check, ...]
    false_flags: FalseFlags

    def bounds(self) -> list[tuple[Severity, Bounds]]:
        """Beyond which a pair is flagged, the graver severity last."""
        asked = self.false_flags
        review, weak = self.calibration.bounds(asked), self.calibration.bounds(asked, of=0.5)
        return [("review", review), ("weak", weak)]


#: A pair, and what the checks of whole documents found in it.
_Item = tuple[Slot, Pair, list[Finding]]


class Trial:
    """One bitext under judgement."""

    def __init__(
        self,
        standard: Standard,
        bitext: Bitext,
        source: Sequence[View],
        target: Sequence[View],
        found: Sequence[Slot],
        notes: Noted,
        watch: Watch | None = None,
    ):
        self.calibration, self.comparer = standard.calibration, standard.comparer
        self.rules, self.bounds = standard.rules, standard.bounds()
        self.bitext = bitext
        self.found = found
        self.notes = notes
        self.watch = watch
        self.views: dict[Side, Sequence[View]] = {"source": source, "target": target}
        self.around = Surroundings(self.calibration, bitext, self.views, found)

    def verdicts(self, jobs: int, progress: Progress) -> tuple[Verdict, ...]:
        pairs = [self._pair(slot) for slot in self.found]
        extra: dict[int, list[Finding]] = {}
        for number, finding in found_in_document(checks.DOCUMENT_CHECKS, pairs):
            extra.setdefault(number, []).append(finding)
        items = [
            (slot, pair, extra.get(number, []))
            for number, (slot, pair) in enumerate(zip(self.found, pairs, strict=True))
        ]
        groups = list(portions(items, _TOGETHER, self._sentences))
        judged = map(self._verdicts, groups) if jobs == 1 else self._shared(groups, jobs)
        seen: Counter[str] = Counter()
        verdicts = []
        for _, judgement in zip(pairs, chain.from_iterable(judged), strict=True):
            verdict = self.notes.told(judgement)
            own = pair_id(verdict.pair)
            known = pair_id(verdict.pair, seen[own]) if seen[own] else own
            verdicts.append(replace(verdict, id=known))
            seen[own] += 1
            progress(1, len(pairs))
        return tuple(located(verdicts))

    def _shared(self, groups: Sequence[list[_Item]], jobs: int) -> Iterator[list[Verdict]]:
        from aligner.workers import mapped

        return mapped(self._verdicts, groups, jobs)

    def _pair(self, slot: Slot) -> Pair:
        source = tuple(self.bitext.source[i] for i in slot.source)
        if slot.copied:
            return Pair(source[:-1], source[-1:])
        return Pair(source, tuple(self.bitext.target[j] for j in slot.target))

    def _sentences(self, item: _Item) -> int:
        sides = (self.views["source"], item[0].source), (self.views["target"], item[0].target)
        return sum(len(views[n].sentences) for views, places in sides for n in places)

    def _verdicts(self, items: Sequence[_Item]) -> list[Verdict]:
        """Of pairs in a row, whose sentences both networks see together."""
        for _, pair, findings in items:
            if pair.source and pair.target:
                findings.extend(found_in_pair(self.rules, pair))
        sides = [self._sides(item) for item in items]
        found = iter(evidence_of([both for both in sides if both], self.comparer))
        return [
            self._scored(item, *both, next(found)) if both else self._unscored(item)
            for item, both in zip(items, sides, strict=True)
        ]

    def _sides(self, item: _Item) -> tuple[View, View] | None:
        """The source and the target of a pair, each read as one text; None where there is no
        target to be compared."""
        slot, pair, findings = item
        if slot.copied or not pair.source or not pair.target:
            return None
        if any(finding.severity == "missing" for finding in findings):
            return None
        source = join([self.views["source"][i] for i in slot.source])
        target = join([self.views["target"][j] for j in slot.target])
        return (led(source), led(target)) if slot.row else (source, target)

    def _unscored(self, item: _Item) -> Verdict:
        slot, pair, findings = item
        if not pair.source or not pair.target:
            return self._one_sided(slot, pair, findings)
        return _concluded(pair, None, findings, ())

    def _scored(self, item: _Item, source: View, target: View, found: Evidence) -> Verdict:
        slot, pair, findings = item
        views = run_on_views(found, source, target, self.calibration)
        if views[0] is not source or views[1] is not target:
            source, target = views
            found = evidence(source, target, self.comparer)
        if beads := crossing_beads(found, source, target):
            found = evidence(source, target, self.comparer, beads=beads)
        case = self._case(slot, pair, found, source, target)
        findings.extend(found_in_beads(checks.ALIGNED_CHECKS, source, target, found.beads))
        if self.watch:
            self.watch(Seen(source, target, found, tuple(findings)))
        given = slot.placed or self.bitext.pairs is not None
        exchanged = given and _is_short(source, target)
        unlike = (case.lead if exchanged else max(case.odds, case.lead)) < UNLIKE
        doubtful = slot.displaced or case.severity or unlike
        better = self.around.better(slot, case.odds, exchanged=exchanged) if doubtful else ()
        findings = [self._weighing(finding, case) for finding in findings]
        if slot.displaced:
            findings.append(out_of_order_finding(pair))
        elif better:
            if is_another(case):
                findings = without_comparisons(findings)
            elif case.severity:
                findings.extend(unmatched_sentences(case, self.calibration))
            findings.append(better_partner_finding(better, pair))
        elif case.severity:
            told = any(finding.code in ("M701", "N305") for finding in findings)
            findings += [
                finding
                for finding in score_findings(case, self.calibration)
                if not (told and finding.code == "M702")  # a word says more
            ]
        margin = self.around.margin(slot, source, target, found.fit)
        score = _score(found, margin)
        scored = {kind: round(odds, 6) for kind, odds in case.faults.items()}
        verdict = weighed(_concluded(pair, score, findings, better, scored))
        return verdict if verdict.status == "ok" else replace(verdict, **inside(case))

    def _weighing(self, found: Finding, case: Case) -> Finding:
        own = self.calibration.rule_odds(found.code, found.severity, case.faults)
        return replace(found, log_odds=None if own is None else round(own, 6))

    def _case(self, slot: Slot, pair: Pair, found: Evidence, source: View, target: View) -> Case:
        """What the scores say of a pair."""
        odds = self.calibration.pair_odds(source, target, found)
        lone = 0.0 if are_labels(source, target) else RIVAL
        lead = odds - max(self.around.rivals(slot, source, target), default=lone)
        parts = not _is_short(source, target)
        if parts:
            faults = self.calibration.fault_odds(found, lead)
            if faults["partial"] > COVERED and is_covered(found, self.calibration, lead):
                faults["partial"] = COVERED
        else:  # too few words: only whether the two belong together
            numbered = NUMBERED if numbers_differ(source.text, target.text) else 0.0
            faults = {"partial": -FACING if slot.placed else -max(odds, lead) - numbered}
        probability = fine(faults.values())
        severity: Severity | None = None
        above: tuple[str, ...] = ()
        for name, bounds in self.bounds:
            kinds = bounds.above(faults) if parts else ()
            if kinds or probability < bounds.probability:
                severity, above = name, kinds
        return Case(pair, source, target, found, odds, lead, faults, probability, severity, above)

    def _one_sided(self, slot: Slot, pair: Pair, findings: list[Finding]) -> Verdict:
        status: Literal["missing", "extra"] = "missing" if pair.source else "extra"
        there = self.bitext.target_lang if pair.source else self.bitext.source_lang
        name = LANGUAGE_NAMES[there]
        better = self.around.better(slot, 0.0)
        missing = f"No {name} text was found for this paragraph."
        message = missing if pair.source else f"This paragraph has no {name} source."
        if any(isinstance(paragraph.place, Cell) for paragraph in (*pair.source, *pair.target)):
            message = f"This cell of the table is empty in the {name}."
        code = "P101" if status == "missing" else "P102"
        return _concluded(pair, None, [Finding(code, status, message), *findings], better)


def _is_short(source: View, target: View) -> bool:
    """Whether a pair has too few words for its parts to be compared, or the same ones, be it with
    their translation in brackets; or is an image, which may be described in another way."""
    same = source.text == target.text or are_one_image(source.text, target.text)
    same = same or is_glossed_source(source.text, target.text, target.lang)
    return same or are_set(source, target) or are_labels(source, target)


def _score(found: Evidence, margin: float) -> Score:
    coverage = [
        min((s.best for s in side), default=found.fit)
        for side in (found.source_sentences, found.target_sentences)
    ]
    return Score(
        fit=round(found.fit, 6),
        margin=round(margin, 6),
        coverage_source=round(coverage[0], 6),
        coverage_target=round(coverage[1], 6),
        tokens=round(found.match.mean, 6),
        length_ratio=round(found.length_ratio, 6),
    )


def _concluded(
    pair: Pair,
    score: Score | None,
    findings: Sequence[Finding],
    better: tuple[Partner, ...],
    scored: Mapping[str, float] | None = None,
) -> Verdict:
    """With the gravest findings first."""
    order = ("ok", "note", *STATUSES[1:])
    ranked = sorted(findings, key=lambda f: -order.index(f.severity))
    status = status_of(findings)
    return Verdict("", pair, status, score, None, tuple(ranked), better, scored or {})
