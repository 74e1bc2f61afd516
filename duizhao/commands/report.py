"""`duizhao report`: pair, score and check a bilingual text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.verdict import STATUSES
from corpus.errors import ConfigError, InputError, OutputError
from duizhao.commands.base import FINE, FLAGGED

if TYPE_CHECKING:
    from corpus.model import Bitext
    from duizhao.commands.base import Subparsers
    from reports.report import Report

EXAMPLES = """\
examples:
  duizhao report article.txt                        a bilingual text; prints the summary
  duizhao report en.txt zh.txt --html report.html   two files, translations of each other
  duizhao report pairs.csv --csv report.csv         a table of pairs
  duizhao report article.txt --fail-on weak         exit code 1 if anything is weak or worse
"""


def add(found: Subparsers) -> None:
    command = found.add_parser(
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
    outputs.add_argument(
        "--lang", choices=("en", "zh"), help="the HTML page's language (its reader's browser's)"
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
    judging.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help="honour this file of decisions (duizhao.decisions.jsonl beside the text)",
    )
    judging.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
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
    report = _settled(_judged(bitexts, options), options.decisions)
    from reports import writers

    for name, path in targets:
        writers.write(report, path, name)
        if not options.quiet:
            print(f"wrote {path}", file=sys.stderr)
    if not targets and not options.quiet:
        writers.terminal.show(report)
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


def _settled(report: Report, given: Path | None) -> Report:
    """The report with what people have decided on its pairs."""
    from reports.review import decisions

    if given and not given.is_file():
        raise InputError("there is no such file of decisions", given)
    return decisions.settled(report, decisions.read(given or decisions.locate(report.files())))


def _judged(bitexts: tuple[Bitext, ...], options: argparse.Namespace) -> Report:
    from dataclasses import replace

    from duizhao import api
    from duizhao.progress import Embedding

    with Embedding(quiet=options.quiet) as progress:
        model = api.load_model(options.model, progress.say)
        report = api.judge(bitexts, model, title=options.title, progress=progress.advance)
    report = replace(report, lang=options.lang)
    if options.timestamp:
        report = replace(report, created=datetime.now(UTC).isoformat(timespec="seconds"))
    return report
