"""T801 bracket-unbalanced, T802 quote-unbalanced, T803 ascii-punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.checks.punctuation import (
    AsciiPunctuation,
    BracketUnbalanced,
    QuoteUnbalanced,
    loose_brackets,
)
from tests.checking import found, marked, pair


@pytest.mark.parametrize(
    ("chinese", "sign"),
    [
        ("磨坊（旧的那座已经关了。", "（"),
        ("磨坊旧的那座）已经关了。", "）"),
        ("她读完了《远山。", "《"),
        ("见[1。", "["),
        ("磨坊（旧的）那座）已经关了。", "）"),
    ],
)
def test_a_loose_bracket_is_for_review(chinese: str, sign: str) -> None:
    (flag,) = found(BracketUnbalanced(), "The mill (the old one) is closed.", chinese)
    assert (flag.code, flag.severity) == ("T801", "review")
    assert marked(flag, chinese) == [sign]


@pytest.mark.parametrize(
    ("chinese", "sign"),
    [
        ("她说：“磨坊关了。", "“"),
        ("她说：磨坊关了。”", "”"),
        ("她说：「磨坊关了。", "「"),
        ('她说："磨坊关了。', '"'),
    ],
)
def test_a_loose_quotation_mark_is_for_review(chinese: str, sign: str) -> None:
    (flag,) = found(QuoteUnbalanced(), "She said: “The mill is closed.”", chinese)
    assert (flag.code, flag.severity) == ("T802", "review")
    assert marked(flag, chinese) == [sign]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mill (the old one) is closed.", "磨坊（旧的那座)关了。"),
        ("a) salt b) rope", "a）盐 b）绳子"),
        ("1) salt", "1）盐"),
        ("She was glad :)", "她很高兴 :)"),
        ("It’s the sailors’ boat.", "那是水手们的船。"),
        ("他反对‘旧规矩’的势力。", "He opposed ‘the old rules’ forces."),
        ("那是水手们的船。", "It’s the sailors’ boat, from the ’90s."),
        ("他高五英尺六。", "He is 5' 6\" tall."),
        ("She said: “The mill is closed.", "她说：“磨坊关了。"),
        ("She said: “Closed.”", '她说：“关了。"'),
        ("the “Heron 100” and “Heron-2”", "“苍鹭100”和“苍鹭-2”"),
        ("See https://a.example/a_(b and (c).", "见https://a.example/a_(b 和（c）。"),
        ("Run `print(` first.", "先运行`print(`。"),
        ("a half-open range", "左闭右开区间[0, n)"),
        ("a range", "区间（0，1]"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    reverse = not english.isascii() and "。" in english
    for check in (BracketUnbalanced(), QuoteUnbalanced()):
        given = pair(english, chinese, "zh") if reverse else pair(english, chinese)
        assert list(check.check(given)) == []


@pytest.mark.parametrize(
    ("chinese", "signs"),
    [
        ("磨坊关了,没人知道为什么。", ","),
        ("磨坊(旧的)关了。", "()"),
        ("磨坊关了.", "."),
        ("磨坊关了吗?没人知道:谁也没问", "?:"),
    ],
)
def test_half_width_punctuation_is_a_note(chinese: str, signs: str) -> None:
    (flag,) = found(AsciiPunctuation(), "The mill is closed.", chinese)
    assert (flag.code, flag.severity, flag.evidence["signs"]) == ("T803", "note", signs)


@pytest.mark.parametrize(
    "chinese",
    [
        "磨坊在3:30关门。",
        "版本2.0，见README.md。",
        "磨坊 (Old Mill) 关了。",
        "磨坊关了。",
        "见[磨坊](#磨坊)。",
        "[磨坊](磨坊.md#关门)",
        "先运行`打印(磨坊)`。",
    ],
)
def test_half_width_punctuation_that_may_stay(chinese: str) -> None:
    assert found(AsciiPunctuation(), "The mill is closed.", chinese) == []


def test_english_may_have_half_width_punctuation() -> None:
    assert found(AsciiPunctuation(), "Closed, no one knows why.", "关了。", reverse=True) == []


@given(st.text(alphabet="()（）[]《》“”‘’\"'中 ", max_size=60))
@settings(max_examples=200, deadline=None)
def test_what_is_balanced_stays_so_in_brackets(text: str) -> None:
    loose = loose_brackets(text)
    assert set(loose) <= set(range(len(text)))
    if not loose:
        assert loose_brackets(f"（{text}）") == ()


def test_many_brackets_come_to_an_end() -> None:
    for text in ("（" * 200_000, "）" * 200_000, "(）" * 100_000, "“'" * 100_000):
        for check in (BracketUnbalanced(), QuoteUnbalanced(), AsciiPunctuation()):
            assert len(list(check.check(pair("A mill.", text)))) <= 1
