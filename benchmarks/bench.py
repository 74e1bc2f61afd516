"""What the tasks share: a judge, raw cosines, a progress bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from rich.progress import track

from aligner import models
from aligner.embedding import Encoder
from aligner.judge import Judge

T = TypeVar("T")


@dataclass(slots=True)
class Bench:
    """One model under measurement."""

    encoder: Encoder
    judge: Judge
    _vectors: dict[str, np.ndarray] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str) -> Bench:
        encoder = models.load(name, print)
        return cls(encoder, Judge.of(encoder))

    def cosine(self, english: str, chinese: str) -> float:
        """Plain cosine of the model's embeddings of the two texts: the baseline."""
        new = [text for text in (english, chinese) if text not in self._vectors]
        for text, one in zip(new, self.encoder.encode(new), strict=True):
            self._vectors[text] = one.vector
        return float(self._vectors[english] @ self._vectors[chinese])

    @staticmethod
    def track(items: Sequence[T], what: str) -> Iterator[T]:
        return iter(track(items, description=f"{what:28}"))
