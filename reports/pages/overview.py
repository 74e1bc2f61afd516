"""The whole text at a glance: where each pair stands on both sides, and how the scores spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner import calibration
from aligner.kinds import SHARE
from aligner.verdict import Judgement, Status, Verdict
from corpus.model import Paragraph, Side
from reports.report import Report

#: Side of the plot and width of the spread, height of the spread, in the units of their SVG.
SIZE, WIDTH, HEIGHT = 220, 440, 150
_MARGIN = 10
_BINS = 20
#: More plots than these are no longer a glance.
_PLOTS = 6
#: Fewer pairs than these need no picture.
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class Point:
    """A flagged pair in the plot; `number` counts all pairs from 0. `there`: where the
    translation of a misaligned pair's source, or the source of its target, really stands."""

    x: float
    y: float
    status: Status
    number: int
    there: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """Source against target position, both from the top left corner.

    paths: the pairs in reading order as lines of an SVG path, broken where one is misaligned.
    """

    name: str
    paths: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The pairs with a probability from `low` to `high`; heights in units of the SVG."""

    x: float
    low: float
    high: float
    fine: int
    flagged: int
    fine_height: float
    flagged_height: float


@dataclass(frozen=True, slots=True)
class Spread:
    bars: tuple[Bar, ...]
    threshold: float
    threshold_x: float


def plots(report: Report) -> tuple[Plot, ...]:
    """One plot a text with something out of place; one for a text alone in its report."""
    found = []
    number = 0
    for judgement in report.judgements:
        plot = _plot(judgement, number)
        number += len(judgement.verdicts)
        telling = any(p.status in ("misaligned", "missing", "extra") for p in plot.points)
        if len(judgement.verdicts) >= _FEWEST and (telling or len(report.judgements) == 1):
            found.append(plot)
    return tuple(found[:_PLOTS])


def _plot(judgement: Judgement, first: int) -> Plot:
    places: dict[Side, dict[Paragraph, float]] = {
        "source": _places([p for v in judgement.verdicts for p in v.pair.source]),
        "target": _places([p for v in judgement.verdicts for p in v.pair.target]),
    }
    path: list[str] = []
    points: list[Point] = []
    x = y = float(_MARGIN)
    pen = "M"
    for number, verdict in enumerate(judgement.verdicts, first):
        x = _middle(places["source"], verdict.pair.source, x)
        y = _middle(places["target"], verdict.pair.target, y)
        if verdict.status in ("misaligned", "missing", "extra"):
            pen = "M"
        else:
            path.append(f"{pen}{x:g} {y:g}" + ("h0" if pen == "M" else ""))
            pen = "L"
        if verdict.status != "ok":
            points.append(Point(x, y, verdict.status, number, tuple(_there(verdict, x, y, places))))
    return Plot(judgement.name, "".join(path), tuple(points))


def _places(paragraphs: Sequence[Paragraph]) -> dict[Paragraph, float]:
    """Each paragraph's place on its axis, in reading order."""
    order = sorted(set(paragraphs), key=lambda paragraph: paragraph.location)
    step = (SIZE - 2 * _MARGIN) / max(1, len(order) - 1)
    return {paragraph: round(_MARGIN + n * step, 1) for n, paragraph in enumerate(order)}


def _middle(places: dict[Paragraph, float], side: Sequence[Paragraph], before: float) -> float:
    return round(sum(places[p] for p in side) / len(side), 1) if side else before


def _there(
    verdict: Verdict, x: float, y: float, places: dict[Side, dict[Paragraph, float]]
) -> list[tuple[float, float]]:
    found = []
    for partner in verdict.better:
        place = places[partner.side].get(partner.paragraph)
        if place is not None:
            found.append((x, place) if partner.side == "target" else (place, y))
    return found


def spread(report: Report) -> Spread | None:
    """How many pairs have which probability; None where there are too few for a picture."""
    verdicts = [v for v in report.verdicts if v.probability is not None]
    if len(verdicts) < _FEWEST:
        return None
    counts = [[0, 0] for _ in range(_BINS)]
    for verdict in verdicts:
        index = min(_BINS - 1, int((verdict.probability or 0.0) * _BINS))
        counts[index][verdict.status != "ok"] += 1
    # the square root: the one bar of all that is fine would leave nothing of the others
    unit = (HEIGHT - 4) / max(sum(pair) for pair in counts) ** 0.5
    threshold = calibration.load().threshold(SHARE)
    return Spread(
        tuple(_bar(index, fine, flagged, unit) for index, (fine, flagged) in enumerate(counts)),
        threshold,
        round(threshold * WIDTH, 1),
    )


def _bar(index: int, fine: int, flagged: int, unit: float) -> Bar:
    total = (fine + flagged) ** 0.5 * unit
    part = total * flagged / max(1, fine + flagged)
    return Bar(
        x=index * WIDTH / _BINS,
        low=index / _BINS,
        high=(index + 1) / _BINS,
        fine=fine,
        flagged=flagged,
        fine_height=round(total - part, 1),
        flagged_height=round(part, 1),
    )
