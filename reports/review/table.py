"""Decisions as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from reports.report import Report
from reports.review.decision import Decision
from reports.writers.csv import cell

_COLUMNS = ("decision", "file", "line", "codes", "note", "who", "when", "id")


def render(decisions: Iterable[Decision], report: Report | None = None) -> bytes:
    """CSV, UTF-8 with a byte order mark, one row a decision.

    report: its texts stand in two more columns, empty for pairs that it does not have.
    """
    texts = {v.id: v.pair for v in report.verdicts} if report else {}
    columns = (*_COLUMNS, "source", "target") if report else _COLUMNS
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for decision in decisions:
        row = [getattr(decision, name) for name in _COLUMNS]
        row[_COLUMNS.index("codes")] = " ".join(decision.codes)
        if report:
            pair = texts.get(decision.id)
            row += [pair.source_text, pair.target_text] if pair else ["", ""]
        writer.writerow([cell(value) for value in row])
    return stream.getvalue().encode("utf-8-sig")
