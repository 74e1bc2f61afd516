"""The review in a real browser: by keyboard, through a crash, in two windows, on hostile text."""

from __future__ import annotations

import json
import re
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
from tests.reviewing import article, on_disk, review

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

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
    found = browser.new_context(viewport=DESKTOP, locale="en-GB", bypass_csp=False)
    found.set_default_timeout(8000)
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
        page.on(
            "request",
            lambda r: None if r.url.startswith((own, "blob:", "data:")) else wrong.append(r.url),
        )
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
    with page.expect_response(lambda answer: path in answer.url) as answer:
        act()
    assert answer.value.ok is ok, answer.value.text()


# --- the journey --------------------------------------------------------------------------


def test_the_whole_journey_by_keyboard(opened: Opened, tmp_path: Path) -> None:
    report = article()
    on_disk(report, tmp_path)
    ids = [verdict.id for verdict in report.verdicts]
    with review(tmp_path) as server:
        page = opened(server.address)
        press = page.keyboard.press
        assert "token" not in page.url
        assert left(page) == "6 of 6 left"
        assert current(page) == "7", "what is most surely wrong comes first"
        saved(page, lambda: press("a"))
        assert said(tmp_path) == {ids[6]: ("accept", "")}
        assert (current(page), left(page)) == ("6", "5 of 6 left")
        saved(page, lambda: press("f"))
        assert current(page) == "5"
        press("n")
        page.keyboard.type("Which ferry?")
        saved(page, lambda: press("Enter"))
        assert said(tmp_path)[ids[4]] == ("skip", "Which ferry?")
        assert page.locator(".pair.current .note").inner_text() == "Which ferry?"
        assert left(page) == "4 of 6 left", "skipped is not decided"
        # the better partner, and back
        press("b")
        assert current(page) == "6"
        press("b")
        assert current(page) == "5"
        # the neighbours
        press("c")
        assert page.locator(".pair.near:visible").count() == 2
        press("c")
        # back and forth, and undo, thrice
        press("j")
        press("k")
        assert current(page) == "5"
        for _ in range(3):
            saved(page, lambda: press("u"))
        assert said(tmp_path) == {}
        assert (current(page), left(page)) == ("7", "6 of 6 left")
        # search, and the keys
        press("/")
        page.keyboard.type("三百八十一")
        page.locator(".list .item").first.wait_for()
        press("Enter")
        expect(page.locator(".list .item")).to_have_count(1)
        assert current(page) == "2"
        press("?")
        assert page.get_by_role("dialog").is_visible()
        press("Escape")
        assert not page.get_by_role("dialog").is_visible()


def test_an_edit_by_keyboard_goes_to_the_file_and_back(opened: Opened, tmp_path: Path) -> None:
    on_disk(article(), tmp_path)
    path = tmp_path / reporting.ARTICLE
    before = path.read_text("utf-8")
    with review(tmp_path) as server:
        page = opened(server.address)
        page.locator(".list .item", has_text="The harbour master").click()
        page.keyboard.press("e")
        page.locator("textarea").fill("那年冬天，港务长数出三百一十八艘船，比前一年多四十艘。")
        saved(page, lambda: page.keyboard.press("Control+Enter"), "/api/preview")
        assert page.locator(".change del").first.inner_text() == "三百八十一"
        assert page.locator(".change ins").first.inner_text() == "三百一十八"
        assert path.read_text("utf-8") == before
        saved(page, lambda: page.keyboard.press("Enter"), "/api/edit")
        assert path.read_text("utf-8") == before.replace("三百八十一", "三百一十八")
        expect(page.locator(".progress .left")).to_have_text("5 of 6 left")
        assert page.locator(".pair.current .decided").inner_text() == "Edited"
        saved(page, lambda: page.keyboard.press("u"), "/api/edit")
        expect(page.locator(".progress .left")).to_have_text("6 of 6 left")
        assert path.read_text("utf-8") == before
        # the file changes behind the page's back
        page.keyboard.press("e")
        page.locator("textarea").fill("别的。")
        path.write_text(before + "\n", "utf-8")
        saved(page, lambda: page.keyboard.press("Control+Enter"), "/api/preview", ok=False)
        expect(page.locator(".toast.bad")).to_contain_text("changed since")
        assert page.locator("textarea").input_value() == "别的。", "what was written is not lost"


