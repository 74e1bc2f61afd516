"""Small matrix products on one thread.

We multiply many small matrices. Handing each to a pool of threads takes longer than the product
(twenty times as long where another program wants the processors too), and the pool's size would
change the last bits of a sum.
"""

from __future__ import annotations

from contextlib import AbstractContextManager


def one_thread() -> AbstractContextManager[object]:
    """While this is open, numpy multiplies matrices on the calling thread alone."""
    from threadpoolctl import threadpool_limits

    limits: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="blas")
    return limits
