"""Learns aligner/data/calibration.json from the calibrating half of the real documents.

    python -m benchmarks.calibrate [--pairs N] [--same-rules]

Faults are planted in clean paragraphs by `benchmarks.faults`; what is learned here is never scored
(see ParagraphDocument.calibrates). The thresholds come from documents that taught no weights. Only
weights reach the file, no text.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import binom

from aligner import background, models, scoring
from aligner.alignment import Bead
from aligner.blas import one_thread
from aligner.calibration import (
    CLIP,
    FAULTY_SHARE,
    KINDS,
    LABEL_FEATURES,
    Calibration,
    logistic,
)
from aligner.checks import DOCUMENT_CHECKS
from aligner.clauses import CLAUSE_FEATURES
from aligner.comparer import Comparer
from aligner.coverage import SENTENCE_FEATURES
from aligner.features import PAIR_FEATURES
from aligner.fluency import Fluency
from aligner.kinds import SCORED, fine
from aligner.matching import Tokens
from aligner.views import View, view_all
from benchmarks import labels
from benchmarks.data import ParagraphDocument, documents
from benchmarks.faults import Faulty, plant
from benchmarks.fitting import fitted
from benchmarks.rules import findings, pair_of
from corpus.model import Lang, Location, Paragraph
from corpus.sentences import sentences

ROOT = Path(__file__).resolve().parent.parent
#: The planted faults that teach each kind; "neighbour" is another paragraph's translation.
TEACHERS = {
    "misplaced": ("neighbour",),
    "missing": ("missing-zh", "missing-en", "added-zh"),
    "clause": ("clause-missing-zh", "clause-missing-en"),
    "mistranslation": ("clause-replaced-zh", "clause-replaced-en"),
    "partial": ("half-replaced", "split", "merged", "added-zh"),
    "cut_off": ("cut-off",),
    "negation": ("negation",),
}
#: Kinds whose faults are planted by a chance of their own, so that they change no other's.
APART = ("negation", "clause", "mistranslation")
#: Kinds that are reckoned with less often than FAULTY_SHARE: good translations leave words out as
#: well, and all kinds share one limit. So much that other kinds are found about as often as without
#: (tried on the documents that teach thresholds).
RARER = {"clause": 0.02}
#: The planted fault that leaves words of a language without counterpart.
LACKING: dict[Lang, str] = {"en": "clause-missing-zh", "zh": "clause-missing-en"}
#: Log odds of a fault where a rule found one that was found too seldom to be measured.
RULES = {"review": 0.0, "weak": 2.5, "misaligned": 3.5}
#: The planted faults that rules are there to find.
RULED = (
    "number", "date", "percentage", "magnitude", "unit", "name", "negation", "untranslated",
    "cut-off",
)  # fmt: skip
#: Rules that look for something of which nothing is planted: they are not measured.
UNPLANTED = ("M703",)
#: A translation signed with a name that its source need not have. One article is full of them, and
#: with it every seventieth pair that teaches thresholds had words added indeed.
_SIGNED = re.compile(r"\s{2}[^。]{1,40}\((?P<name>[A-Z][^()]*)\)(，《[^。]*)?$")
#: Pairs on either side of one that the checks of whole documents are shown.
AROUND = 10
#: A rule is measured if it speaks so often, and never held surer than this.
SPOKEN, SUREST = 5, 5.0
#: How certain it is that no greater share of clean pairs is flagged than was asked for.
SURE = 0.9
SHARES = (0.0, 0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1.0)
NOWHERE = Location("benchmark", 1)
_NONE = Tokens(np.zeros((0, 1), np.float32), np.zeros((0, 2), np.int64))


@dataclass(frozen=True, slots=True)
class Case:
    """A pair as it was planted, the pairs of either side with its neighbours, and the clean pair
    that it was made of."""

    fault: Faulty
    rivals: tuple[tuple[str, str], ...]
    clean: tuple[str, str]

    @property
    def kind(self) -> str:
        return self.fault.kind


def near(pairs: Sequence[tuple[str, str]], number: int) -> list[tuple[str, str]]:
    """The pairs up to two places away."""
    around = range(max(0, number - 2), min(len(pairs), number + 3))
    return [pairs[n] for n in around if n != number]


def cases(document: ParagraphDocument, number: int, rng: random.Random) -> list[Case]:
    """A clean pair and the faulty ones made of it."""
    english, chinese = document.pairs[number]
    around = near(document.pairs, number)
    made = [Faulty("clean", english, chinese)]
    if around:
        made.append(Faulty("neighbour", english, rng.choice(around)[1]))
    taught = {fault for kind, own in TEACHERS.items() if kind not in APART for fault in own}
    for kind in sorted(taught - {"neighbour"}):
        if found := plant(kind, document, number, rng):
            made.append(found)
    pair = english, chinese
    whole = [Case(one, _rivals(one, *pair, around), pair) for one in made]
    return whole + _single(english, chinese, rng)


def _rivals(
    one: Faulty, english: str, chinese: str, around: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    there = [z for _, z in around if z != one.chinese]
    if one.kind == "neighbour":
        there.append(chinese)
    here = [e for e, z in around if z != one.chinese] if one.kind != "neighbour" else []
    return tuple([(one.english, z) for z in there] + [(e, one.chinese) for e in here])


def _single(english: str, chinese: str, rng: random.Random) -> list[Case]:
    """Single sentences as pairs, right and wrong: headings and short paragraphs are like them."""
    en = [english[s.start : s.end] for s in sentences(english, "en")]
    zh = [chinese[s.start : s.end] for s in sentences(chinese, "zh")]
    if len(en) != len(zh) or len(en) < 2:
        return []
    pairs = list(zip(en, zh, strict=True))
    one, other = rng.sample(range(len(en)), 2)
    around = near(pairs, one)
    clean = Faulty("clean", *pairs[one])
    wrong = Faulty("neighbour", en[one], zh[other])
    return [
        Case(fault, _rivals(fault, en[one], zh[one], around), pairs[one])
        for fault in (clean, wrong)
        if fault.english and fault.chinese
    ]


class Workshop:
    """Views of all texts, and what is computed of cases with them.

    tokens: whether the views have tokens; without, they are what a model shows that gives none.
    """

    def __init__(self, found: Sequence[Case], *, tokens: bool):
        encoder = models.load(say=print)
        known = background.load(encoder)
        self.comparer = known.comparer if tokens else Comparer()
        pairs = [
            pair
            for case in found
            for pair in ((case.fault.english, case.fault.chinese), *case.rivals)
        ]
        texts: list[tuple[Lang, str]] = list(
            dict.fromkeys([("en", e) for e, _ in pairs] + [("zh", z) for _, z in pairs])
        )
        made = view_all([Paragraph(text, lang, NOWHERE) for lang, text in texts], encoder, known)
        if not tokens:
            made = [replace(view, tokens=_NONE, fluency=Fluency()) for view in made]
        self._views: dict[tuple[Lang, str], View] = dict(zip(texts, made, strict=True))

    def views(self, english: str, chinese: str) -> tuple[View, View]:
        return self._views["en", english], self._views["zh", chinese]

    def evidence(self, case: Case) -> scoring.Evidence:
        views = self.views(case.fault.english, case.fault.chinese)
        return scoring.evidence(*views, self.comparer)

    def lead(self, case: Case, calibration: Calibration) -> float:
        """The pair's log odds less the best that either side has with a neighbour."""
        own = calibration.pair_odds(*self.views(case.fault.english, case.fault.chinese))
        others = [calibration.pair_odds(*self.views(*pair)) for pair in case.rivals]
        return own - max(others, default=own)


