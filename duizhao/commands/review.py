"""`duizhao review`: go through what was flagged, in the browser."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.commands import judging, reading, settings
from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from aligner.verdict import Judgement
    from corpus.model import Bitext
    from duizhao.commands.base import Subparsers
    from duizhao.config import Config
    from reports.report import Report

EXAMPLES = """\
examples:
  duizhao review article.txt           judge a bilingual text, then go through it
  duizhao review report.json           go through a report made with `report --json`
  duizhao review en.txt zh.txt         two files, translations of each other
  duizhao review docs                  all texts of a folder

Decisions go to duizhao.decisions.jsonl beside the text at once; `report` and `check` honour them.
"""


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "review",
        help="go through the flagged pairs in the browser",
        description="Go through the flagged pairs of texts or of a JSON report in the browser.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "inputs",
        nargs="+",
        type=reading.text,
        metavar="INPUT",
        help="a JSON report, a bilingual text or table, two files that are translations, a folder",
    )
    command.add_argument(
        "--decisions", type=Path, metavar="FILE", help="the file of decisions (beside the text)"
    )
    command.add_argument("--who", metavar="NAME", help="who decides (your name in git)")
    command.add_argument(
        "--lang", choices=("en", "zh"), help="language of the page (the browser's)"
    )
    command.add_argument("--port", type=_port, default=0, metavar="N", help="port (any free one)")
    command.add_argument(
        "--no-browser", action="store_true", help="print the address only, open nothing"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress")
    reading.add_options(command)
    judging.add_options(command)
    settings.add_options(command)
    command.set_defaults(run=run)


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdecimal() else -1
    if not 0 <= port < 2**16:
        raise argparse.ArgumentTypeError(f"has to be a number from 0 to 65535, not {text!r}")
    return port


def run(options: argparse.Namespace) -> int:
    config = settings.settled(options, start=options.inputs[0])
    if options.show_config:
        print(config.shown())
        return FINE
    from dataclasses import replace

    from reports.review import server
    from reports.review.session import Session

    server.require()
    judge = _Judge(options, config)
    report = replace(_report(judge, options.inputs), lang=options.lang)
    for failed in report.tree.failed if report.tree else ():
        print(f"duizhao: {failed.reason}", file=sys.stderr)
    path = _decisions(report, options.inputs, config)
    session = Session(
        report,
        path,
        who=options.who or _who(),
        options=judge.reading,
        judge=lambda: judge.again(report, options.inputs),
    )

    def ready(address: str) -> None:
        print(f"review at {address}\ndecisions in {path}\nCtrl+C ends it", flush=True)
        if not options.no_browser and _has_browser():
            import webbrowser

            webbrowser.open(address)

    try:
        server.serve(session, port=options.port, ready=ready)
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return FINE


def _decisions(report: Report, inputs: Sequence[Path], config: Config) -> Path:
    """The file of decisions: as told, else beside the texts."""
    path = config.decisions_for(report.files() or inputs)
    # the report may be from another machine
    return path if path.parent.is_dir() else config.decisions_for(inputs)


class _Judge:
    """Reads and judges texts, as often as is wanted."""

    def __init__(self, options: argparse.Namespace, config: Config):
        from duizhao.policy import Policy

        self.config = config
        self.policy = Policy(config, inner=config.inner)
        self.reading = reading.chosen(options, config)
        self.judging = judging.Judging(config, quiet=options.quiet)

    def report(self, *texts: tuple[Path, ...]) -> Report:
        """Judge texts: each a bilingual file, or two files that are translations."""
        found = [one for paths in texts for one in reading.bitexts(paths, self.reading)]
        return self._judged(found)

    def folder(self, folder: Path) -> Report:
        """Judge all texts of a folder."""
        from duizhao import trees

        return trees.by_settings(folder, self._judged, self.reading, self.config)

    def _judged(self, bitexts: Sequence[Bitext]) -> Report:
        from dataclasses import replace

        found = self.judging.report(bitexts)
        return replace(found, judgements=tuple(map(self.policy.selected, found.judgements)))

    def again(self, report: Report, inputs: Sequence[Path]) -> Report:
        """Judge the texts of a report on the inputs as they are now."""
        from dataclasses import replace

        if inputs[0].is_dir():
            found = self.folder(inputs[0])
        else:
            found = self.report(*map(_files, report.judgements))
        return replace(found, title=report.title, lang=report.lang)


def _files(judgement: Judgement) -> tuple[Path, ...]:
    """The file or the two files that a judgement is on, the source's first."""
    pairs = [verdict.pair for verdict in judgement.verdicts]
    files = [p.location.file for pair in pairs for p in pair.source]
    files += [p.location.file for pair in pairs for p in pair.target]
    return tuple(map(Path, dict.fromkeys(files)))


def _report(judge: _Judge, inputs: Sequence[Path]) -> Report:
    from reports.writers.json import from_json

    if len(inputs) == 1 and inputs[0].is_dir():
        return judge.folder(inputs[0])
    if len(inputs) == 1 and inputs[0].suffix.lower() == ".json":
        return from_json(inputs[0])
    return judge.report(tuple(inputs))


def _who() -> str:
    """The user's name in git, else their login."""
    import getpass
    import subprocess

    try:
        found = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 (git is where the user has it)
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        found = ""
    try:
        return found or getpass.getuser()
    except (OSError, KeyError):
        return ""


def _has_browser() -> bool:
    """Not in a terminal without a screen: a text browser would take it over."""
    return sys.platform in ("darwin", "win32") or any(
        name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
