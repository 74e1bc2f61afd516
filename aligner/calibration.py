"""Scores -> probabilities, by logistic regressions stored as a small readable file.

`benchmarks/calibrate.py` makes `aligner/data/calibration.json` from real text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from aligner.anchors import is_name_line
from aligner.matching import match
from aligner.scoring import (
    BEAD_FEATURES,
    PAIR_FEATURES,
    SENTENCE_FEATURES,
    Evidence,
    bead_features,
    pair_features,
)
from aligner.views import View

Floats = NDArray[np.float64]

FINE_FEATURES = ("pair", "lead", "missing_source", "missing_target", "length_excess")
#: Log odds beyond this are equally certain; keeps one feature from drowning the others.
CLIP = 15.0
#: Log odds where a Chinese line is a name that the English line holds: a byline, whose lengths and
#: vectors say nothing.
NAMED = 3.0


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression: log odds = intercept + weights . features."""

    features: tuple[str, ...]
    weights: Floats
    intercept: float

    def log_odds(self, features: Floats) -> Floats:
        """(..., f) features -> (...) log odds, clipped to [-CLIP, CLIP]."""
        odds: Floats = np.clip(features @ self.weights + self.intercept, -CLIP, CLIP)
        return odds


@dataclass(frozen=True, slots=True)
class Calibration:
    """pair: is one text the translation of the other, or of something else? bead: or of only a
    part of the other, which is the question in alignment. missing: has a sentence no counterpart?
    fine: is the pair fine, from FINE_FEATURES? thresholds: named probabilities, see judge.py."""

    pair: Logistic
    bead: Logistic
    missing: Logistic
    fine: Logistic
    thresholds: Mapping[str, float]

    def pair_odds(self, source: View, target: View) -> float:
        """Log odds that two texts are translations of each other."""
        if is_byline(source, target):
            return NAMED
        matched = match(source.tokens, target.tokens)
        fit = float(source.vector @ target.vector)
        return float(self.pair.log_odds(pair_features(source, target, matched, fit)))

    def bead_odds(self, source: View, target: View) -> float:
        """Log odds that two texts are translations of each other, whole to whole."""
        if is_byline(source, target):
            return NAMED
        return float(self.bead.log_odds(bead_features(source, target)))

    def missing_odds(self, evidence: Evidence) -> tuple[Floats, Floats]:
        """Log odds that each judged sentence lacks a counterpart: (source's, target's)."""
        source, target = (
            self.missing.log_odds(np.array([s.features for s in side])) if side else np.zeros(0)
            for side in (evidence.source_sentences, evidence.target_sentences)
        )
        return source, target

    def fine_features(self, evidence: Evidence, lead: float) -> Floats:
        """(5,) float64, named by FINE_FEATURES.

        lead: the pair's log odds less the best that either side has with a neighbour.
        """
        source, target = self.missing_odds(evidence)
        return np.array(
            [
                self.pair.log_odds(evidence.pair_features),
                np.clip(lead, -CLIP, CLIP),
                source.max(initial=-CLIP),
                target.max(initial=-CLIP),
                evidence.pair_features[PAIR_FEATURES.index("length_excess")],
            ]
        )

    def probability(self, evidence: Evidence, lead: float) -> float:
        """Probability in [0, 1] that the pair is fine; lead as in `fine_features`."""
        return sigmoid(float(self.fine.log_odds(self.fine_features(evidence, lead))))


def is_byline(source: View, target: View) -> bool:
    """Whether the Chinese side is a name alone that the English side holds."""
    english, chinese = (source, target) if source.lang == "en" else (target, source)
    return is_name_line(english.text, chinese.text)


def sigmoid(log_odds: float) -> float:
    return float(1.0 / (1.0 + np.exp(-log_odds)))


@cache
def load(kind: str = "tokens") -> Calibration:
    """The shipped calibration: "tokens" for models that give token vectors, else "vectors"."""
    text = (resources.files("aligner") / "data/calibration.json").read_text("utf-8")
    stored = json.loads(text)[kind]
    names = {
        "pair": PAIR_FEATURES,
        "bead": BEAD_FEATURES,
        "missing": SENTENCE_FEATURES,
        "fine": FINE_FEATURES,
    }
    models = {}
    for name, features in names.items():
        weights = stored[name]["weights"]
        models[name] = Logistic(
            features, np.array([weights[f] for f in features]), stored[name]["intercept"]
        )
    return Calibration(**models, thresholds=stored["thresholds"])
