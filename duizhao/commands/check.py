"""`duizhao check`: what an edit made worse."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import OutputError
from duizhao.commands import judging, reading, settings
from duizhao.commands.base import BAD_INPUT, FINE, FLAGGED

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers
    from duizhao.config import Config
    from reports.edit import Edit
    from reports.report import Report

EXAMPLES = """\
examples:
  duizhao check                              what is not committed yet
  duizhao check --staged                     what is about to be committed
  duizhao check --base origin/main           a branch, since it left main
  duizhao check --base origin/main --format github docs/
  duizhao check --all                        every translation, without an edit
"""
FORMATS = (
    "text",
    "json",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "rdjson",
    "markdown",
    "html",
    "csv",
)


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "check",
        help="check what an edit did to translations (for CI and pre-commit)",
        description="Check the translations that an edit touched, on either side, before and after"
        " it; fail for what it made worse.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="only these files and folders"
    )
    edit = command.add_argument_group("the edit (without any of these: what is not committed)")
    edit.add_argument("--base", metavar="REF", help="what to hold it against; the fork from there")
    edit.add_argument("--head", metavar="REF", help="the edited state (with --base: HEAD)")
    edit.add_argument("--staged", action="store_true", help="the edited state is what is staged")
    edit.add_argument(
        "--worktree", action="store_true", help="the edited state is the working folder"
    )
    edit.add_argument(
        "--all", action="store_true", help="look at every pair, not at what an edit touched"
    )
    output = command.add_argument_group("output")
    output.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"one of {', '.join(FORMATS)}",
    )
    output.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="write there, not to standard output"
    )
    output.add_argument("-q", "--quiet", action="store_true", help="no progress")
    add_judging(command)
    settings.add_options(command)
    command.set_defaults(run=run)


def add_judging(command: argparse.ArgumentParser) -> None:
    """The flags that override settings on what is found."""
    reading.add_options(command, columns=False)
    judging.add_policy(judging.add_options(command), "review, unless the settings say otherwise")


def run(options: argparse.Namespace) -> int:
    config = settings.settled(options)
    if options.show_config:
        print(config.shown())
        return FINE
    report = checked(config, options)
    edit = report.edit
    assert edit is not None
    warn(edit)
    _put_out(report, options)
    if not edit.complete:
        return BAD_INPUT
    return FLAGGED if edit.failing else FINE


def warn(edit: Edit) -> None:
    """Say what could not be looked at, and what that makes of the exit code."""
    from reports.writers.text import one_line

    for warning in edit.warnings:
        print(f"duizhao: warning: {one_line(warning)}", file=sys.stderr)
    for unread in edit.unread:
        print(f"duizhao: {one_line(unread)}", file=sys.stderr)
    if edit.unread:
        print("duizhao: not all was checked, so this is exit code 2", file=sys.stderr)


def checked(config: Config, options: argparse.Namespace) -> Report:
    """The report on the edit that the options name."""
    from duizhao import api
    from duizhao.bench import Bench

    with judging.embedding(quiet=options.quiet) as progress:
        load = lambda: api.load_model(config.model, progress.say)  # noqa: E731
        return api.check(
            options.base,
            options.head,
            staged=options.staged,
            worktree=options.worktree,
            everything=options.all,
            paths=options.paths,
            config=config,
            model=judging.to_the_end(Bench(config.model, load, config.false_flags)),
            say=progress.say,
            progress=progress.advance,
        )


def _put_out(report: Report, options: argparse.Namespace) -> None:
    from reports import writers
    from reports.writers import edit
    from reports.writers.atomic import write_bytes

    if options.format == "text" and options.output is None:
        edit.show(report)
        return
    own = {"text": edit.render, "json": edit.render_json}
    render = own.get(options.format) or writers.WRITERS[options.format].render
    data = render(report)
    if options.output is not None:
        write_bytes(options.output, data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    if options.format == "github":
        _summarise(report)


def _summarise(report: Report) -> None:
    """Add to the job's summary, where GitHub Actions says where that is."""
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    from reports.writers import markdown

    try:
        with Path(place).open("ab") as stream:
            stream.write(markdown.WRITER.render(report))
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"cannot write the job summary {place}: {reason}") from None
