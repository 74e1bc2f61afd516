"""M701 negation-flipped, and the reading of negations."""

from __future__ import annotations

import pytest

from aligner.checks.negation import NegationFlipped
from aligner.negation import negations, unanswered
from corpus.model import Lang
from tests.checking import found, marked


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "words", "denies"),
    [
        ("The red boat does not leave today.", "红色的船今天离开。", "not", "en"),
        ("The harbour was never closed in winter.", "冬天港口曾经关闭。", "never", "en"),
        ("The red boat leaves today.", "红色的船今天不会离开。", "不会", "zh"),
        ("The harbour has a light.", "港口没有灯。", "没有", "zh"),
        ("The boat does not leave its space.", "船离开它的空间。", "not", "en"),
        ("The harbour office understands the union.", "港口办公室不会理解工会。", "不会", "zh"),
        (
            "The boat is old. The captain does not sleep.",
            "船很旧。船长睡觉。",
            "not",
            "en",
        ),
    ],
)
def test_a_flipped_negation_is_for_review(
    english: str, chinese: str, words: str, denies: Lang, reverse: bool
) -> None:
    (flag,) = found(NegationFlipped(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("M701", "review")
    own = "source" if (denies == "en") is not reverse else "target"
    assert marked(flag, english if denies == "en" else chinese, own) == [words]
    assert words in flag.message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The red boat does not leave today.", "红色的船今天不离开。"),
        ("Nobody closed the harbour.", "没有人关闭港口。"),
        ("The boat is not only red but old.", "船不仅红而且旧。"),
        ("The boat is unsafe.", "船不安全。"),
        ("The boat lacks a light.", "船没有灯。"),
        ("The captain abandoned his coat.", "船长没有穿外套。"),
        ("It is not without risk.", "这有风险。"),
        ("Isn't it late?", "很晚了吧？"),
        ("Is the boat red?", "船是不是红的？"),
        ("The future of the boat is very special.", "船的未来非常特别。"),
        ("Do you have a boat or not?", "你有没有船？"),
        ("The captain had to leave.", "船长不得不离开。"),
        ("The boat has no equal, say those who know.", "行家都说这艘船天下第一。"),
        ("One boat. It does not leave. Two boats.", "一艘船，两艘船。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert found(NegationFlipped(), english, chinese) == []


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("It is not late, and no one knows.", "en", ["not", "no one"]),
        ("I don’t know; she never did.", "en", ["don’t", "never"]),
        ("Not only red, no. 5, nonetheless.", "en", []),
        ("他从未来过，也没有写信。", "zh", ["从未", "没有"]),
        ("非常特别的未来，不但红，而且别人都识别。", "zh", []),
        ("会不会？有没有？是否？", "zh", []),
    ],
)
def test_the_words_that_deny(text: str, lang: Lang, words: list[str]) -> None:
    assert [text[span.start : span.end] for span in negations(text, lang).hard] == words


def test_what_may_deny_answers() -> None:
    denial = negations("The boat does not leave.", "en")
    assert unanswered(denial, negations("船走。", "zh")) == 1
    assert unanswered(denial, negations("船很难走。", "zh")) == 0


def test_hostile_texts_come_to_an_end() -> None:
    for english, chinese in (
        ("not " * 300_000, "不" * 500_000),
        ("Not. " * 100_000, "没。" * 100_000),
    ):
        assert found(NegationFlipped(), english, chinese) == []
