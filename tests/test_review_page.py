"""The review in a real browser: by keyboard, through a crash, in two windows, on hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from reports.review import decisions as log
from reports.writers import write
from tests import reporting, texts
from tests.pages import (
    Opened,
    browser,
    context,
    current,
    left,
    opened,
    said,
    saved,
    violations,
)
from tests.reviewing import article, on_disk, review

if TYPE_CHECKING:
    pass

__all__ = ["browser", "context", "opened"]  # fixtures


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
        assert said(tmp_path)[ids[4]] == ("open", "Which ferry?")
        assert page.locator(".pair.current .note").inner_text() == "Which ferry?"
        assert left(page) == "4 of 6 left", "a note decides nothing"
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


def test_a_note_is_kept_whichever_way_it_is_left(opened: Opened, tmp_path: Path) -> None:
    report = article()
    on_disk(report, tmp_path)
    ids = [verdict.id for verdict in report.verdicts]
    with review(tmp_path) as server:
        page = opened(server.address)
        press = page.keyboard.press
        press("n")
        page.keyboard.type("one")
        saved(page, lambda: press("Control+Enter"))
        assert said(tmp_path) == {ids[6]: ("open", "one")}
        press("n")
        page.keyboard.type(", two")
        saved(page, lambda: page.locator(".do-next").click())
        assert said(tmp_path) == {ids[6]: ("open", "one, two")}
        press("k")
        assert current(page) == "7"
        saved(page, lambda: press("f"))
        press("k")
        saved(page, lambda: press("f"))
        assert said(tmp_path) == {ids[6]: ("open", "one, two")}, "the note outlives the decision"
        press("n")
        page.keyboard.type("?")
        press("Escape")
        press("j")
        assert said(tmp_path) == {ids[6]: ("open", "one, two")}


def test_undo_outlives_the_page(opened: Opened, tmp_path: Path) -> None:
    on_disk(article(), tmp_path)
    with review(tmp_path) as server:
        page = opened(server.address)
        saved(page, lambda: page.keyboard.press("a"))
        saved(page, lambda: page.keyboard.press("f"))
        page.reload()
        for _ in range(2):
            saved(page, lambda: page.keyboard.press("u"))
        assert said(tmp_path) == {}


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
        page.locator(".list .item").first.click()
        page.locator(".list .item", has_text="The harbour master").click()
        page.keyboard.press("e")
        expect(page.locator("textarea")).to_have_value("别的。")
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


def test_a_text_is_judged_edited_and_judged_again(opened: Opened, tmp_path: Path) -> None:
    """The whole way with the real model: what was mended is flagged no more."""
    lines = texts.interleaved()
    lines[7] = lines[7].replace("2.4亿", "2.8亿")
    path = texts.written(tmp_path, lines)
    with review(tmp_path, input=path.name) as server:
        page = opened(server.address)
        expect(page.locator(".progress .left")).to_have_text("1 of 1 left")
        page.keyboard.press("e")
        page.locator("textarea").fill(lines[7].replace("2.8亿", "2.4亿"))
        saved(page, lambda: page.keyboard.press("Control+Enter"), "/api/preview")
        page.locator(".diff").wait_for()
        saved(page, lambda: page.keyboard.press("Enter"), "/api/edit")
        expect(page.locator(".progress .left")).to_have_text("All 1 decided")
        saved(page, lambda: page.keyboard.press("r"), "/api/judge")
        expect(page.locator(".lead")).to_contain_text("Nothing to look at")
    assert "2.4亿" in path.read_text("utf-8")
