"""Paragraphs that the translation made part of their neighbours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Judgement
from corpus.readers import read_bitexts
from tests.texts import PAIRS, written

Judged = Callable[[list[str], list[str]], Judgement]
#: A paragraph that is translated freely.
LEAD_IN = ("It works like this:", "大致步骤如下所示：")
#: The story in three paragraphs.
LONG = [
    (f"{one[0]} {other[0]}", one[1] + other[1])
    for one, other in zip(PAIRS[::2], PAIRS[1::2], strict=True)
]


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    def run(english: list[str], chinese: list[str]) -> Judgement:
        paths = written(tmp_path, english, "en.txt"), written(tmp_path, chinese, "zh.txt")
        (bitext,) = read_bitexts(list(paths))
        return judge.judge(bitext)

    return run


def texts(at: int) -> tuple[list[str], list[str]]:
    """The story with the lead-in as a paragraph of its own, and as the end of the one before."""
    english, chinese = [e for e, _ in LONG], [z for _, z in LONG]
    english.insert(at, LEAD_IN[0])
    chinese[at - 1] += LEAD_IN[1]
    return english, chinese


@pytest.mark.parametrize("at", [2, 3])
def test_a_paragraph_that_became_part_of_another_is_not_missing(judged: Judged, at: int) -> None:
    found = judged(*texts(at))
    assert {verdict.status for verdict in found.verdicts} == {"ok"}
    (joined,) = [v for v in found.verdicts if len(v.pair.source) == 2]
    assert LEAD_IN[0] in joined.pair.source_text
    assert LEAD_IN[1] in joined.pair.target_text


@pytest.mark.parametrize("at", [2, 3])
def test_nor_is_one_that_the_translation_divided_extra(judged: Judged, at: int) -> None:
    english, chinese = [e for e, _ in LONG], [z for _, z in LONG]
    chinese.insert(at, LEAD_IN[1])
    english[at - 1] = f"{english[at - 1]} {LEAD_IN[0]}"
    assert {verdict.status for verdict in judged(english, chinese).verdicts} == {"ok"}


def test_a_missing_paragraph_does_not_hide_behind_an_added_sentence(judged: Judged) -> None:
    english, chinese = texts(2)
    chinese[1] = chinese[1].replace(LEAD_IN[1], "码头的小店只卖鱼钩和明信片。")
    flagged = {verdict.status for verdict in judged(english, chinese).verdicts} - {"ok"}
    assert "missing" in flagged
    assert flagged & {"weak", "review"}


def test_a_paragraph_of_two_words_may_be_the_end_of_the_one_before(judged: Judged) -> None:
    english, chinese = [e for e, _ in LONG], [z for _, z in LONG]
    english.insert(2, "For example,")
    chinese[1] += "例如："
    assert {verdict.status for verdict in judged(english, chinese).verdicts} == {"ok"}


def test_but_not_if_that_ends_otherwise(judged: Judged) -> None:
    english, chinese = [e for e, _ in LONG], [z for _, z in LONG]
    english.insert(2, "For example,")
    assert "missing" in {verdict.status for verdict in judged(english, chinese).verdicts}
