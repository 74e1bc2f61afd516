"""What texts' tokens add up to, and the vectors of texts put together from it.

Only the network's last, small layers come after the sum over tokens, so that the vector of any run
of sentences comes from the sums of its parts: what Vecalign and Bertalign embed six times over,
each run of sentences as a text of its own, costs a sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from aligner.background import LANGS
from aligner.embedding import unit
from aligner.gist.network import WIDTH, Floats, Ints, head
from corpus.model import Lang


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
        return unit(head()(self.states, self.counts) - background().means[self.lang])


@dataclass(frozen=True, slots=True)
class Background:
    """By language, (512,) float32: the mean vector, and what two texts' sums have more than the
    sum of the text joined from them: the marks of an end and a beginning."""

    means: dict[Lang, Floats]
    edges: dict[Lang, Floats]


@cache
def background() -> Background:
    """The shipped one, made by `benchmarks/background.py`."""
    with (resources.files("aligner") / "data/gist-background.npz").open("rb") as file:
        stored = np.load(file)
        means, edges = (
            {lang: stored[f"{name}_{lang}"].astype(np.float32) for lang in LANGS}
            for name in ("mean", "edge")
        )
    return Background(means, edges)


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


def reckoned_pairs(single: Sums) -> Sums:
    """Each of n texts and its successor read as one, n - 1, about: without having read them."""
    states = single.states
    states = states[:-1] + states[1:] - background().edges[single.lang]
    return Sums(single.lang, states, single.counts[:-1] + single.counts[1:] - 2)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Some of n texts, each with its successor read as one.

    places: (p,), ascending: those of the first text. sums: (p, 512).
    """

    places: Ints
    sums: Sums

    def among(self, single: Sums, first: int) -> Sums:
        """All n - 1 pairs of n texts of which `first` is the first; those that are not here as
        they are reckoned."""
        found = reckoned_pairs(single)
        begin, end = np.searchsorted(self.places, (first, first + len(found)))
        here = self.places[begin:end] - first
        found.states[here] = self.sums.states[begin:end]
        found.counts[here] = self.sums.counts[begin:end]
        return found


def run_vectors(single: Sums, pairs: Sums | None, widest: int) -> list[Floats]:
    """The vectors of runs of 1, 2, ... `widest` texts in a row, at most as many as there are n.

    single: of n texts. pairs: of the n - 1 that each text makes with its successor; without them
    they are reckoned. Of k texts there are n - k + 1 runs, (n - k + 1, 512) float32, by the text
    that they begin with.
    """
    if not len(single):
        return []
    found = _runs(single, reckoned_pairs(single) if pairs is None else pairs, widest)
    ends = np.cumsum([len(run) for run in found])[:-1]
    return np.split(together(found).vectors(), ends)


def _runs(single: Sums, pairs: Sums, widest: int) -> list[Sums]:
    states, counts = single.states, single.counts
    found = [Sums(single.lang, states, counts)]
    for k in range(2, min(widest, len(single)) + 1):
        last = found[-1]
        # One text longer: its pair with the text before it, less that text.
        longer = last.states[:-1] + pairs.states[k - 2 :] - states[k - 2 : -1]
        more = last.counts[:-1] + pairs.counts[k - 2 :] - counts[k - 2 : -1]
        found.append(Sums(single.lang, longer, more))
    return found
