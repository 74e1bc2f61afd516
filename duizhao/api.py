"""The public API: what the command line can do, three lines of Python can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.models import DEFAULT, ModelInfo, available
from corpus.model import Bitext
from corpus.readers import ReadOptions, read_bitexts
from duizhao.version import __version__
from reports.report import Report

if TYPE_CHECKING:
    from aligner.judge import Judge

Source = str | PathLike[str]
Progress = Callable[[int, int], None]


def read(*sources: Source, options: ReadOptions | None = None) -> tuple[Bitext, ...]:
    """Read bilingual files, or two files that are translations of each other.

    Raises InputError, one line naming file and line, for what cannot be read.
    """
    return read_bitexts([Path(source) for source in sources], options)


def load_model(name: str = DEFAULT, say: Callable[[str], None] = lambda message: None) -> Judge:
    """A judge with the embedding model of that name (embedded, hub name or path).

    Raises ModelError where it cannot be had.
    """
    from aligner import models as registry
    from aligner.judge import Judge

    return Judge.of(registry.load(name, say))


def judge(
    bitexts: Sequence[Bitext],
    model: Judge | str = DEFAULT,
    *,
    title: str = "",
    progress: Progress = lambda done, total: None,
) -> Report:
    """Pair, score and check bitexts. `progress` gets (texts just embedded, texts in all)."""
    bench = load_model(model) if isinstance(model, str) else model
    judgements = tuple(bench.judge(bitext, progress) for bitext in bitexts)
    name = title or ", ".join(Path(one.name).name for one in judgements)
    return Report(judgements, bench.encoder.name, __version__, name)


def report(
    *sources: Source, model: Judge | str = DEFAULT, options: ReadOptions | None = None
) -> Report:
    """Read, judge and report: `duizhao.report("text.txt").to_frame()`.

    Raises InputError for what cannot be read and ModelError where the model cannot be had.
    """
    return judge(read(*sources, options=options), model)


def write(report: Report, target: Source, format: str | None = None) -> None:
    """Write a report to a file, in the format of its suffix (.html, .csv, .json) or as told.

    The same as `report.write(target)`. Raises OutputError where it cannot be written.
    """
    report.write(target, format)


def models() -> list[ModelInfo]:
    """The embedding models that can be used here without a network."""
    return available()
