"""What the commands share in judging: the flags over its settings, and the work itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.judge import Judge
    from aligner.kinds import FalseFlags
    from corpus.model import Bitext
    from duizhao.bench import Bench
    from duizhao.config import Config
    from duizhao.progress import Embedding
    from reports.report import Report


def add_options(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """--model, --terms and --false-flags. Returns their group, for more of them."""
    judging = command.add_argument_group("judging (over the settings)")
    judging.add_argument(
        "--model", metavar="NAME", help="embedded model, hub name or path (e5-small)"
    )
    judging.add_argument(
        "--terms",
        type=Path,
        metavar="FILE",
        help="a term base (CSV, TSV, TBX) whose renderings are to be used",
    )
    judging.add_argument(
        "--false-flags",
        type=false_flags,
        metavar="SHARE",
        help="how many good pairs may be flagged by their score, as 2%% or 0.02 (built in: 2%%);"
        " fewer flags miss more; more for one kind of fault: 2%%,missing=5%%",
    )
    return judging


def add_policy(judging: argparse._ArgumentGroup, usual: str) -> None:
    """--fail-on, --select and --ignore; `usual` says what holds without --fail-on."""
    judging.add_argument(
        "--fail-on",
        type=listed,
        metavar="WHAT",
        help="exit with 1 for what is this or graver: review, weak, misaligned, extra, missing;"
        f" or never ({usual}); codes beside it, with commas, or alone, are added",
    )
    add_selection(judging)


def add_selection(judging: argparse._ArgumentGroup) -> None:
    """--select and --ignore."""
    judging.add_argument(
        "--select", type=listed, metavar="CODES", help="report only codes that begin so"
    )
    judging.add_argument(
        "--ignore", type=listed, metavar="CODES", help="do not report codes that begin so"
    )


def count(text: str) -> int:
    """A number of processes."""
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)


def listed(text: str) -> tuple[str, ...]:
    """The parts between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def false_flags(text: str) -> FalseFlags:
    """Shares of pairs from "2%", "0.02" or "2%,missing=5%"."""
    from aligner.kinds import FalseFlags

    try:
        return FalseFlags.of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


_last: Bench | None = None


def to_the_end(bench: Bench) -> Bench:
    """The bench, kept until the process ends, or another takes its place: see `cli.program`."""
    global _last
    _last = bench
    return bench


class Judging:
    """Judges bitexts by the settings; the model is loaded when first a text was not judged before
    (see aligner.kept), and kept."""

    def __init__(self, config: Config, *, quiet: bool, jobs: int | None = 1):
        self.config = config
        self.quiet = quiet
        self.jobs = jobs
        self._model: Judge | None = None

    def report(self, bitexts: Sequence[Bitext], title: str = "") -> Report:
        """The report on the bitexts. Raises InputError (for the term base), ModelError."""
        from duizhao import api
        from duizhao.bench import Bench
        from duizhao.commands import settings

        terms = settings.term_base(self.config.terms, quiet=self.quiet)
        with embedding(quiet=self.quiet) as progress:

            def load() -> Judge:
                self._model = self._model or replace(
                    api.load_model(self.config.model, progress.say, self.config.false_flags),
                    jobs=self.jobs,
                )
                return self._model

            return api.judge(
                bitexts,
                to_the_end(Bench(self.config.model, load, self.config.false_flags)),
                title=title,
                progress=progress.advance,
                judging=progress.judged,
                terms=terms,
            )


class _Lines:
    """What is said of the work where no terminal shows its progress."""

    def __init__(self, *, quiet: bool):
        self.quiet = quiet

    def say(self, message: str) -> None:
        if not self.quiet:
            print(f"duizhao: {message}", file=sys.stderr)

    def advance(self, done: int, total: int) -> None:
        pass

    judged = advance


def embedding(*, quiet: bool) -> AbstractContextManager[_Lines | Embedding]:
    """A progress bar if it would be seen: loading what draws it takes a while."""
    if quiet or not sys.stderr.isatty():
        return nullcontext(_Lines(quiet=quiet))
    from duizhao.progress import Embedding

    return Embedding()
