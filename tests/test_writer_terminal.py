"""The terminal's summary: plain where it is no terminal, and never more than a screenful or so."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from aligner.verdict import Finding, Judgement
from corpus.model import Span
from reports.report import Report
from reports.writers import render
from reports.writers.quote import quote
from reports.writers.terminal import LIMIT, headline, show
from tests import reporting
from tests.reporting import verdict


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def plain(report: Report, limit: int | None = LIMIT) -> str:
    stream = io.StringIO()
    show(report, stream, limit)
    return stream.getvalue()


def coloured(report: Report, monkeypatch: pytest.MonkeyPatch, columns: int) -> str:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    show(report, stream)
    return stream.getvalue()


def flagged_pairs(text: str) -> int:
    return len(re.findall(r"^[?~≠+−] ", text, re.MULTILINE))


def test_it_counts_each_status_and_shows_each_flagged_pair_with_its_place() -> None:
    text = plain(reporting.report())
    assert re.search(r"✓ 2 +Fine", text)
    assert flagged_pairs(text) == 6
    assert "texts/harbour.txt:6 ↔ 7" in text
    assert "N301 The source says 318, the target says 381." in text
    assert "better: texts/harbour.txt:19" in text
    assert "The file was read as GB 18030." in text
    assert "3 texts were not judged: " in text
    assert "credit line (1)" in text


def test_two_files_are_both_named() -> None:
    assert "docs/en/kettle.md:9 ↔ docs/zh/kettle.md:9" in plain(reporting.report(reporting.guide()))


def test_a_settled_pair_is_counted_but_not_shown() -> None:
    text = plain(reporting.report())
    assert "Five of them" not in text
    assert "1 settled earlier" in headline(reporting.report())


@pytest.mark.parametrize(
    ("report", "line"),
    [
        (
            reporting.report(),
            "9 pairs, 6 flagged: 1 missing, 1 extra, 1 misaligned, 1 weak, 2 review; "
            "1 settled earlier",
        ),
        (reporting.large_report(9), "9 pairs, nothing flagged"),
        (reporting.large_report(1), "1 pair, nothing flagged"),
        (reporting.report(Judgement("a.txt", "en", "zh", ())), "0 pairs, nothing flagged"),
    ],
)
def test_the_last_line_says_what_was_found(report: Report, line: str) -> None:
    assert headline(report) == line
    assert plain(report).splitlines()[-1] == line


def test_of_many_flagged_pairs_the_gravest_are_shown_and_the_rest_counted() -> None:
    (log,) = reporting.large_report(2000).judgements
    last = verdict("The end.", "", "missing", 5000, Finding("P101", "missing", "None."))
    report = reporting.report(replace(log, verdicts=(*log.verdicts, last)))
    text = plain(report)
    assert flagged_pairs(text) == LIMIT
    assert "The end." in text
    assert "181 more flagged" in text
    assert "--all" in text
    assert flagged_pairs(plain(report, limit=None)) == 201
    assert "more flagged" not in plain(report, limit=None)


def test_the_file_has_every_flagged_pair() -> None:
    assert flagged_pairs(render(reporting.large_report(2000), "terminal").decode()) == 200


def test_without_a_terminal_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in plain(reporting.rich_report())


def test_on_a_terminal_the_evidence_stands_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = coloured(reporting.report(), monkeypatch, 100)
    assert re.search(r"\x1b\[[0-9;]*33m三百八十一\x1b\[0m", text)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_texts_and_messages_fit_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = coloured(reporting.report(), monkeypatch, columns)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    quoted = [line for line in bare.splitlines() if re.match(r"  (en|zh|[NPSL]\d{3}) ", line)]
    assert quoted
    assert max(map(cell_len, quoted)) <= columns


def test_a_terminal_gets_no_control_character_from_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = coloured(reporting.rich_report(), monkeypatch, 100)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", bare)
    assert "[bold red]x[/]" in text


def test_words_without_counterpart_are_named_unless_a_finding_does() -> None:
    source, target = "The red boat left at dawn.", "船在黎明离开。"
    bead = verdict(source, target, "weak", 1, Finding("P104", "weak", "Only in part."))
    words = (Span(4, 7), Span(21, 25))
    report = reporting.report(
        Judgement("a.txt", "en", "zh", (replace(bead, unmatched_source=words),))
    )
    assert "without counterpart: red · dawn ↔ –" in plain(report)
    assert "without counterpart" not in plain(reporting.report())


def test_an_old_encoding_loses_nothing() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    show(reporting.report(), stream)
    stream.flush()
    assert b"\\u2713 2  Fine" in raw.getvalue()


class TestQuote:
    def test_a_mark_out_of_sight_is_brought_into_it(self) -> None:
        text = "A long way to the point. " * 50 + "Here it is." + " And a long way back." * 50
        at = text.index("Here")
        line = quote(text, (Span(at, at + 11),), 60, "", "bold")
        assert "Here it is." in line.plain
        assert line.plain.startswith("…")
        assert line.plain.endswith("…")
        assert cell_len(line.plain) <= 60
        assert [line.plain[s.start : s.end] for s in line.spans if s.style == "bold"] == [
            "Here it is."
        ]

    def test_a_mark_over_the_whole_text_points_at_nothing(self) -> None:
        line = quote("All of it.", (Span(0, 10),), 60, "", "bold")
        assert line.plain == "All of it."
        assert not [s for s in line.spans if s.style == "bold"]

    def test_overlapping_marks_repeat_no_text(self) -> None:
        line = quote("one two three", (Span(0, 7), Span(4, 13)), 60, "", "bold")
        assert line.plain == "one two three"

    @pytest.mark.parametrize("span", [Span(5, 900), Span(700, 900), Span(3, 3)])
    def test_a_mark_that_reaches_outside_is_cut(self, span: Span) -> None:
        assert "nine chars"[:5] in quote("nine chars", (span,), 60, "", "bold").plain

    def test_megabytes_are_quick_and_short(self) -> None:
        assert cell_len(quote("文" * 5_000_000, (), 40, "", "bold").plain) <= 40
