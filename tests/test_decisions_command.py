"""`duizhao decisions`."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.cli import main
from reports.report import Report
from reports.review import decisions as log
from reports.writers import write
from tests import reporting


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report, and decisions of which one was replaced, one taken back, one lapsed."""
    monkeypatch.chdir(tmp_path)
    made = reporting.report(title="-")
    write(made, "report.json")

    def said(index: int, kind: log.Kind, minute: int, note: str = "") -> log.Decision:
        when = f"2026-11-24T12:{minute:02}:00+00:00"
        verdict = made.verdicts[index]
        return log.decide(verdict, kind, beside=tmp_path, who="Lin", when=when, note=note)

    lapsed = replace(said(4, "accept", 5), id="0" * 12)
    log.append(
        tmp_path / log.NAME,
        [
            said(1, "skip", 1),
            said(1, "fix", 2, "=381?"),
            said(2, "accept", 3),
            said(3, "accept", 4),
            said(3, "open", 5),
            lapsed,
            replace(lapsed, id="1" * 12, file="another.txt"),
        ],
    )
    return made


def test_list_shows_what_holds(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decisions", "list"]) == 0
    out, err = capsys.readouterr()
    assert [line.split()[:2] for line in out.splitlines()] == [
        ["accept", "another.txt:15"],
        ["fix", "texts/harbour.txt:6"],
        ["accept", "texts/harbour.txt:9"],
        ["accept", "texts/harbour.txt:15"],
    ]
    assert "=381?" in out.splitlines()[1]
    assert "3 accepted, 1 to fix" in err


def test_prune_leaves_what_holds(report: Report, tmp_path: Path) -> None:
    before = log.current(log.read(tmp_path / log.NAME))
    assert main(["decisions", "prune"]) == 0
    assert log.current(log.read(tmp_path / log.NAME)) == before
    assert len(log.read(tmp_path / log.NAME)) == 4


def test_prune_forgets_what_lapsed_but_only_in_the_reports_texts(
    report: Report, tmp_path: Path
) -> None:
    assert main(["decisions", "prune", "--report", "report.json"]) == 0
    kept = [one.id for one in log.read(tmp_path / log.NAME)]
    assert kept == [report.verdicts[1].id, report.verdicts[2].id, "1" * 12]


def test_export_is_a_table_that_cannot_run(report: Report, tmp_path: Path) -> None:
    assert main(["decisions", "export", "-o", "out.csv", "--report", "report.json"]) == 0
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["decision"] for row in rows] == ["accept", "fix", "accept", "accept"]
    assert rows[1]["note"] == "'=381?"
    assert rows[1]["target"] == report.verdicts[1].pair.target_text
    assert rows[0]["target"] == ""


def test_import_adds_what_is_new(report: Report, tmp_path: Path) -> None:
    new = log.decide(report.verdicts[5], "accept", beside=tmp_path, when=log.now())
    other = tmp_path / "downloaded.jsonl"
    log.append(other, [*log.read(tmp_path / log.NAME)[:2], new])
    assert main(["decisions", "import", str(other)]) == 0
    assert main(["decisions", "import", str(other)]) == 0
    assert len(log.read(tmp_path / log.NAME)) == 8
    assert log.current(log.read(tmp_path / log.NAME))[new.id] == new


@pytest.mark.parametrize("action", ["list", "prune", "export"])
def test_no_decisions_is_one_line(
    action: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decisions", action, str(tmp_path)]) == 2
    assert "there are no decisions yet" in capsys.readouterr().err


def test_importing_what_is_not_there_is_one_line(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["decisions", "import", "elsewhere.jsonl"]) == 2
    assert "elsewhere.jsonl: no such file" in capsys.readouterr().err
