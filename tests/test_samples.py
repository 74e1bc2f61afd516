"""The report on our own samples against the key of the faults planted in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aligner.judge import Judge
from aligner.verdict import Judgement, Verdict
from corpus.readers import read_bitexts

SAMPLES = Path(__file__).parents[1] / "corpus/samples"
FILES = ("policy.txt", "technical.txt", "narrative.txt")
KEY: list[dict[str, Any]] = json.loads((SAMPLES / "key.json").read_text("utf-8"))
#: Faults that editors meet: each is planted somewhere.
KINDS = {
    "missing-paragraph",
    "extra-paragraph",
    "swapped-neighbours",
    "swapped-distant",
    "sentence-deleted-target",
    "sentence-added-target",
    "half-replaced",
    "mistranslated",
    "number-changed",
    "magnitude",
    "date-changed",
    "percentage-changed",
    "untranslated",
    "clause-left-untranslated",
    "repeated-paragraph",
}

Judged = Callable[[str], Judgement]


@pytest.fixture(scope="module")
def judged(judge: Judge) -> Judged:
    @cache
    def run(file: str) -> Judgement:
        (bitext,) = read_bitexts([SAMPLES / file])
        return judge.judge(bitext)

    return run


def lines(verdict: Verdict) -> tuple[int | None, int | None]:
    """The first line of either side, None where it is empty."""
    pair = verdict.pair
    return (
        pair.source[0].location.line if pair.source else None,
        pair.target[0].location.line if pair.target else None,
    )


def places(entry: dict[str, Any]) -> list[tuple[int | None, int | None]]:
    """Where a fault may be reported. Of a paragraph pasted twice either copy may be it."""
    source, target = entry["source_line"], entry["target_line"]
    if entry["kind"] == "repeated-paragraph":
        return [(source, target), (source, target + 2)]
    return [(source, target)]


def flagged(judgement: Judgement) -> dict[tuple[int | None, int | None], Verdict]:
    return {lines(v): v for v in judgement.verdicts if v.status != "ok"}


def named(entry: dict[str, Any]) -> str:
    return f"{entry['file']}:{entry['source_line'] or entry['target_line']}:{entry['kind']}"


@pytest.mark.parametrize("entry", KEY, ids=named)
def test_a_planted_fault_is_found_where_it_is(entry: dict[str, Any], judged: Judged) -> None:
    found = flagged(judged(entry["file"]))
    verdict = next((found[place] for place in places(entry) if place in found), None)
    assert verdict is not None, entry["note"]
    assert verdict.status in entry["status"]
    assert {finding.code for finding in verdict.findings} & set(entry["codes"])
    if "belongs_with_line" in entry:
        better = {p.paragraph.location.line for p in verdict.better if p.side == "target"}
        assert entry["belongs_with_line"] in better


@pytest.mark.parametrize("file", FILES)
def test_nothing_else_is_flagged(file: str, judged: Judged) -> None:
    planted = {place for entry in KEY if entry["file"] == file for place in places(entry)}
    others = {place: v for place, v in flagged(judged(file)).items() if place not in planted}
    assert {p: [f"{f.code} {f.message}" for f in v.findings] for p, v in others.items()} == {}


def test_the_samples_are_what_the_issue_asks_for(judged: Judged) -> None:
    pairs = [v for file in FILES for v in judged(file).verdicts if v.pair.source and v.pair.target]
    assert len(pairs) >= 40
    assert {entry["file"] for entry in KEY} == set(FILES)
    assert {entry["kind"] for entry in KEY} == KINDS


@pytest.mark.parametrize("entry", KEY, ids=named)
def test_the_key_points_at_lines_of_the_right_language(entry: dict[str, Any]) -> None:
    text = (SAMPLES / entry["file"]).read_text("utf-8").splitlines()
    for side in ("source", "target"):
        if entry[f"{side}_line"] is None or entry["kind"] == "untranslated":
            continue
        line = text[entry[f"{side}_line"] - 1]
        chinese = sum("\u4e00" <= char <= "\u9fff" for char in line) > len(line) / 2
        assert chinese == (side == "target")
