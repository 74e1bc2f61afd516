"""The errors a user can meet: a small family, one line each.

They live here because imports run `corpus` <- `aligner` <- `reports` <- `duizhao`;
`duizhao.errors` re-exports them, and `duizhao.cli` is the only place that catches them.
"""

from __future__ import annotations

from pathlib import Path


class DuizhaoError(Exception):
    """Base of every error that is the user's to mend (exit code 2)."""


class InputError(DuizhaoError):
    """A text that cannot be read or judged.

    `str()` is one line, `file:line: reason`, with the parts that are known.
    """

    def __init__(self, reason: str, file: str | Path | None = None, line: int | None = None):
        self.reason = " ".join(reason.split())
        self.file = str(file) if file is not None else None
        self.line = line
        where = "".join(f"{part}:" for part in (self.file, self.line) if part is not None)
        super().__init__(f"{where} {self.reason}" if where else self.reason)


class NoTextError(InputError):
    """A file without any text to judge: empty, or nothing but settings, rules and addresses."""


class ModelError(DuizhaoError):
    """An embedding model that cannot be built or loaded."""


class OutputError(DuizhaoError):
    """A report that cannot be written."""


class ConfigError(DuizhaoError):
    """A setting or option that makes no sense."""
