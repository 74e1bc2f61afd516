"""`make bench`: every task with a model, beside the plain cosine of the same model.

    python -m benchmarks.run [--model NAME] [--only TASK ...] [--fresh]

What a task gave is kept in build/bench/MODEL/TASK.json and taken from there the next time, so that
a run that was stopped goes on where it was; --fresh measures anew. Writes figures.md and
figures.json, in docs/benchmarks for the embedded model, in build/bench/MODEL for any other.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from aligner.blas import one_thread
from aligner.models import DEFAULT
from benchmarks import beads, paragraphs, sentences
from benchmarks.bench import Bench
from benchmarks.data import SHARED
from benchmarks.metrics import Figure

ROOT = Path(__file__).resolve().parent.parent


def _faults(bench: Bench) -> Iterator[Figure]:
    return paragraphs.fault_figures(paragraphs.judged(bench))


TASKS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "neighbours": paragraphs.neighbour_figures,
    "faults": _faults,
    "alignment": beads.figures,
    "retrieval": sentences.retrieval,
    "minimal-pairs": sentences.minimal_pairs,
    "near-identical": sentences.near_identical,
    "real-errors": sentences.real_errors,
    "critical-errors": sentences.critical_errors,
    "human-scores": sentences.human_scores,
}


def measured(bench: Bench, task: str, kept: Path, *, fresh: bool) -> list[Figure]:
    """A task's figures, from the last run if they are there."""
    if kept.is_file() and not fresh:
        return [Figure(**figure) for figure in json.loads(kept.read_text("utf-8"))]
    with one_thread():
        found = list(TASKS[task](bench))
    written = kept.with_suffix(".tmp")
    written.write_text(json.dumps([asdict(f) for f in found], indent=1) + "\n", encoding="utf-8")
    written.replace(kept)
    return found


def table(found: list[Figure], model: str) -> str:
    """All figures as one Markdown table."""
    lines = [
        f"# Figures of `make bench` with {model}",
        "",
        "Made by `benchmarks/run.py`; what each task is: [benchmarks.md](../benchmarks.md). In",
        "brackets the 95 % bootstrap interval. Cosine: the plain cosine of the same model"
        " (alignment: Bertalign's own output, scored here).",
        "",
        "| task | kind | measure | duizhao | cosine | aim | n |",
        "| --- | --- | --- | ---: | ---: | ---: | ---: |",
    ]
    for f in found:
        met = "" if f.aim is None else f"{f.aim:g}{_met(f)}"
        base = "" if f.baseline is None else f"{f.baseline:.3f}"
        value = f"{f.value:.3f} [{f.low:.3f}, {f.high:.3f}]"
        lines.append(f"| {f.task} | {f.kind} | {f.measure} | {value} | {base} | {met} | {f.n} |")
    return "\n".join(lines) + "\n"


def _met(figure: Figure) -> str:
    if figure.aim is None:
        return ""
    lower_is_better = figure.task == "false flags"
    met = figure.value <= figure.aim if lower_is_better else figure.value >= figure.aim
    return " ✓" if met else " ✗"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default=DEFAULT)
    parser.add_argument("--only", nargs="+", choices=TASKS, default=list(TASKS))
    parser.add_argument("--fresh", action="store_true", help="measure anew")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print(f"skipped: there is no data in {SHARED}", file=sys.stderr)
        return 0
    folder = ROOT / "build/bench" / re.sub(r"\W+", "-", options.model)
    folder.mkdir(parents=True, exist_ok=True)
    bench = Bench.of(options.model)
    found = []
    for task in TASKS:
        kept = folder / f"{task}.json"
        if task in options.only or kept.is_file():
            fresh = options.fresh and task in options.only
            found += measured(bench, task, kept, fresh=fresh)
    target = ROOT / "docs/benchmarks" if options.model == DEFAULT else folder
    target.mkdir(parents=True, exist_ok=True)
    (target / "figures.md").write_text(table(found, options.model), encoding="utf-8")
    stored = json.dumps([asdict(figure) for figure in found], indent=1) + "\n"
    (target / "figures.json").write_text(stored, encoding="utf-8")
    print(table(found, options.model))
    return 0


if __name__ == "__main__":
    sys.exit(main())
