"""Small matrix products on one thread each; how many processors there are.

We multiply many small matrices. Handing each to a pool of threads takes longer than the product
(twenty times as long where another program wants the processors too), and the pool's size would
change the last bits of a sum.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Items from which threads share them, and how many for each thread are taken on ahead of what
#: was asked for.
_MANY, _AHEAD = 4, 3


def one_thread() -> AbstractContextManager[object]:
    """While this is open, numpy multiplies matrices on the calling thread alone."""
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="blas")
    return limits


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
    """function(item) for each item, in order, by a thread on each processor where there are many.

    No more than a few results wait to be taken.
    """
    count = processors() if len(items) >= _MANY else 1
    if count == 1:
        yield from map(function, items)
        return
    with ThreadPoolExecutor(count) as pool:
        begun: deque[Future[R]] = deque()
        for item in items:
            if len(begun) == _AHEAD * count:
                yield begun.popleft().result()
            begun.append(pool.submit(function, item))
        while begun:
            yield begun.popleft().result()
