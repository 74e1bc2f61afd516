"""A run of `duizhao score`: what it is to do, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from corpus.errors import ConfigError
from corpus.readers.base import ReadOptions
from corpus.remote import Remote
from duizhao.score.blocks import SIZE, Block, blocks, judged
from duizhao.score.keep import parse
from duizhao.score.parts import Parts

if TYPE_CHECKING:
    from aligner.judge import Judge
    from reports.table import Value

Rows = list[dict[str, "Value"]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be scored, where to, and how. `size`: pairs a block. `jobs`: processes."""

    source: Path
    target: Path
    options: ReadOptions = field(default_factory=ReadOptions)
    model: str = "e5-small"
    keep: str = ""
    jobs: int = 1
    size: int = SIZE
    restart: bool = False

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
            "model": self.model,
            "--keep": self.keep,
            "size of blocks": self.size,
            "version": __version__,
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """`total`: pairs in the input, told once. `advance`: pairs just done. `say`: a line."""

    total: Callable[[int], None]
    advance: Callable[[int], None]
    say: Callable[[str], None]


class Engine(Protocol):
    """Judges blocks wherever it likes and gives back each block's rows, in any order."""

    def __call__(self, job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]: ...


class Scorer:
    """A judge, loaded once, for one block after another."""

    def __init__(self, job: Job, threads: int | None = None):
        self._keep = parse(job.keep) if job.keep else None
        self._job = job
        self._threads = threads
        self._judge: Judge | None = None

    def __call__(self, block: Block) -> Rows:
        if self._judge is None:
            from aligner import models
            from aligner.judge import Judge

            self._judge = Judge.of(models.load(self._job.model, threads=self._threads))
        return judged(self._judge, block, self._keep)


def run(job: Job, engine: Engine, progress: Progress) -> tuple[int, int]:
    """Score the input into the target; (pairs, rows kept).

    Raises InputError, ConfigError, OutputError, ModelError, one line each. What was done before
    any of them is not lost.
    """
    if job.target.suffix != ".parquet":
        raise ConfigError(f"{job.target}: the result is a Parquet file; name it *.parquet")
    if job.keep:
        parse(job.keep)
    # Reading is nothing beside judging, and a fault in the last line is told before the work.
    sizes = [len(block.pairs) for block in blocks(job.source, job.options, job.size)]
    progress.total(sum(sizes))
    with Parts.opened(job.target, job.work(), restart=job.restart) as parts:
        done = [number for number in range(len(sizes)) if parts.done(number)]
        if done:
            already = sum(sizes[number] for number in done)
            progress.say(f"going on after {already:,} of {sum(sizes):,} pairs")
            progress.advance(already)
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
