"""The engine on this machine: in this process, or over several."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from aligner.blas import processors
from corpus.errors import ModelError
from duizhao.score.blocks import Block
from duizhao.score.job import Job, Rows, Scorer

_scorer: Scorer | None = None


def local(job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
    """Judge blocks one after another, `job.jobs` at once."""
    if job.jobs == 1:
        scorer = Scorer(job)
        for block in waiting:
            yield block, scorer(block)
        return
    yield from _pooled(job, waiting)


def _pooled(job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
    share = max(1, processors() // job.jobs)
    pool = ProcessPoolExecutor(job.jobs, get_context("spawn"), _begin, (job, share))
    begun: deque[tuple[Block, Future[Rows]]] = deque()
    with pool:
        try:
            for block in waiting:
                begun.append((block, pool.submit(_score, block)))
                if len(begun) > 2 * job.jobs:  # no more in memory than keeps everyone busy
                    first, future = begun.popleft()
                    yield first, future.result()
            while begun:
                first, future = begun.popleft()
                yield first, future.result()
        except BrokenProcessPool:
            raise ModelError(
                "a worker process died (out of memory?); run the same command again to go on,"
                " with fewer --jobs"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(job: Job, threads: int) -> None:
    global _scorer
    _scorer = Scorer(job, threads)


def _score(block: Block) -> Rows:
    if _scorer is None:
        raise RuntimeError("a worker was asked before it was begun")
    return _scorer(block)
