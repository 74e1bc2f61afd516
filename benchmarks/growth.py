"""Time and memory of `duizhao score` against the number of pairs.

    python -m benchmarks.growth [--counts 100 1000 10000] [--svg docs/images/growth.svg]

Counts that were measured before are taken from build/growth.json; --counts measures anew. The last
point of the plot, a million pairs, is extrapolated and drawn so: hollow, at the end of a broken
line. The pairs are made from templates of our own, no two alike; nothing comes from the cache. Each
count runs in a process of its own. Processor time is what other work on the machine disturbs
least, so the plot shows it beside the time on the clock.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

#: Pairs of the extrapolated point.
MILLION = 1_000_000
ROOT = Path(__file__).resolve().parent.parent

PLACES = [
    ("ferry", "渡船"),
    ("library", "图书馆"),
    ("harbour", "港口"),
    ("school", "学校"),
    ("factory", "工厂"),
    ("museum", "博物馆"),
    ("hospital", "医院"),
    ("mill", "磨坊"),
]
EVENTS = [
    ("opened", "开放"),
    ("closed", "关闭"),
    ("moved", "搬迁"),
    ("was sold", "出售"),
    ("was repaired", "修缮"),
]
TIMES = [("in the spring", "春天"), ("in the winter", "冬天"), ("at the end", "年底")]
ENDINGS = [
    ("Nobody in the village remembers why", "村里没有人记得原因"),
    ("The mayor wrote a long letter about it", "镇长为此写了一封长信"),
    ("It cost more than anyone had expected", "花费超出了所有人的预料"),
    ("A small notice on the door explained everything", "门上的一张小告示说明了一切"),
]


def pairs(count: int) -> list[tuple[str, str]]:
    """Two sentences a side, some 25 tokens; every hundredth translation belongs elsewhere."""
    rng = random.Random(count)
    found = []
    for number in range(1, count + 1):
        place, event, when, ending = map(rng.choice, (PLACES, EVENTS, TIMES, ENDINGS))
        year, people = rng.randint(1850, 2020), rng.randint(2, 900)
        found.append(
            (
                f"The {place[0]} {event[0]} {when[0]} of {year}. {ending[0]}, and {people} people"
                f" signed the book (entry {number}).",
                f"{year}年{when[1]}，{place[1]}{event[1]}了。{ending[1]}，有{people}人在簿子上签了名"
                f"（第{number}条）。",
            )
        )
    for number in range(99, count, 100):
        other = (number + count // 2) % count
        found[number] = (found[number][0], found[other][1])
    return found


def measured(count: int) -> dict[str, float]:
    """Seconds on the clock and of the processor, and peak memory, of one run."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "pairs.csv"), Path(folder, "scored.parquet")
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("english", "chinese"), *pairs(count)])
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "duizhao", "score", str(source), "-o", str(target), "-q"],
            cwd=ROOT,
            env=os.environ | {"DUIZHAO_CACHE_SIZE": "0"},
        )
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"duizhao score failed on {count} pairs")
    return {
        "load": os.getloadavg()[0],
        "pairs": count,
        "clock_s": time.perf_counter() - begun,
        "processor_s": used.ru_utime + used.ru_stime,
        "peak_mb": used.ru_maxrss / 1024,
    }


