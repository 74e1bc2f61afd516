"""What texts of a language have in common under a model, to be taken out before comparing.

Sentence encoders put each language into a region of its own, so that raw cosines all lie close
together. Each language's mean is removed and the rest softly whitened ("all-but-the-top", Mu and
Viswanath 2018; whitening, Su et al. 2021, section 3), by statistics over background text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner import comparer, fluency, shipped
from aligner.comparer import Comparer
from aligner.embedding import Encoded, Encoder, Vectors, unit
from aligner.fluency import Reader
from corpus.language import language_of
from corpus.model import Lang

LANGS: tuple[Lang, ...] = ("en", "zh")

#: Whitening exponent (0 leaves the spectrum as it is, 1 flattens it) and the share of the largest
#: eigenvalue that is added to each: below it there is mostly noise.
STRENGTH = 0.5
#: Lines of the samples up to this length are headings, which may hold both languages.
_HEADING = 60
FLOOR = 0.01


@dataclass(frozen=True, slots=True)
class Background:
    """means, token_means: language -> (d,) float32. whitening: (d, d) float32, symmetric.
    reader: what tells fluent text. comparer: what reads both sides of a bead."""

    means: Mapping[Lang, Vectors]
    token_means: Mapping[Lang, Vectors]
    whitening: Vectors
    reader: Reader = field(default_factory=Reader)
    comparer: Comparer = field(default_factory=Comparer)

    def project(self, vectors: Vectors, lang: Lang) -> Vectors:
        """(n, d) or (d,) embeddings -> the same shape, centred, whitened, unit length."""
        return unit(np.asarray((vectors - self.means[lang]) @ self.whitening, np.float32))

    def project_tokens(self, vectors: Vectors, lang: Lang) -> Vectors:
        """(t, d) token vectors -> the same shape, centred, unit length."""
        return unit(vectors - self.token_means[lang])

    def save(self, path: Path) -> None:
        """Write as a compressed .npz of float16, with fixed timestamps inside."""
        arrays = {"whitening": self.whitening}
        for lang in LANGS:
            arrays[f"mean_{lang}"] = self.means[lang]
            arrays[f"token_mean_{lang}"] = self.token_means[lang]
        half: dict[str, Any] = {name: a.astype(np.float16) for name, a in arrays.items()}
        np.savez_compressed(path, **half)


def learn(encoded: Mapping[Lang, Sequence[Encoded]], strength: float = STRENGTH) -> Background:
    """Statistics from background text of each language, encoded, with tokens if there are any."""
    vectors = {lang: np.stack([e.vector for e in encoded[lang]]) for lang in LANGS}
    means = {lang: vectors[lang].mean(axis=0) for lang in LANGS}
    centred = np.concatenate([vectors[lang] - means[lang] for lang in LANGS])
    token_means = {lang: _token_mean(encoded[lang], len(means[lang])) for lang in LANGS}
    return Background(means, token_means, _whitening(centred, strength))


def _whitening(centred: Vectors, strength: float) -> Vectors:
    values, axes = np.linalg.eigh(np.cov(centred.T, bias=True).astype(np.float64))
    scale = (np.maximum(values, 0) + FLOOR * values.max()) ** (-strength / 2)
    matrix: Vectors = ((axes * scale) @ axes.T * scale.max() ** -1).astype(np.float32)
    return matrix


def _token_mean(encoded: Sequence[Encoded], dimension: int) -> Vectors:
    total: NDArray[np.float64] = np.zeros(dimension)
    count = 0
    for one in encoded:
        if one.tokens is not None:
            total += one.tokens.vectors.sum(axis=0)
            count += len(one.tokens.vectors)
    return (total / max(1, count)).astype(np.float32)


def load(encoder: Encoder) -> Background:
    """The background of a model: shipped with the package, else learned from shipped text.

    For a model that we ship no statistics for, our own sample texts give each language's mean;
    they are too few to whiten by.
    """
    if got := shipped.arrays(f"background-{encoder.fingerprint}"):
        return Background(
            {lang: got[f"mean_{lang}"] for lang in LANGS},
            {lang: got[f"token_mean_{lang}"] for lang in LANGS},
            got["whitening"],
            fluency.load(encoder.fingerprint),
            comparer.load(encoder.fingerprint),
        )
    texts = _samples()
    encoded = {lang: encoder.encode(texts[lang], tokens=encoder.has_tokens) for lang in LANGS}
    return learn(encoded, strength=0.0)


def _samples() -> dict[Lang, list[str]]:
    """The paragraphs of corpus/samples, by language."""
    found: dict[Lang, list[str]] = {"en": [], "zh": []}
    folder = resources.files("corpus") / "samples"
    for file in sorted(folder.iterdir(), key=lambda path: path.name):
        for line in file.read_text("utf-8").splitlines() if file.name.endswith(".txt") else ():
            lang = language_of(line) if len(line) > _HEADING else None
            if lang:
                found[lang].append(line.strip())
    return found
