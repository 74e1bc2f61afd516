"""Texts -> vectors: identical texts once, those in the cache not at all, the rest by an engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from aligner.cache import Cache
    from aligner.gist.encoder import GistEncoder

Vectors = NDArray[np.float32]

#: Texts that go to the engine, and then into the cache, at once.
_CHUNK = 256


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
        tokens = tokens and self.has_tokens
        done = progress or (lambda count: None)
        distinct = list(dict.fromkeys(texts))
        done(len(texts) - len(distinct))
        found: dict[str, Encoded] = {}
        for start in range(0, len(distinct), _CHUNK):
            for text, packed in self._packed(distinct[start : start + _CHUNK], tokens, done):
                found[text] = packed.unpack(tokens=tokens)
        return [found[text] for text in texts]

    def _packed(
        self, texts: list[str], tokens: bool, done: Callable[[int], None]
    ) -> Iterator[tuple[str, Packed]]:
        cached = self._cache.get(self._identity, texts, tokens=tokens) if self._cache else {}
        done(len(cached))
        yield from cached.items()
        missing = [text for text in texts if text not in cached]
        if not missing:
            return
        if self._engine is None:
            self._engine = self._load()
        new: dict[str, Packed] = {}
        for number, encoded in self._engine.encode(missing, tokens=tokens):
            new[missing[number]] = Packed.of(encoded)
            done(1)
        yield from new.items()
        if self._cache:
            self._cache.put(self._identity, new)


def unit(vectors: Vectors) -> Vectors:
    """Scale to unit length along the last axis; a zero vector stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return scaled
