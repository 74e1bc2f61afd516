"""A run of `duizhao score`: what it is to do, and doing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from aligner import heap
from corpus.errors import ConfigError
from corpus.readers.base import ReadOptions
from corpus.remote import Remote
from duizhao.config import Config
from duizhao.policy import NEVER, Policy
from duizhao.score.blocks import SIZE, TEXT, Block, blocks, judged
from duizhao.score.keep import COLUMNS, names, parse
from duizhao.score.parts import Parts
from reports.table import DTYPES

if TYPE_CHECKING:
    from aligner.judge import Judge
    from corpus.terms import TermBase
    from reports.table import Value

Rows = list[dict[str, "Value"]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be scored, where to, and how.

    settings: the model, the share of false flags and the findings that are wanted. terms: what
    their term base holds. quality: whether the rows have that column too. jobs: processes. size:
    pairs a block.
    """

    source: Path
    target: Path
    options: ReadOptions = field(default_factory=ReadOptions)
    settings: Config = field(default_factory=Config)
    terms: TermBase | None = None
    keep: str = ""
    quality: bool = False
    jobs: int = 1
    size: int = SIZE
    restart: bool = False

    @property
    def with_quality(self) -> bool:
        """Whether the quality is reckoned: a condition that names it asks for it."""
        return self.quality or bool(self.keep and "quality" in names(self.keep))

    def work(self) -> dict[str, object]:
        """What the rows depend on: a run that differs in it is another run."""
        from duizhao.version import __version__

        if isinstance(self.source, Remote):
            size, written = self.source.state()
        else:
            stat = self.source.stat()
            size, written = stat.st_size, str(stat.st_mtime_ns)
        return {
            "input": str(self.source.resolve()),
            "size of the input": size,
            "time of the input": written,
            "columns or language": repr(self.options),
            "model": self.settings.model,
            "--false-flags": str(self.settings.false_flags),
            "term base": hashlib.sha256(repr(self.terms).encode()).hexdigest(),
            "--select or --ignore": repr(
                (self.settings.select, self.settings.ignore, self.settings.per_path)
            ),
            "--keep": self.keep,
            "--quality": self.quality,
            "size of blocks": [self.size, TEXT],
            "version": __version__,
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """`begin`: pairs in the input, and how many of them an earlier run has done; told once.
    `advance`: pairs just done. `say`: a line."""

    begin: Callable[[int, int], None]
    advance: Callable[[int], None]
    say: Callable[[str], None]


class Engine(Protocol):
    """Judges blocks wherever it likes and gives back each block's rows, in any order."""

    def __call__(self, job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]: ...


class Scorer:
    """A judge, loaded once, for one block after another."""

    def __init__(self, job: Job, threads: int | None = None):
        self._keep = parse(job.keep) if job.keep else None
        self._policy = Policy(job.settings, default=(NEVER,), inner=job.settings.inner)
        self._job = job
        self._threads = threads
        self._judge: Judge | None = None

    def __call__(self, block: Block) -> Rows:
        if self._judge is None:
            heap.share()
            self._judge = self._loaded()
        rows = judged(self._judge, block, self._policy, self._keep, quality=self._job.with_quality)
        heap.trim()  # hours of blocks leave holes
        return rows

    def _loaded(self) -> Judge:
        from aligner import checks, models
        from aligner.judge import AS_BUILT_IN, Judge

        settings, terms = self._job.settings, self._job.terms
        encoder = models.load(settings.model, threads=self._threads)
        judge = Judge.of(encoder, settings.false_flags or AS_BUILT_IN)
        return replace(judge, rules=checks.with_terms(terms)) if terms else judge


def run(job: Job, engine: Engine, progress: Progress) -> tuple[int, int]:
    """Score the input into the target; (pairs, rows kept).

    Raises InputError, ConfigError, OutputError, ModelError, one line each. What was done before
    any of them is not lost.
    """
    if job.target.suffix != ".parquet":
        raise ConfigError(f"{job.target}: the result is a Parquet file; name it *.parquet")
    heap.share()
    Scorer(job)  # what makes no sense in the settings or the condition is told first
    # Reading is nothing beside judging, and a fault in the last line is told before the work.
    sizes = [len(block.pairs) for block in blocks(job.source, job.options, job.size)]
    columns = COLUMNS if job.with_quality else DTYPES
    work = job.work()
    with Parts.opened(job.target, work, restart=job.restart, columns=columns) as parts:
        done = [number for number in range(len(sizes)) if parts.done(number)]
        already = sum(sizes[number] for number in done)
        if done:
            progress.say(f"going on after {already:,} of {sum(sizes):,} pairs")
        progress.begin(sum(sizes), already)
        skipped = set(done)
        waiting = (
            block
            for block in blocks(job.source, job.options, job.size)
            if block.number not in skipped
        )
        for block, rows in engine(job, waiting):
            parts.write(block.number, rows)
            progress.advance(len(block.pairs))
        return sum(sizes), parts.finish(len(sizes))
