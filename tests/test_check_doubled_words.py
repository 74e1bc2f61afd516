"""R504 word-doubled."""

from __future__ import annotations

import pytest

from aligner.checks.doubled_words import WordDoubled
from tests.checking import found, marked

ENGLISH = "The miller may refuse or reject the grain of the bakers and their friends."


@pytest.mark.parametrize(
    ("chinese", "words"),
    [
        ("谷物可以被拒绝或拒绝。", "拒绝或拒绝"),
        ("磨坊主可以拒绝或拒绝。", "拒绝或拒绝"),
        ("磨坊主有權拒絕或拒絕。", "拒絕或拒絕"),
        ("磨坊主和磨坊主都可以拒绝。", "磨坊主和磨坊主"),
        ("面包师以及面包师，他们来了。", "面包师以及面包师"),
        ("磨坊主可以收下或拒绝谷物。", ""),
        # another word
        ("这里有动词或动词短语。", ""),
        ("面包师和面包师的朋友来了。", ""),
        ("两个或两个以上。", ""),
        ("大主教和主教来了。", ""),
        ("运行 `拒绝或拒绝` 即可。", ""),
    ],
)
def test_a_word_on_either_side(chinese: str, words: str) -> None:
    flags = found(WordDoubled(), ENGLISH, chinese)
    assert [marked(flag, chinese) for flag in flags] == ([[words]] if words else [])
    for flag in flags:
        assert (flag.severity, flag.message) == ("review", f"The same word stands twice: {words}")


def test_what_the_english_says_twice() -> None:
    assert found(WordDoubled(), "They come again and again.", "他们来了一次和一次。") == []
    assert found(WordDoubled(), ENGLISH, "拒绝或拒绝。", reverse=True) == []


@pytest.mark.parametrize("piece", ["和", "拒绝或", "拒绝和拒绝", "或者"])
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    assert len(found(WordDoubled(), ENGLISH, piece * (60_000 // len(piece)))) < 2
