"""Document alignment: the chapters of bertalign_macdev_published against their gold beads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from aligner.pairing import slots
from aligner.views import view_all
from benchmarks.bench import Bench
from benchmarks.data import SHARED
from benchmarks.metrics import Figure, interval
from corpus.model import Bitext, Location, Paragraph

Bead = tuple[tuple[int, ...], tuple[int, ...]]
#: The gold beads of a chapter and those found.
Chapter = tuple[Sequence[Bead], Sequence[Bead]]
FOLDER = SHARED / "bertalign_macdev_published"
#: The chapters on which `aligner.alignment.SENTENCES` was chosen.
TUNED_ON = ("001", "002", "003")


def read_beads(path: Path) -> list[Bead]:
    """Lines "[source indices]:[target indices]"."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        sides = line.split(":")
        if len(sides) >= 2:
            source, target = (
                tuple(int(n) for n in side.strip(" []").split(",") if n.strip())
                for side in sides[:2]
            )
            found.append((source, target))
    return found


def _hits(known: Sequence[Bead], said: Sequence[Bead]) -> np.ndarray:
    """(3,): beads said that are known exactly, that at least overlap a known one, all said."""
    exact, partners = set(known), {}
    for source, target in known:
        for i in source:
            partners.setdefault(i, set()).update(target)
    strict = lax = 0
    for source, target in said:
        held = set().union(*(partners.get(i, set()) for i in source))
        strict += (source, target) in exact
        lax += (source, target) in exact or bool(held & set(target))
    return np.array([strict, lax, len(said)], float)


def score(chapters: Sequence[Chapter]) -> tuple[float, float]:
    """(strict F1, lax F1), pooled over (gold, found) of each chapter.

    The convention of Vecalign's scorer: beads with an empty side count in precision, and those of
    the gold standard are left out of recall.
    """
    precision = sum(_hits(gold, found) for gold, found in chapters)
    recall = sum(_hits(found, [b for b in gold if b[0] and b[1]]) for gold, found in chapters)
    p, r = precision[:2] / precision[2], recall[:2] / recall[2]
    strict, lax = 2 * p * r / (p + r)
    return float(strict), float(lax)


def _aligned(bench: Bench, folder: Path) -> list[Bead]:
    sides = []
    for lang in ("zh", "en"):
        lines = (folder / f"{lang}.txt").read_text("utf-8").splitlines()
        sides.append(
            tuple(Paragraph(t.strip(), lang, Location(lang, n)) for n, t in enumerate(lines, 1))
        )
    source, target = sides
    bitext = Bitext(folder.name, "zh", "en", source, target)
    views = view_all((*source, *target), bench.encoder, bench.judge.background)
    sides = views[: len(source)], views[len(source) :]
    found = slots(bitext, *sides, bench.judge.calibration, bench.encoder.gist)
    return [(slot.source, slot.target) for slot in found]


def figures(bench: Bench) -> Iterator[Figure]:
    """Strict and lax F1 over all chapters, and over those that nothing was chosen on; Bertalign's
    own output, scored here, as the baseline."""
    chapters = sorted(path for path in FOLDER.iterdir() if path.is_dir())
    gold = {path.name: read_beads(path / "gold.txt") for path in chapters}
    theirs = {path.name: read_beads(path / "bertalign_auto.txt") for path in chapters}
    ours = {path.name: _aligned(bench, path) for path in bench.track(chapters, "alignment")}
    unseen = [name for name in gold if name not in TUNED_ON]
    for kind, names in (("all six chapters", list(gold)), ("the three untouched", unseen)):
        found = [(gold[name], ours[name]) for name in names]
        base = score([(gold[name], theirs[name]) for name in names])
        for place, (measure, aim) in enumerate((("strict F1", 0.911), ("lax F1", 0.998))):

            def measured(
                drawn: np.ndarray, found: list[Chapter] = found, place: int = place
            ) -> float:
                return score([found[int(n)] for n in drawn])[place]

            value = score(found)[place]
            low, high = interval(measured, np.arange(len(found), dtype=float))
            yield Figure(
                "document alignment", kind, measure, value, low, high,
                sum(len(g) for g, _ in found), aim, base[place],
            )  # fmt: skip