def chosen(pairs: int) -> tuple[list[Case], list[Case]]:
    """Cases that teach weights, and clean ones of other documents that teach thresholds."""
    rng = random.Random(20261124)
    places: dict[tuple[str, bool], list[tuple[ParagraphDocument, int]]] = {}
    for document in documents():
        if document.calibrates:
            key = document.corpus, document.teaches_thresholds
            places.setdefault(key, []).extend((document, n) for n in range(len(document.pairs)))
    weights, thresholds = [], []
    for (_, threshold), found in places.items():
        for document, number in rng.sample(found, min(len(found), pairs)):
            made = [c for c in cases(document, number, rng) if c.fault.english and c.fault.chinese]
            if threshold:
                thresholds += [case for case in made if _is_clean(case) and case.rivals]
            else:
                weights += [*made, *apart(document, number)]
    return weights, thresholds


def _is_clean(case: Case) -> bool:
    signed = _SIGNED.search(case.fault.chinese.rstrip())
    return case.kind == "clean" and (not signed or signed["name"] in case.fault.english)


def apart(document: ParagraphDocument, number: int) -> list[Case]:
    """The pairs with a fault of APART that are made of a clean one."""
    rng, pair = random.Random(f"{document.name} {number}"), document.pairs[number]
    faults = [plant(fault, document, number, rng) for kind in APART for fault in TEACHERS[kind]]
    around = near(document.pairs, number)
    return [Case(one, _rivals(one, *pair, around), pair) for one in faults if one]


