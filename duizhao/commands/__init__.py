"""The commands, one module each: `add` gives a command its options, its `run` its exit code.

Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

from duizhao.commands import (
    baseline,
    cache,
    check,
    checks,
    decisions,
    init,
    models,
    report,
    review,
    score,
)
from duizhao.commands.base import BAD_INPUT, FAULT, FINE, FLAGGED, Command

__all__ = ["BAD_INPUT", "COMMANDS", "FAULT", "FINE", "FLAGGED", "Command"]

#: In the order of `duizhao --help`.
COMMANDS: tuple[Command, ...] = (
    report,
    check,
    review,
    decisions,
    baseline,
    init,
    score,
    checks,
    models,
    cache,
)
