"""The second model as a module of sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import torch
from sentence_transformers.base.modules import InputModule

from aligner import models
from aligner.gist.encoder import GistEncoder
from aligner.gist.network import WIDTH, head


class Gist(InputModule):
    """`SentenceTransformer(modules=[Gist()])` gives the vectors of USE-multilingual v3: (512,)
    float32, unit length, not centred. They are computed in numpy, on the processor.

    folder: where the words' vectors are unpacked to; by default beside the built model. Raises
    ModelError where the package with the weights is not installed.
    """

    def __init__(self, folder: str | Path | None = None):
        super().__init__()  # type: ignore[no-untyped-call]
        place = Path(folder) if folder else models.cache_folder() / "models"
        self._encoder = GistEncoder(place)

    def preprocess(
        self, inputs: Sequence[Any], prompt: str | None = None, **_: Any
    ) -> dict[str, Any]:
        return {"texts": [f"{prompt or ''}{text}" for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        # The language matters only for centring, which is not done here.
        sums = self._encoder.encode(features["texts"], "en")
        vectors = torch.from_numpy(head()(sums.states, sums.counts))
        return {**features, "sentence_embedding": vectors}

    def get_embedding_dimension(self) -> int:
        return WIDTH

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """There is nothing to save: the weights are a package's."""

    @classmethod
    def load(cls, *_: Any, **__: Any) -> Self:
        return cls()
