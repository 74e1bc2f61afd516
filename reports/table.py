"""The report as a table: one row a pair, and the unpaired texts where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.verdict import Judgement, Verdict
from corpus.model import Location, Paragraph, Unpaired
from reports.report import Report

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | None

#: Columns and their types, in this order; new ones are only ever added at the end.
DTYPES = {
    "id": "str",  # of the pair, from its own text; empty for unpaired text
    "status": "str",  # ok, review, weak, misaligned, extra, missing; or unpaired
    "probability": "float64",  # that the pair is fine, 0 to 1
    "file": "str",  # of the source; of the target where there is no source
    "source_line": "Int64",  # 1-based, of the first paragraph
    "target_line": "Int64",
    "target_file": "str",  # empty where there is no target
    "source": "str",  # the text, paragraphs joined by a line feed; unpaired text stands here
    "target": "str",
    "fit": "float64",  # these six: see aligner.verdict.Score
    "margin": "float64",
    "coverage_source": "float64",
    "coverage_target": "float64",
    "tokens": "float64",
    "length_ratio": "float64",
    "codes": "str",  # of the findings, gravest first, joined by a space
    "reasons": "str",  # their messages, joined by "; "; for unpaired text its reason
    "better_line": "Int64",  # of the first better partner
    "better_text": "str",
}
COLUMNS: tuple[str, ...] = tuple(DTYPES)

_FIGURES = ("fit", "margin", "coverage_source", "coverage_target", "tokens", "length_ratio")
_EMPTY: dict[str, Value] = {name: "" if kind == "str" else None for name, kind in DTYPES.items()}


def frame(report: Report) -> pd.DataFrame:
    """One row a pair in reading order, columns as in COLUMNS.

    Absent numbers are NaN or <NA>, absent text is empty. Text that was not judged stands in
    rows of its own with the status "unpaired", so that nothing is dropped.
    """
    import pandas as pd

    found = list(rows(report))
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in found], dtype=kind)
            for name, kind in DTYPES.items()
        },
        columns=list(COLUMNS),
    )


def rows(report: Report) -> Iterator[dict[str, Value]]:
    """The rows of `frame` as plain values, None where a number is absent."""
    for judgement in report.judgements:
        for item in reading_order(judgement):
            yield _unpaired_row(item) if isinstance(item, Unpaired) else _pair_row(item)


def reading_order(judgement: Judgement) -> list[Verdict | Unpaired]:
    """Verdicts in their order, each unpaired text before the first pair that stands after it."""
    reached = {
        file: _furthest(judgement.verdicts, file)
        for file in {unpaired.location.file for unpaired in judgement.unpaired}
    }
    before: dict[int, list[Unpaired]] = {}
    for unpaired in judgement.unpaired:
        places, indices = reached[unpaired.location.file]
        number = bisect_right(places, _place(unpaired.location))
        if number < len(indices):
            index = indices[number]
        else:  # nothing of this file follows
            index = indices[-1] + 1 if indices else len(judgement.verdicts)
        before.setdefault(index, []).append(unpaired)
    order: list[Verdict | Unpaired] = []
    for index, verdict in enumerate((*judgement.verdicts, None)):
        order.extend(sorted(before.get(index, ()), key=lambda text: _place(text.location)))
        if verdict is not None:
            order.append(verdict)
    return order


def _place(location: Location) -> tuple[int, int]:
    return location.line, location.column


def _furthest(verdicts: Sequence[Verdict], file: str) -> tuple[list[tuple[int, int]], list[int]]:
    """How far into a file the pairs have come, pair by pair: places that never decrease (so
    that they can be searched even where a pair stands out of order), and the pairs' indices.
    """
    places: list[tuple[int, int]] = []
    indices: list[int] = []
    for index, verdict in enumerate(verdicts):
        for side in (verdict.pair.source, verdict.pair.target):
            if side and side[0].location.file == file:
                place = _place(side[0].location)
                places.append(max(place, places[-1]) if places else place)
                indices.append(index)
                break
    return places, indices


def _pair_row(verdict: Verdict) -> dict[str, Value]:
    pair, score = verdict.pair, verdict.score
    first = pair.source or pair.target
    row = _EMPTY | {
        "id": verdict.id,
        "status": verdict.status,
        "probability": verdict.probability,
        "file": first[0].location.file,
        "source_line": _line(pair.source),
        "target_line": _line(pair.target),
        "target_file": pair.target[0].location.file if pair.target else "",
        "source": pair.source_text,
        "target": pair.target_text,
        "codes": " ".join(finding.code for finding in verdict.findings),
        "reasons": "; ".join(finding.message for finding in verdict.findings),
    }
    if score:
        row |= {name: getattr(score, name) for name in _FIGURES}
    if verdict.better:
        partner = verdict.better[0].paragraph
        row |= {"better_line": partner.location.line, "better_text": partner.text}
    return row


def _unpaired_row(unpaired: Unpaired) -> dict[str, Value]:
    return _EMPTY | {
        "status": "unpaired",
        "file": unpaired.location.file,
        "source_line": unpaired.location.line,
        "source": unpaired.text,
        "reasons": unpaired.reason,
    }


def _line(side: Sequence[Paragraph]) -> int | None:
    return side[0].location.line if side else None
