"""One piece of work over several processes, which share what it needs instead of copying it."""

from __future__ import annotations

import mmap
import pickle
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from aligner.blas import one_thread
from corpus.errors import ModelError

_ARRAYS, _FUNCTION = "arrays", "function"

T = TypeVar("T")
R = TypeVar("R")

_function: Callable[[Any], Any] | None = None


def mapped(function: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """function(item) for each item, in order, by `jobs` processes, which are given one at a time.

    The arrays that hang on the function are written to a file once, and every process maps it into
    its memory. Raises ModelError where a process dies.
    """
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        _hand_over(function, Path(folder))
        # Forking would be quicker, but not beside the threads of an engine.
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (Path(folder),))
        try:
            yield from pool.map(_do, items)
        except BrokenProcessPool:
            raise ModelError(
                "a process that judges died (out of memory?); try again with fewer --jobs"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _hand_over(function: Callable[[T], R], folder: Path) -> None:
    buffers: list[pickle.PickleBuffer] = []
    pickled = pickle.dumps(function, protocol=5, buffer_callback=buffers.append)
    spans = []
    with (folder / _ARRAYS).open("wb") as file:
        for buffer in buffers:
            file.write(bytes(-file.tell() % 64))  # aligned, as numpy's own arrays are
            start = file.tell()
            spans.append((start, start + file.write(buffer.raw())))
    (folder / _FUNCTION).write_bytes(pickle.dumps((pickled, spans)))


def _begin(folder: Path) -> None:
    """In a new process: take over the function. Ctrl-C is for the process that began it."""
    global _function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A pickle that this very program has just made.
    pickled, spans = pickle.loads((folder / _FUNCTION).read_bytes())  # noqa: S301
    with (folder / _ARRAYS).open("rb") as file:
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if spans else b""
    _function = pickle.loads(pickled, buffers=[whole[a:b] for a, b in spans])  # noqa: S301
    one_thread()


def _do(item: Any) -> Any:
    if _function is None:
        raise RuntimeError("a process was asked before it was begun")
    return _function(item)
