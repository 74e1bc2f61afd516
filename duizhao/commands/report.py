"""`duizhao report`: pair, score and check a bilingual text."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.verdict import STATUSES
from corpus.errors import ConfigError
from duizhao import outputs
from duizhao.commands import settings
from duizhao.commands.base import BAD_INPUT, FINE, FLAGGED

if TYPE_CHECKING:
    from corpus.model import Bitext
    from corpus.readers import ReadOptions
    from duizhao.commands.base import Subparsers
    from reports.report import Report
    from reports.tree import Tree

FORMATS = {
    "html": "a page for editors",
    "csv": "a table for a spreadsheet",
    "json": "all of it for programs",
}
#: Those that CI reads; see docs/ci.md.
CI_FORMATS = ("markdown", "github", "gitlab", "sarif", "junit", "rdjson")
EXAMPLES = """\
examples:
  duizhao report article.txt                        a bilingual text; prints the summary
  duizhao report en.txt zh.txt --html report.html   two files, translations of each other
  duizhao report pairs.csv --csv report.csv         a table of pairs
  duizhao report docs/                              a folder: finds the pairs of files in it
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
        help="a bilingual text or table, two files that are translations of each other, or a"
        " folder with all of them",
    )
    writing = command.add_argument_group("outputs (without one, the summary is printed)")
    for name, about in FORMATS.items():
        writing.add_argument(f"--{name}", metavar="FILE", help=f"write {about} (-: print it)")
    writing.add_argument(
        "--format",
        choices=CI_FORMATS,
        metavar="FORMAT",
        help=f"print one of CI's formats instead: {', '.join(CI_FORMATS)}",
    )
    writing.add_argument(
        "--all", action="store_true", help="let the summary show every flagged pair, not only 20"
    )
    writing.add_argument("--title", default="", help="the report's title (the file's name)")
    writing.add_argument(
        "--timestamp", action="store_true", help="put the time into the report (else reproducible)"
    )
    reading = command.add_argument_group("reading")
    reading.add_argument("--source-lang", choices=("en", "zh"), help="which language is the source")
    reading.add_argument("--encoding", help="the files' encoding (found out by itself otherwise)")
    reading.add_argument(
        "--pairs",
        action="append",
        default=[],
        metavar="PATTERN",
        help="in a folder, what is translated to what: 'en/** <-> zh/**' (found out otherwise)",
    )
    reading.add_argument("--source-column", metavar="NAME", help="a table's source column")
    reading.add_argument("--target-column", metavar="NAME", help="a table's target column")
    judging = command.add_argument_group("judging")
    judging.add_argument(
        "--model", default="e5-small", metavar="NAME", help="embedded model, hub name or path"
    )
    judging.add_argument(
        "--terms",
        type=Path,
        metavar="FILE",
        help="a term base (CSV, TSV, TBX) whose renderings are to be used",
    )
    judging.add_argument(
        "--fail-on",
        choices=STATUSES[1:],
        metavar="STATUS",
        help=f"exit with 1 if a pair is this or worse: {', '.join(STATUSES[1:])}",
    )
    judging.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from corpus.readers import ReadOptions, read_bitexts

    wanted = [(name, getattr(options, name)) for name in FORMATS]
    wanted += [(options.format, "-")] if options.format else []
    targets = [outputs.Output(name, path) for name, path in wanted if path is not None]
    outputs.check(targets, options.inputs)
    reading = ReadOptions(
        source_column=options.source_column,
        target_column=options.target_column,
        encoding=options.encoding,
        source_lang=options.source_lang,
    )
    if any(path.is_dir() for path in options.inputs):
        report = _of_folder(options, reading)
    else:
        report = _judged(read_bitexts(options.inputs, reading), options)
    outputs.deliver(report, targets, quiet=options.quiet, every=options.all)
    if report.tree and report.tree.failed:
        return _incomplete(report.tree, shown=not targets and not options.quiet)
    failed = options.fail_on and report.flagged(options.fail_on)
    return FLAGGED if failed else FINE


def _of_folder(options: argparse.Namespace, reading: ReadOptions) -> Report:
    from duizhao import trees

    if len(options.inputs) > 1:
        raise ConfigError("name one folder, or one or more files")
    (folder,) = options.inputs
    return trees.report(
        folder,
        lambda bitexts: _judged(tuple(bitexts), options),
        reading,
        **_settings(folder, options.pairs),
    )


def _settings(folder: Path, patterns: list[str]) -> dict[str, Any]:
    """What is translated to what, and what is left out: as told, else by the settings' file."""
    from duizhao import config

    found = config.load(start=folder)
    inside = folder.resolve().relative_to(found.folder.resolve()).as_posix() if found.file else "."
    prefix = "" if inside == "." else f"{inside}/"
    if patterns:  # meant from the folder, as they stand beside its name
        return {"patterns": patterns}
    return {"patterns": found.pairs, "exclude": found.exclude, "prefix": prefix}


def _incomplete(tree: Tree, *, shown: bool) -> int:
    """The report is not on all files: say which are not in it, unless the summary did."""
    if not shown:
        for failed in tree.failed:
            print(f"duizhao: {failed.reason}", file=sys.stderr)
    return BAD_INPUT


def _judged(bitexts: tuple[Bitext, ...], options: argparse.Namespace) -> Report:
    from dataclasses import replace

    from duizhao import api
    from duizhao.progress import Embedding

    terms = settings.term_base(options.terms, quiet=options.quiet)
    with Embedding(quiet=options.quiet) as progress:
        model = api.load_model(options.model, progress.say)
        report = api.judge(
            bitexts, model, title=options.title, progress=progress.advance, terms=terms
        )
    if options.timestamp:
        report = replace(report, created=datetime.now(UTC).isoformat(timespec="seconds"))
    return report
