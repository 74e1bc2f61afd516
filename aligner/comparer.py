"""A small network that reads the tokens of both sides of a bead: does one say what the other says?

Decomposable attention (Parikh et al. 2016) with several heads over the frozen token vectors of a
view: each token is compared with what the other side says in its place, twice, the second time
knowing what the first found. The similarity that `aligner.matching` goes by is added to what the
heads attend by, so that they begin as a word alignment. `benchmarks/train_comparer.py` learns the
weights, for one model and no other. Plain numpy, and a pair's figures depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from aligner import shipped
from aligner.matching import Floats, Match, Tokens, match

#: What is told of a pair, in order. Log odds: of any planted fault; of a denial that only one side
#: has, of another difference, of more on the English or the Chinese side; of a critical error
#: (WMT21 Task 3); of an omission, addition, mistranslation, as experts mark them (MQM). people:
#: their score (MLQE-PE), in standard deviations; mqm: ln(1 + penalty).
OUTPUTS = (
    "fault",
    "negation",
    "difference",
    "more_english",
    "more_chinese",
    "people",
    "critical",
    "mqm",
    "omission",
    "addition",
    "mistranslation",
)
#: Tokens of a side beyond which it is not read: those that the network learned from were shorter.
LONGEST = 280
#: Token vectors have unit length: this brings each number of theirs to about 1.
_SCALE = np.float32(19.6)
_EPSILON = np.float32(1e-5)
_SQUARE = np.float32(np.sqrt(2 / np.pi))

Weights = Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Comparer:
    """The network; without weights it says nothing."""

    weights: Weights = field(default_factory=dict)

    def read(self, english: Tokens, chinese: Tokens) -> Floats | None:
        """(11,) float32, named by OUTPUTS; None of what it cannot read: a side without tokens or
        with more than LONGEST. In O(t u) time."""
        sizes = len(english), len(chinese)
        if not self.weights or not min(sizes) or max(sizes) > LONGEST:
            return None
        return _read(english, chinese, self.weights)


def load(fingerprint: str) -> Comparer:
    """The network for a model, by its fingerprint."""
    return Comparer(shipped.arrays(f"comparer-{fingerprint}"))


def _read(english: Tokens, chinese: Tokens, weights: Weights) -> Floats:
    matched = match(english, chinese)
    e, z = english.wide(), chinese.wide()
    similarity = e @ z.T
    x = _first(e, _seen(matched, "source"), weights, 0)
    y = _first(z, _seen(matched, "target"), weights, 1)
    for layer in range(sum(name.endswith(".s") for name in weights)):
        own = f"layers.{layer}."
        u, v = _normed(x, weights, own + "n1"), _normed(y, weights, own + "n1")
        x = x + _compared(u, v, similarity, weights, own)
        y = y + _compared(v, u, similarity.T, weights, own)
    sides = _normed(x, weights, "n"), _normed(y, weights, "n")
    pooled = [part for side in sides for part in _pooled(side, weights)]
    return _linear(_gelu(_linear(np.concatenate(pooled), weights, "p1")), weights, "p2")


def _seen(matched: Match, side: str) -> Floats:
    """(t, 3): how well each token is matched, as `aligner.matching` tells it."""
    return np.stack([getattr(matched, f"{f}_{side}") for f in ("mutual", "claim", "nearest")], 1)


def _first(vectors: Floats, seen: Floats, weights: Weights, lang: int) -> Floats:
    """(t, d): what the network begins with."""
    projected = _linear(vectors * _SCALE, weights, "proj") + _linear(seen, weights, "feat")
    found: Floats = projected + weights["lang"][lang]
    return found


def _compared(u: Floats, v: Floats, similarity: Floats, weights: Weights, own: str) -> Floats:
    """(t, d): what comes of comparing one side, u, with what the other, v, says in its place."""
    here = _linear(u, weights, own + "v")
    there = _attended(u, v, similarity, weights, own)
    sides = np.concatenate((u, there, np.abs(here - there), here * there), axis=1)
    return _linear(_gelu(_linear(sides, weights, own + "w1")), weights, own + "w2")


def _attended(u: Floats, v: Floats, similarity: Floats, weights: Weights, own: str) -> Floats:
    """(t, d): the other side as each token of this one attends to it."""
    bias = weights[own + "s"]
    size = u.shape[1] // len(bias)
    query, key, value = (
        x.reshape(len(x), len(bias), size).transpose(1, 0, 2)
        for x in (
            _linear(u, weights, own + "q"),
            v @ weights[own + "k.weight"].T,
            _linear(v, weights, own + "v"),
        )
    )
    scores = query @ key.transpose(0, 2, 1) * np.float32(size**-0.5)
    scores += bias[:, None, None] * similarity
    scores = np.exp(scores - scores.max(axis=2, keepdims=True))
    found = (scores / scores.sum(axis=2, keepdims=True)) @ value
    joined: Floats = found.transpose(1, 0, 2).reshape(len(u), -1)
    return joined


def _pooled(side: Floats, weights: Weights) -> Iterator[Floats]:
    """What is told of the pair is made of, for a side: the mean and the greatest of its tokens, its
    worst token, its length."""
    shown = _gelu(_linear(side, weights, "pw"))
    yield shown.mean(axis=0)
    yield shown.max(axis=0)
    worst = _linear(side, weights, "tok").max()
    yield np.array([worst * 0.2, np.log(len(side)) * 0.3], np.float32)


def _linear(x: Floats, weights: Weights, name: str) -> Floats:
    found: Floats = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return found


def _normed(x: Floats, weights: Weights, name: str) -> Floats:
    centred = x - x.mean(axis=1, keepdims=True)
    scale = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _EPSILON)
    found: Floats = centred / scale * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return found


def _gelu(x: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, by tanh."""
    found: Floats = 0.5 * x * (1 + np.tanh(_SQUARE * (x + np.float32(0.044715) * x * x * x)))
    return found