def rules() -> dict[str, float]:
    """Log odds of a fault by what a rule says: how often it says so of faulty pairs, each kind of
    fault as frequent as FAULTY_SHARE, against how often of clean ones; of all pairs that teach, for
    some rules speak seldom."""
    rng = random.Random(20261124)
    places = [(d, n) for d in documents() if d.calibrates for n in range(len(d.pairs))]
    said = {"clean": [_said(document, n, *document.pairs[n]) for document, n in places]}
    for kind in RULED:
        made = ((document, n, plant(kind, document, n, rng)) for document, n in places)
        said[kind] = [_said(d, n, one.english, one.chinese) for d, n, one in made if one]
    found = dict(RULES)
    for rule in sorted(set().union(*(one for some in said.values() for one in some))):
        shares = {kind: np.mean([rule in one for one in some]) for kind, some in said.items()}
        spoken = sum(rule in one for some in said.values() for one in some)
        code, severity = rule.split()
        if spoken >= SPOKEN and severity in RULES and code not in UNPLANTED:
            right = FAULTY_SHARE * sum(shares[kind] for kind in RULED)
            # One clean pair more, so that a rule that was never wrong is not held infallible.
            wrong = (shares["clean"] * len(places) + 1) / (len(places) + 1)
            odds = np.log(max(right, 1e-9) / wrong)
            found[rule] = round(float(np.clip(odds, -SUREST, SUREST)), 3)
    return found


def _said(document: ParagraphDocument, number: int, english: str, chinese: str) -> set[str]:
    """What the rules find in a pair at its place, as they are named in Calibration.rules."""
    first = max(0, number - AROUND)
    around = [pair_of(*texts) for texts in document.pairs[first : number + AROUND + 1]]
    pair = around[number - first] = pair_of(english, chinese)
    found = findings(pair)
    for rule in DOCUMENT_CHECKS:
        found += [f for place, f in rule.check_all(around) if place == number - first]
    return {f"{f.code} {f.severity}" for f in found}


def learn(
    weights: list[Case],
    thresholds: list[Case],
    workshop: Workshop,
    ruled: dict[str, float],
    label: dict[str, Any],
) -> dict[str, Any]:
    evidence = [workshop.evidence(case) for case in weights]
    kinds = np.array([case.kind for case in weights])
    stored: dict[str, Any] = {
        "label": label,
        "pair": _pair(kinds, evidence),
        "sentence": _sentence(weights, evidence),
        "clause": {
            lang: _clause((fault,), weights, evidence, workshop) for lang, fault in LACKING.items()
        },
        "mistranslation": _clause(TEACHERS["mistranslation"], weights, evidence, workshop),
    }
    partial = Calibration(
        logistic(LABEL_FEATURES, label),
        logistic(PAIR_FEATURES, stored["pair"]),
        logistic(SENTENCE_FEATURES, stored["sentence"]),
        {lang: logistic(CLAUSE_FEATURES, one) for lang, one in stored["clause"].items()},
        logistic(CLAUSE_FEATURES, stored["mistranslation"]),
        {},
        ruled,
        (),
        {},
    )
    leads = [workshop.lead(case, partial) for case in weights]
    stored["faults"] = {kind: _fault(kind, weights, evidence, leads, partial) for kind in TEACHERS}
    stored["rules"] = ruled
    faults = {kind: logistic(KINDS[kind], stored["faults"][kind]) for kind in KINDS}
    whole = replace(partial, faults=faults)
    odds = [whole.fault_odds(workshop.evidence(c), workshop.lead(c, whole)) for c in thresholds]
    stored["clean"] = quantiles([fine(one.values()) for one in odds])
    stored["limits"] = {
        kind: [[share, -least] for share, least in quantiles([-one[kind] for one in odds])]
        for kind in SCORED
    }
    print(f"{len(weights)} cases, {len(odds)} clean pairs for the thresholds")
    return stored


def quantiles(values: Sequence[float]) -> list[list[float]]:
    """[share, a value that hardly more than that share of all there are fall short of] for each of
    SHARES. As these values are a sample, fewer of them do: so few that it holds with SURE
    (training-conditional validity, Vovk 2012, Conditional validity of inductive conformal
    predictors, section 3)."""
    below = binom.ppf(1 - SURE, len(values), SHARES) / len(values)
    return [
        [share, round(float(np.quantile(values, own)), 5)]
        for share, own in zip(SHARES, below.tolist(), strict=True)
    ]


