"""The report as a file in a real browser: decisions, thousands of pairs, for everyone."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from reports.review import decisions as log
from tests import reporting
from tests.pages import (
    DESKTOP,
    PHONE,
    Opened,
    aligned,
    browser,
    context,
    current,
    file_report,
    left,
    opened,
    said,
    violations,
)
from tests.reviewing import article

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser", "context", "opened"]  # fixtures


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
        report.verdicts[2].id: ("open", "哪一年？"),
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
    chips = page.locator(".pair:not([hidden]) .decided")
    assert chips.all_text_contents() == ["Accepted", "Accepted"]
    page.get_by_role("button", name=re.compile("^All")).click()
    assert "Changed since accepted" in chips.all_text_contents()


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


def test_what_is_in_focus_is_one_of_those_listed(opened: Opened, tmp_path: Path) -> None:
    page = opened(file_report(article(), tmp_path))
    page.keyboard.press("v")
    assert current(page) == "2"
    page.get_by_role("button", name=re.compile("Misaligned")).click()
    expect(page.locator(".pair.current .number")).to_have_text("5")
    page.keyboard.press("/")
    page.keyboard.type("nowhere to be found")
    expect(page.locator(".pair.current")).to_have_count(0)
    expect(page.get_by_text("No pair matches.")).to_be_visible()
    assert page.get_by_role("searchbox").input_value() == "nowhere to be found"
    page.get_by_role("button", name="Show all pairs").click()
    page.keyboard.press("j")
    assert page.locator(".pair.current").count() == 1


def test_editing_is_said_to_need_the_server(opened: Opened, tmp_path: Path) -> None:
    page = opened(file_report(article(), tmp_path))
    page.keyboard.press("v")
    assert not page.get_by_role("button", name="Edit").is_visible()
    page.keyboard.press("e")
    assert "duizhao review" in page.locator(".toast").inner_text()


def test_the_strip_tells_no_probability_as_certainty(opened: Opened, tmp_path: Path) -> None:
    page = opened(file_report(article(), tmp_path))
    told = page.evaluate(
        """() => [0.9999, 0.5, 0.0001].map((p) => {
          D.rows[0].p = p;
          D.rows[0].bar.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
          return D.rows[0].bar.title.split(" · ").at(-1);
        })"""
    )
    assert told == [">99%", "50%", "<1%"]
