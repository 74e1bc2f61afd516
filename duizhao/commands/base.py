"""What a command is, and the exit codes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Protocol

#: Fine; findings at or above --fail-on; bad input or usage; an internal fault.
FINE, FLAGGED, BAD_INPUT, FAULT = 0, 1, 2, 3

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[Any]


class Command(Protocol):
    """A module with `add(found)`, which sets `run=<function of the parsed options>`."""

    def add(self, found: Subparsers) -> None: ...
