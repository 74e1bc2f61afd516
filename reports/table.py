"""The report as a table: one row a pair, and the unpaired texts where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.kinds import SCORED
from aligner.verdict import Judgement, Verdict, text_id
from corpus.language import language_of
from corpus.model import JOINER, Location, Paragraph, Side, Unpaired
from reports.report import Report
from reports.words import unpaired_words

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | None

#: Columns and their types, in this order; new ones are only ever added at the end.
#: docs/output.md explains each.
DTYPES = {
    "id": "str",
    "status": "str",
    "probability": "float64",
    "fit": "float64",
    "source_file": "str",
    "source_line": "Int64",
    "target_file": "str",
    "target_line": "Int64",
    "source_text": "str",
    "target_text": "str",
    "findings": "str",
    "message": "str",
    "better_match": "str",
    "margin": "float64",
    "coverage_source": "float64",
    "coverage_target": "float64",
    "tokens": "float64",
    "length_ratio": "float64",
    "decision": "str",
    "better_text": "str",
    **dict.fromkeys((f"p_{kind}" for kind in SCORED), "float64"),
}
COLUMNS: tuple[str, ...] = tuple(DTYPES)

#: The columns that come from a pair's Score, under its names.
FIGURES = ("fit", "margin", "coverage_source", "coverage_target", "tokens", "length_ratio")
_EMPTY: dict[str, Value] = {name: "" if kind == "str" else None for name, kind in DTYPES.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row and what it was made from. `document` is the index of its judgement."""

    document: int
    item: Verdict | Unpaired
    row: dict[str, Value]


def frame(report: Report) -> pd.DataFrame:
    """One row a pair in reading order, columns as in COLUMNS.

    Absent numbers are NaN or <NA>, absent text is empty. Text that was not judged stands in
    rows of its own with the status "unpaired", so that nothing is dropped. Lone surrogates (a
    file name may hold some), which pandas refuses, are written out: `\\udcff`.
    """
    import pandas as pd

    found = list(rows(report))
    return pd.DataFrame(
        {
            name: pd.Series([_encodable(row[name]) for row in found], dtype=kind)
            for name, kind in DTYPES.items()
        },
        columns=list(COLUMNS),
    )


def _encodable(value: Value) -> Value:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    return value


def rows(report: Report) -> Iterator[dict[str, Value]]:
    """The rows of `frame` as plain values, None where a number is absent."""
    return (entry.row for entry in entries(report))


def entries(report: Report) -> Iterator[Entry]:
    """The rows with the verdicts and unpaired texts behind them."""
    for document, judgement in enumerate(report.judgements):
        seen: Counter[str] = Counter()
        sides = _sides(judgement)
        for item in reading_order(judgement):
            if isinstance(item, Verdict):
                yield Entry(document, item, _pair_row(item))
            else:
                row = _unpaired_row(item, seen[item.text], _side_of(item, judgement, sides))
                seen[item.text] += 1
                yield Entry(document, item, row)


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


def file_line(paragraph: Paragraph) -> str:
    """`file:line`, which editors and terminals make a link of."""
    return f"{paragraph.location.file}:{paragraph.location.line}"


def _pair_row(verdict: Verdict) -> dict[str, Value]:
    pair, score = verdict.pair, verdict.score
    row = _EMPTY | {
        "id": verdict.id,
        "status": verdict.status,
        "probability": verdict.probability,
        **_where("source", pair.source[0].location if pair.source else None),
        **_where("target", pair.target[0].location if pair.target else None),
        "source_text": pair.source_text,
        "target_text": pair.target_text,
        "findings": ";".join(dict.fromkeys(finding.code for finding in verdict.findings)),
        "message": " ".join(finding.message for finding in verdict.findings),
        "better_match": ";".join(file_line(partner.paragraph) for partner in verdict.better),
        "better_text": JOINER.join(partner.paragraph.text for partner in verdict.better),
        "decision": verdict.decision,
    }
    if score:
        # A heading has no sentences to miss: what is not looked for is not there.
        row |= {f"p_{kind}": verdict.faults.get(kind, 0.0) for kind in SCORED}
        row |= {name: getattr(score, name) for name in FIGURES}
    return row


def _unpaired_row(unpaired: Unpaired, occurrence: int, side: Side) -> dict[str, Value]:
    return _EMPTY | {
        "id": text_id(unpaired.text, "", "unpaired", str(occurrence)),
        "status": "unpaired",
        **_where(side, unpaired.location),
        f"{side}_text": unpaired.text,
        "message": unpaired_words(unpaired.reason),
    }


def _where(side: Side, location: Location | None) -> dict[str, Value]:
    file, line = (location.file, location.line) if location else ("", None)
    return {f"{side}_file": file, f"{side}_line": line}


def _sides(judgement: Judgement) -> dict[str, set[Side]]:
    """On which sides the paragraphs of each file stand."""
    found: dict[str, set[Side]] = {}
    for verdict in judgement.verdicts:
        for paragraph in verdict.pair.source:
            found.setdefault(paragraph.location.file, set()).add("source")
        for paragraph in verdict.pair.target:
            found.setdefault(paragraph.location.file, set()).add("target")
    return found


def _side_of(unpaired: Unpaired, judgement: Judgement, sides: dict[str, set[Side]]) -> Side:
    """The side of the text's file; in a file of both sides, that of its language, or source."""
    here = sides.get(unpaired.location.file, set())
    if len(here) == 1:
        return next(iter(here))
    in_target = language_of(unpaired.text) == judgement.target_lang
    return "target" if in_target else "source"
