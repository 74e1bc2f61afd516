"""How good a translated segment is, as one number without a reference translation.

For ranking single segments (which of two renderings is better, which of a thousand to look at
first), where a verdict on a pair in its document asks whether something is wrong. Linear, over the
scores of a pair and the figures of the rules; every figure of a rule can only lower it, so that
each can be explained. To these some kinds add what the texts are about, by their vectors: what is
usually translated badly is so here too, more often than not. `benchmarks/train_quality.py` makes
`aligner/data/quality.json`, and for the embedded model `quality-*.npz`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner import checks, shipped
from aligner.blas import one_thread
from aligner.checks.running import found_in_beads, found_in_pair
from aligner.comparer import OUTPUTS, Reading
from aligner.embedding import Vectors
from aligner.features import FAULT_FEATURES, FLUENCY_FEATURES, PAIR_FEATURES
from aligner.finding_features import FAMILIES, finding_features
from aligner.matching import Tokens
from aligner.rule_features import rule_features
from aligner.scoring import evidence_of
from aligner.trial import Seen
from aligner.views import View, view_all
from corpus.model import Lang, Location, Pair, Paragraph, other

if TYPE_CHECKING:
    from aligner.judge import Judge

Floats = NDArray[np.float64]
#: What `quality` tells; see there.
KINDS = ("quality", "uncritical", "better", "faultless")
#: Standardised figures beyond this count as this: one odd figure must not decide.
LIMIT = 6.0
#: What each rule's figure is named, beside the scores: some have names in common.
_RULE = "rule."
#: And those of the network that reads both sides' tokens, here as one bead each: what it says of
#: the whole, and the mean log odds that a token of one side is wrong or has no counterpart.
COMPARED = "compared."
_WHOLE = ("fault", "people", "critical")
_COMPARED = (*_WHOLE, "lacking_english", "lacking_chinese")
#: Segments whose sentences both networks see together.
_BLOCK = 256
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
        """(n, f) -> (n, f) standardised and bounded; what is not known is held to be average."""
        return np.nan_to_num(np.clip((figures - self.mean) / self.scale, -LIMIT, LIMIT))


def names() -> tuple[str, ...]:
    """The figures' names, in order. What the network has a hand in stands apart, for it has learned
    from some of the segments that teach the weights."""
    rules = (_RULE + name for name in (*rule_features("", "", "en"), *FAMILIES))
    scores = (*PAIR_FEATURES, *FAULT_FEATURES, *FLUENCY_FEATURES, "pair_odds")
    return (*scores, *(COMPARED + name for name in _COMPARED), *rules)


def only_lowers(name: str) -> bool:
    """Whether a figure speaks against a translation only: those of rules, but for the signed
    difference of lengths."""
    return name.startswith(_RULE) and name != _RULE + "length"


class Measured(NamedTuple):
    """What is known of n segments. figures: (n, f) float64, named by `names()`, NaN where nothing
    was told; about: (n, a) float32, the vectors of source and target by either model."""

    figures: Floats
    about: Vectors


def measure(judge: Judge, pairs: Sequence[tuple[str, str]], source_lang: Lang) -> Measured:
    """What is known of pairs of (source, target)."""
    parts = [
        measured(judge, _compared_texts(judge, pairs[start : start + _BLOCK], source_lang))
        for start in range(0, len(pairs), _BLOCK)
    ]
    if not parts:
        return measured(judge, ())
    return Measured(*map(np.concatenate, zip(*parts, strict=True)))


def _compared_texts(
    judge: Judge, pairs: Sequence[tuple[str, str]], source_lang: Lang
) -> list[Seen]:
    sources = [Paragraph(source or ".", source_lang, _NOWHERE) for source, _ in pairs]
    targets = [Paragraph(target or ".", other(source_lang), _NOWHERE) for _, target in pairs]
    with one_thread():
        views = view_all(sources + targets, judge.encoder, judge.background)
        sides = list(zip(views[: len(pairs)], views[len(pairs) :], strict=True))
        found = []
        for source, target, both, evidence in zip(
            sources, targets, sides, evidence_of(sides, judge.background.comparer), strict=True
        ):
            pair = Pair((source,), (target,))
            findings = found_in_pair(judge.rules, pair)
            findings += found_in_beads(checks.ALIGNED_CHECKS, *both, evidence.beads)
            found.append(Seen(*both, evidence, tuple(findings)))
        return found


def measured(judge: Judge, seen: Sequence[Seen]) -> Measured:
    """What is known of pairs that the judge has compared."""
    order = names()
    figures, about = [], []
    for one, reading in zip(seen, _readings(judge, seen), strict=True):
        known = judge.calibration.part_features(one.evidence, lead=0.0) | _compared(reading)
        rules = rule_features(one.source.text, one.target.text, one.source.lang)
        rules |= finding_features(one.findings)
        known |= {_RULE + name: value for name, value in rules.items()}
        figures.append([known[name] for name in order])
        sides = one.source, one.target
        about.append(np.concatenate([v for view in sides for v in (view.vector, view.gist)]))
    return Measured(
        np.array(figures, float).reshape(len(seen), len(order)), np.array(about, np.float32)
    )


def _readings(judge: Judge, seen: Sequence[Seen]) -> list[Reading | None]:
    """What the network says of each pair as one bead, which many were read as already."""
    known = [
        one.evidence.clauses[0].said
        if len(one.evidence.beads) == 1 and one.evidence.clauses
        else None
        for one in seen
    ]
    asked = [
        _tokens(one.source, one.target)
        for one, reading in zip(seen, known, strict=True)
        if reading is None
    ]
    with one_thread():
        said = iter(judge.background.comparer.read_all(asked))
    return [next(said) if reading is None else reading for reading in known]


def _tokens(source: View, target: View) -> tuple[Tokens, Tokens]:
    """The English ones first."""
    english, chinese = (source, target) if source.lang == "en" else (target, source)
    return english.tokens, chinese.tokens


def _compared(said: Reading | None) -> dict[str, float]:
    if said is None:
        return {COMPARED + name: np.nan for name in _COMPARED}
    whole = (said.outputs[OUTPUTS.index(name)] for name in _WHOLE)
    told = (*whole, said.english.mean(), said.chinese.mean())
    return {COMPARED + name: float(value) for name, value in zip(_COMPARED, told, strict=True)}


def quality(
    judge: Judge, pairs: Sequence[tuple[str, str]], source_lang: Lang, kind: str = "quality"
) -> Floats:
    """(n,) scores of (source, target) segments; higher is better, 0 about average for machine
    translation.

    kind: "quality", after people's scores (MLQE-PE); "uncritical", after their judgement that no
    critical error is in it (WMT21 Task 3); "better", to compare renderings of one source, after
    renderings with a word wrong; or "faultless", after experts' finding no error at all (MQM of
    talks), for which a longer segment has more chances to fail.
    """
    return scores(judge, measure(judge, pairs, source_lang), kind)


def scores(judge: Judge, known: Measured, kind: str = "quality") -> Floats:
    """(n,) `quality` of segments that were measured."""
    found = load(kind)(known.figures)
    weights = about_weights(judge.encoder.fingerprint).get(kind)
    return found if weights is None or not len(known.about) else found + known.about @ weights


@cache
def load(kind: str) -> Linear:
    """The shipped model of a kind. Raises ValueError where there is none."""
    if kind not in KINDS:
        raise ValueError(f"there is no kind of quality {kind!r}, only {', '.join(KINDS)}")
    text = (resources.files("aligner") / "data/quality.json").read_text("utf-8")
    stored = json.loads(text)
    order = names()

    def column(of: str) -> Floats:
        return np.array([stored[of][name] for name in order])

    return Linear(order, column("mean"), column("scale"), column(kind))


@cache
def about_weights(fingerprint: str) -> dict[str, Vectors]:
    """Kind -> (a,) float32 weights of `Measured.about`, for a model that they were learned with."""
    return shipped.arrays(f"quality-{fingerprint}")
