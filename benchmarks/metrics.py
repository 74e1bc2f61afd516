"""Figures and their bootstrap confidence intervals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, on how many items, with a 95 % interval.

    `baseline` is the same of the plain cosine of the same model, where that has a figure.
    """

    task: str
    kind: str
    measure: str
    value: float
    low: float
    high: float
    n: int
    aim: float | None = None
    baseline: float | None = None


def auc(bad: Floats, good: Floats) -> float:
    """Probability that a bad item scores higher than a good one (Mann-Whitney), ties by half."""
    both = np.concatenate((bad, good))
    _, inverse, counts = np.unique(both, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[: len(bad)].sum() / len(bad) - (len(bad) + 1) / 2) / len(good))


def recall_at(bad: Floats, good: Floats, share: float) -> float:
    """Share of bad items above the score that only `share` of the good ones exceed."""
    return float(np.mean(bad > np.quantile(good, 1 - share)))


def pearson(x: Floats, y: Floats, weights: Floats | None = None) -> float:
    """weights: what each row counts."""
    both = np.cov(x, y, aweights=weights)
    return float(both[0, 1] / np.sqrt(both[0, 0] * both[1, 1]))


def mcc(said: NDArray[np.bool_], true: NDArray[np.bool_], weights: Floats | None = None) -> float:
    """Matthews correlation coefficient of two yes/no judgements. weights: what each row counts."""
    if not 0 < said.sum() < len(said):
        return 0.0
    return pearson(said.astype(float), true.astype(float), weights)


def interval(
    measure: Callable[..., float], *samples: Floats, paired: bool = False
) -> tuple[float, float]:
    """The 95 % percentile interval of a measure under resampling of its samples.

    paired: whether the samples are columns of one and are drawn together.
    """
    generator = np.random.default_rng(0)
    found = []
    for _ in range(RESAMPLES):
        if paired:
            drawn = generator.integers(0, len(samples[0]), len(samples[0]))
            found.append(measure(*(sample[drawn] for sample in samples)))
        else:
            found.append(measure(*(s[generator.integers(0, len(s), len(s))] for s in samples)))
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def share(yes: Sequence[bool]) -> tuple[float, float, float]:
    """(share, low, high)."""
    found = np.array(yes, float)
    return float(found.mean()), *interval(lambda x: float(x.mean()), found)
