"""Searches the priors of `aligner.alignment`: which beads are held likely before words are seen.

    python -m benchmarks.priors [--seconds N]

PARAGRAPHS by the beads of calibrating documents out of which paragraphs were taken or run together;
SENTENCES by the first three chapters of bertalign_macdev_published. Prints the best found; what is
written down in `aligner/alignment.py` is such a result, rounded.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from aligner.alignment import PARAGRAPHS, SENTENCES, Prior, best_beads, refined_beads
from aligner.blas import one_thread
from aligner.gist.sums import Pairs
from aligner.lines import lines_of
from aligner.nearby import Nearby, nearby
from aligner.views import View, join, view_all
from benchmarks.beads import FOLDER, TUNED_ON, Bead, read_beads, score
from benchmarks.bench import Bench
from benchmarks.data import documents
from corpus.model import Lang, Location, Paragraph

#: What is aligned, the beads, and all pairs of neighbouring texts where they are sentences.
Task = tuple[Nearby, list[Bead], tuple[Pairs, Pairs] | None]
_NAMES = ("nothing", "idle", "weight", "tokens", "alone", "merged", "more", "both", "length")
_GIST = ("gist", "unlike")
_FACTORS = ("nothing", "weight", "tokens", "length", "gist")
_SMALL = ("idle", "unlike")
#: Paragraphs of a document, and beads in all, that are enough.
_LONGEST, _BEADS = 60, 700


def views(bench: Bench, texts: Sequence[str], lang: Lang) -> list[View]:
    paragraphs = [Paragraph(text, lang, Location("benchmark", 1)) for text in texts]
    return view_all(paragraphs, bench.encoder, bench.judge.background)


def chapters(bench: Bench) -> list[Task]:
    """The chapters that SENTENCES is chosen on."""
    found = []
    for name in TUNED_ON:
        zh, en = (
            (FOLDER / name / f"{lang}.txt").read_text("utf-8").splitlines() for lang in ("zh", "en")
        )
        sides = views(bench, zh, "zh"), views(bench, en, "en")
        x, y = map(lines_of, sides)
        pairs = (_all_pairs(bench, zh, "zh"), _all_pairs(bench, en, "en"))
        found.append((nearby(x, y, {}), read_beads(FOLDER / name / "gold.txt"), pairs))
    return found


def _all_pairs(bench: Bench, texts: Sequence[str], lang: Lang) -> Pairs:
    return bench.encoder.gist.pairs(texts, lang, np.ones(len(texts) - 1, bool))


def damaged(bench: Bench) -> list[Task]:
    """Calibrating documents with 6 % of the paragraphs of either side gone and 4 % run together."""
    rng = random.Random(3)
    found: list[Task] = []
    for document in documents():
        if not document.calibrates or len(document.pairs) < 8:
            continue
        if sum(len(task[1]) for task in found) >= _BEADS:
            break
        pairs = document.pairs[:_LONGEST]
        english = views(bench, [e for e, _ in pairs], "en")
        chinese = views(bench, [z for _, z in pairs], "zh")
        found.append(_damaged(english, chinese, rng))
    return found


def _damaged(english: list[View], chinese: list[View], rng: random.Random) -> Task:
    source: list[View] = []
    target: list[View] = []
    gold: list[Bead] = []
    at = 0
    while at < len(english):
        chance = rng.random()
        take = 2 if 0.12 <= chance < 0.20 and at + 1 < len(english) else 1
        own, other = english[at : at + take], chinese[at : at + take]
        if chance < 0.06:
            other = []
        elif chance < 0.12:
            own = []
        elif take == 2 and chance < 0.16:
            other = [join(other)]
        elif take == 2:
            own = [join(own)]
        gold.append(
            (
                tuple(range(len(source), len(source) + len(own))),
                tuple(range(len(target), len(target) + len(other))),
            )
        )
        source, target, at = source + own, target + other, at + take
    return nearby(lines_of(source), lines_of(target), {}), gold, None


def worth(tasks: Sequence[Task], prior: Prior) -> float:
    """Strict F1, and a little for lax F1."""
    found = []
    for near, gold, pairs in tasks:
        said = (
            best_beads(near, prior)
            if pairs is None
            else refined_beads(near, prior, lambda own, other, pairs=pairs: pairs)
        )
        found.append((gold, [(tuple(range(*b.source)), tuple(range(*b.target))) for b in said]))
    strict, lax = score(found)
    return strict + 0.3 * lax


def search(measure: Callable[[Prior], float], start: Prior, seconds: float) -> tuple[float, Prior]:
    """Random steps from the best dozen found so far."""
    generator = np.random.default_rng(1)
    found = [(measure(start), start)]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        prior = found[generator.integers(0, min(4, len(found)))][1]
        steps = {}
        names = (*_NAMES, *_GIST) if prior.gist else _NAMES
        for name in generator.choice(names, size=generator.integers(1, 4), replace=False):
            value, step = getattr(prior, name), float(generator.normal())
            small = 0.1 if name in _SMALL else 0.8
            steps[str(name)] = (
                value * np.exp(0.4 * step) if name in _FACTORS else value + small * step
            )
        changed = replace(prior, **{name: float(value) for name, value in steps.items()})
        found.append((measure(changed), changed))
        found = sorted(found, key=lambda item: -item[0])[:12]
    return found[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0, help="time for each of the two")
    seconds = parser.parse_args().seconds
    bench = Bench.of("e5-small")
    with one_thread():
        for tasks, start in ((chapters(bench), SENTENCES), (damaged(bench), PARAGRAPHS)):
            before = worth(tasks, start)
            value, prior = search(lambda p, tasks=tasks: worth(tasks, p), start, seconds)
            print(f"{before:.4f} -> {value:.4f}: {prior}")


if __name__ == "__main__":
    main()