def _pair(kinds: np.ndarray, evidence: Sequence[scoring.Evidence]) -> dict[str, Any]:
    own = np.isin(kinds, ("clean", "neighbour"))
    x = np.array([one.pair_features for one in evidence])
    return fitted(PAIR_FEATURES, x[own], kinds[own] == "clean")


def _sentence(found: Sequence[Case], evidence: Sequence[scoring.Evidence]) -> dict[str, Any]:
    x, y = [], []
    for case, one in zip(found, evidence, strict=True):
        if case.kind not in ("clean", *TEACHERS["missing"]):
            continue
        for side, text, judged in (
            ("en", case.fault.english, one.source_sentences),
            ("zh", case.fault.chinese, one.target_sentences),
        ):
            for sentence in judged:
                x.append(sentence.features)
                own = text[sentence.span.start : sentence.span.end]
                y.append(case.fault.pointed == (side, own))
    return _told(SENTENCE_FEATURES, x, y)


def _clause(
    faults: Sequence[str],
    found: Sequence[Case],
    evidence: Sequence[scoring.Evidence],
    workshop: Workshop,
) -> dict[str, Any]:
    """Beads with one of these faults in a clause, against those of clean pairs and the others of
    their own."""
    x, y = [], []
    for case, one in zip(found, evidence, strict=True):
        if case.kind not in ("clean", *faults):
            continue
        views = workshop.views(case.fault.english, case.fault.chinese)
        for clause in one.clauses:
            x.append(clause.features)
            y.append(_holds(case.fault, one.beads[clause.bead], *views))
    return _told(CLAUSE_FEATURES, x, y)


def _holds(fault: Faulty, bead: Bead, english: View, chinese: View) -> bool:
    """Whether a bead has the sentence that the fault points at."""
    if not fault.pointed:
        return False
    side, sentence = fault.pointed
    view, held = (english, bead.source) if side == "en" else (chinese, bead.target)
    span = view.stretch(*held)
    own = view.text[span.start : span.end]
    return sentence.strip() in own or own in sentence


def _told(features: tuple[str, ...], x: list[Any], y: list[bool]) -> dict[str, Any]:
    """A regression; one that tells nothing where there are no tokens, and so no evidence."""
    if not x:
        return {"intercept": 0.0, "weights": dict.fromkeys(features, 0.0)}
    return fitted(features, np.array(x), np.array(y))


def _fault(
    kind: str,
    found: Sequence[Case],
    evidence: Sequence[scoring.Evidence],
    leads: Sequence[float],
    partial: Calibration,
) -> dict[str, Any]:
    """Faulty pairs against the clean ones they were made of, so that a pair's size, which decides
    what can be planted in it, teaches nothing."""
    clean = {case.clean: n for n, case in enumerate(found) if case.kind == "clean"}
    faulty = [n for n, case in enumerate(found) if case.kind in TEACHERS[kind]]
    own = [*faulty, *(clean[found[n].clean] for n in faulty)]
    known = [partial.part_features(evidence[n], leads[n]) for n in own]
    x = [[one[name] for name in KINDS[kind]] for one in known]
    y = np.arange(len(own)) < len(faulty)
    if not np.ptp(x, axis=0).any():  # a model without tokens does not tell this kind
        return {"intercept": -CLIP, "weights": dict.fromkeys(KINDS[kind], 0.0)}
    return fitted(KINDS[kind], np.array(x), y, prior=RARER.get(kind, FAULTY_SHARE))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=350, help="paragraph pairs of each corpus")
    parser.add_argument(
        "--same-rules", action="store_true", help="keep what was measured of the rules (minutes)"
    )
    options = parser.parse_args()
    path = ROOT / "aligner/data/calibration.json"
    weights, thresholds = chosen(options.pairs)
    before = json.loads(path.read_text("utf-8")) if options.same_rules else None
    ruled = before["tokens"]["rules"] if before else rules()
    with one_thread():
        label = labels.learned(models.load(say=print).gist)
        stored = {
            kind: learn(
                weights,
                thresholds,
                Workshop([*weights, *thresholds], tokens=kind == "tokens"),
                ruled,
                label,
            )
            for kind in ("tokens", "vectors")
        }
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