def test_nothing_confirmed_is_lost_in_a_crash(opened: Opened, tmp_path: Path) -> None:
    on_disk(article(), tmp_path)
    with review(tmp_path) as server:
        page = opened(server.address)
        saved(page, lambda: page.keyboard.press("a"))
        saved(page, lambda: page.keyboard.press("f"))
        server.kill()
        before = current(page)
        page.keyboard.press("a")
        page.locator(".toast.bad").wait_for()
        assert "Not saved" in page.locator(".toast").inner_text()
        assert (current(page), left(page)) == (before, "4 of 6 left")
    with review(tmp_path) as server:
        page = opened(server.address)
        assert left(page) == "4 of 6 left"
        assert sorted(kind for kind, _ in said(tmp_path).values()) == ["accept", "fix"]


def test_two_windows_and_two_reviewers_lose_nothing(opened: Opened, tmp_path: Path) -> None:
    on_disk(article(), tmp_path)
    with review(tmp_path) as mine, review(tmp_path) as hers:
        first = opened(mine.address)
        second = opened(mine.origin)
        third = opened(hers.address)
        saved(first, lambda: first.keyboard.press("a"))
        expect(second.locator(".progress .left")).to_have_text("5 of 6 left")
        second.keyboard.press("j")
        saved(second, lambda: second.keyboard.press("f"))
        expect(third.locator(".progress .left")).to_have_text("4 of 6 left")
        third.locator(".list .item", has_text="The ferry runs").click()
        saved(third, lambda: third.keyboard.press("a"))
        expect(first.locator(".progress .left")).to_have_text("3 of 6 left")
    assert len(said(tmp_path)) == 3


def test_hostile_text_stays_text(opened: Opened, tmp_path: Path) -> None:
    report = reporting.report(reporting.hostile())
    write(report, tmp_path / "report.json")
    with review(tmp_path) as server:
        page = opened(server.address)
        for _ in report.verdicts:
            page.keyboard.press("n")
            page.keyboard.type("<img src=x onerror='window.hacked=1'>")
            saved(page, lambda: page.keyboard.press("Enter"))
            page.keyboard.press("j")
        assert len(log.read(tmp_path / log.NAME)) == len(report.verdicts)
        page.keyboard.press("v")
        assert page.evaluate("window.hacked") is None
        assert page.locator(".pair img, .pair script").count() == 0
        shown = page.locator(".pair .text").all_text_contents()
        assert any("<script>window.hacked = 1</script>" in text for text in shown)
        assert any("\\u202e" in text for text in shown), "overrides are written out"
        assert any("👩‍👩‍👧" in text for text in shown)


# --- the report as a file -------------------------------------------------------------------


def test_decisions_in_a_file_stay_and_can_be_downloaded(opened: Opened, tmp_path: Path) -> None:
    report = article()
    address = file_report(report, tmp_path)
    page = opened(address)
    page.keyboard.press("v")
    page.keyboard.press("a")
    page.keyboard.press("f")
    page.keyboard.press("u")
    page.keyboard.press("n")
    page.keyboard.type("哪一年？")
    page.keyboard.press("Enter")
    page.reload()
    page.wait_for_selector("html.ready")
    assert left(page) == "5 of 6 left"
    page.keyboard.press("j")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download decisions").click()
    assert download.value.suggested_filename == log.NAME
    path = tmp_path / "texts" / log.NAME
    download.value.save_as(path)
    found = said(tmp_path)
    assert found == {
        report.verdicts[1].id: ("accept", ""),
        report.verdicts[2].id: ("skip", "哪一年？"),
    }
    after = log.settled(report, log.read(path))
    assert [v.decision for v in after.verdicts[:3]] == ["", "accepted", ""]


def test_what_was_settled_before_is_not_to_do(opened: Opened, tmp_path: Path) -> None:
    report = article()
    decisions = [log.decide(v, "accept", beside=tmp_path) for v in report.verdicts[1:3]]
    decisions.append(
        replace(log.decide(report.verdicts[4], "accept", beside=tmp_path), id="0" * 12)
    )
    page = opened(file_report(log.settled(report, decisions), tmp_path))
    assert "4 of 8" in page.locator(".lead").inner_text()
    assert left(page) == "4 of 6 left"
    page.get_by_role("button", name=re.compile("^Decided")).click()
    assert page.locator(".pair:visible .decided").all_inner_texts() == ["Accepted", "Accepted"]
    page.get_by_role("button", name=re.compile("^All")).click()
    assert "Changed since accepted" in page.locator(".pair:visible .decided").all_inner_texts()


