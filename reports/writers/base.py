"""What a writer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.report import Report


@dataclass(frozen=True, slots=True)
class Writer:
    """One output format.

    `render` gives the whole file; it is deterministic. `suffixes` are lower-case with their
    dot: the file names for which the format is chosen when none is named.
    """

    name: str
    help: str
    suffixes: tuple[str, ...]
    render: Callable[[Report], bytes]
