"""`duizhao score`: score a table of pairs of any size."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from corpus.remote import Remote, located
from duizhao.commands import judging, reading, settings
from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from pathlib import Path

    from duizhao.commands.base import Subparsers
    from duizhao.score.job import Engine

EXAMPLES = """\
examples:
  duizhao score pairs.parquet -o scored.parquet
  duizhao score pairs.csv -o good.parquet --keep 'probability > 0.9 and status == "ok"'
  duizhao score memory.tmx -o scored.parquet --jobs 4
  duizhao score sentences.tsv -o ranked.parquet --quality
  duizhao score s3://bucket/pairs.parquet -o s3://bucket/scored.parquet --engine ray

A run that was stopped, by whatever, goes on where it was when the command is given again.
"""


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "score",
        help="score a table of pairs of any size",
        description="Score a table of pairs of any size (Parquet, CSV, TSV, JSON lines, TMX; Excel"
        " and other bilingual files, which are read whole) into a Parquet file with the columns of"
        " the report.",
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
        "--quality",
        action="store_true",
        help="a column more, quality: how good a translation is, to rank single sentences by",
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
    command.add_argument("-q", "--quiet", action="store_true", help="no summary, no progress")
    reading.add_options(command)
    group = judging.add_options(command)
    judging.add_selection(group)
    settings.add_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from corpus.errors import ConfigError
    from duizhao.progress import Scoring
    from duizhao.score import job as jobs

    local = not isinstance(options.input, Remote)
    config = settings.settled(options, start=options.input if local else None)
    if options.show_config:
        print(config.shown())
        return FINE
    if options.output.resolve() == options.input.resolve():
        raise ConfigError(f"{options.output}: would overwrite the input")
    _check_place(options.output)
    job = jobs.Job(
        source=options.input,
        target=options.output,
        options=reading.chosen(options, config),
        settings=config,
        terms=settings.term_base(config.terms, quiet=options.quiet),
        keep=options.keep,
        quality=options.quality,
        jobs=options.jobs,
        restart=options.restart,
    )
    with Scoring(quiet=options.quiet) as shown:
        progress = jobs.Progress(shown.begin, shown.advance, shown.say)
        try:
            pairs, kept = jobs.run(job, _engine(options.engine), progress)
        except KeyboardInterrupt:
            shown.say("what is done is kept; the same command goes on from there")
            raise
    if not options.quiet:
        print(f"duizhao: {pairs:,} pairs, {kept:,} kept → {job.target}", file=sys.stderr)
    return FINE


def _check_place(output: Path) -> None:
    from corpus.errors import OutputError

    here = not isinstance(output, Remote)
    if output.is_dir() or (here and not output.parent.is_dir()):
        raise OutputError(f"{output}: is a folder, or there is no such folder")


def _engine(name: str) -> Engine:
    if name == "ray":
        from duizhao.score.cluster import ray

        return ray
    from duizhao.score.local import local

    return local
