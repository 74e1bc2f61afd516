"""Scores -> probabilities, by logistic regressions stored as a small readable file.

For each kind of fault one regression gives the odds that a pair has it; the odds of all kinds
together are their sum (a noisy-or for rare faults), so that every flag can name its kind.
`benchmarks/calibrate.py` makes `aligner/data/calibration.json` from real text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.anchors import is_name_line
from aligner.background import LANGS
from aligner.clauses import CLAUSE_FEATURES
from aligner.coverage import SENTENCE_FEATURES
from aligner.features import (
    DENIAL_FEATURES,
    FAULT_FEATURES,
    FLUENCY_FEATURES,
    LACKING_FEATURES,
    PAIR_FEATURES,
    pair_features,
)
from aligner.kinds import FalseFlags
from aligner.lines import length
from aligner.matching import match
from aligner.reading import COMPARED_FEATURES
from aligner.scoring import Evidence
from aligner.set_phrases import are_set_phrases
from aligner.views import View
from corpus.model import Lang

Floats = NDArray[np.float64]

#: The kinds of fault that scores tell, each a regression over the features behind it. How long a
#: text is is no sign of a fault, and what follows it closely is left out: a paragraph longer than
#: any of those learned from must not be suspect for that.
_PART = (
    "fit",
    "mutual_source",
    "mutual_target",
    "length_difference",
    "length_excess",
    "anchors",
    "gist",
    *FAULT_FEATURES,
    *LACKING_FEATURES,
    "breaks_off_source",
    "breaks_off_target",
    "lead",
)
KINDS = {
    "misplaced": ("pair_odds", "lead"),
    "missing": ("worst_sentence",),
    "clause": ("worst_clause",),
    "mistranslation": ("worst_mistranslation",),
    "partial": _PART,
    "cut_off": _PART,
    "negation": ("denies", "wrong", *DENIAL_FEATURES),
}
#: Texts up to this length, in Chinese characters or their worth, are labels: headings, buttons,
#: names. Of so few words only this is asked, whether the two belong together, and the second model
#: alone tells it best: the first one's tokens have next to nothing around them to be read by.
LABEL = 14.0
LABEL_FEATURES = ("gist",)
#: Share of the pairs of a text in use that have a fault of one kind, as it is reckoned with.
FAULTY_SHARE = 0.05
_PRIOR = float(np.log(FAULTY_SHARE / (1 - FAULTY_SHARE)))
#: Rules that look for a fault which the scores tell as well: a text without a full stop is the more
#: suspect the more its last words look to the model as if others were to follow. Both see some of
#: the same, so that the scores count half beside the rule.
TOLD_TWICE, _BESIDE = {"S203": "cut_off", "M701": "negation"}, 0.5
#: No pair is flagged that is fine with at least this probability, whatever share of flags is
#: allowed: an editor who finds half of the flags empty stops reading them.
DOUBT = 0.4
#: Log odds beyond this are equally certain; keeps one feature from drowning the others.
CLIP = 15.0
#: Log odds where a Chinese line is a name that the English line holds, a byline, or both are set
#: phrases: lengths and vectors say nothing.
NAMED = 3.0


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: log odds = intercept + weights . features."""

    features: tuple[str, ...]
    weights: Floats
    intercept: float

    def log_odds(self, features: Floats) -> Floats:
        """(..., f) features -> (...) log odds, clipped to [-CLIP, CLIP]."""
        odds: Floats = _clipped(features @ self.weights + self.intercept)
        return odds


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is flagged: pairs that are less probable to be fine, and those with greater log odds of
    one of these kinds of fault."""

    probability: float
    kinds: Mapping[str, float]

    def above(self, odds: Mapping[str, float]) -> tuple[str, ...]:
        """The kinds whose bound is exceeded."""
        return tuple(kind for kind, bound in self.kinds.items() if odds[kind] > bound)


@dataclass(frozen=True, slots=True)
class Calibration:
    """label, pair: is one text the translation of the other, or of something else? sentence: has a
    sentence no counterpart? clause: by language, have words of a bead's side none? mistranslation:
    are words of a bead translated by something else? faults: kind -> is the pair faulty in this
    way? rules: log odds of a fault where a rule found one, by code and severity ("N301 weak"), or
    by severity alone for what was not measured. clean: (share, probability) by ascending share: how
    probable to be fine the least probable of that share of clean pairs are. limits: kind of fault
    -> (share, log odds) by ascending share: what the scores give that share of clean pairs at
    least."""

    label: Logistic
    pair: Logistic
    sentence: Logistic
    clause: Mapping[Lang, Logistic]
    mistranslation: Logistic
    faults: Mapping[str, Logistic]
    rules: Mapping[str, float]
    clean: tuple[tuple[float, float], ...]
    limits: Mapping[str, tuple[tuple[float, float], ...]]

    def pair_odds(self, source: View, target: View, found: Evidence | None = None) -> float:
        """Log odds that two texts are translations of each other; found: of them, where it is
        known."""
        if source.text == target.text:
            return CLIP
        if are_set(source, target):
            return NAMED
        if are_labels(source, target):
            return float(self.label.log_odds(np.array([source.gist @ target.gist])))
        if found is None:
            matched = match(source.tokens, target.tokens)
            features = pair_features(source, target, matched, float(source.vector @ target.vector))
        else:
            features = found.pair_features
        return float(self.pair.log_odds(features))

    def sentence_odds(self, evidence: Evidence) -> tuple[Floats, Floats]:
        """Log odds that each judged sentence lacks a counterpart: (source's, target's)."""
        source, target = (
            self.sentence.log_odds(np.array([s.features for s in side])) if side else np.zeros(0)
            for side in (evidence.source_sentences, evidence.target_sentences)
        )
        return source, target

    def clause_odds(self, evidence: Evidence) -> dict[Lang, Floats]:
        """Log odds that words of one language's side have no counterpart, for each of
        `evidence.clauses`."""
        features = evidence.clause_features
        return {lang: model.log_odds(features) for lang, model in self.clause.items()}

    def mistranslation_odds(self, evidence: Evidence) -> Floats:
        """Log odds that words are translated by something else, for each of `evidence.clauses`."""
        return self.mistranslation.log_odds(evidence.clause_features)

    def part_features(self, evidence: Evidence, lead: float) -> dict[str, float]:
        """What the regressions of KINDS are over, by name.

        lead: the pair's log odds less the best that either side has with a neighbour.
        """
        worst = np.concatenate(self.sentence_odds(evidence)).max(initial=-CLIP)
        clauses = max(odds.max(initial=-CLIP) for odds in self.clause_odds(evidence).values())
        return {
            **dict(zip(PAIR_FEATURES, evidence.pair_features.tolist(), strict=True)),
            **dict(zip(FAULT_FEATURES, evidence.fault_features.tolist(), strict=True)),
            **dict(zip(LACKING_FEATURES, evidence.lacking_features.tolist(), strict=True)),
            **dict(zip(FLUENCY_FEATURES, evidence.fluency_features.tolist(), strict=True)),
            **dict(zip(DENIAL_FEATURES, evidence.denial_features.tolist(), strict=True)),
            **dict(zip(COMPARED_FEATURES, evidence.compared.max(axis=0).tolist(), strict=True)),
            "pair_odds": float(self.pair.log_odds(evidence.pair_features)),
            "worst_sentence": float(worst),
            "worst_clause": float(clauses),
            "worst_mistranslation": float(self.mistranslation_odds(evidence).max(initial=-CLIP)),
            "lead": float(_clipped(lead)),
        }

    def fault_odds(self, evidence: Evidence, lead: float) -> dict[str, float]:
        """Log odds of each kind of fault; lead as in `part_features`."""
        found = self.part_features(evidence, lead)
        return {
            kind: float(model.log_odds(np.array([found[name] for name in model.features])))
            for kind, model in self.faults.items()
        }

    def rule_odds(self, code: str, severity: str, scored: Mapping[str, float]) -> float | None:
        """Log odds of a fault where a rule found one, beside what the scores say; None of a note,
        which is no fault."""
        if severity not in self.rules:
            return None
        own = self.rules.get(f"{code} {severity}", self.rules[severity])
        return own + _BESIDE * (scored.get(TOLD_TWICE.get(code, ""), _PRIOR) - _PRIOR)

    def threshold(self, false_flags: float) -> float:
        """The probability below which that share of clean pairs lies, DOUBT at most.

        The quantile of split conformal prediction (Vovk et al. 2005, section 4.1) over clean
        pairs that taught nothing else, low enough that in nine of ten such samples it would hold
        (Vovk 2012, section 3); between the stored shares by interpolation.
        """
        shares, probabilities = zip(*self.clean, strict=True)
        return min(DOUBT, float(np.interp(false_flags, shares, probabilities)))

    def bounds(self, asked: FalseFlags, of: float = 1.0) -> Bounds:
        """What is flagged for these shares of clean pairs, or that part of them."""
        kinds = {kind: self.limit(kind, of * share) for kind, share in asked.kinds}
        return Bounds(self.threshold(of * asked.share), kinds)

    def limit(self, kind: str, false_flags: float) -> float:
        """The log odds of a kind of fault that the scores give that share of clean pairs at least:
        the same quantile, of one kind (class-conditional conformal prediction)."""
        shares, odds = zip(*self.limits[kind], strict=True)
        return float(np.interp(false_flags, shares, odds))


def are_set(source: View, target: View) -> bool:
    """Whether the two are phrases that are said in the same place, or the Chinese side is a name
    alone that the English side holds."""
    english, chinese = (source, target) if source.lang == "en" else (target, source)
    return is_name_line(english.text, chinese.text) or are_set_phrases(english.text, chinese.text)


def are_labels(source: View, target: View) -> bool:
    """Whether both sides are too short to say more than one thing."""
    return is_label(source.text, source.lang) and is_label(target.text, target.lang)


def is_label(text: str, lang: Lang) -> bool:
    """Whether a text is too short for that."""
    return length(text, lang) <= LABEL


def _clipped(odds: Any) -> Any:
    # np.clip takes ten times as long for a single number.
    return np.minimum(np.maximum(odds, -CLIP), CLIP)


def logistic(features: tuple[str, ...], stored: Mapping[str, object]) -> Logistic:
    """A regression from its stored form: intercept, and weights by the features' names."""
    weights: Mapping[str, float] = stored["weights"]  # type: ignore[assignment]
    intercept: float = stored["intercept"]  # type: ignore[assignment]
    return Logistic(features, np.array([weights[name] for name in features]), intercept)


def _steps(stored: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    return tuple((share, value) for share, value in stored)


@cache
def load(kind: str = "tokens") -> Calibration:
    """The shipped calibration: "tokens" for models that give token vectors, else "vectors"."""
    text = (resources.files("aligner") / "data/calibration.json").read_text("utf-8")
    stored = json.loads(text)[kind]
    return Calibration(
        label=logistic(LABEL_FEATURES, stored["label"]),
        pair=logistic(PAIR_FEATURES, stored["pair"]),
        sentence=logistic(SENTENCE_FEATURES, stored["sentence"]),
        clause={lang: logistic(CLAUSE_FEATURES, stored["clause"][lang]) for lang in LANGS},
        mistranslation=logistic(CLAUSE_FEATURES, stored["mistranslation"]),
        faults={name: logistic(KINDS[name], stored["faults"][name]) for name in KINDS},
        rules=stored["rules"],
        clean=_steps(stored["clean"]),
        limits={kind: _steps(steps) for kind, steps in stored["limits"].items()},
    )
