"""The figures that the rules give: a damaged translation never looks better than the right one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.rule_features import rule_features
from corpus.model import Lang

CHINESE = "去年冬天，玛丽·史密斯没有卖掉北京的那37个红罐子，因为买家拒绝付钱。"
ENGLISH = (
    "Last winter Mary Smith did not sell the 37 red pots in Beijing because the buyers refused"
    " to pay."
)


@pytest.mark.parametrize(
    ("right", "wrong", "feature"),
    [
        ("37 red", "73 red", "numbers_changed"),
        ("the 37 red pots", "the red pots", "numbers_source"),
        ("red pots", "3 red pots and 37 pans", "numbers_target"),
        ("Smith", "Johansson", "names"),
        ("Beijing", "Moscow", "names"),
        ("did not sell", "sold", "negation_balance"),
        ("pots", "罐子", "untranslated"),
        ("red", "", "lost_source"),
        ("red pots", "red wooden pots", "lost_target"),
        ("winter", "summer", "lost_source"),
        ("winter", "wnter", "unknown"),
        ("pay.", "pay pay.", "repeated"),
        ("pay.", "pay", "unfinished"),
        ("pay.", "pay?", "question"),
        ("pay.", "pay .", "stray"),
        ("Last", "last", "lower_case"),
        ("Last", "(Last)", "brackets"),
        ("refused to pay", "“refused to pay”", "quotes"),
    ],
)
def test_damage_raises_its_figure(right: str, wrong: str, feature: str) -> None:
    assert right in ENGLISH
    good = rule_features(CHINESE, ENGLISH, "zh")
    bad = rule_features(CHINESE, ENGLISH.replace(right, wrong), "zh")
    assert bad[feature] > good[feature]


def test_nothing_to_object_to() -> None:
    found = rule_features(CHINESE, ENGLISH, "zh")
    objections = ("numbers", "names", "negation", "untranslated", "stray", "repeated", "unfinished")
    assert {name: value for name, value in found.items() if name.startswith(objections)} == {
        name: 0.0 for name in found if name.startswith(objections)
    }


def test_the_other_direction_swaps_source_and_target() -> None:
    found = rule_features(ENGLISH, CHINESE, "en")
    other = rule_features(CHINESE, ENGLISH, "zh")
    assert list(found) == list(other)
    assert found["lost_source"] == other["lost_target"]
    assert found["length"] == pytest.approx(-other["length"])


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["en", "zh"]))
@settings(max_examples=60, deadline=None)
def test_finite_for_any_text(source: str, target: str, lang: Lang) -> None:
    names = list(rule_features("", "", "en"))
    found = rule_features(source, target, lang)
    assert list(found) == names
    assert all(math.isfinite(value) for value in found.values())


def test_hostile_texts_come_to_an_end() -> None:
    for text in (
        "不" * 2_000_000,
        "((((" * 200_000,
        "Ab-" * 500_000,
        "阿" * 1_000_000,
        "7 " * 500_000,
    ):
        assert rule_features(text, text, "zh")
