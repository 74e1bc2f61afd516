"""Small matrix products on one thread; how many processors there are.

We multiply many small matrices. Handing each to a pool of threads takes longer than the product
(twenty times as long where another program wants the processors too), and the pool's size would
change the last bits of a sum.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager


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
