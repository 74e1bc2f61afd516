"""One self-contained page for editors: it opens anywhere and asks for nothing from the network."""

from __future__ import annotations

from reports.report import Report
from reports.writers.base import Writer


def render(report: Report) -> bytes:
    """The report as an HTML page, UTF-8."""
    from reports.pages.page import in_one_file

    return in_one_file(report).encode()


WRITER = Writer("html", "a page for editors, in one file", (".html", ".htm"), render)
