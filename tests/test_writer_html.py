"""The HTML report: one file that asks for nothing, and a page that an editor can use."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aligner.verdict import Finding, Judgement, Verdict
from corpus.model import Pair
from reports.report import Report
from reports.writers import render
from tests import reporting
from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

VOID = {"meta", "link", "br", "input", "img", "hr"}


class Parsed(HTMLParser):
    """What stands in a page, by the parser of the standard library."""

    def __init__(self, data: bytes):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.text = ""
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        self.texts.setdefault(self.open[-1] if self.open else "", []).append(data)


def one(text: str) -> Report:
    return reporting.report(
        Judgement(text, "en", "zh", (reporting.verdict(text, text, "weak", 1),)), title=text
    )


@pytest.mark.parametrize(
    "report",
    [reporting.rich_report(), reporting.report(Judgement("empty.txt", "en", "zh", ()))],
    ids=["rich", "empty"],
)
class TestEveryPage:
    def test_is_well_formed(self, report: Report) -> None:
        page = Parsed(render(report, "html"))
        assert page.open == []
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids))

    def test_asks_the_network_for_nothing(self, report: Report) -> None:
        for tag, attributes in Parsed(render(report, "html")).tags:
            for name in ("src", "href", "srcset", "action", "poster", "data"):
                value = attributes.get(name) or "#"
                assert value.startswith(("#", "data:")), (tag, name, value)
        styles = "".join(Parsed(render(report, "html")).texts.get("style", []))
        assert not re.search(r"@import|url\((?!\s*['\"]?data:)", styles)

    def test_lets_only_its_own_script_and_style_run(self, report: Report) -> None:
        page = Parsed(render(report, "html"))
        (policy,) = [
            attributes["content"] or ""
            for tag, attributes in page.tags
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        for tag in ("script", "style"):
            for text in page.texts.get(tag, []):
                if text.startswith("{"):  # a block of data, which does not run
                    continue
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in policy
        assert not [a for _, found in page.tags for a in found if a.startswith("on")]
        assert not [a for _, found in page.tags for a in found if a == "style"]


@pytest.mark.parametrize("name", ["script", "closing", "attribute", "entity", "template"])
def test_markup_in_the_text_stays_text(name: str) -> None:
    hostile = reporting.HOSTILE[name]
    plain = Parsed(render(one("plain"), "html"))
    found = Parsed(render(one(hostile), "html"))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in plain.tags]
    assert hostile in found.text


def test_nothing_is_dropped() -> None:
    report = reporting.report(reporting.article(), reporting.guide())
    texts = Parsed(render(report, "html")).text
    for verdict in report.verdicts:
        for paragraph in (*verdict.pair.source, *verdict.pair.target):
            assert paragraph.text in texts
        for finding in verdict.findings:
            assert finding.message in texts
    for unpaired in report.unpaired:
        assert unpaired.text in texts


def test_chinese_is_marked_as_chinese() -> None:
    tags = Parsed(render(reporting.report(), "html")).tags
    assert any((attributes.get("lang") or "").startswith("zh") for _, attributes in tags)


@pytest.mark.parametrize(("code", "shown"), [("P106", False), ("R501", True)])
def test_no_likelihood_is_shown_of_what_only_stands_elsewhere(code: str, shown: bool) -> None:
    found = Finding(code, "misaligned", "The translation stands out of order, at line 9.")
    pair = reporting.verdict("Tea.", "茶。", "misaligned", 3, found, probability=0.98)
    report = Report((Judgement("a.txt", "en", "zh", (pair,)),), "e5-small", "0.1.0")
    assert ("98% likely fine" in render(report, "html").decode()) == shown


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("a.md", "lines 3–4"),
        ("b/a.docx", "paragraphs 3–4"),
        ("a.EPUB", "paragraphs 3–4"),
        ("a.xlsx", "rows 3–4"),
    ],
)
def test_places_are_told_in_what_the_format_counts(file: str, told: str) -> None:
    side = tuple(reporting.paragraph("Tea.", "en", line, file) for line in (3, 4))
    assert side[0].location.words == f"{told.split()[0][:-1]} 3"
    pair = Verdict("1", Pair(side, ()), "missing", findings=(Finding("P101", "missing", "None."),))
    report = Report((Judgement(file, "en", "zh", (pair,)),), "e5-small", "0.1.0")
    assert f">{told}<" in render(report, "html").decode()


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(reporting.rich_report(), "html") == render(reporting.rich_report(), "html")


# --- in a browser -------------------------------------------------------------------------

Opened = Callable[..., "Page"]

FERRY, LAMP, COUNTED = "The ferry runs twice", "The lamp was lit", "The harbour master counted"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    contexts = []

    def open_page(report: Report, width: int = 1200, script: bool = True) -> Page:
        path = tmp_path / "report.html"
        report.write(path)
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda r: wrong.append(r.url) if r.url.startswith("http") else None)
        page.goto(path.as_uri())
        assert wrong == []
        return page

    yield open_page
    for context in contexts:
        context.close()


def pair(page: Page, text: str) -> Locator:
    """The place of a text in the list of pairs (a better partner quotes it elsewhere)."""
    return page.locator("main p").filter(has_text=text).first


def test_what_needs_a_look_is_shown_first_and_all_on_request(opened: Opened) -> None:
    page = opened(reporting.report())
    assert pair(page, COUNTED).is_visible()
    assert not pair(page, LAMP).is_visible()
    page.get_by_role("button", name=re.compile("^All")).click()
    assert pair(page, LAMP).is_visible()


def test_a_status_can_be_picked(opened: Opened) -> None:
    page = opened(reporting.report())
    page.get_by_role("button", name=re.compile("Missing translation")).click()
    assert pair(page, "When the ice broke").is_visible()
    assert not pair(page, COUNTED).is_visible()


@pytest.mark.parametrize("wanted", ["HARBOUR master", "三百八十一", "港务长"])
def test_searching_finds_either_language(wanted: str, opened: Opened) -> None:
    page = opened(reporting.report())
    page.get_by_role("searchbox").fill(wanted)
    pair(page, FERRY).wait_for(state="hidden")
    assert pair(page, COUNTED).is_visible()


def test_the_most_suspicious_can_come_first(opened: Opened) -> None:
    page = opened(reporting.report())
    order = page.locator("select").filter(has_text="suspicious")
    order.select_option(label="Most suspicious first")
    places = [pair(page, text).bounding_box() for text in ("When the ice broke", FERRY, COUNTED)]
    tops = [place["y"] for place in places if place]
    assert len(tops) == 3
    assert tops == sorted(tops)


def test_a_better_partner_can_be_gone_to(opened: Opened) -> None:
    page = opened(reporting.report())
    page.get_by_role("link", name=re.compile("Go to pair")).first.click()
    there = page.url.partition("#")[2]
    assert there
    target = page.locator(f"[id='{there}']")
    assert target.is_visible()
    assert "渡轮每天两班" in target.inner_text()


def test_script_in_the_text_does_not_run(opened: Opened) -> None:
    page = opened(reporting.rich_report())
    page.get_by_role("button", name=re.compile("^All")).click()
    page.mouse.move(300, 400)
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_does_not_scroll_sideways(width: int, opened: Opened) -> None:
    page = opened(reporting.rich_report(), width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_print_shows_every_pair(opened: Opened) -> None:
    page = opened(reporting.report())
    page.emulate_media(media="print")
    assert pair(page, LAMP).is_visible()
    assert pair(page, COUNTED).is_visible()
    assert not page.get_by_role("searchbox").is_visible()


def test_without_script_everything_is_there(opened: Opened) -> None:
    page = opened(reporting.report(), script=False)
    assert pair(page, LAMP).is_visible()
    assert pair(page, COUNTED).is_visible()


def test_thousands_of_pairs_are_still_to_be_searched(opened: Opened) -> None:
    page = opened(reporting.large_report(2000))
    page.get_by_role("button", name=re.compile("^All")).click()
    page.get_by_role("searchbox").fill("On day 1234 ")
    pair(page, "On day 1234 ").wait_for()
    assert not pair(page, "On day 1000 ").is_visible()
