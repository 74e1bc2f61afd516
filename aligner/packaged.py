"""Files that installed packages carry, found without importing the packages."""

from __future__ import annotations

from importlib import util
from pathlib import Path


def packaged(package: str, file: str) -> Path | None:
    """A file by its place in a package; None where the package or the file is not installed."""
    found = util.find_spec(package)
    folders = (found.submodule_search_locations if found else None) or []
    candidates = (Path(folder) / file for folder in folders)
    return next((path for path in candidates if path.is_file()), None)
