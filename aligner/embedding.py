"""Texts -> vectors, by any SentenceTransformer: batching, windows for long texts, token vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

#: Tokens, padding included, that go through the network at once: more only costs memory.
TOKEN_BUDGET = 4096


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
class _Window:
    """A stretch of one text's tokens that fits into the network."""

    text: int
    ids: list[int]
    offsets: list[tuple[int, int]]


class Encoder:
    """Runs a SentenceTransformer over texts of any length.

    A text longer than the model's limit is cut into windows without overlap, and its vector is
    the token-weighted mean of theirs. Results do not depend on which texts stand together in a
    call beyond float32 rounding of padded batches.
    """

    def __init__(
        self,
        model: SentenceTransformer,
        name: str,
        fingerprint: str,
        prompt: str = "",
        token_layer: int | None = None,
    ):
        self.name = name
        self.fingerprint = fingerprint
        self._model = model
        self._network: Any = getattr(model[0], "auto_model", None)
        self._tokenizer: Any = model.tokenizer
        self._prompt = prompt
        layers = getattr(getattr(self._network, "config", None), "num_hidden_layers", 0)
        self._layer = token_layer if token_layer is not None else (layers + 1) // 2
        self.has_tokens = bool(layers) and bool(getattr(self._tokenizer, "is_fast", False))
        if self.has_tokens:
            self._before, self._after = self._special_tokens()
            limit = int(model.max_seq_length or 512)
            self._room = max(8, limit - len(self._before) - len(self._after))

    @property
    def dimension(self) -> int:
        """d, the length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    def encode(
        self,
        texts: Sequence[str],
        *,
        tokens: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> list[Encoded]:
        """Encode texts, in order. `progress` is called with the number of texts just done."""
        if not self.has_tokens:
            found = self._model.encode(list(texts), prompt=self._prompt, show_progress_bar=False)
            return [Encoded(unit(np.asarray(vector, np.float32))) for vector in found]
        windows = list(self._windows(texts))
        done: list[list[tuple[_Window, Vectors, Vectors | None]]] = [[] for _ in texts]
        awaited = [0] * len(texts)
        for window in windows:
            awaited[window.text] += 1
        for batch in _batches(windows):
            for window, vector, states in self._forward(batch, tokens):
                done[window.text].append((window, vector, states))
            if progress:
                touched = {window.text for window in batch}
                progress(sum(len(done[text]) == awaited[text] for text in touched))
        return [_joined(parts, tokens) for parts in done]

    def _special_tokens(self) -> tuple[list[int], list[int]]:
        """The ids that the tokenizer puts before and after a text."""
        bare = self._tokenizer("a", add_special_tokens=False)["input_ids"]
        full = self._tokenizer("a")["input_ids"]
        for start in range(len(full) - len(bare) + 1):
            if full[start : start + len(bare)] == bare:
                return full[:start], full[start + len(bare) :]
        return [], []

    def _windows(self, texts: Sequence[str]) -> Iterator[_Window]:
        lead = len(self._prompt)
        for number, text in enumerate(texts):
            coded = self._tokenizer(
                self._prompt + text,
                add_special_tokens=False,
                return_offsets_mapping=True,
                verbose=False,
            )
            ids = coded["input_ids"]
            offsets = [(start - lead, end - lead) for start, end in coded["offset_mapping"]]
            for at in range(0, max(1, len(ids)), self._room):
                cut = slice(at, at + self._room)
                yield _Window(number, ids[cut], offsets[cut])

    def _forward(
        self, batch: Sequence[_Window], tokens: bool
    ) -> Iterator[tuple[_Window, Vectors, Vectors | None]]:
        import torch

        rows = [[*self._before, *window.ids, *self._after] for window in batch]
        width = max(map(len, rows))
        pad = self._tokenizer.pad_token_id or 0
        device = self._model.device
        ids = torch.tensor([row + [pad] * (width - len(row)) for row in rows], device=device)
        mask = torch.tensor(
            [[1] * len(row) + [0] * (width - len(row)) for row in rows], device=device
        )
        with torch.inference_mode():
            out = self._network(input_ids=ids, attention_mask=mask, output_hidden_states=tokens)
            features: dict[str, Any] = {
                "token_embeddings": out.last_hidden_state,
                "attention_mask": mask,
            }
            for module in list(self._model)[1:]:
                features = module(features)
            vectors = features["sentence_embedding"].float().cpu().numpy()
            states = out.hidden_states[self._layer].float().cpu().numpy() if tokens else None
        first = len(self._before)
        for number, window in enumerate(batch):
            own = None if states is None else states[number, first : first + len(window.ids)]
            yield window, vectors[number], own


def unit(vectors: Vectors) -> Vectors:
    """Scale to unit length along the last axis; a zero vector stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return scaled


def _batches(windows: Sequence[_Window]) -> Iterator[list[_Window]]:
    """Windows of like length together, so that little is padding."""
    batch: list[_Window] = []
    for window in sorted(windows, key=lambda w: (len(w.ids), w.text)):
        if batch and (len(batch) + 1) * (len(window.ids) + 2) > TOKEN_BUDGET:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _joined(parts: list[tuple[_Window, Vectors, Vectors | None]], tokens: bool) -> Encoded:
    """One text from its windows."""
    parts.sort(key=lambda part: part[0].offsets[0] if part[0].offsets else (0, 0))
    total = sum(max(1, len(window.ids)) * vector for window, vector, _ in parts)
    vector = unit(np.asarray(total, np.float32))
    if not tokens:
        return Encoded(vector)
    states = np.concatenate([state for _, _, state in parts if state is not None])
    offsets = np.array([pair for window, _, _ in parts for pair in window.offsets], np.int64)
    offsets = offsets.reshape(-1, 2)
    own = offsets[:, 1] > np.maximum(offsets[:, 0], 0)  # neither the prompt's nor empty
    return Encoded(vector, TokenVectors(unit(states[own]), np.maximum(offsets[own], 0)))
