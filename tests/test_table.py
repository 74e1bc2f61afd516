"""The report as a table: what others rely on, column by column."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from aligner.verdict import Finding, Judgement, Partner
from corpus.model import Location, Pair, Unpaired
from reports.report import Report
from reports.table import COLUMNS, rows
from tests import reporting
from tests.reporting import ARTICLE, GUIDE_EN, GUIDE_ZH, paragraph, verdict

Row = dict[str, object]


def row_of(report: Report, text: str) -> Row:
    """The row in which a text begins one side."""
    (found,) = [
        row
        for row in rows(report)
        if str(row["source_text"]).startswith(text) or str(row["target_text"]).startswith(text)
    ]
    return found


@pytest.fixture
def frame() -> pd.DataFrame:
    return reporting.report().to_frame()


def test_the_columns_stand_as_published(frame: pd.DataFrame) -> None:
    published = (
        "id, status, probability, fit, source_file, source_line, target_file, target_line, "
        "source_text, target_text, findings, message, better_match"
    )
    assert list(frame.columns)[:13] == published.split(", ")
    assert tuple(frame.columns) == COLUMNS


def test_a_pair_names_both_places_and_what_was_found() -> None:
    row = row_of(reporting.report(), "The harbour master")
    assert row["status"] == "review"
    assert (row["source_file"], row["source_line"]) == (ARTICLE, 6)
    assert (row["target_file"], row["target_line"]) == (ARTICLE, 7)
    assert row["findings"] == "N301;P104"
    assert row["message"] == (
        "The source says 318, the target says 381. "
        "Part of the sentence fits less well than the rest."
    )
    assert row["probability"] == 0.61
    assert row["better_match"] == ""


def test_a_code_found_twice_is_named_once() -> None:
    twice = verdict(
        "Two.",
        "三。",
        "review",
        1,
        Finding("N301", "review", "First."),
        Finding("N301", "review", "Second."),
    )
    (row,) = rows(reporting.report(Judgement("a.txt", "en", "zh", (twice,))))
    assert row["findings"] == "N301"
    assert row["message"] == "First. Second."


@pytest.mark.parametrize(
    ("text", "status", "side", "other"),
    [
        ("When the ice broke", "missing", "source", "target"),
        ("渡轮每天两班", "extra", "target", "source"),
    ],
)
def test_an_empty_side_has_no_place(text: str, status: str, side: str, other: str) -> None:
    row = row_of(reporting.report(), text)
    assert row["status"] == status
    assert row[f"{side}_file"] == ARTICLE
    assert (row[f"{other}_file"], row[f"{other}_line"], row[f"{other}_text"]) == ("", None, "")


def test_the_better_partners_are_places_an_editor_can_open() -> None:
    row = row_of(reporting.report(), "The ferry runs")
    assert row["better_match"] == f"{ARTICLE}:19"
    assert row["better_text"] == "渡轮每天两班，从外码头开出。"
    better = (
        Partner("target", paragraph("甲。", "zh", 4), 0.8),
        Partner("source", paragraph("B.", "en", 9), 0.7),
    )
    both = verdict("A.", "乙。", "misaligned", 1, better=better)
    (row,) = rows(reporting.report(Judgement("a.txt", "en", "zh", (both,))))
    assert row["better_match"] == f"{ARTICLE}:4;{ARTICLE}:9"


def test_two_files_each_stand_in_their_column() -> None:
    row = row_of(reporting.report(reporting.guide()), "Fill the kettle")
    assert (row["source_file"], row["target_file"]) == (GUIDE_EN, GUIDE_ZH)
    assert row["source_text"] == (
        "Fill the kettle to the upper mark.\nDo not fill it above the mark."
    )


def test_what_people_decided_is_a_column() -> None:
    assert row_of(reporting.report(), "Five of them")["decision"] == "accepted"
    assert row_of(reporting.report(), "The harbour")["decision"] == ""


def test_unpaired_texts_stand_where_they_were_read() -> None:
    found = list(rows(reporting.report()))
    assert [row["source_line"] or row["target_line"] for row in found] == [
        *(1, 3, 6, 9, 12, 15, 19, 20, 21, 24, 27, 30)
    ]
    unpaired = [row for row in found if row["status"] == "unpaired"]
    assert [row["source_text"] for row in unpaired] == [
        "https://example.org/harbour",
        "* * *",
        "Translated by hand",
    ]
    assert [row["message"] for row in unpaired] == ["Web address", "Separator", "Credit line"]
    assert all(row["probability"] is None and row["findings"] == "" for row in unpaired)


def side_of(unpaired: Unpaired, judgement: Judgement) -> str:
    report = reporting.report(replace(judgement, unpaired=(unpaired,)))
    (row,) = [row for row in rows(report) if row["status"] == "unpaired"]
    (side,) = [side for side in ("source", "target") if row[f"{side}_text"] == unpaired.text]
    assert row[f"{side}_line"] == unpaired.location.line
    assert row[f"{side}_file"] == unpaired.location.file
    return side


@pytest.mark.parametrize(
    ("text", "side"),
    [("https://example.org", "source"), ("Translated by hand", "source"), ("译者：手", "target")],
)
def test_in_one_file_an_unpaired_text_is_on_the_side_of_its_language(text: str, side: str) -> None:
    assert side_of(Unpaired(text, Location(ARTICLE, 1), "credit"), reporting.article()) == side


@pytest.mark.parametrize("text", ["https://example.org", "Translated by hand", "译者：手"])
@pytest.mark.parametrize(("file", "side"), [(GUIDE_EN, "source"), (GUIDE_ZH, "target")])
def test_of_two_files_an_unpaired_text_is_on_the_side_of_its_file(
    text: str, file: str, side: str
) -> None:
    assert side_of(Unpaired(text, Location(file, 2), "neutral"), reporting.guide()) == side


def test_every_row_has_an_id_that_edits_elsewhere_leave_alone() -> None:
    article = reporting.article()
    before = {row["source_text"]: row["id"] for row in rows(reporting.report(article))}
    moved = tuple(
        replace(text, location=replace(text.location, line=text.location.line + 7))
        for text in article.unpaired
    )
    edited = replace(article, verdicts=article.verdicts[1:], unpaired=moved)
    after = list(rows(reporting.report(edited)))
    assert all(row["id"] == before[row["source_text"]] for row in after if row["source_text"])
    assert len({row["id"] for row in after}) == len(after)


def test_the_same_unpaired_text_twice_has_two_ids() -> None:
    rules = tuple(Unpaired("***", Location(ARTICLE, line), "separator") for line in (4, 20))
    found = rows(reporting.report(replace(reporting.article(), unpaired=rules)))
    first, second = (row["id"] for row in found if row["status"] == "unpaired")
    assert first
    assert first != second


def test_a_pair_out_of_order_keeps_every_unpaired_text() -> None:
    article = reporting.article()
    back = replace(article, verdicts=article.verdicts[::-1])
    texts = [row["source_text"] for row in rows(reporting.report(back))]
    assert {text.text for text in article.unpaired} <= set(texts)


def test_the_frame_has_types_to_reckon_with(frame: pd.DataFrame) -> None:
    assert frame["source_line"].dtype == "Int64"
    assert frame["fit"].dtype == "float64"
    missing = frame[frame["status"] == "missing"].iloc[0]
    assert missing["target_line"] is pd.NA
    assert pd.isna(missing["fit"])
    assert missing["target_text"] == ""


def test_hostile_texts_and_no_texts_make_a_frame() -> None:
    hostile = reporting.rich_report()
    assert len(hostile.to_frame()) == len(list(rows(hostile)))
    none = reporting.report(Judgement("empty.txt", "en", "zh", ()))
    assert list(none.to_frame().columns) == list(COLUMNS)


def test_a_pair_of_several_paragraphs_stands_at_its_first() -> None:
    two = Pair((paragraph("A.", "en", 3), paragraph("B.", "en", 5)), (paragraph("甲。", "zh", 6),))
    bead = replace(verdict("A.", "甲。", "ok", 3), pair=two)
    (row,) = rows(reporting.report(Judgement("a.txt", "en", "zh", (bead,))))
    assert (row["source_line"], row["target_line"]) == (3, 6)
