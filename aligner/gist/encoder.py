"""Texts -> sums: identical texts once, those in the cache not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.blas import one_thread, processors
from aligner.embedding import Packed
from aligner.gist import network
from aligner.gist.network import BEGIN, END, ROWS, UNKNOWN, WIDTH, Network
from aligner.gist.sums import Sums
from corpus.model import Lang

if TYPE_CHECKING:
    from aligner.cache import Cache

#: Texts that go through the network, and then into the cache, at once.
_CHUNK = 2048


class GistEncoder:
    """Sums of texts. The network is loaded when first a text is not in the cache.

    cache: where sums are kept, if anywhere. folder: where the words' vectors are unpacked to.
    """

    def __init__(self, folder: Path, cache: Cache | None = None):
        self._folder = folder
        self._cache = cache
        self._engine: tuple[Any, Network] | None = None

    def encode(self, texts: Sequence[str], lang: Lang) -> Sums:
        """Sums of texts, in order.

        Raises ModelError where the weights have to be loaded and are not installed.
        """
        distinct = list(dict.fromkeys(texts))
        found: dict[str, tuple[np.ndarray, int]] = {}
        for start in range(0, len(distinct), _CHUNK):
            for text, packed in self._packed(distinct[start : start + _CHUNK]):
                found[text] = packed.vector.astype(np.float32), _count(packed)
        counts = np.array([found[text][1] for text in texts], np.float32)
        means = np.array([found[text][0] for text in texts], np.float32).reshape(-1, WIDTH)
        return Sums(lang, means * counts[:, None], counts)

    def _packed(self, texts: list[str]) -> Iterator[tuple[str, Packed]]:
        """Each text's mean state, which float16 has room for however long the text is, with the
        number of tokens in the place of the offsets."""
        identity = network.identity()
        cached = self._cache.get(identity, texts, tokens=False) if self._cache else {}
        cached = {text: packed for text, packed in cached.items() if packed.offsets is not None}
        yield from cached.items()
        missing = [text for text in texts if text not in cached]
        if not missing:
            return
        states, counts = self._run(missing)
        means = (states / counts[:, None]).astype(np.float16)
        new = {
            text: Packed(mean, None, np.array([[0, count]], np.int32))
            for text, mean, count in zip(missing, means, counts, strict=True)
        }
        yield from new.items()
        if self._cache:
            self._cache.put(identity, new)

    def _run(self, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """(n, 512) sums and (n,) counts."""
        words, net = self._loaded()
        # What is no character at all cannot be encoded, and stands for nothing.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        coded = [[BEGIN, *(ids or [UNKNOWN]), END] for ids in words.encode(clean)]
        pieces = [
            (number, ids[at : at + ROWS])
            for number, ids in enumerate(coded)
            for at in range(0, len(ids), ROWS)
        ]
        batches = _batches([len(ids) for _, ids in pieces])
        with one_thread(), ThreadPoolExecutor(processors()) as pool:
            done = list(pool.map(lambda batch: net.sums([pieces[n][1] for n in batch]), batches))
        rows = {
            n: row
            for batch, found in zip(batches, done, strict=True)
            for n, row in zip(batch, found, strict=True)
        }
        sums = np.zeros((len(texts), WIDTH), np.float32)
        for n, (number, _) in enumerate(pieces):
            sums[number] += rows[n]
        return sums, np.array([len(ids) for ids in coded])

    def _loaded(self) -> tuple[Any, Network]:
        if self._engine is None:
            from sentencepiece import SentencePieceProcessor

            words = SentencePieceProcessor(model_file=str(network.folder() / "sp.model"))
            table = network.word_table(self._folder / f"{network.identity()}.npy".replace(" ", "-"))
            self._engine = words, Network(table)
        return self._engine


def _count(packed: Packed) -> int:
    return 0 if packed.offsets is None else int(packed.offsets[0, 1])


def _batches(lengths: Sequence[int]) -> list[list[int]]:
    """Places of pieces, ROWS tokens together at most: the longest left, filled up with the
    shortest."""
    left = deque(sorted(range(len(lengths)), key=lambda n: -lengths[n]))
    found = []
    while left:
        batch = [left.popleft()]
        room = ROWS - lengths[batch[0]]
        while left and lengths[left[0]] <= room:
            batch.append(left.popleft())
            room -= lengths[batch[-1]]
        while left and lengths[left[-1]] <= room:
            batch.append(left.pop())
            room -= lengths[batch[-1]]
        found.append(batch)
    return found
