"""N305 bound-differs."""

from __future__ import annotations

import pytest

from aligner.checks.bounds import BoundDiffers
from aligner.verdict import Finding
from corpus.model import Lang, Location, Pair, Paragraph


def findings(english: str, chinese: str, *, reverse: bool = False) -> list[Finding]:
    def side(text: str, lang: Lang) -> tuple[Paragraph, ...]:
        return (Paragraph(text, lang, Location(lang, 1)),)

    sides = side(english, "en"), side(chinese, "zh")
    return list(BoundDiffers().check(Pair(*(sides[::-1] if reverse else sides))))


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "told"),
    [
        ("At least five people are needed.", "最多需要五个人。", ("At least five", "最多需要五")),
        ("More than 200 people were hurt.", "不到200人受伤。", ("More than 200", "不到200")),
        ("The deposit is at least 500 yuan.", "押金不超过500元。", ("at least 500", "不超过500")),
        (
            "Take no more than eight tablets.",
            "服用不得少于八片。",
            ("no more than eight", "不得少于八"),
        ),
        ("Children under 12 travel free.", "12岁以上儿童免票。", ("under 12", "12岁以上")),
        ("It must not exceed HK$300.", "不得低于300港元。", ("not exceed HK$300", "不得低于300")),
        ("Over 12 percent is forest.", "森林不到12%。", ("Over 12 percent", "不到12%")),
        ("People aged 60 or older travel free.", "60岁以下者免票。", ("60 or older", "60岁以下")),
        ("Pay within 30 days of delivery.", "交货后超过30日付款。", ("within 30", "超过30日")),
        ("The load is ≤ 20 kg.", "载重≥20公斤。", ("≤ 20", "≥20")),
    ],
)
def test_the_least_that_became_the_most(
    english: str, chinese: str, told: tuple[str, str], reverse: bool
) -> None:
    (finding,) = findings(english, chinese, reverse=reverse)
    here, there = told[::-1] if reverse else told
    assert finding.message == f"The source says {here}, the target {there}."
    assert (finding.code, finding.severity) == ("N305", "review")
    sides = (chinese, english) if reverse else (english, chinese)
    for text, spans, words in zip(
        sides, (finding.source_spans, finding.target_spans), (here, there), strict=True
    ):
        assert [text[span.start : span.end] for span in spans] == [words]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Do not take more than eight tablets a day.", "一天最多八片。"),
        ("The fee shall not exceed 500 yuan.", "费用不得高于500元。"),
        ("The deposit is not less than 500 yuan.", "押金为500元以上。"),
        ("Notice of at least five days is needed, and no more than ten.", "须提前五至十日通知。"),
        ("More than 200 people were hurt.", "200多人受伤。"),
        ("Children aged 12 and under travel free.", "12岁以下儿童免票。"),
        ("It takes no more than 40 minutes.", "用时不到40分钟。"),
        ("The voucher is valid within 30 days.", "代金券30日以内有效。"),
        ("She has lived here for over two years.", "两年内她一直住在这里。"),
        ("Unless at least twelve members come, it is void.", "出席成员不足十二人的无效。"),
        ("It holds at least 12, or at most 12 if it is wet.", "最多装12个，至少12个。"),
        ("The sum is 500 yuan.", "金额不超过500元。"),
    ],
)
def test_what_is_no_difference(english: str, chinese: str, reverse: bool) -> None:
    assert not findings(english, chinese, reverse=reverse)
