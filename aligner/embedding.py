"""Texts -> vectors: identical texts once, those in the cache not at all, the rest by an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.portions import portions, size

if TYPE_CHECKING:
    from aligner.cache import Cache
    from aligner.gist.encoder import GistEncoder

Vectors = NDArray[np.float32]

#: Bytes of text, in UTF-8, that go to the engine, and then into the cache, at once: some 15,000
#: tokens of either language, whose vectors have 12 MB.
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """The tokens of one text at a middle layer of the network.

    vectors: (t, d) float32, unit length. offsets: (t, 2) int, each token's half-open range of
    characters in the text. Special tokens and the model's prompt are left out.
    """

    vectors: Vectors
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text's embedding, (d,) float32 of unit length, and its tokens where they were wanted
    and the model can give them."""

    vector: Vectors
    tokens: TokenVectors | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """An embedding as the cache keeps it: float16, offsets as int32.

    Every embedding goes through this form, cached or not, so that both give the same numbers.
    """

    vector: NDArray[np.float16]
    tokens: NDArray[np.float16] | None = None
    offsets: NDArray[np.int32] | None = None

    @classmethod
    def of(cls, encoded: Encoded) -> Packed:
        """Round to float16."""
        vector, tokens = encoded.vector.astype(np.float16), encoded.tokens
        if tokens is None:
            return cls(vector)
        return cls(vector, tokens.vectors.astype(np.float16), tokens.offsets.astype(np.int32))

    def unpack(self, *, tokens: bool) -> Encoded:
        """Float32 of unit length again, with its tokens if they are wanted and here."""
        vector = unit(self.vector.astype(np.float32))
        if not tokens or self.tokens is None or self.offsets is None:
            return Encoded(vector)
        states = unit(self.tokens.astype(np.float32))
        return Encoded(vector, TokenVectors(states, self.offsets.astype(np.int64)))


class Engine(Protocol):
    """What runs a network over texts of any length."""

    def encode(self, texts: Sequence[str], *, tokens: bool) -> Iterator[tuple[int, Encoded]]:
        """(number of the text, its embedding), each once, in whatever order they get done."""
        ...


class Encoder:
    """Embeds texts with one model, which is loaded when first a text is not in the cache.

    name, fingerprint: what people call the model, and what tells it apart from every other.
    identity: the engine, its version and precision, as far as they change the numbers.
    has_tokens: whether the model can give token vectors. gist: the second model, which every
    first one has at its side.
    """

    def __init__(
        self,
        load: Callable[[], Engine],
        name: str,
        fingerprint: str,
        identity: str,
        gist: GistEncoder,
        *,
        has_tokens: bool,
        cache: Cache | None = None,
    ):
        self.name = name
        self.fingerprint = fingerprint
        self.has_tokens = has_tokens
        self.gist = gist
        self._load = load
        self._engine: Engine | None = None
        self._identity = f"{fingerprint} {identity}"
        self._cache = cache

    def encode(
        self,
        texts: Sequence[str],
        *,
        tokens: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[Encoded]:
        """Encode texts, in order. `progress` is called with the number of texts just done.

        Raises ModelError where the model has to be loaded and cannot be had.
        """
        found = dict(self.encoded(texts, tokens=tokens, progress=progress))
        return [found[text] for text in texts]

    def encoded(
        self,
        texts: Sequence[str],
        *,
        tokens: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> Iterator[tuple[str, Encoded]]:
        """Each distinct text once, in whatever order they get done: as they come from here, tokens
        take twice the memory of those of views. The rest as `encode`."""
        tokens = tokens and self.has_tokens
        done = progress or (lambda count: None)
        distinct = list(dict.fromkeys(texts))
        done(len(texts) - len(distinct))
        for chunk in portions(distinct, _CHUNK, size):
            for text, packed in looked_up(
                self._cache,
                self._identity,
                chunk,
                lambda missing: self._run(missing, tokens),
                tokens=tokens,
            ):
                yield text, packed.unpack(tokens=tokens)
                done(1)

    def _run(self, texts: Sequence[str], tokens: bool) -> Iterator[tuple[int, Packed]]:
        if self._engine is None:
            self._engine = self._load()
        for number, encoded in self._engine.encode(texts, tokens=tokens):
            yield number, Packed.of(encoded)


def looked_up(
    cache: Cache | None,
    identity: str,
    texts: Sequence[str],
    run: Callable[[Sequence[str]], Iterable[tuple[int, Packed]]],
    *,
    tokens: bool = False,
    fits: Callable[[Packed], bool] = lambda packed: True,
) -> Iterator[tuple[str, Packed]]:
    """Each of the texts, all different, from the cache, or else made by `run`, which gives (number
    of the text, its embedding) in any order, and kept there. `fits`: whether what is kept is what
    `run` would give."""
    there = cache.get(identity, texts, tokens=tokens) if cache else {}
    cached = {text: packed for text, packed in there.items() if fits(packed)}
    missing = [text for text in texts if text not in cached]
    yield from cached.items()
    if not missing:
        return
    new: dict[str, Packed] = {}
    for number, packed in run(missing):
        if cache:
            new[missing[number]] = packed
        yield missing[number], packed
    if cache:
        cache.put(identity, new)


def unit(vectors: Vectors) -> Vectors:
    """Scale to unit length along the last axis; a zero vector stays zero."""
    # As np.linalg.norm does it, which copies small vectors and asks much before.
    norms = np.sqrt(np.add.reduce(vectors * vectors, axis=-1, keepdims=True))
    scaled: Vectors = (vectors / np.maximum(norms, 1e-12)).astype(np.float32, copy=False)
    return scaled
