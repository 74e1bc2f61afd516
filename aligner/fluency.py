"""How fluent a text is, without its counterpart: does it break off, is a word odd or gone.

The vectors of neighbouring tokens know whether they belong together, as a masked language model
does ("discriminators", Clark et al. 2020), and that of the last one whether more was to come.
Logistic regressions over them, for each language, by `benchmarks/fluency.py`; for the model that
they were learned with, and no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner import shipped
from aligner.embedding import Encoded
from corpus.model import Lang

#: Log odds beyond this are equally certain.
LIMIT = 8.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fluency:
    """breaks_off: log odds that the text ends before it is finished. odd: mean over its seams,
    the places between two tokens, of ln(1 + odds) that something was lost or put in there;
    oddest: the greatest log odds. seams: how many there are. All 0 where nothing is known."""

    breaks_off: float = 0.0
    odd: float = 0.0
    oddest: float = 0.0
    seams: int = 0

    @staticmethod
    def joined(parts: Sequence[Fluency]) -> Fluency:
        """Of texts that are read as one."""
        seams = sum(part.seams for part in parts)
        odd = sum(part.odd * part.seams for part in parts) / max(1, seams)
        oddest = max(part.oddest for part in parts)
        return Fluency(parts[-1].breaks_off, odd, oddest, seams)


@dataclass(frozen=True, slots=True)
class Reader:
    """What tells fluent text. end: language -> (d + 1,) weights over the last token's vector,
    before, behind: (d + 1,) and (d,) over those of the tokens before and behind a seam; the last
    of d + 1 is the intercept. Without weights nothing is known of any text."""

    end: Mapping[Lang, Floats] = field(default_factory=dict)
    before: Mapping[Lang, Floats] = field(default_factory=dict)
    behind: Mapping[Lang, Floats] = field(default_factory=dict)

    def read(self, encoded: Encoded, lang: Lang) -> Fluency:
        """The fluency of a text by the token vectors that it has as it comes from the model."""
        if lang not in self.end or encoded.tokens is None or not len(encoded.tokens.vectors):
            return Fluency()
        vectors = encoded.tokens.vectors
        end, before = self.end[lang], self.before[lang]
        breaks_off = _bounded(vectors[-1:] @ end[:-1] + end[-1])
        seams = _bounded(vectors[:-1] @ before[:-1] + vectors[1:] @ self.behind[lang] + before[-1])
        if not len(seams):
            return Fluency(float(breaks_off[0]))
        odd = float(np.logaddexp(0, seams).mean())
        return Fluency(float(breaks_off[0]), odd, float(seams.max()), len(seams))


def _bounded(odds: Floats) -> Floats:
    return np.minimum(np.maximum(odds, -LIMIT), LIMIT)


def load(fingerprint: str) -> Reader:
    """What the package knows of a model, by its fingerprint."""
    parts: dict[str, dict[Any, Floats]] = {"end": {}, "before": {}, "behind": {}}
    for name, weights in shipped.arrays(f"fluency-{fingerprint}").items():
        part, lang = name.split("_")
        parts[part][lang] = weights
    return Reader(**parts)
