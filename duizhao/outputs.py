"""The outputs that a command was told to write: looked at before the work, written after it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ConfigError, OutputError

if TYPE_CHECKING:
    from reports.report import Report

#: The name that stands for standard output.
STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """A format (a name in reports.writers.WRITERS) and the file it goes to, or STDOUT."""

    format: str
    path: str


def check(outputs: Sequence[Output], inputs: Sequence[Path]) -> None:
    """Find out before the work, not after it, that a report cannot be written.

    Raises OutputError, or ConfigError where an output would overwrite an input or another.
    """
    if sum(output.path == STDOUT for output in outputs) > 1:
        raise ConfigError("only one report can go to standard output")
    taken = {os.path.realpath(path) for path in inputs}
    for output in outputs:
        if output.path == STDOUT:
            continue
        path = Path(os.path.realpath(output.path))
        try:
            device = path.exists() and not path.is_file() and not path.is_dir()
            if not device:
                _check_file(path, output.path)
        except OSError as error:
            raise OutputError(f"cannot write {output.path}: {error.strerror}") from error
        if str(path) in taken and not device:
            raise ConfigError(f"{output.path}: would overwrite an input or another report")
        taken.add(str(path))


def _check_file(path: Path, named: str) -> None:
    if not named:
        raise OutputError("cannot write to a file without a name")
    if path.is_dir():
        raise OutputError(f"cannot write {named}: it is a folder")
    if not path.parent.is_dir():
        raise OutputError(f"cannot write {named}: there is no folder {Path(named).parent}")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise OutputError(f"cannot write {named}: its folder is not writable")
    if path.exists() and not os.access(path, os.W_OK):
        raise OutputError(f"cannot write {named}: it is write-protected")


def deliver(
    report: Report, outputs: Sequence[Output], *, quiet: bool = False, every: bool = False
) -> None:
    """Write the outputs and say what was found; without outputs, print the summary.

    every: let the summary show each flagged pair. Raises OutputError.
    """
    from reports import writers

    for output in outputs:
        if output.path == STDOUT:
            _print_bytes(writers.render(report, output.format))
        else:
            writers.write(report, output.path, output.format)
    if quiet:
        return
    if outputs:
        files = [output.path for output in outputs if output.path != STDOUT]
        where = f" → {', '.join(files)}" if files else ""
        print(f"duizhao: {writers.terminal.headline(report)}{where}", file=sys.stderr)
        return
    with _standard_output():
        writers.terminal.show(report, limit=None if every else writers.terminal.LIMIT)


def _print_bytes(data: bytes) -> None:
    with _standard_output():
        sys.stdout.buffer.write(data)


@contextmanager
def _standard_output() -> Iterator[None]:
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough: no error
        raise
    except OSError as error:
        sys.stdout = None  # what is buffered cannot be written at exit either
        raise OutputError(f"cannot write to standard output: {error.strerror}") from error
