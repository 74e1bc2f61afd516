"""The command line: the door. Each command is a module of `duizhao.commands`."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from corpus.errors import DuizhaoError
from duizhao import commands
from duizhao.version import __version__


def program() -> NoReturn:
    """`main` as a process of its own, which ends without taking apart what it has loaded: that
    takes a fifth of the time of a check, and frees what the system frees anyway."""
    code = _flushed(main())
    atexit._run_exitfuncs()
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    _quiet_pipes()
    gc.set_threshold(50_000)  # looking for garbage among what is kept took a tenth of the time
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    except DuizhaoError as error:
        from reports.writers.text import one_line  # a file's name may hold anything

        print(f"duizhao: {one_line(str(error))}", file=sys.stderr)
        return commands.BAD_INPUT
    except KeyboardInterrupt:
        print("duizhao: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stdout = None
        return commands.FINE
    except Exception as error:
        return _fault(error)
    return code


def _flushed(code: int) -> int:
    """The exit code, once all that was printed is where it belongs."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except BrokenPipeError:  # whoever read it has enough
        return code
    except OSError as error:
        reason = error.strerror or error
        print(f"duizhao: cannot write to standard output: {reason}", file=sys.stderr)
        return commands.BAD_INPUT
    return code


def _fault(error: Exception) -> int:
    """An internal fault: one line and where the details went."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="duizhao-fault-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        traceback.print_exception(error, file=file)
    print(
        f"duizhao: internal fault ({type(error).__name__}); please report it with {file.name}",
        file=sys.stderr,
    )
    return commands.FAULT


def _quiet_pipes() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a terminal in an old encoding must not stop a report
            reconfigure(errors="replace")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(commands.BAD_INPUT, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="duizhao",
        description="Is this translation still the same text? English and Chinese.",
    )
    parser.add_argument("--version", action="version", version=f"duizhao {__version__}")
    found = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in commands.COMMANDS:
        command.add(found)
    return parser
