"""A table for a spreadsheet: UTF-8 with a byte order mark, as Excel wants it."""

from __future__ import annotations

import csv
import io
import math
import re

from reports.report import Report
from reports.table import COLUMNS, Value, rows
from reports.writers.base import Writer
from reports.writers.text import visible

#: A cell that a spreadsheet would run: a formula sign, full-width ones too, first or after
#: what a spreadsheet may trim (white space, zero-width characters, a byte order mark).
#: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile("[\\s\u200b-\u200f\u2060\ufeff]*[=+\\-@＝＋－＠]")
_LEADING = ("\t", "\r", "\n")


def cell(value: Value) -> str | int | float:
    """A value as it goes into the file: numbers stay numbers, text cannot run.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; control
    characters are written out (`\\x00`); absent and non-finite numbers are empty.
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if not isinstance(value, str):
        return round(value, 6)
    text = visible(value)
    return f"'{text}" if _FORMULA.match(text) or value.startswith(_LEADING) else text


def render(report: Report) -> bytes:
    """The report's table (`reports.table.COLUMNS`) as CSV, rows ended by CR LF."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(report):
        writer.writerow([cell(row[name]) for name in COLUMNS])
    return stream.getvalue().encode("utf-8-sig")


WRITER = Writer("csv", "a table for a spreadsheet", (".csv",), render)
