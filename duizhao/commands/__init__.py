"""The commands, one module each: `add` gives a command its options, its `run` its exit code.

Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

from duizhao.commands import cache, checks, decisions, models, report, review
from duizhao.commands.base import BAD_INPUT, FAULT, FINE, FLAGGED, Command

__all__ = ["BAD_INPUT", "COMMANDS", "FAULT", "FINE", "FLAGGED", "Command"]

#: In the order of `duizhao --help`.
COMMANDS: tuple[Command, ...] = (report, review, decisions, checks, models, cache)
