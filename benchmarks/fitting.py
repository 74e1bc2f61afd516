"""Logistic regressions as they are stored."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler


def fitted(
    features: tuple[str, ...], x: np.ndarray, y: np.ndarray, prior: float | None = None
) -> dict[str, Any]:
    """A logistic regression in the units of its features.

    prior: the share of true cases to be expected in use, where it is not that of the sample.
    """
    scaler = StandardScaler().fit(x)
    scale = np.where(scaler.scale_ > 0, scaler.scale_, 1.0)
    share = float(np.mean(y)) if prior is None else prior
    weight = np.where(y, share / np.mean(y), (1 - share) / (1 - np.mean(y)))
    model = LogisticRegression(C=1.0, max_iter=3000)
    model.fit(scaler.transform(x), y, sample_weight=weight)
    weights = model.coef_[0] / scale
    return {
        "intercept": round(float(model.intercept_[0] - weights @ scaler.mean_), 5),
        "weights": {name: round(float(w), 5) for name, w in zip(features, weights, strict=True)},
    }
