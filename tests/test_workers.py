"""Work over several processes, and over threads."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

import numpy as np
import pytest

from aligner.blas import in_order
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


def test_threads_give_results_in_order_and_wait_to_be_asked() -> None:
    begun: list[int] = []

    def slow_at_first(item: int) -> int:
        begun.append(item)
        time.sleep(0.02 if item == 0 else 0)
        return -item

    found = in_order(slow_at_first, range(2000))
    assert next(found) == 0
    assert len(begun) < 1000
    assert list(found) == [-item for item in range(1, 2000)]
    assert sorted(begun) == list(range(2000))


def test_what_goes_wrong_in_a_thread_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(lambda item: 1 // item, [3, 2, 1, 0, 1, 2, 3, 4]))
