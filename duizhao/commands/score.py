"""`duizhao score`: score a table of pairs of any size."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from corpus.remote import Remote, located
from duizhao.commands import judging
from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers
    from duizhao.score.job import Engine

EXAMPLES = """\
examples:
  duizhao score pairs.parquet -o scored.parquet
  duizhao score pairs.csv -o good.parquet --keep 'probability > 0.9 and status == "ok"'
  duizhao score memory.tmx -o scored.parquet --jobs 4
  duizhao score s3://bucket/pairs.parquet -o s3://bucket/scored.parquet --engine ray

A run that was stopped, by whatever, goes on where it was when the command is given again.
"""


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "score",
        help="score a table of pairs of any size",
        description="Score a table of pairs of any size (Parquet, CSV, TSV, JSON lines, TMX) into"
        " a Parquet file with the columns of the report.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument(
        "input", type=located, metavar="PAIRS", help="a table of pairs, or its URL (s3://...)"
    )
    command.add_argument(
        "-o",
        "--output",
        type=located,
        required=True,
        metavar="SCORED",
        help="*.parquet, or its URL (s3://...)",
    )
    command.add_argument(
        "--keep", default="", metavar="CONDITION", help="write only the rows that meet it"
    )
    command.add_argument(
        "--jobs", type=judging.count, default=1, metavar="N", help="processes, or actors of Ray (1)"
    )
    command.add_argument(
        "--engine", choices=("local", "ray"), default="local", help="where the work is done"
    )
    command.add_argument(
        "--restart", action="store_true", help="throw the parts of an unfinished run away"
    )
    command.add_argument("--source-lang", choices=("en", "zh"), help="which language is the source")
    command.add_argument("--encoding", help="the file's encoding (found out by itself otherwise)")
    command.add_argument("--source-column", metavar="NAME", help="the source column")
    command.add_argument("--target-column", metavar="NAME", help="the target column")
    command.add_argument(
        "--model", default="e5-small", metavar="NAME", help="embedded model, hub name or path"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from corpus.errors import ConfigError, OutputError
    from corpus.readers.base import ReadOptions
    from duizhao.progress import Scoring
    from duizhao.score import job as jobs

    if options.output.resolve() == options.input.resolve():
        raise ConfigError(f"{options.output}: would overwrite the input")
    local = not isinstance(options.output, Remote)
    if options.output.is_dir() or (local and not options.output.parent.is_dir()):
        raise OutputError(f"{options.output}: is a folder, or there is no such folder")
    job = jobs.Job(
        source=options.input,
        target=options.output,
        options=ReadOptions(
            source_column=options.source_column,
            target_column=options.target_column,
            encoding=options.encoding,
            source_lang=options.source_lang,
        ),
        model=options.model,
        keep=options.keep,
        jobs=options.jobs,
        restart=options.restart,
    )
    with Scoring(quiet=options.quiet) as shown:
        progress = jobs.Progress(shown.total, shown.advance, shown.say)
        pairs, kept = jobs.run(job, _engine(options.engine), progress)
    if not options.quiet:
        print(f"duizhao: {pairs:,} pairs, {kept:,} kept → {job.target}", file=sys.stderr)
    return FINE


def _engine(name: str) -> Engine:
    if name == "ray":
        from duizhao.score.cluster import ray

        return ray
    from duizhao.score.local import local

    return local
