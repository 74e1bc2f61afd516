"""Makes aligner/data/background-*.npz and gist-background.npz, what texts of a language have in
common under either model.

    python -m benchmarks.background

Reads ../shared/data/mlqe_enzh/train.tsv (CC0: English Wikipedia sentences and their machine
translations). Only means and a covariance are kept: no sentence of it reaches the file.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from aligner import background, models
from aligner.embedding import Encoder
from aligner.gist import network
from corpus.model import Lang

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = 3000


def main() -> None:
    with (ROOT.parent / "shared/data/mlqe_enzh/train.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:SENTENCES]
    encoder = models.load(say=print)
    encoded = {
        lang: encoder.encode([row[lang] for row in rows], tokens=True) for lang in background.LANGS
    }
    path = ROOT / "aligner/data" / f"background-{encoder.fingerprint}.npz"
    background.learn(encoded).save(path)
    print(f"wrote {path.relative_to(ROOT)}, {path.stat().st_size} bytes")
    arrays = {}
    for lang in background.LANGS:
        arrays |= _gist(encoder, [row[lang] for row in rows], lang)
    np.savez_compressed(ROOT / "aligner/data/gist-background.npz", **arrays)


def _gist(encoder: Encoder, texts: list[str], lang: Lang) -> dict[str, np.ndarray]:
    """A language's mean vector, and what two texts' sums have more than the joined text's."""
    single, both = (
        encoder.gist.encode(texts, lang),
        encoder.gist.pairs(texts, lang, np.ones(len(texts) - 1, bool)).sums,
    )
    edges = single.states[:-1] + single.states[1:] - both.states
    mean = network.head()(single.states, single.counts).mean(axis=0)
    return {
        f"mean_{lang}": mean.astype(np.float16),
        f"edge_{lang}": edges.mean(axis=0).astype(np.float16),
    }


if __name__ == "__main__":
    main()
