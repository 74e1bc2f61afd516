"""What texts' tokens add up to, and the vectors of texts put together from it.

Only the network's last, small layers come after the sum over tokens, so that the vector of any run
of sentences comes from the sums of its parts: what Vecalign and Bertalign embed six times over,
each run of sentences as a text of its own, costs a sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from aligner import shipped
from aligner.background import LANGS
from aligner.embedding import unit
from aligner.gist.network import WIDTH, Floats, Ints, head
from corpus.model import Lang

#: Texts, or sets of them, that go through the last layers at once.
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Sums:
    """n texts of one language.

    kept: (n, 512), float16: the mean over each one's tokens, as it comes from the network and the
    cache; or float32: the sum itself, of texts put together. counts: (n,) float32, the number of
    tokens, with the two that mark a text's ends.
    """

    lang: Lang
    kept: NDArray[np.float16] | Floats
    counts: Floats

    def __len__(self) -> int:
        return len(self.counts)

    def __getitem__(self, places: slice | Ints) -> Sums:
        return Sums(self.lang, self.kept[places], self.counts[places])

    @property
    def states(self) -> Floats:
        """(n, 512) float32, the sum over each one's tokens."""
        kept: Floats = self.kept.astype(np.float32, copy=False)
        return kept if kept is self.kept else kept * self.counts[:, None]

    def vectors(self) -> Floats:
        """(n, 512) float32, centred by the language's mean, unit length."""
        return vectors_of([self])[0]


@dataclass(frozen=True, slots=True)
class Background:
    """By language, (512,) float32: the mean vector, and what two texts' sums have more than the
    sum of the text joined from them: the marks of an end and a beginning."""

    means: dict[Lang, Floats]
    edges: dict[Lang, Floats]


@cache
def background() -> Background:
    """The shipped one, made by `benchmarks/background.py`."""
    stored = shipped.arrays("gist-background")
    means, edges = ({lang: stored[f"{name}_{lang}"] for lang in LANGS} for name in ("mean", "edge"))
    return Background(means, edges)


def vectors_of(some: Sequence[Sums]) -> list[Floats]:
    """`vectors` of each; a few hundred take a third less time than one by one."""
    found: list[Floats] = []
    for at in range(0, len(some), _AT_ONCE):
        now = some[at : at + _AT_ONCE]
        vectors = head().each([(one.states, one.counts) for one in now])
        means = (background().means[one.lang] for one in now)
        found += [unit(own - mean) for own, mean in zip(vectors, means, strict=True)]
    return found


def together(parts: Sequence[Sums]) -> Sums:
    """The texts of several, in order."""
    alike = len({part.kept.dtype for part in parts}) == 1
    return Sums(
        parts[0].lang,
        np.concatenate([part.kept if alike else part.states for part in parts]),
        np.concatenate([part.counts for part in parts]),
    )


def joined(parts: Sequence[Sums]) -> Sums:
    """All texts in order as one: (1, 512)."""
    lang = parts[0].lang
    number = sum(map(len, parts))
    states = np.sum([part.states.sum(axis=0) for part in parts], axis=0, dtype=np.float32)
    count = float(sum(part.counts.sum() for part in parts))
    states = states - (number - 1) * background().edges[lang]
    return Sums(lang, states[None], np.array([count - 2 * (number - 1)], np.float32))


def empty(lang: Lang) -> Sums:
    """Those of no text."""
    return Sums(lang, np.zeros((0, WIDTH), np.float16), np.zeros(0, np.float32))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Some of n texts, each with its successor read as one.

    places: (p,), ascending: those of the first text. sums: (p, 512).
    """

    places: Ints
    sums: Sums


def run_vectors(single: Sums, widest: int) -> list[Floats]:
    """The vectors of runs of 1, 2, ... `widest` of n texts in a row, at most n, as they are
    reckoned. Of k texts there are n - k + 1 runs, (n - k + 1, 512) float32, by the text that they
    begin with.
    """
    return run_vectors_of([single], widest)[0]


def run_vectors_of(some: Sequence[Sums], widest: int) -> list[list[Floats]]:
    """`run_vectors` of each."""
    runs = [_runs(single, widest) for single in some]
    vectors = iter(vectors_of([together(own) for own in runs if own]))
    return [
        np.split(next(vectors), np.cumsum([len(run) for run in own])[:-1]) if own else []
        for own in runs
    ]


def _runs(single: Sums, widest: int) -> list[Sums]:
    if not len(single):
        return []
    states, edge = single.states, background().edges[single.lang]
    found = [Sums(single.lang, states, single.counts)]
    for k in range(2, min(widest, len(single)) + 1):
        last = found[-1]
        longer = last.states[:-1] + (states[k - 1 :] - edge)
        found.append(Sums(single.lang, longer, last.counts[:-1] + (single.counts[k - 1 :] - 2)))
    return found


def stretches(single: Sums, ranges: Ints, pairs: Pairs | None = None) -> Sums:
    """Of runs of texts in a row, (r, 2) half-open ranges: (r, 512). Where a text and its successor
    are known as a pair they add up to that, elsewhere as they are reckoned."""
    begun = single[ranges[:, 0]]
    states, counts = begun.states, begun.counts.copy()
    for step in range(1, int(np.diff(ranges).max(initial=1))):
        last = ranges[:, 0] + step
        longer = np.flatnonzero(last < ranges[:, 1])
        more, tokens = _steps(single, last[longer], pairs)
        states[longer] += more
        counts[longer] += tokens
    return Sums(single.lang, states, counts)


def _steps(single: Sums, places: Ints, pairs: Pairs | None) -> tuple[Floats, Floats]:
    """What texts add to those before them, (p, 512) and (p,)."""
    own = single[places]
    states, counts = own.states - background().edges[single.lang], own.counts - 2
    if pairs is not None and len(pairs.places):
        at = np.minimum(np.searchsorted(pairs.places, places - 1), len(pairs.places) - 1)
        known = pairs.places[at] == places - 1
        both, before = pairs.sums[at[known]], single[places[known] - 1]
        states[known] = both.states - before.states
        counts[known] = both.counts - before.counts
    return states, counts
