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
class Reading:
    """What is told of a pair of sides. outputs: (11,) float32, named by OUTPUTS. english: (t,),
    chinese: (u,) float32: log odds of each token that it is wrong or has no counterpart."""

    outputs: Floats
    english: Floats
    chinese: Floats


@dataclass(frozen=True, slots=True)
class Comparer:
    """The network; without weights it says nothing."""

    weights: Weights = field(default_factory=dict)

    def read(self, english: Tokens, chinese: Tokens) -> Reading | None:
        """None of what it cannot read: a side without tokens or with more than LONGEST. In O(t u)
        time."""
        sizes = len(english), len(chinese)
        if not self.weights or not min(sizes) or max(sizes) > LONGEST:
            return None
        return _read(english, chinese, self.weights)


def load(fingerprint: str) -> Comparer:
    """The network for a model, by its fingerprint."""
    return Comparer(shipped.arrays(f"comparer-{fingerprint}"))


def _read(english: Tokens, chinese: Tokens, weights: Weights) -> Reading:
    """Both sides are the rows of one table, the English first: half as many products."""
    matched, count = match(english, chinese), len(english)
    e, z = english.wide(), chinese.wide()
    similarity = e @ z.T
    seen = np.concatenate((_seen(matched, "source"), _seen(matched, "target")))
    x = _linear(np.concatenate((e, z)) * _SCALE, weights, "proj") + _linear(seen, weights, "feat")
    x[:count] += weights["lang"][0]
    x[count:] += weights["lang"][1]
    for layer in range(sum(name.endswith(".s") for name in weights)):
        x += _compared(x, count, similarity, weights, f"layers.{layer}.")
    x = _normed(x, weights, "n")
    tokens = _linear(x, weights, "tok")[:, 0]
    shown = _gelu(_linear(x, weights, "pw"))
    sides = slice(count), slice(count, None)
    pooled = [part for own in sides for part in _pooled(shown[own], tokens[own])]
    outputs = _linear(_gelu(_linear(np.concatenate(pooled), weights, "p1")), weights, "p2")
    return Reading(outputs, *(tokens[own] for own in sides))


def _seen(matched: Match, side: str) -> Floats:
    """(t, 3): how well each token is matched, as `aligner.matching` tells it."""
    return np.stack([getattr(matched, f"{f}_{side}") for f in ("mutual", "claim", "nearest")], 1)


def _compared(x: Floats, count: int, similarity: Floats, weights: Weights, own: str) -> Floats:
    """(t, d): what comes of comparing each token with what the other side says in its place."""
    x = _normed(x, weights, own + "n1")
    here = _linear(x, weights, own + "v")
    bias = weights[own + "s"]
    size = x.shape[1] // len(bias)
    query, key, value = (
        part.reshape(len(x), len(bias), size).transpose(1, 0, 2)
        for part in (
            _linear(x, weights, own + "q"),
            x @ weights[own + "k.weight"].T,
            here,
        )
    )
    sides = (
        _attended(query[:, :count], key[:, count:], value[:, count:], similarity, bias),
        _attended(query[:, count:], key[:, :count], value[:, :count], similarity.T, bias),
    )
    there = np.concatenate(sides, axis=1).transpose(1, 0, 2).reshape(x.shape)
    both = np.concatenate((x, there, np.abs(here - there), here * there), axis=1)
    return _linear(_gelu(_linear(both, weights, own + "w1")), weights, own + "w2")


def _attended(
    query: Floats, key: Floats, value: Floats, similarity: Floats, bias: Floats
) -> Floats:
    """(heads, t, d / heads): the other side as each token of this one attends to it."""
    scores = query @ key.transpose(0, 2, 1) * np.float32(query.shape[2] ** -0.5)
    scores += bias[:, None, None] * similarity
    scores -= scores.max(axis=2, keepdims=True)
    np.exp(scores, out=scores)
    found: Floats = (scores / scores.sum(axis=2, keepdims=True)) @ value
    return found


def _pooled(shown: Floats, tokens: Floats) -> Iterator[Floats]:
    """What is told of the pair is made of, for a side: the mean and the greatest of its tokens, its
    worst token, its length."""
    yield shown.mean(axis=0)
    yield shown.max(axis=0)
    yield np.array([tokens.max() * 0.2, np.log(len(tokens)) * 0.3], np.float32)


def _linear(x: Floats, weights: Weights, name: str) -> Floats:
    found: Floats = x @ weights[f"{name}.weight"].T
    found += weights[f"{name}.bias"]
    return found


def _normed(x: Floats, weights: Weights, name: str) -> Floats:
    centred: Floats = x - x.mean(axis=1, keepdims=True)
    variance = (centred * centred).mean(axis=1, keepdims=True)
    centred /= np.sqrt(variance + _EPSILON)
    centred *= weights[f"{name}.weight"]
    centred += weights[f"{name}.bias"]
    return centred


def _gelu(x: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, by tanh."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= _SQUARE
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
