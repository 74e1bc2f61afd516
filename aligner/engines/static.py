"""The engine for the embedded model: its static graph in OpenVINO, no PyTorch.

In what the processor computes fastest: see `presence.precision`. A text's vector is the same, bit
for bit, whichever texts stand beside it: windows are padded to a width that only their own length
decides, share a batch with that width only, and each batch runs on one thread.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from aligner import heap
from aligner.blas import processors
from aligner.embedding import Encoded, Vectors
from aligner.engines.graph import GROUP, openvino
from aligner.engines.presence import GRAPH, GRAPH_8
from aligner.engines.tokens import TOKENS, Tokens
from aligner.engines.windows import Result, Window, joined, windows
from aligner.rows import Rows
from corpus.errors import ModelError

COMPILED = "compiled"
WEIGHTS = "model.safetensors"
_WORDS = "embeddings.word_embeddings.weight"

#: How many compiled graphs are kept: for other numbers of processors, say.
_COMPILED_KEPT = 3

#: Tokens, padding included, that go through the network at once.
TOKEN_BUDGET = 512


class StaticEngine:
    """Runs the graph in `folder` (see models.ensure_built), as many batches at once as it has
    threads: all processors, if not told.

    The graph is loaded while the first texts are cut into tokens: `encode` raises ModelError where
    OpenVINO cannot run it.
    """

    def __init__(
        self, folder: Path, prompt: str, limit: int, precision: str, streams: int | None = None
    ):
        self._tokens = Tokens(folder)
        self._prompt = prompt
        self._room = limit - len(TOKENS.before) - len(TOKENS.after)
        self._words = _word_table(folder / WEIGHTS)
        self._mapped: Path | None = folder / COMPILED
        beside = ThreadPoolExecutor(1)
        self._requests = beside.submit(_requests, folder, precision, streams)
        beside.shutdown(wait=False)

    def encode(self, texts: Sequence[str], *, tokens: bool) -> Iterator[tuple[int, Encoded]]:
        """As `Engine.encode`."""
        coded = self._tokens.encode([self._prompt + text for text in texts])
        cut = list(windows(coded, self._room, self._prompt))
        yield from joined(cut, self._run(_batches(cut), tokens), tokens=tokens)
        if cut and self._mapped:
            # The first batch has copied the weights into the order in which they are used.
            heap.forget_mapped(self._mapped)
            self._mapped = None

    def _run(self, batches: Iterable[list[Window]], tokens: bool) -> Iterator[Result]:
        """The batches' results in order, while the next ones are being computed."""
        idle, busy = deque(self._requests.result()), deque[tuple[Any, list[Window]]]()
        try:
            for batch in batches:
                if not idle:
                    request, done = busy.popleft()
                    request.wait()
                    yield from self._results(request, done, tokens)
                    idle.append(request)
                request = idle.popleft()
                request.start_async(self._inputs(batch))
                busy.append((request, batch))
            while busy:
                request, done = busy.popleft()
                request.wait()
                yield from self._results(request, done, tokens)
        finally:
            for request, _ in busy:
                request.wait()

    def _inputs(self, batch: list[Window]) -> tuple[Vectors, Vectors]:
        width = _width(batch[0])
        ids = np.full((len(batch), width), TOKENS.pad, np.int64)
        mask = np.zeros((len(batch), width), np.float32)
        for row, window in enumerate(batch):
            whole = [*TOKENS.before, *window.ids, *TOKENS.after]
            ids[row, : len(whole)] = whole
            mask[row, : len(whole)] = 1
        return self._words[ids].astype(np.float32), mask

    def _results(self, request: Any, batch: list[Window], tokens: bool) -> Iterator[Result]:
        vectors = request.get_output_tensor(0).data.copy()
        states = request.get_output_tensor(1).data if tokens else None
        first = len(TOKENS.before)
        for row, window in enumerate(batch):
            own = None
            if states is not None:
                own = states[row, first : first + len(window.ids)].copy()
            yield Result(window, vectors[row], own)


def _requests(folder: Path, precision: str, streams: int | None) -> list[Any]:
    """What runs batches, two for each stream, so that none waits while the results of the last
    one are taken. Raises ModelError."""
    keep = streams is None
    streams = streams or processors()
    eight_bits = precision == "int8"
    options = {
        "INFERENCE_PRECISION_HINT": "f32" if eight_bits else precision,
        "DYNAMIC_QUANTIZATION_GROUP_SIZE": GROUP if eight_bits else 0,  # 0: not at all
        "NUM_STREAMS": streams,
        "INFERENCE_NUM_THREADS": streams,
        # Two pinned processes would share one core and leave the other idle.
        "ENABLE_CPU_PINNING": False,
    }
    try:
        graph = (folder / (GRAPH_8 if eight_bits else GRAPH)).resolve()
        compiled = _compiled(graph, options, folder / COMPILED if keep else None)
        return [compiled.create_infer_request() for _ in range(2 * streams)]
    except (ImportError, OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ModelError(
            f"OpenVINO cannot run the embedded model ({reason});"
            " `pip uninstall openvino` leaves it to PyTorch"
        ) from error


def _compiled(graph: Path, options: dict[str, Any], kept: Path | None) -> Any:
    """The graph made ready for this processor; from a file of it in the folder `kept`, which takes
    half the time, or written there for the next process.

    OpenVINO tells a file that is damaged, or from another version, processor, setting or place, and
    makes another.
    """
    core = openvino().Core()
    if kept:
        from filelock import FileLock

        try:
            kept.mkdir(exist_ok=True)
            # No process reads what another is writing: it does without.
            with FileLock(kept / "lock", timeout=0):
                compiled = core.compile_model(graph, "CPU", options | {"CACHE_DIR": str(kept)})
                _tidy(kept)
                return compiled
        except (OSError, RuntimeError):
            pass
    return core.compile_model(graph, "CPU", options)


def _tidy(kept: Path) -> None:
    """Remove all but the newest of the compiled graphs, each of which has 86 MB."""
    blobs = sorted(kept.glob("*.blob"), key=lambda blob: blob.stat().st_mtime)
    for old in blobs[:-_COMPILED_KEPT]:
        old.unlink(missing_ok=True)


def _width(window: Window) -> int:
    """How wide a window is padded: in steps that grow with its length."""
    length = len(window.ids) + len(TOKENS.before) + len(TOKENS.after)
    step = 8 if length <= 64 else 16 if length <= 128 else 32
    return -(-length // step) * step


def _batches(cut: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of one width, as many as the budget holds; the widest first, so that the threads
    finish together."""
    by_width: dict[int, list[Window]] = {}
    for window in cut:
        by_width.setdefault(_width(window), []).append(window)
    for width in sorted(by_width, reverse=True):
        size = max(1, TOKEN_BUDGET // width)
        own = by_width[width]
        yield from (own[at : at + size] for at in range(0, len(own), size))


def _word_table(path: Path) -> Rows:
    """The word vectors, (vocabulary, d) float16, in the file that the model's weights are in."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        entry = json.loads(file.read(size))[_WORDS]
    return Rows(path, entry["shape"][1], "<f2", 8 + size + entry["data_offsets"][0])
