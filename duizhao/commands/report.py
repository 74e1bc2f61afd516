"""`duizhao report`: pair, score and check a bilingual text."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ConfigError, InputError
from duizhao import outputs
from duizhao.commands import judging, reading, settings
from duizhao.commands.base import BAD_INPUT, FINE, FLAGGED

if TYPE_CHECKING:
    from corpus.model import Bitext
    from corpus.readers import ReadOptions
    from duizhao.commands.base import Subparsers
    from duizhao.config import Config
    from duizhao.policy import Policy
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
  duizhao report docs/en docs/zh                    two folders, one in each language
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
        type=reading.text,
        metavar="INPUT",
        help="a bilingual text or table, two files or folders that are translations of each"
        " other, or a folder with all of them",
    )
    writing = command.add_argument_group("outputs (without one, the summary is printed)")
    for name, about in FORMATS.items():
        writing.add_argument(f"--{name}", metavar="FILE", help=f"write {about} (-: print it)")
    writing.add_argument(
        "--format",
        choices=(*CI_FORMATS, *FORMATS),
        metavar="FORMAT",
        help=f"print one of CI's formats instead: {', '.join(CI_FORMATS)}; or one of the above",
    )
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
    writing.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    reading.add_options(command).add_argument(
        "--pairs",
        action="append",
        metavar="PATTERN",
        help="in a folder, what is translated to what: 'en/** <-> zh/**' (found out otherwise)",
    )
    group = judging.add_options(command)
    judging.add_policy(group, "without it, exit with 0")
    group.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help="honour this file of decisions (duizhao.decisions.jsonl beside the text)",
    )
    group.add_argument(
        "--jobs",
        type=judging.count,
        metavar="N",
        help="processes that judge a text (one; of 5,000 pairs and more all processors)",
    )
    settings.add_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    config = settings.settled(options, start=options.inputs[0])
    if options.show_config:
        print(config.shown())
        return FINE
    from duizhao.policy import NEVER, Policy

    policy = Policy(config, default=(NEVER,), inner=config.inner)
    wanted = [(name, getattr(options, name)) for name in FORMATS]
    wanted += [(options.format, "-")] if options.format else []
    targets = [outputs.Output(name, path) for name, path in wanted if path is not None]
    outputs.check(targets, options.inputs)
    report = _settled(_report(options, config, policy), config)
    outputs.deliver(report, targets, quiet=options.quiet, every=options.all)
    if report.tree and report.tree.failed:
        return _incomplete(report.tree, shown=not targets and not options.quiet)
    return FLAGGED if any(map(policy.fails_for, report.flagged())) else FINE


def _report(options: argparse.Namespace, config: Config, policy: Policy) -> Report:
    """The report with the findings that are wanted."""
    judge = judging.Judging(config, quiet=options.quiet, jobs=options.jobs)

    def judged(bitexts: Sequence[Bitext]) -> Report:
        found = judge.report(bitexts, options.title)
        return replace(found, judgements=tuple(map(policy.selected, found.judgements)))

    chosen = reading.chosen(options, config)
    if any(path.is_dir() for path in options.inputs):
        report = _of_folder(options, config, judged, chosen)
    else:
        report = judged(reading.bitexts(options.inputs, chosen))
    now = datetime.now(UTC).isoformat(timespec="seconds") if options.timestamp else None
    return replace(report, lang=options.lang, created=now)


def _of_folder(
    options: argparse.Namespace,
    config: Config,
    judged: Callable[[Sequence[Bitext]], Report],
    chosen: ReadOptions,
) -> Report:
    from duizhao import trees

    if len(options.inputs) == 2 and not options.pairs and all(p.is_dir() for p in options.inputs):
        return _of_two(options.inputs, config, judged, chosen)
    if len(options.inputs) > 1:
        raise ConfigError("name one folder, two that are translations of each other, or files")
    (folder,) = options.inputs
    if options.pairs:  # meant from the folder, as they stand beside its name
        return trees.report(folder, judged, chosen, patterns=options.pairs)
    return trees.by_settings(folder, judged, chosen, config)


def _of_two(
    folders: Sequence[Path],
    config: Config,
    judged: Callable[[Sequence[Bitext]], Report],
    chosen: ReadOptions,
) -> Report:
    """Of two folders whose files are translations of each other, by their names below them."""
    from corpus.pairs import ARROW
    from duizhao import trees

    root = Path(os.path.commonpath([folder.resolve() for folder in folders]))
    inside = [folder.resolve().relative_to(root).as_posix() for folder in folders]
    prefix = trees.prefix_in(config, root)
    sides = [prefix + ("**" if name == "." else f"{name}/**") for name in inside]
    return trees.report(
        root,
        judged,
        chosen,
        patterns=[f" {ARROW} ".join(sides)],
        exclude=config.exclude,
        prefix=prefix,
        only=sides,
    )


def _settled(report: Report, config: Config) -> Report:
    """The report with what people have decided on its pairs."""
    from reports.review import decisions

    path = config.decisions_for(report.files())
    if config.origins.get("decisions") == "--decisions" and not path.is_file():
        raise InputError("there is no such file of decisions", path)
    return decisions.settled(report, decisions.read(path))


def _incomplete(tree: Tree, *, shown: bool) -> int:
    """The report is not on all files: say which are not in it, unless the summary did."""
    if not shown:
        for failed in tree.failed:
            print(f"duizhao: {failed.reason}", file=sys.stderr)
    return BAD_INPUT
