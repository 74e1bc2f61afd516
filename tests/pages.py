"""Pages of a report in Chromium, for the tests: from a file or from the review's server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from aligner.verdict import SentenceLink
from corpus.model import Span
from reports.report import Report
from reports.review import decisions as log
from reports.writers import write
from tests import reporting
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

#: Milliseconds: a busy machine takes its time.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 860}
#: Open the report's page, from a file or from its server.
Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    found = browser.new_context(viewport=DESKTOP, locale="en-GB")
    found.set_default_timeout(PATIENCE)
    yield found
    found.close()


@pytest.fixture
def opened(context: BrowserContext) -> Iterator[Opened]:
    """Opens pages; fails where one threw an error or asked for anything but its own address."""
    wrong: list[str] = []

    def foreign(url: str, own: str) -> None:
        if not url.startswith((own, "blob:", "data:")):
            wrong.append(url)

    def open_page(address: str) -> Page:
        page = context.new_page()
        own = address.partition("/?")[0]
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: foreign(request.url, own))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(address)
        page.wait_for_selector("html.ready")
        return page

    yield open_page
    assert wrong == []


def file_report(report: Report, folder: Path) -> str:
    path = folder / "report.html"
    write(report, path)
    return path.as_uri()


def current(page: Page) -> str:
    return page.locator(".pair.current .number").inner_text()


def left(page: Page) -> str:
    return page.locator(".progress .left").inner_text()


def said(folder: Path) -> dict[str, tuple[str, str]]:
    """What holds, in the file of decisions beside the text."""
    found = log.current(log.read(folder / "texts" / log.NAME))
    return {id: (one.decision, one.note) for id, one in found.items()}


def saved(page: Page, act: Callable[[], None], path: str = "/api/decide", ok: bool = True) -> None:
    """Do something and wait until the server has answered it, well or with a refusal."""
    with page.expect_response(lambda answer: path in answer.url, timeout=4 * PATIENCE) as answer:
        act()
    assert answer.value.ok is ok, answer.value.text()


def aligned() -> Report:
    """An article whose second pair is aligned by sentence, one of them without a counterpart."""
    made = reporting.article()
    old = made.verdicts[2]
    source, target = old.pair.source_text, old.pair.target_text
    ends = [source.index(" Nobody"), source.index(" By spring"), len(source)]
    links = (
        SentenceLink((Span(0, ends[0]),), (Span(0, 10),), 0.8),
        SentenceLink((Span(ends[0] + 1, ends[1]),), (), 0.0),
        SentenceLink((Span(ends[1] + 1, ends[2]),), (Span(10, len(target)),), 0.7),
    )
    new = replace(old, sentences=links, unmatched_source=(Span(0, 4),))
    verdicts = (*made.verdicts[:2], new, *made.verdicts[3:])
    return reporting.report(replace(made, verdicts=verdicts))


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe-core finds, against WCAG 2.2 A and AA and its best practices."""
    import axe_playwright_python

    source = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    # The page's own policy keeps out any other script: it goes in by the debugger.
    page.evaluate(source.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        {"rule": one["id"], "at": [node["html"][:120] for node in one["nodes"][:3]]}
        for one in found["violations"]
    ]
