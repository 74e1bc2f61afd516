"""How often a pair is fine that is said to be fine with some probability: the reliability plot
(Murphy and Winkler 1977) of docs/benchmarks.md.

    python -m benchmarks.reliability [--svg docs/images/reliability.svg]

Documents that taught nothing, clean and with faults of the kinds that taught planted; the faulty
pairs count so much that every kind has the share that calibration reckons with.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligner.calibration import FAULTY_SHARE
from benchmarks.bench import Bench
from benchmarks.calibrate import RARER, TEACHERS
from benchmarks.paragraphs import judged

#: Edges of the ranges of probability.
EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_SIZE, _MARGIN = 320, 50


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs with a probability in a range: the mean of what was said, the share that was fine, both
    weighted, and their number."""

    said: float
    fine: float
    count: int


def bins(probabilities: np.ndarray, fine: np.ndarray, weights: np.ndarray) -> list[Bin]:
    """Those of the ranges that hold anything; all three (n,)."""
    places = np.clip(np.searchsorted(EDGES, probabilities, side="right") - 1, 0, len(EDGES) - 2)
    found = []
    for place in range(len(EDGES) - 1):
        own = places == place
        if own.any():
            said, was = (np.average(x[own], weights=weights[own]) for x in (probabilities, fine))
            found.append(Bin(float(said), float(was), int(own.sum())))
    return found


def measured(bench: Bench) -> list[Bin]:
    shares: dict[str, float] = defaultdict(float)
    for kind, own in TEACHERS.items():
        planted = [fault for fault in own if fault != "neighbour"]
        for fault in planted:
            shares[fault] += RARER.get(kind, FAULTY_SHARE) / len(planted)
    found = judged(bench, sorted(shares))
    rows = []
    for kind, items in found.items():
        own = [one.verdict.probability for one in items if one.verdict.probability is not None]
        share = 1 - sum(shares.values()) if kind == "clean" else shares[kind]
        rows += [(probability, kind == "clean", share / len(own)) for probability in own]
    return bins(*np.array(rows, float).T)


def plot(found: list[Bin]) -> str:
    """An SVG: said against what was, and the diagonal on which both agree."""

    def at(said: float, fine: float) -> tuple[float, float]:
        return _MARGIN + said * _SIZE, _MARGIN + (1 - fine) * _SIZE

    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(b.said, b.fine) for b in found))
    whole, end = _SIZE + 2 * _MARGIN, _MARGIN + _SIZE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}"'
        ' font-family="sans-serif" font-size="12">',
        f'<rect width="{whole}" height="{whole}" fill="white"/>',
        f'<rect x="{_MARGIN}" y="{_MARGIN}" width="{_SIZE}" height="{_SIZE}" fill="none"'
        ' stroke="#999"/>',
        f'<line x1="{_MARGIN}" y1="{end}" x2="{end}" y2="{_MARGIN}" stroke="#999"'
        ' stroke-dasharray="4"/>',
        f'<polyline points="{line}" fill="none" stroke="#1f5fa8" stroke-width="2"/>',
    ]
    for one in found:
        x, y = at(one.said, one.fine)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1f5fa8"/>')
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        (x, _), (_, y) = at(tick, 0), at(0, tick)
        parts.append(f'<text x="{x:.0f}" y="{end + 16}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{_MARGIN - 8}" y="{y + 4:.0f}" text-anchor="end">{tick:g}</text>')
    middle = whole // 2
    parts.append(f'<text x="{middle}" y="{whole - 12}" text-anchor="middle">said to be fine</text>')
    parts.append(
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">'
        "was fine</text>"
    )
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--svg", type=Path)
    options = parser.parse_args()
    found = measured(Bench.of("e5-small"))
    print("| said to be fine | was fine | pairs |\n| --: | --: | --: |")
    for one in found:
        print(f"| {one.said:.3f} | {one.fine:.3f} | {one.count} |")
    if options.svg:
        options.svg.parent.mkdir(parents=True, exist_ok=True)
        options.svg.write_text(plot(found), "utf-8")


if __name__ == "__main__":
    main()
