"""The CSV report as programs and spreadsheets read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from aligner.verdict import Judgement
from reports.table import COLUMNS
from reports.writers import render
from tests import reporting
from tests.reporting import HOSTILE, verdict


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_sees_utf8_and_rows_ended_as_it_likes() -> None:
    data = render(reporting.report(), "csv")
    assert data.startswith(b"\xef\xbb\xbfid,status,probability,fit,")
    assert data.count(b"\r\n") == 1 + len(reporting.report().to_frame())


def test_pandas_reads_what_the_frame_holds(tmp_path: Path) -> None:
    report = reporting.report(reporting.article(), reporting.guide())
    report.write(tmp_path / "report.csv")
    stored = pd.read_csv(tmp_path / "report.csv", keep_default_na=False)
    frame = report.to_frame()
    assert tuple(stored.columns) == COLUMNS
    for column in ("id", "status", "source_text", "target_text", "findings", "better_match"):
        assert list(stored[column]) == list(frame[column])
    lines = ["" if pd.isna(line) else str(line) for line in frame["target_line"]]
    assert [str(line) for line in stored["target_line"]] == lines


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "＠x",
        " =1",
        "\u200b=1",
        "\ufeff=1",
        "\t=1",
        "\r=1",
        HOSTILE["formula"],
    ],
)
def test_no_cell_of_text_is_a_formula(text: str) -> None:
    report = reporting.report(Judgement("a.txt", "en", "zh", (verdict(text, text, "ok", 1),)))
    (row,) = read(render(report, "csv"))
    assert row["source_text"].startswith("'")
    assert row["target_text"].startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    (row,) = [r for r in read(render(reporting.report(), "csv")) if r["source_line"] == "15"]
    assert float(row["margin"]) < 0


def test_hostile_text_keeps_the_rows_whole() -> None:
    data = render(reporting.rich_report(), "csv")
    found = read(data)
    assert len(found) == len(reporting.rich_report().to_frame())
    assert all(None not in row and None not in row.values() for row in found)
    controls = [code for code in range(32) if code not in (9, 10, 13)]
    assert not any(chr(code) in data.decode() for code in controls)


def test_numbers_that_are_none_are_empty() -> None:
    odd = verdict("A.", "甲。", "ok", 1, probability=float("nan"))
    (row,) = read(render(reporting.report(Judgement("a.txt", "en", "zh", (odd,))), "csv"))
    assert row["probability"] == ""
    assert row["fit"] == ""


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(reporting.rich_report(), "csv") == render(reporting.rich_report(), "csv")
