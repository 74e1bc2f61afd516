"""The public API: what the command line can do, three lines of Python can do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.models import DEFAULT, ModelInfo, available
from corpus.model import Bitext, Lang
from corpus.readers import ReadOptions, read_bitexts
from corpus.terms import TermBase, read_terms
from duizhao.bench import Bench
from duizhao.version import __version__
from reports.report import Report

if TYPE_CHECKING:
    from aligner.checks import Check
    from aligner.judge import Judge
    from aligner.kinds import FalseFlags
    from duizhao.config import Config

Source = str | PathLike[str]
Progress = Callable[[int, int], None]


def read(*sources: Source, options: ReadOptions | None = None) -> tuple[Bitext, ...]:
    """Read bilingual files, or two files that are translations of each other.

    Raises InputError, one line naming file and line, for what cannot be read.
    """
    return read_bitexts([Path(source) for source in sources], options)


def load_model(
    name: str = DEFAULT,
    say: Callable[[str], None] = lambda message: None,
    false_flags: FalseFlags | float | str | Mapping[str, float] | None = None,
) -> Judge:
    """A judge with the embedding model of that name (embedded, hub name or path).

    false_flags: share of good pairs, (0, 1), that may be flagged by their scores, or shares by kind
    of fault ("2%, missing=5%", {"all": 0.02, "missing": 0.05}); None: as built in. Raises
    ModelError where the model cannot be had, ValueError for shares that make no sense.
    """
    from aligner import models as registry
    from aligner.judge import AS_BUILT_IN, Judge
    from aligner.kinds import FalseFlags

    shares = AS_BUILT_IN if false_flags is None else FalseFlags.of(false_flags)
    return Judge.of(registry.load(name, say), shares)


def judge(
    bitexts: Sequence[Bitext],
    model: Judge | Bench | str = DEFAULT,
    *,
    title: str = "",
    progress: Progress = lambda done, total: None,
    judging: Progress = lambda done, total: None,
    terms: TermBase | Source | None = None,
) -> Report:
    """Pair, score and check bitexts. `progress` gets (texts just embedded, texts in all), `judging`
    (pairs just judged, pairs in all), for each bitext.

    terms: a term base (CSV, TSV, TBX) whose renderings are to be used. Raises InputError where it
    cannot be read.
    """
    base = read_terms(Path(terms)) if isinstance(terms, (str, PathLike)) else terms
    if isinstance(model, str):
        name = model
        model = Bench(name, lambda: load_model(name))
    if isinstance(model, Bench):
        used, judgements = model.name, tuple(model.judged(bitexts, base, progress, judging))
    else:
        used = model.encoder.name
        bench = model if base is None else replace(model, rules=_rules(base))
        judgements = tuple(bench.judge(bitext, progress, judging) for bitext in bitexts)
    named = title or ", ".join(_short(one.name) for one in judgements)
    return Report(judgements, used, __version__, named)


def _short(name: str) -> str:
    """The name of a bitext without its files' folders."""
    return " + ".join(Path(part).name for part in name.split(" + "))


def _term_base(file: Path | None, say: Callable[[str], None]) -> TermBase | None:
    """The term base of a file; what of it was left out is said."""
    found = read_terms(file) if file else None
    for note in found.notes if found else ():
        say(note)
    return found


def _rules(terms: TermBase) -> tuple[Check, ...]:
    from aligner import checks

    return checks.with_terms(terms)


def report(
    *sources: Source,
    model: Judge | str = DEFAULT,
    options: ReadOptions | None = None,
    terms: TermBase | Source | None = None,
) -> Report:
    """Read, judge and report: `duizhao.report("text.txt").to_frame()`.

    Raises InputError for what cannot be read and ModelError where the model cannot be had.
    """
    return judge(read(*sources, options=options), model, terms=terms)


def check(
    base: str | None = None,
    head: str | None = None,
    *,
    staged: bool = False,
    worktree: bool = False,
    everything: bool = False,
    folder: Source = ".",
    paths: Sequence[Source] = (),
    config: Config | None = None,
    model: Judge | Bench | None = None,
    say: Callable[[str], None] = lambda message: None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """What an edit did to the translations of a git repository; see docs/ci.md.

    base, head, staged, worktree: the states to compare, see `duizhao.scope.states`; without any
    the working folder is held against the last commit. everything: look at every pair instead.
    paths: only these, from `folder`. config: else the nearest settings. model: else theirs; it is
    loaded only if there is a text to judge.

    Returns a report with its `edit` set. Raises InputError, ConfigError, ModelError.
    """
    from duizhao.checking import Check
    from duizhao.config import load
    from duizhao.scope import Scope, states

    settings = config or load(start=Path(folder))
    terms = _term_base(settings.terms, say)

    def judging(bitexts: Sequence[Bitext]) -> Report:
        if not bitexts:
            return Report((), settings.model, __version__)
        bench: Judge | Bench
        if model is None:
            load = lambda: load_model(settings.model, say)  # noqa: E731
            bench = Bench(settings.model, load, settings.false_flags)
        elif isinstance(model, Bench) or settings.false_flags is None:
            bench = model
        else:
            bench = replace(model, false_flags=settings.false_flags)
        return judge(bitexts, bench, progress=progress, terms=terms)

    scope = Scope.of(Path(folder), settings, [Path(path) for path in paths])
    before, after = states(scope.repository, base, head, staged=staged, worktree=worktree)
    return Check(scope, before, after, judging, everything=everything).run()


def quality(
    pairs: Sequence[tuple[str, str]],
    model: Judge | str = DEFAULT,
    source_lang: Lang = "en",
    kind: str = "quality",
) -> list[float]:
    """How good each translated segment is: (source, target) in, a number out, higher is better.

    To rank single sentences, by which a report's probability does not go: that tells whether
    something is wrong. 0 is about average for machine translation, 1 better by a standard deviation
    of people's scores. kind: see `aligner.quality.quality`. Raises ModelError where the model
    cannot be had, ValueError for a kind that there is none of.
    """
    from aligner import quality as segments

    bench = load_model(model) if isinstance(model, str) else model
    return [float(value) for value in segments.quality(bench, pairs, source_lang, kind)]


def write(report: Report, target: Source, format: str | None = None) -> None:
    """Write a report to a file, in the format of its suffix (.html, .csv, .json) or as told.

    The same as `report.write(target)`. Raises OutputError where it cannot be written.
    """
    report.write(target, format)


def models() -> list[ModelInfo]:
    """The embedding models that can be used here without a network."""
    return available()
