"""Texts -> sums: identical texts once, those in the cache not at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner import lexicon
from aligner.blas import one_thread, processors
from aligner.embedding import Packed, looked_up
from aligner.gist import presence
from aligner.gist.network import BEGIN, END, ROWS, UNKNOWN, WIDTH, Network, word_table
from aligner.gist.sums import Pairs, Sums
from corpus.model import Lang

if TYPE_CHECKING:
    from aligner.cache import Cache

#: Texts that go through the network, and then into the cache, at once.
_CHUNK = 2048
#: Values of a row as it is kept.
_LENGTH = WIDTH + 2


class GistEncoder:
    """Sums of texts. The network is loaded when first a text is not in the cache.

    cache: where sums are kept, if anywhere. folder: where the words' vectors are unpacked to.
    """

    def __init__(self, folder: Path, cache: Cache | None = None):
        self._folder = folder
        self._cache = cache
        self._engine: tuple[Any, Network] | None = None

    def encode(self, texts: Sequence[str], lang: Lang) -> Sums:
        """Sums of texts, in order; Chinese is read in simplified characters, for which the network
        was taught better.

        Raises ModelError where the weights have to be loaded and are not installed.
        """
        if lang == "zh":
            texts = list(map(lexicon.load().simplified, texts))
        numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        distinct = list(numbers)
        rows = np.empty((len(distinct), _LENGTH), np.float16)
        for start in range(0, len(distinct), _CHUNK):
            for text, packed in looked_up(
                self._cache,
                presence.identity(),
                distinct[start : start + _CHUNK],
                self._rows,
                fits=lambda packed: len(packed.vector) == _LENGTH,
            ):
                rows[numbers[text]] = packed.vector
        if len(distinct) < len(texts):
            rows = rows[[numbers[text] for text in texts]]
        counts = rows[:, WIDTH:].copy().view(np.int32)[:, 0].astype(np.float32)
        return Sums(lang, np.ascontiguousarray(rows[:, :WIDTH]), counts)

    def pairs(self, texts: Sequence[str], lang: Lang, wanted: NDArray[np.bool_]) -> Pairs:
        """Those of n texts that are wanted, (n - 1,), each with the next read as one. Raises as
        `encode`."""
        space, places = " " if lang == "en" else "", np.flatnonzero(wanted)
        joined = [f"{texts[n]}{space}{texts[n + 1]}" for n in places.tolist()]
        return Pairs(places, self.encode(joined, lang))

    def _rows(self, texts: Sequence[str]) -> Iterator[tuple[int, Packed]]:
        """Each text's mean state, which float16 has room for however long the text is, and behind
        it the number of its tokens, 32 bits in the place of two values."""
        states, counts = self._run(texts)
        means = (states / counts[:, None]).astype(np.float16)
        numbers = counts.astype(np.int32)[:, None].view(np.float16)
        yield from enumerate(map(Packed, np.concatenate((means, numbers), axis=1)))

    def _run(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
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

            words = SentencePieceProcessor(model_file=str(presence.folder() / "sp.model"))
            table = word_table(self._folder / presence.identity().replace(" ", "-"))
            self._engine = words, Network(table)
        return self._engine


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
