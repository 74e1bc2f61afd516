"""The engine on a Ray cluster: actors that load the model once, over Ray Data."""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from corpus.errors import ConfigError
from duizhao.score.blocks import Block
from duizhao.score.job import Job, Rows, Scorer

#: Blocks that are handed to the cluster at once, for each worker: enough to keep it busy, few
#: enough for this process's memory.
_WAVE = 32


class _Actor:
    """What Ray Data calls: a batch holds one block, and so does its result."""

    def __init__(self, job: Job):
        self._scorer = Scorer(job, threads=1)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        # Pickles that this very program has made, on their way within the cluster.
        found = [
            pickle.dumps(self._scorer(pickle.loads(one)))  # noqa: S301
            for one in batch["block"]
        ]
        return {"number": batch["number"], "rows": found}


def ray(job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
    """Judge blocks on the cluster of $RAY_ADDRESS, or on one that is begun on this machine, with
    `job.jobs` actors of one processor each.

    A worker that dies is replaced and its block judged again; only this process writes parts, each
    block's once. Raises ConfigError where Ray is not installed.
    """
    try:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        import ray.data as data
        from ray import init, is_initialized
    except ImportError:
        raise ConfigError("--engine ray needs Ray: pip install 'duizhao[ray]'") from None
    if not is_initialized():
        init(log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
    data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    waiting = iter(waiting)
    while wave := {block.number: block for block in islice(waiting, _WAVE * job.jobs)}:
        items = [{"number": number, "block": pickle.dumps(block)} for number, block in wave.items()]
        results = data.from_items(items, override_num_blocks=len(items)).map_batches(
            _Actor,
            fn_constructor_args=(job,),
            batch_size=1,
            num_cpus=1,
            compute=data.ActorPoolStrategy(size=job.jobs),
        )
        for result in results.iter_rows():
            block = wave.pop(int(result["number"]), None)
            if block is not None:
                yield block, pickle.loads(result["rows"])  # noqa: S301
        if wave:
            raise ConfigError(f"the cluster gave no result for {len(wave)} blocks; run it again")
