"""The command line: `duizhao report`, `duizhao models`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from aligner.verdict import STATUSES
from corpus.errors import ConfigError, DuizhaoError, OutputError
from duizhao.version import __version__

if TYPE_CHECKING:
    from corpus.model import Bitext
    from reports.report import Report

FINE, FLAGGED, BAD_INPUT, FAULT = 0, 1, 2, 3

EXAMPLES = """\
examples:
  duizhao report article.txt                        a bilingual text; prints the summary
  duizhao report en.txt zh.txt --html report.html   two files, translations of each other
  duizhao report pairs.csv --csv report.csv         a table of pairs
  duizhao report article.txt --fail-on weak         exit code 1 if anything is weak or worse
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code."""
    _quiet_pipes()
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    except DuizhaoError as error:
        print(f"duizhao: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("duizhao: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stdout = None
        return FINE
    except Exception as error:
        return _fault(error)
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
    return FAULT


def _quiet_pipes() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:  # a terminal in an old encoding must not stop a report
            reconfigure(errors="replace")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="duizhao",
        description="Is this translation still the same text? English and Chinese.",
    )
    parser.add_argument("--version", action="version", version=f"duizhao {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_report(commands)
    models = commands.add_parser("models", help="list the embedding models that are here")
    models.set_defaults(run=_models)
    checks = commands.add_parser("checks", help="list the checks and their codes")
    checks.set_defaults(run=_checks)
    return parser


def _add_report(commands: argparse._SubParsersAction[_Parser]) -> None:
    command = commands.add_parser(
        "report",
        help="pair, score and check a bilingual text",
        description="Pair, score and check a bilingual text; flag what is weak or misaligned.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "inputs",
        nargs="+",
        type=Path,
        metavar="INPUT",
        help="a bilingual text or table, or two files that are translations of each other",
    )
    outputs = command.add_argument_group("outputs (without one, the summary is printed)")
    for name in ("html", "csv", "json"):
        outputs.add_argument(
            f"--{name}", type=Path, metavar="FILE", help=f"write the {name} report"
        )
    outputs.add_argument("--title", default="", help="the report's title (the file's name)")
    outputs.add_argument(
        "--timestamp", action="store_true", help="put the time into the report (else reproducible)"
    )
    reading = command.add_argument_group("reading")
    reading.add_argument("--source-lang", choices=("en", "zh"), help="which language is the source")
    reading.add_argument("--encoding", help="the files' encoding (found out by itself otherwise)")
    reading.add_argument("--source-column", metavar="NAME", help="a table's source column")
    reading.add_argument("--target-column", metavar="NAME", help="a table's target column")
    judging = command.add_argument_group("judging")
    judging.add_argument(
        "--model", default="e5-small", metavar="NAME", help="embedded model, hub name or path"
    )
    judging.add_argument(
        "--fail-on",
        choices=STATUSES[1:],
        metavar="STATUS",
        help=f"exit with 1 if a pair is this or worse: {', '.join(STATUSES[1:])}",
    )
    judging.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    command.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from corpus.readers import ReadOptions, read_bitexts

    targets: list[tuple[str, Path]] = [
        (name, getattr(options, name))
        for name in ("html", "csv", "json")
        if getattr(options, name) is not None
    ]
    _check_targets([path for _, path in targets], options.inputs)
    bitexts = read_bitexts(
        options.inputs,
        ReadOptions(
            source_column=options.source_column,
            target_column=options.target_column,
            encoding=options.encoding,
            source_lang=options.source_lang,
        ),
    )
    report = _judged(bitexts, options)
    from reports import writers

    for name, path in targets:
        writers.write(report, path, name)
        if not options.quiet:
            print(f"wrote {path}", file=sys.stderr)
    if not targets and not options.quiet:
        writers.terminal.write(report)
    failed = options.fail_on and report.flagged(options.fail_on)
    return FLAGGED if failed else FINE


def _check_targets(targets: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Find out before the work, not after it, that a report cannot be written."""
    taken = {path.resolve() for path in inputs}
    for path in targets:
        if path.resolve() in taken:
            raise ConfigError(f"{path}: would overwrite an input or another report")
        if path.is_dir():
            raise OutputError(f"{path}: is a folder, not a file to write to")
        if not path.parent.is_dir():
            raise OutputError(f"{path}: there is no folder {path.parent}")
        taken.add(path.resolve())


def _judged(bitexts: tuple[Bitext, ...], options: argparse.Namespace) -> Report:
    from dataclasses import replace

    from duizhao import api
    from duizhao.progress import Embedding

    with Embedding(quiet=options.quiet) as progress:
        model = api.load_model(options.model, progress.say)
        report = api.judge(bitexts, model, title=options.title, progress=progress.advance)
    if options.timestamp:
        report = replace(report, created=datetime.now(UTC).isoformat(timespec="seconds"))
    return report


def _models(options: argparse.Namespace) -> int:
    from duizhao import api

    found = api.models()
    width = max(len(model.name) for model in found)
    for model in found:
        print(f"{model.name:{width}}  {model.state:13}  {model.about}")
    print("\nAny other model of sentence-transformers: --model HUB-NAME or --model PATH")
    return FINE


def _checks(options: argparse.Namespace) -> int:
    from aligner.checks import CHECKS, DOCUMENT_CHECKS
    from aligner.checks.base import Check, DocumentCheck

    every: list[Check | DocumentCheck] = [*CHECKS, *DOCUMENT_CHECKS]
    for check in sorted(every, key=lambda check: check.code):
        print(f"{check.code}  {check.name:24}  {check.help}")
    return FINE
