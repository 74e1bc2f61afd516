"""`duizhao report`: pair, score and check a bilingual text."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.verdict import STATUSES
from corpus.errors import InputError
from duizhao import outputs
from duizhao.commands import reading
from duizhao.commands.base import FINE, FLAGGED

if TYPE_CHECKING:
    from corpus.model import Bitext
    from duizhao.commands.base import Subparsers
    from reports.report import Report

FORMATS = {
    "html": "a page for editors",
    "csv": "a table for a spreadsheet",
    "json": "all of it for programs",
}
EXAMPLES = """\
examples:
  duizhao report article.txt                        a bilingual text; prints the summary
  duizhao report en.txt zh.txt --html report.html   two files, translations of each other
  duizhao report pairs.csv --csv report.csv         a table of pairs
  duizhao report article.txt --json - | jq .        all of it, for programs
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
    writing = command.add_argument_group("outputs (without one, the summary is printed)")
    for name, about in FORMATS.items():
        writing.add_argument(f"--{name}", metavar="FILE", help=f"write {about} (-: print it)")
    writing.add_argument(
        "--all", action="store_true", help="let the summary show every flagged pair, not only 20"
    )
    writing.add_argument("--title", default="", help="the report's title (the file's name)")
    writing.add_argument(
        "--timestamp", action="store_true", help="put the time into the report (else reproducible)"
    )
    writing.add_argument(
        "--lang", choices=("en", "zh"), help="the HTML page's language (its reader's browser's)"
    )
    reading.add_options(command)
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
    from corpus.readers import read_bitexts

    wanted = [(name, getattr(options, name)) for name in FORMATS]
    targets = [outputs.Output(name, path) for name, path in wanted if path is not None]
    outputs.check(targets, options.inputs)
    bitexts = read_bitexts(options.inputs, reading.chosen(options))
    report = _settled(_judged(bitexts, options), options.decisions)
    outputs.deliver(report, targets, quiet=options.quiet, every=options.all)
    failed = options.fail_on and report.flagged(options.fail_on)
    return FLAGGED if failed else FINE


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
