"""Work over several processes."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

import numpy as np
import pytest

from aligner.workers import mapped
from corpus.errors import ModelError


@dataclass(frozen=True)
class Weigher:
    """Something with arrays on it, one of them empty, that is called."""

    weights: np.ndarray
    nothing: np.ndarray

    def __call__(self, place: int) -> tuple[float, int]:
        if place < 0:
            raise IndexError(place)
        if place == 1000:
            os.kill(os.getpid(), signal.SIGKILL)
        return float(self.weights[place]) + self.nothing.sum(), os.getpid()


WEIGHER = Weigher(np.arange(300, dtype=np.float32), np.zeros(0))


def test_results_come_in_order_from_other_processes() -> None:
    found = list(mapped(WEIGHER, range(300), 2))
    assert [value for value, _ in found] == list(range(300))
    assert os.getpid() not in {process for _, process in found}


def test_what_goes_wrong_there_is_raised_here() -> None:
    with pytest.raises(IndexError):
        list(mapped(WEIGHER, [3, -1], 2))
    with pytest.raises(ModelError, match="out of memory"):
        list(mapped(WEIGHER, [3, 1000], 2))
