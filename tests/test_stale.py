"""What a report says of a translation that did not follow its source, however hostile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.verdict import Verdict
from corpus.history import Stale, Step
from corpus.model import Span
from corpus.rewordings import Rewording, rewordings
from reports import writers
from reports.edit import Edit
from reports.pages.messages import in_chinese
from reports.stale import STALE, with_stale
from reports.writers import edit
from tests import reporting
from tests.reporting import verdict

NOW = "A ferry of <b>forty seats</b> sank today."
WAS = "An old ferry of <b>thirty seats</b> sank."


def stale(changes: tuple[Rewording, ...], text: str = NOW) -> Verdict:
    found = verdict(text, "渡船沉了。", "ok", 7)
    steps = Step("4b1f0c9d2e77", "2026-03-02"), Step("91c7ab03f5aa", "2025-11-19")
    return with_stale(found, Stale(found.pair, *steps, True, changes))


def message(found: Verdict) -> str:
    return found.findings[-1].message


def test_the_words_that_changed_are_told_and_marked() -> None:
    found = stale(tuple(rewordings(WAS, NOW)))
    (note,) = found.findings
    assert note.code == STALE
    marked = [NOW[span.start : span.end] for span in note.source_spans]
    assert marked == ["A", "forty", "today"]
    assert note.message == (
        "The source changed in 4b1f0c9d2e of 2026-03-02; the translation last changed in"
        " 91c7ab03f5 of 2025-11-19. Since then: “An old” → “A”; “thirty” → “forty”;"
        " + “today”."
    )


def test_words_that_are_gone_are_told_and_nothing_is_marked() -> None:
    found = stale((Rewording("old", Span(1, 1)),))
    assert found.findings[0].source_spans == ()
    assert message(found).endswith(" Since then: − “old”.")


def test_without_words_it_says_when_alone() -> None:
    assert message(stale(())).endswith("of 2025-11-19.")


def test_a_long_change_and_many_of_them_are_cut() -> None:
    many = tuple(Rewording("x" * 100, Span(n, n + 1)) for n in range(9))
    told = message(stale(many)).partition(" Since then: ")[2]
    assert told.endswith("; ….")
    assert told.count("→") == 4
    assert len(told) < 4 * 80


@pytest.mark.parametrize("changes", [(), tuple(rewordings(WAS, NOW))])
def test_it_has_its_chinese_words(changes: tuple[Rewording, ...]) -> None:
    chinese = in_chinese(message(stale(changes)))
    assert chinese
    assert "of 2025-11-19。" in chinese
    assert "此后的改动：" in chinese or not changes


def test_a_hostile_source_is_escaped_on_the_page_and_in_the_terminal() -> None:
    text = "<script>alert(1)</script> \x1b[31m\u202e red"
    report = reporting.report()
    found = stale((Rewording("<img src=x onerror=alert(2)>", Span(0, 25)),), text)
    only = replace(report.judgements[0], verdicts=(found,))
    behind = Stale(found.pair, Step(""), Step("91c7ab03f5aa", "2025-11-19"), True)
    whole = replace(report, judgements=(only,), edit=Edit("main", "HEAD", stale=(behind,)))
    page = writers.render(whole, "html").decode()
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    plain = edit.render(whole).decode()
    assert "\x1b" not in plain
    assert "\u202e" not in plain
    assert "“<img src=x onerror=alert(2)>” → “<script>alert(1)</script>”" in plain
