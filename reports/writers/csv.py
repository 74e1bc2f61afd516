"""CSV for spreadsheet programs."""

from __future__ import annotations

import re

from reports.report import Report
from reports.table import frame

_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def as_csv(report: Report) -> str:
    """The report as CSV with a byte order mark, so that Chinese shows; formulas are defused."""
    table = frame(report)
    for column in ("source", "target", "file", "target_file", "reasons"):
        table[column] = table[column].map(defused, na_action="ignore")
    return "\ufeff" + table.to_csv(index=False, lineterminator="\r\n")


def defused(cell: object) -> object:
    """A text cell that no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    clean = _CONTROL.sub("\ufffd", cell)
    return "'" + clean if _FORMULA.match(clean) else clean
