"""Writers: one Report, many outputs."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import OutputError
from reports.report import Report
from reports.writers import terminal
from reports.writers.atomic import write_text
from reports.writers.csv import as_csv
from reports.writers.html import as_html
from reports.writers.json import as_json

WRITERS = {"csv": as_csv, "html": as_html, "json": as_json}

__all__ = ["WRITERS", "terminal", "write"]


def write(report: Report, path: Path, format: str | None = None) -> None:
    """Write a report to a file, in a named format or that of its suffix; whole or not at all.

    Raises OutputError where it cannot be written.
    """
    name = format or path.suffix.lstrip(".").lower()
    if name not in WRITERS:
        raise OutputError(f"{path}: no report format {name!r}; there are {', '.join(WRITERS)}")
    write_text(path, WRITERS[name](report))
