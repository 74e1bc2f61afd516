"""Learns aligner/data/fluency-*.npz: how the tokens of fluent text look to the model, and of text
that breaks off or has a word wrong.

    python -m benchmarks.fluency

From the training parts of MLQE-PE and WMT21 Task 3 (both CC0): sentences as they are, without their
full stops, cut at two places, half of them behind the sentence before; and with one word dropped,
put in or replaced. Only weights reach the file, no text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from aligner import models
from aligner.background import LANGS
from aligner.embedding import Encoder
from benchmarks.corruptions import Corrupted, corruptions
from benchmarks.data import rows
from corpus.model import Lang

ROOT = Path(__file__).resolve().parent.parent
#: Sentences of each set.
SENTENCES = 3500
#: Shorter ones, in characters, are not cut.
SHORTEST = {"en": 40, "zh": 16}
#: Where a sentence is cut, as shares of its length.
CUTS = ((0.3, 0.6), (0.5, 0.97))
#: The inverse of the penalty on the weights of vectors, which are of unit length.
FREEDOM = 10.0
_ENDS = "。！？；：…，、”’」』）》.!?;:,\"')(（“‘「『《 "
_BLOCK = 1000


def main() -> None:
    encoder = models.load(say=print)
    sets = [rows(f"{name}/train.tsv")[:SENTENCES] for name in ("mlqe_enzh", "wmt21_ced_enzh")]
    arrays: dict[str, np.ndarray] = {}
    for lang in LANGS:
        texts = list(dict.fromkeys(row[lang] for one in sets for row in one))
        arrays[f"end_{lang}"] = endings(encoder, texts, lang)
        both = seams(encoder, texts, lang)
        size = len(both) // 2
        arrays[f"before_{lang}"] = np.append(both[:size], both[-1])
        arrays[f"behind_{lang}"] = both[size:-1]
    path = ROOT / "aligner/data" / f"fluency-{encoder.fingerprint}.npz"
    np.savez_compressed(path, **{name: a.astype(np.float16) for name, a in arrays.items()})
    print(f"wrote {path.relative_to(ROOT)}, {path.stat().st_size} bytes")


def endings(encoder: Encoder, texts: Sequence[str], lang: Lang) -> np.ndarray:
    """(d + 1,) weights over the last token and the intercept: does the text break off?"""
    x, y = [], []
    made = list(_endings(texts, lang))
    for (vectors, _), (_, cut) in zip(_tokens(encoder, [t for t, _ in made]), made, strict=True):
        x.append(vectors[-1])
        y.append(cut)
    return _learned(np.stack(x), np.array(y))


def _endings(texts: Sequence[str], lang: Lang) -> Iterator[tuple[str, bool]]:
    """(text, whether it breaks off)."""
    rng = random.Random(20261124)
    before = ""
    for text in texts:
        if len(text) < SHORTEST[lang]:
            continue
        lead = before if rng.random() < 0.5 else ""
        before = text + (" " if lang == "en" else "")
        yield lead + text, False
        yield lead + text.rstrip(_ENDS), False
        for low, high in CUTS:
            if cut := text[: int(len(text) * rng.uniform(low, high))].rstrip(_ENDS):
                yield lead + cut, True


def seams(encoder: Encoder, texts: Sequence[str], lang: Lang) -> np.ndarray:
    """(2 d + 1,) weights over the tokens before and behind a seam and the intercept: is a word
    wrong there?"""
    rng = random.Random(20261124)
    found = [one for one in corruptions(texts, lang, rng, content=False) if one]
    sound = [Corrupted(text, -1, -1) for text in texts[::2]]
    x, y = [], []
    made = [*found, *sound]
    for (vectors, offsets), one in zip(_tokens(encoder, [m.text for m in made]), made, strict=True):
        # Float16 halves what a quarter of a million seams take.
        x.append(np.concatenate((vectors[:-1], vectors[1:]), axis=1).astype(np.float16))
        y.append((offsets[1:, 0] >= one.start) & (offsets[:-1, 1] <= one.end))
    return _learned(np.concatenate(x), np.concatenate(y))


def _tokens(encoder: Encoder, texts: Sequence[str]) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """(vectors, offsets) of each text's tokens."""
    for start in range(0, len(texts), _BLOCK):
        for one in encoder.encode(texts[start : start + _BLOCK], tokens=True):
            assert one.tokens is not None, "the embedded model gives tokens"
            yield one.tokens.vectors, one.tokens.offsets


def _learned(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    model = LogisticRegression(C=FREEDOM, max_iter=300)
    model.fit(x, y)
    return np.append(model.coef_[0], model.intercept_[0])


if __name__ == "__main__":
    main()
