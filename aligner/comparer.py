"""A small network that reads the tokens of both sides of a bead: does one say what the other says?

Decomposable attention (Parikh et al. 2016) with several heads over the frozen token vectors of a
view: each token is compared with what the other side says in its place, twice, the second time
knowing what the first found. The similarity that `aligner.matching` goes by is added to what the
heads attend by, so that they begin as a word alignment. `benchmarks/train_comparer.py` learns the
weights, for one model and no other. Plain numpy, and a pair's figures depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from aligner import shipped
from aligner.matching import Floats, Match, Tokens, matched
from aligner.portions import portions
from corpus.model import Lang

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
#: Tokens that are read together: what is reckoned of them stays in the processor's cache.
_TOGETHER = 384
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

    def lacking(self, lang: Lang) -> Floats:
        """Of one side's tokens."""
        return self.english if lang == "en" else self.chinese


@dataclass(frozen=True, slots=True)
class Comparer:
    """The network; without weights it says nothing."""

    weights: Weights = field(default_factory=dict)

    def read(self, english: Tokens, chinese: Tokens) -> Reading | None:
        """None of what it cannot read: a side without tokens or with more than LONGEST. In O(t u)
        time."""
        return self.read_all([(english, chinese)])[0]

    def read_all(self, pairs: Sequence[tuple[Tokens, Tokens]]) -> list[Reading | None]:
        """`read` of each; a few together take a third less time than one by one."""
        found: list[Reading | None] = [None] * len(pairs)
        fit = [n for n, (one, other) in enumerate(pairs) if self._reads(len(one), len(other))]
        for some in portions(fit, _TOGETHER, lambda n: len(pairs[n][0]) + len(pairs[n][1])):
            for n, said in zip(some, _read([pairs[n] for n in some], self.weights), strict=True):
                found[n] = said
        return found

    def _reads(self, *sizes: int) -> bool:
        return bool(self.weights) and 0 < min(sizes) <= max(sizes) <= LONGEST


def load(fingerprint: str) -> Comparer:
    """The network for a model, by its fingerprint."""
    return Comparer(shipped.arrays(f"comparer-{fingerprint}"))


@dataclass(frozen=True, slots=True)
class _Bead:
    """A pair among others. here: its rows of their table, the English first; count: how many those
    are; similarity: of its tokens."""

    here: slice
    count: int
    similarity: Floats


def _read(pairs: Sequence[tuple[Tokens, Tokens]], weights: Weights) -> Iterator[Reading]:
    """All sides are rows of one table, so that the weights come from memory once for all of them;
    but each pair has products of its own: with the number of rows their last bits change."""
    rows, seen, beads, end = [], [], [], 0
    for english, chinese in pairs:
        e, z = english.wide(), chinese.wide()
        beads.append(_Bead(slice(end, end + len(e) + len(z)), len(e), e @ z.T))
        match, end = matched(beads[-1].similarity), beads[-1].here.stop
        rows += [e, z]
        seen += [_seen(match, "source"), _seen(match, "target")]
    x = _each(np.concatenate(rows) * _SCALE, beads, weights, "proj")
    x += _each(np.concatenate(seen), beads, weights, "feat")
    x += np.tile(weights["lang"], (len(pairs), 1)).repeat([len(side) for side in rows], axis=0)
    for layer in range(sum(name.endswith(".s") for name in weights)):
        x += _compared(x, beads, weights, f"layers.{layer}.")
    x = _normed(x, weights, "n")
    tokens = _each(x, beads, weights, "tok")[:, 0]
    shown = _gelu(_each(x, beads, weights, "pw"))
    for bead in beads:
        own, sides = tokens[bead.here], (slice(bead.count), slice(bead.count, None))
        parts = [part for side in sides for part in _pooled(shown[bead.here][side], own[side])]
        outputs = _linear(_gelu(_linear(np.concatenate(parts), weights, "p1")), weights, "p2")
        yield Reading(outputs, *(own[side] for side in sides))


def _seen(matched: Match, side: str) -> Floats:
    """(t, 3): how well each token is matched, as `aligner.matching` tells it."""
    return np.stack([getattr(matched, f"{f}_{side}") for f in ("mutual", "claim", "nearest")], 1)


def _compared(x: Floats, beads: Sequence[_Bead], weights: Weights, own: str) -> Floats:
    """(t, d): what comes of comparing each token with what the other side says in its place."""
    x = _normed(x, weights, own + "n1")
    here = _each(x, beads, weights, own + "v")
    query = _each(x, beads, weights, own + "q")
    key = _each(x, beads, weights, own + "k")
    bias, there = weights[own + "s"], np.empty_like(x)
    for bead in beads:
        mine = [_by_head(part[bead.here], len(bias)) for part in (query, key, here, there)]
        (q, k, v, found), n = mine, bead.count
        found[:, :n] = _attended(q[:, :n], k[:, n:], v[:, n:], bead.similarity, bias)
        found[:, n:] = _attended(q[:, n:], k[:, :n], v[:, :n], bead.similarity.T, bias)
    both = np.concatenate((x, there, np.abs(here - there), here * there), axis=1)
    return _each(_gelu(_each(both, beads, weights, own + "w1")), beads, weights, own + "w2")


def _by_head(part: Floats, heads: int) -> Floats:
    """(t, d) -> (heads, t, d / heads)"""
    return part.reshape(len(part), heads, -1).transpose(1, 0, 2)


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


def _each(x: Floats, beads: Sequence[_Bead], weights: Weights, name: str) -> Floats:
    """`_linear` of each bead's rows; without a bias where there is none."""
    own = weights[f"{name}.weight"].T
    found = np.empty((len(x), own.shape[1]), np.float32)
    for bead in beads:
        np.matmul(x[bead.here], own, out=found[bead.here])
    if f"{name}.bias" in weights:
        found += weights[f"{name}.bias"]
    return found


def _normed(x: Floats, weights: Weights, name: str) -> Floats:
    centred: Floats = x - _mean(x)
    variance = _mean(centred * centred)
    centred /= np.sqrt(variance + _EPSILON)
    centred *= weights[f"{name}.weight"]
    centred += weights[f"{name}.bias"]
    return centred


def _mean(x: Floats) -> Floats:
    """(n, 1), as ndarray.mean, which asks much before."""
    found: Floats = np.add.reduce(x, axis=1, keepdims=True)
    found /= np.float32(x.shape[1])
    return found


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
