"""Learns aligner/data/quality.json from the training parts of MLQE-PE and WMT21 Task 3 (CC0) and
from half of the talks with experts' errors (MQM, Apache-2.0; see benchmarks.data.talk_teaches).

    python -m benchmarks.train_quality

Least squares with a ridge and signs: what a rule finds may only lower a score. Only weights reach
the file, no text.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy.optimize import lsq_linear

from aligner import models, quality
from aligner.judge import Judge
from benchmarks.data import rows, segments, talk_teaches

ROOT = Path(__file__).resolve().parent.parent
#: Weight of a row of (MLQE-PE, WMT21, MQM) in each kind's model: people's scores say more of
#: quality, critical errors are rare.
MIX = {
    "quality": (1.0, 0.25, 0.0),
    "uncritical": (0.05, 1.0, 0.0),
    "faultless": (0.0, 0.0, 1.0),
}
RIDGE = 50.0
#: What a critical error counts, in standard deviations of people's scores.
CRITICAL = 1.5


def main() -> None:
    judge = Judge.of(models.load(say=print))
    mlqe, wmt = rows("mlqe_enzh/train.tsv"), rows("wmt21_ced_enzh/train.tsv")
    talks = [row for row in segments() if talk_teaches(row["doc"])]
    x = [
        quality.figures(judge, [(row["en"], row["zh"]) for row in part], "en")
        for part in (mlqe, wmt)
    ]
    x.append(quality.figures(judge, [(row["zh"], row["en"]) for row in talks], "zh"))
    y = [
        np.array([float(row["z_mean"]) for row in mlqe]),
        np.array([-CRITICAL * (row["label"] == "ERR") for row in wmt]),
        np.array([-CRITICAL * (float(row["mqm"]) > 0) for row in talks]),
    ]
    order = quality.names()
    both = np.concatenate(x[:2])
    scale = both.std(axis=0)
    plain = quality.Linear(order, both.mean(axis=0), np.where(scale > 0, scale, 1.0), both[0])
    stored = {"mean": plain.mean, "scale": plain.scale}
    for kind, mix in MIX.items():
        stored[kind] = fitted(plain, x, y, mix)
    path = ROOT / "aligner/data/quality.json"
    named = {
        name: {key: round(float(v), 6) for key, v in zip(order, values, strict=True)}
        for name, values in stored.items()
    }
    path.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path.relative_to(ROOT)}: {len(both)} segments")


def fitted(
    plain: quality.Linear, x: list[np.ndarray], y: list[np.ndarray], mix: tuple[float, ...]
) -> np.ndarray:
    """(f,) weights; each data set has an intercept of its own, which is left out."""
    size = len(plain.names)
    left, right = [], []
    for place, (figures, said, weight) in enumerate(zip(x, y, mix, strict=True)):
        own = np.zeros((len(figures), len(mix)))
        own[:, place] = 1.0
        left.append(np.sqrt(weight) * np.concatenate((plain.standard(figures), own), axis=1))
        right.append(np.sqrt(weight) * said)
    left.append(np.concatenate((np.sqrt(RIDGE) * np.eye(size), np.zeros((size, len(mix)))), axis=1))
    right.append(np.zeros(size))
    top = [0.0 if quality.only_lowers(name) else np.inf for name in plain.names]
    free = np.full(len(mix), np.inf)
    bounds = (np.full(size + len(mix), -np.inf), np.array([*top, *free]))
    found = lsq_linear(np.concatenate(left), np.concatenate(right), bounds=bounds)
    weights: np.ndarray = found.x[:size]
    return weights


if __name__ == "__main__":
    main()
