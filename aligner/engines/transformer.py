"""The engine for every model: a SentenceTransformer in PyTorch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.embedding import Encoded, unit
from aligner.engines.windows import Result, Window, joined, windows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

#: Tokens, padding included, that go through the network at once: more only costs memory.
TOKEN_BUDGET = 4096


class TransformerEngine:
    """Runs a SentenceTransformer over texts of any length.

    Results do not depend on which texts stand together in a call beyond float32 rounding of
    padded batches.
    """

    def __init__(
        self, model: SentenceTransformer, prompt: str = "", token_layer: int | None = None
    ):
        self.model = model
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
    def identity(self) -> str:
        """What the vectors depend on besides the model's weights."""
        import torch

        return f"torch {torch.__version__} {self.model.device.type} {self._layer} {self._prompt}"

    def encode(self, texts: Sequence[str], *, tokens: bool) -> Iterator[tuple[int, Encoded]]:
        """As `Engine.encode`."""
        if not self.has_tokens:
            found = self.model.encode(list(texts), prompt=self._prompt, show_progress_bar=False)
            for number, vector in enumerate(found):
                yield number, Encoded(unit(np.asarray(vector, np.float32)))
            return
        cut = list(windows(map(self._coded, texts), self._room, self._prompt))
        results = (one for batch in _batches(cut) for one in self._forward(batch, tokens))
        yield from joined(cut, results, tokens=tokens)

    def _special_tokens(self) -> tuple[list[int], list[int]]:
        """The ids that the tokenizer puts before and after a text."""
        bare = self._tokenizer("a", add_special_tokens=False)["input_ids"]
        full = self._tokenizer("a")["input_ids"]
        for start in range(len(full) - len(bare) + 1):
            if full[start : start + len(bare)] == bare:
                return full[:start], full[start + len(bare) :]
        return [], []

    def _coded(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        coded = self._tokenizer(
            self._prompt + text,
            add_special_tokens=False,
            return_offsets_mapping=True,
            verbose=False,
        )
        return coded["input_ids"], coded["offset_mapping"]

    def _forward(self, batch: Sequence[Window], tokens: bool) -> Iterator[Result]:
        import torch

        rows = [[*self._before, *window.ids, *self._after] for window in batch]
        width = max(map(len, rows))
        pad = self._tokenizer.pad_token_id or 0
        device = self.model.device
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
            for module in list(self.model)[1:]:
                features = module(features)
            vectors = features["sentence_embedding"].float().cpu().numpy()
            states = out.hidden_states[self._layer].float().cpu().numpy() if tokens else None
        first = len(self._before)
        for number, window in enumerate(batch):
            own = None if states is None else states[number, first : first + len(window.ids)]
            yield Result(window, vectors[number], own)


def _batches(cut: Sequence[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, so that little is padding."""
    batch: list[Window] = []
    for window in sorted(cut, key=lambda w: (len(w.ids), w.text)):
        if batch and (len(batch) + 1) * (len(window.ids) + 2) > TOKEN_BUDGET:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
