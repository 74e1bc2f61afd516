"""The JSON report: the published schema holds, and nothing is lost on the way back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aligner.verdict import Judgement
from corpus.errors import InputError
from corpus.model import Location, Unpaired
from reports.report import Report
from reports.table import COLUMNS, rows
from reports.writers import render
from reports.writers.json import from_dict, from_json
from tests import reporting
from tests.reporting import GUIDE_EN, GUIDE_ZH, verdict

SCHEMA = Path(__file__).parents[1] / "reports/schema/report-1.schema.json"


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    published = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    return jsonschema.Draft202012Validator(published)


def empty() -> Report:
    return reporting.report(Judgement("empty.txt", "zh", "en", ()))


@pytest.mark.parametrize(
    "make", [reporting.report, reporting.rich_report, empty], ids=["article", "rich", "empty"]
)
class TestEveryReport:
    def test_fits_the_published_schema(self, make: Any, schema: Any) -> None:
        stored = json.loads(render(make(), "json"))
        assert [error.message for error in schema.iter_errors(stored)] == []

    def test_comes_back_equal(self, make: Any, tmp_path: Path) -> None:
        make().write(tmp_path / "report.json")
        assert Report.from_json(tmp_path / "report.json") == make()

    def test_has_the_rows_of_the_table_in_their_order(self, make: Any) -> None:
        stored = make().to_dict()["verdicts"]
        table = list(rows(make()))
        assert len(stored) == len(table)
        for found, row in zip(stored, table, strict=True):
            assert {c: found[c] for c in COLUMNS if c != "findings"} == {
                c: row[c] for c in COLUMNS if c != "findings"
            }
            assert ";".join(dict.fromkeys(f["code"] for f in found["findings"])) == row["findings"]

    def test_is_the_dictionary(self, make: Any) -> None:
        assert json.loads(render(make(), "json")) == make().to_dict()

    def test_counts_what_it_holds(self, make: Any) -> None:
        stored = make().to_dict()
        summary = stored["summary"]
        assert sum(summary["counts"].values()) == len(stored["verdicts"])
        assert summary["pairs"] == len(stored["verdicts"]) - summary["counts"]["unpaired"]


def test_the_summary_says_what_was_found_and_in_what() -> None:
    stored = replace(reporting.report(title="Harbour"), created="2026-11-24T08:00:00+00:00")
    found = stored.to_dict()
    assert found["schema"] == 1
    assert found["summary"] == {
        "title": "Harbour",
        "created": "2026-11-24T08:00:00+00:00",
        "model": "e5-small (embedded)",
        "version": "0.1.0",
        "pairs": 9,
        "flagged": 6,
        "settled": 1,
        "counts": {
            "ok": 2,
            "review": 3,
            "weak": 1,
            "misaligned": 1,
            "extra": 1,
            "missing": 1,
            "unpaired": 3,
        },
        "documents": [
            {
                "name": "texts/harbour.txt",
                "source_lang": "en",
                "target_lang": "zh",
                "notes": ["The file was read as GB 18030."],
            }
        ],
    }


def test_spans_cut_what_they_point_at() -> None:
    (found,) = [v for v in reporting.report().to_dict()["verdicts"] if v["source_line"] == 6]
    (start, end), *_ = found["findings"][0]["source_spans"]
    assert found["source_text"][start:end] == "318"
    (start, end), *_ = found["unmatched_target"]
    assert found["target_text"][start:end] == "三百八十一"


def test_each_paragraph_of_a_bead_is_found_again() -> None:
    stored = reporting.report(reporting.guide()).to_dict()["verdicts"]
    (bead,) = [v for v in stored if len(v["source"]) == 2]
    parts = [bead["source_text"][slice(*place["span"])] for place in bead["source"]]
    assert parts == ["Fill the kettle to the upper mark.", "Do not fill it above the mark."]
    assert [place["line"] for place in bead["source"]] == [5, 7]


def test_unpaired_texts_of_two_files_come_back_in_their_order() -> None:
    texts = (
        Unpaired("https://example.org/a", Location(GUIDE_EN, 20), "url"),
        Unpaired("https://example.org/b", Location(GUIDE_ZH, 2), "url"),
    )
    report = reporting.report(replace(reporting.guide(), unpaired=texts))
    order = [v["target_text"] or v["source_text"] for v in report.to_dict()["verdicts"]]
    assert order.index(texts[1].text) < order.index(texts[0].text)
    assert from_dict(report.to_dict()) == report


def test_chinese_stays_readable_and_figures_finite() -> None:
    odd = verdict("A.", "港口", "ok", 1, probability=float("inf"))
    data = render(reporting.report(Judgement("a.txt", "en", "zh", (odd,))), "json").decode()
    assert "港口" in data
    assert "Infinity" not in data
    assert "NaN" not in data


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(reporting.rich_report(), "json") == render(reporting.rich_report(), "json")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\x00", "not a JSON text"),
        (b"[" * 100_000, "not a JSON text"),
        (b"[]", "not a duizhao report"),
        (b'{"schema": 1}', "not a duizhao report"),
        (b'{"schema": 2, "verdicts": []}', "newer"),
        (b'{"schema": 1, "verdicts": []}', "summary"),
    ],
    ids=["empty", "cut", "binary", "deep", "array", "other-schema", "newer", "no-summary"],
)
def test_what_is_no_report_is_one_clear_line(content: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        from_json(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_absent_report_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"absent\.json"):
        from_json(tmp_path / "absent.json")


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("verdicts", 2, "status"), "terrible"),
        (("verdicts", 2, "document"), 9),
        (("verdicts", 2, "probability"), "high"),
        (("verdicts", 2, "source_text"), None),
        (("verdicts", 2, "source", 0, "span"), [1]),
        (("verdicts", 2, "source", 0, "line"), True),
        (("verdicts", 2, "findings"), "N301"),
        (("verdicts", 2, "findings", 0, "evidence"), []),
        (("verdicts", 2, "decision"), "perhaps"),
        (("verdicts", 0, "reason"), 7),
        (("summary", "documents"), {}),
        (("summary", "documents", 0, "source_lang"), "fr"),
    ],
)
def test_a_misshapen_value_is_named(way: tuple[str | int, ...], value: object) -> None:
    data: Any = reporting.report().to_dict()
    node = data
    for step in way[:-1]:
        node = node[step]
    node[way[-1]] = value
    with pytest.raises(InputError, match=str(way[-2] if isinstance(way[-1], int) else way[-1])):
        from_dict(data, "report.json")
