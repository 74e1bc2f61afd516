"""How good a translated segment is, as one number without a reference translation.

For ranking single segments (which of two renderings is better, which of a thousand to look at
first), where a verdict on a pair in its document asks whether something is wrong. Linear, over the
scores of a pair and the figures of the rules; every figure of a rule can only lower it, so that
each can be explained. `benchmarks/train_quality.py` makes `aligner/data/quality.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from aligner.blas import one_thread
from aligner.rule_features import rule_features
from aligner.scoring import FAULT_FEATURES, PAIR_FEATURES, evidence
from aligner.views import view_all
from corpus.model import Lang, Location, Paragraph

if TYPE_CHECKING:
    from aligner.judge import Judge

Floats = NDArray[np.float64]
#: Standardised figures beyond this count as this: one odd figure must not decide.
LIMIT = 6.0
#: What each rule's figure is named, beside the scores: some have names in common.
_RULE = "rule."
_BLOCK = 1000
_NOWHERE = Location("segment", 1)


@dataclass(frozen=True, slots=True)
class Linear:
    """score = weights . clip((figures - mean) / scale, +-LIMIT), by the figures' names."""

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    weights: Floats

    def __call__(self, figures: Floats) -> Floats:
        """(n, f) -> (n,); higher is better."""
        scores: Floats = self.standard(figures) @ self.weights
        return scores

    def standard(self, figures: Floats) -> Floats:
        """(n, f) -> (n, f) standardised and bounded."""
        return np.clip((figures - self.mean) / self.scale, -LIMIT, LIMIT)


def names() -> tuple[str, ...]:
    """The figures' names, in order."""
    rules = (_RULE + name for name in rule_features("", "", "en"))
    return (*PAIR_FEATURES, *FAULT_FEATURES, "worst_sentence", "pair_odds", *rules)


def only_lowers(name: str) -> bool:
    """Whether a figure speaks against a translation only: those of rules, but for the signed
    difference of lengths."""
    return name.startswith(_RULE) and name != _RULE + "length"


def figures(judge: Judge, pairs: Sequence[tuple[str, str]], source_lang: Lang) -> Floats:
    """(n, f) float64 for pairs of (source, target), named by `names()`."""
    target_lang: Lang = "zh" if source_lang == "en" else "en"
    found = []
    with one_thread():
        for start in range(0, len(pairs), _BLOCK):
            block = pairs[start : start + _BLOCK]
            paragraphs = [Paragraph(s or ".", source_lang, _NOWHERE) for s, _ in block]
            paragraphs += [Paragraph(t or ".", target_lang, _NOWHERE) for _, t in block]
            views = view_all(paragraphs, judge.encoder, judge.background)
            for n, (source, target) in enumerate(block):
                scored = evidence(views[n], views[len(block) + n])
                part = judge.calibration.part_features(scored, lead=0.0)
                rules = rule_features(source, target, source_lang)
                known = part | {_RULE + name: value for name, value in rules.items()}
                found.append([known[name] for name in names()])
    return np.array(found, float).reshape(len(pairs), len(names()))


def quality(
    judge: Judge, pairs: Sequence[tuple[str, str]], source_lang: Lang, kind: str = "quality"
) -> Floats:
    """(n,) scores of (source, target) segments; higher is better, 0 about average for machine
    translation.

    kind: "quality", after people's scores (MLQE-PE); "uncritical", after their judgement that no
    critical error is in it (WMT21 Task 3); or "faultless", after experts' finding none at all
    (MQM of talks), for which a longer segment has more chances to fail.
    """
    return load(kind)(figures(judge, pairs, source_lang))


@cache
def load(kind: str) -> Linear:
    """The shipped model of a kind."""
    text = (resources.files("aligner") / "data/quality.json").read_text("utf-8")
    stored = json.loads(text)
    order = names()

    def column(of: str) -> Floats:
        return np.array([stored[of][name] for name in order])

    return Linear(order, column("mean"), column("scale"), column(kind))
