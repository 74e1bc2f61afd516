"""Which findings are reported, and for which a check fails."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from aligner.verdict import Finding, Judgement, weighed
from corpus.errors import ConfigError
from duizhao.config import Config, Override
from duizhao.policy import Policy
from reports.edit import Change
from tests.reporting import verdict

FILES = ("docs/en/a.md", "docs/zh/a.md")
NUMBER = Finding("N301", "weak", "3 and 4.")
LOST = Finding("S201", "review", "A sentence.")
NOTE = Finding("E901", "note", "Not updated.")
PAIR = verdict("Three boats.", "四艘船。", "weak", 3, NUMBER, LOST, NOTE, files=FILES)


def statuses(**settings: object) -> tuple[str, list[str]]:
    judgement = Judgement("a", "en", "zh", (PAIR,))
    (kept,) = Policy(Config().overridden(**settings)).selected(judgement).verdicts
    return kept.status, [finding.code for finding in kept.findings]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, ("weak", ["N301", "S201", "E901"])),
        ({"ignore": ("N",)}, ("review", ["S201", "E901"])),
        ({"select": ("N301",)}, ("weak", ["N301"])),
        ({"select": ("N", "S"), "ignore": ("N3",)}, ("review", ["S201"])),
        ({"ignore": ("N", "S", "E")}, ("ok", [])),
        ({"per_path": (Override("docs/zh/**", ignore=("N",)),)}, ("review", ["S201", "E901"])),
        ({"per_path": (Override("docs/en", select=("S",)),)}, ("review", ["S201"])),
        ({"per_path": (Override("*.txt", ignore=("N",)),)}, ("weak", ["N301", "S201", "E901"])),
    ],
)
def test_the_findings_that_are_left_decide_the_status(
    settings: dict[str, object], expected: tuple[str, list[str]]
) -> None:
    assert statuses(**settings) == expected


def test_what_is_ignored_counts_in_no_probability() -> None:
    number = replace(NUMBER, log_odds=3.0)
    pair = verdict("Three boats.", "四艘船。", "weak", 3, number, LOST, files=FILES)
    pair = weighed(replace(pair, scored={"missing": -5.0, "misplaced": -6.0}))
    assert pair.probability is not None
    assert pair.probability < 0.1
    assert pair.faults["number"] > 0.9
    judgement = Judgement("a", "en", "zh", (pair,))
    (kept,) = Policy(Config().overridden(ignore=("N",))).selected(judgement).verdicts
    assert kept.probability == pytest.approx(1 / (1 + exp(-5.0) + exp(-6.0)), abs=1e-6)
    assert "number" not in kept.faults


@pytest.mark.parametrize(
    ("fail_on", "per_path", "fails"),
    [
        (None, (), True),
        (("weak",), (), True),
        (("misaligned",), (), False),
        (("misaligned", "S"), (), True),
        (("never",), (), False),
        (("misaligned", "E901"), (), True),
        (("R501",), (), True),
        (("never", "R501"), (), False),
        (("never", "E901"), (), True),
        (("missing",), (Override("docs/zh/**", fail_on=("R501",)),), False),
        (("missing",), (Override("docs/zh/**", fail_on=("N",)),), True),
        (("review",), (Override("docs/zh/**", fail_on=("missing",)),), False),
        (("missing",), (Override("*.md", fail_on=("weak",)),), True),
    ],
)
def test_what_a_check_fails_for(
    fail_on: tuple[str, ...] | None, per_path: tuple[Override, ...], fails: bool
) -> None:
    policy = Policy(Config().overridden(fail_on=fail_on, per_path=per_path))
    assert policy.fails(PAIR.findings, FILES) == fails


def test_a_note_is_never_grave() -> None:
    assert not Policy(Config()).fails([NOTE], FILES)


def test_what_is_worse_only_in_what_is_ignored_is_not_told() -> None:
    fell = Change("worsened", PAIR, PAIR, ("E902",))
    both = Change("new", None, PAIR, ("E902", "N301"))
    policy = Policy(Config().overridden(ignore=("E9",)))
    assert [change.codes for change in policy.wanted([fell, both])] == [("N301",)]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"select": ("X",)}, "select: no code begins with 'X'"),
        ({"ignore": ("N301", "N9")}, "ignore: no code begins with 'N9'"),
        ({"fail_on": ("ok",)}, "fail-on: 'ok' is neither"),
        ({"per_path": (Override("a", ignore=("X",)),)}, "per-path 'a': ignore: no code"),
    ],
)
def test_what_is_no_code_is_refused(settings: dict[str, object], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        Policy(Config().overridden(**settings))