def test_five_thousand_pairs(opened: Opened, tmp_path: Path) -> None:
    page = opened(file_report(reporting.large_report(5000), tmp_path))
    assert left(page) == "500 of 500 left"
    assert page.locator(".strip a").count() == 5000
    page.get_by_role("button", name=re.compile("^All")).click()
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.locator(".pair .text", has_text="the keeper wrote").nth(9)).to_be_visible()
    page.keyboard.press("v")
    page.locator(".list .item").first.wait_for()
    assert page.locator(".list .item").count() < 100, "only what is in sight is made"
    page.keyboard.press("/")
    page.keyboard.type("On day 4321 ")
    page.keyboard.press("Enter")
    expect(page.locator(".list .item")).to_have_count(1)
    assert "On day 4321" in page.locator(".pair.current").inner_text()


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


def test_sentences_stand_side_by_side(opened: Opened, tmp_path: Path) -> None:
    page = opened(file_report(aligned(), tmp_path))
    beads = page.locator(".pair", has_text="Salt kept the rope").locator(".bead")
    assert beads.count() == 3
    assert beads.nth(1).locator(".gap").inner_text() == "No counterpart"
    left_side, right_side = (beads.nth(2).locator(".text").nth(n).bounding_box() for n in (0, 1))
    assert left_side
    assert right_side
    assert abs(left_side["y"] - right_side["y"]) < 2
    assert left_side["x"] < right_side["x"]
    assert page.locator(".m-unmatched").first.inner_text() == "Salt"


def test_the_interface_speaks_chinese(opened: Opened, tmp_path: Path) -> None:
    page = opened(file_report(article(), tmp_path))
    page.get_by_role("button", name="中文").click()
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    text = page.locator("body").inner_text()
    for english in ("Accept", "Weak", "Number differs", "Search", "likely fine", "line 6"):
        assert english not in text
    assert "原文是 318，译文是 381。" in text
    page.reload()
    page.wait_for_selector("html.ready")
    assert page.get_by_role("button", name="English").is_visible(), "it is remembered"


# --- for everyone ----------------------------------------------------------------------------


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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, theme: Any, width: Any) -> None:
    address = file_report(aligned(), tmp_path)
    context = browser.new_context(viewport=width, color_scheme=theme, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html.ready")
    page.get_by_role("button", name=re.compile("^All")).click()
    page.keyboard.press("j")
    page.keyboard.press("f")
    assert violations(page) == []
    page.keyboard.press("v")
    page.keyboard.press("c")
    assert violations(page) == []
    if width == DESKTOP:
        page.keyboard.press("?")
        page.get_by_role("button", name="中文")
        assert violations(page) == []
    context.close()


def test_axe_finds_nothing_while_editing(opened: Opened, tmp_path: Path) -> None:
    on_disk(article(), tmp_path)
    with review(tmp_path, "--lang", "zh") as server:
        page = opened(server.address)
        page.locator(".list .item", has_text="The harbour master").click()
        page.keyboard.press("e")
        page.locator("textarea").fill("别的译文。")
        assert violations(page) == []
        saved(page, lambda: page.keyboard.press("Control+Enter"), "/api/preview")
        page.locator(".diff").wait_for()
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_one_pair_and_does_not_scroll_sideways(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, has_touch=True)
    page = context.new_page()
    page.goto(file_report(reporting.rich_report(), tmp_path))
    page.wait_for_selector("html.ready")
    page.get_by_role("button", name="Review").tap()
    page.locator(".pair.current").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    before = current(page)
    page.get_by_role("button", name="Accept").tap()
    assert current(page) != before
    context.close()


def test_single_letter_keys_can_be_switched_off(opened: Opened, tmp_path: Path) -> None:
    """WCAG 2.1.4: who speaks to the computer must not decide by saying a word."""
    page = opened(file_report(article(), tmp_path))
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    page.keyboard.press("a")
    assert left(page) == "6 of 6 left"
    assert json.loads(page.evaluate("JSON.stringify(document.body.className)")) == "reading"
