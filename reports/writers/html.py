"""One self-contained page for editors: it opens anywhere and asks for nothing from the network."""

from __future__ import annotations

from corpus.model import Lang
from reports.report import Report
from reports.writers.base import Writer


def render(report: Report, lang: Lang | None = None) -> bytes:
    """The report as an HTML page, UTF-8.

    lang: of the page's own words; None leaves it to the reader's browser.
    """
    from reports.pages.page import in_one_file

    return in_one_file(report, lang).encode()


WRITER = Writer("html", "a page for editors, in one file", (".html", ".htm"), render)