class _Panel:
    """One log-log plot of lines, as SVG; x and y of its corner and its size in pixels."""

    def __init__(self, left: int, title: str, xs: Sequence[float], top: float, bottom: float):
        self.left, self.title = left, title
        self.low, self.high = math.log10(min(xs)), math.log10(max(xs)) or 1.0
        self.bottom, self.top = math.floor(math.log10(bottom)), math.ceil(math.log10(top))

    def point(self, x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - self.low) / max(self.high - self.low, 1e-9)
        up = (math.log10(y) - self.bottom) / max(self.top - self.bottom, 1)
        return self.left + 300 * across, 270 - 220 * up

    def grid(self) -> list[str]:
        parts = [f'<text x="{self.left}" y="30" font-weight="bold">{self.title}</text>']
        for power in range(self.bottom, self.top + 1):
            _, y = self.point(10**self.low, 10**power)
            label = f"{10**power:,g}"
            parts.append(
                f'<path d="M{self.left} {y:.1f}h300" stroke="#ddd"/>'
                f'<text x="{self.left - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
            )
        for power in range(math.ceil(self.low), math.floor(self.high) + 1):
            x, _ = self.point(10**power, 10**self.bottom)
            parts.append(f'<text x="{x:.1f}" y="290" text-anchor="middle">{10**power:,}</text>')
        parts.append(f'<text x="{self.left + 150}" y="310" text-anchor="middle">pairs</text>')
        return parts

    def line(
        self, values: Sequence[tuple[float, float]], colour: str, name: str = "", above: bool = True
    ) -> list[str]:
        points = [self.point(x, y) for x, y in values]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        x, y = points[-1]
        dots = "".join(
            f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points
        )
        beside = -8 if above else 16
        return [
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}',
            f'<text x="{x:.1f}" y="{y + beside:.1f}" text-anchor="middle" fill="{colour}">'
            f"{name}</text>",
        ]

    def extrapolated(
        self, values: Sequence[tuple[float, float]], colour: str, name: str = ""
    ) -> list[str]:
        """From the last measured point to one that was not."""
        (a, b), (x, y) = (self.point(*value) for value in values)
        return [
            f'<path d="M{a:.1f} {b:.1f}L{x:.1f} {y:.1f}" stroke="{colour}"'
            ' stroke-dasharray="4 4"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="white" stroke="{colour}"/>'
            f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="end" fill="#555">{name}</text>'
        ]


def plot(found: Sequence[dict[str, float]]) -> str:
    """Two panels: seconds, and megabytes."""
    *_, before, last = found
    # A pair takes as much as it did in the largest run; memory grows as from the run before it.
    rate = last["processor_s"] / last["pairs"]
    decades = math.log10(MILLION / last["pairs"])
    grown = last["peak_mb"] - before["peak_mb"]
    grown *= decades / math.log10(last["pairs"] / before["pairs"])
    xs = [*(one["pairs"] for one in found), MILLION]
    clock = [(one["pairs"], one["clock_s"]) for one in found]
    processor = [(one["pairs"], one["processor_s"]) for one in found]
    memory = [(one["pairs"], one["peak_mb"]) for one in found]
    seconds = [rate * MILLION, *(value for _, value in clock + processor)]
    first = _Panel(60, "time, seconds", xs, max(seconds), min(seconds))
    second = _Panel(500, "peak memory, MB", xs, 1000, 100)
    later = [(MILLION, rate * MILLION), (MILLION, last["peak_mb"] + grown)]
    parts = [
        *first.grid(), *first.line(clock, "#1f6feb", "clock", above=False),
        *first.line(processor, "#b35900", "processor"),
        *first.extrapolated([processor[-1], later[0]], "#b35900", "extrapolated"),
        *second.grid(), *second.line(memory, "#1a7f37"),
        *second.extrapolated([memory[-1], later[1]], "#1a7f37", "extrapolated"),
    ]  # fmt: skip
    body = "\n".join(parts)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="860" height="325" font-family="sans-serif"'
        f' font-size="12">\n<rect width="860" height="325" fill="white"/>\n{body}\n</svg>\n'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=[])
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--json", type=Path, default=ROOT / "build/growth.json")
    options = parser.parse_args()
    kept = json.loads(options.json.read_text("utf-8")) if options.json.is_file() else []
    known = {one["pairs"]: one for one in kept}
    for count in options.counts:
        known[count] = measured(count)
        print({name: round(value, 1) for name, value in known[count].items()}, flush=True)
        options.json.parent.mkdir(parents=True, exist_ok=True)
        stored = json.dumps([known[number] for number in sorted(known)], indent=2)
        options.json.write_text(stored + "\n", "utf-8")
    found = [known[number] for number in sorted(known)]
    if options.svg and len(found) > 1:
        options.svg.parent.mkdir(parents=True, exist_ok=True)
        options.svg.write_text(plot(found), "utf-8")


if __name__ == "__main__":
    main()
