"""Arrays that this package carries."""

from __future__ import annotations

from importlib import resources

import numpy as np
from numpy.typing import NDArray


def arrays(name: str) -> dict[str, NDArray[np.float32]]:
    """Those in aligner/data/NAME.npz, by their names; none where there is no such file."""
    file = resources.files("aligner") / "data" / f"{name}.npz"
    if not file.is_file():
        return {}
    with resources.as_file(file) as path, np.load(path) as stored:
        return {key: stored[key].astype(np.float32) for key in stored.files}
