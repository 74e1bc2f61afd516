"""Sentence and clause segmentation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Lang
from corpus.sentences import clauses, sentences


def cut(text: str, lang: Lang) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, lang)]


def cut_clauses(text: str, lang: Lang) -> list[str]:
    return [text[span.start : span.end] for span in clauses(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t", []),
        ("Hello.", ["Hello."]),
        ("The rain fell. Dr. Moss came home.", ["The rain fell.", "Dr. Moss came home."]),
        ("Last week Ms. Fern sang. We all came.", ["Last week Ms. Fern sang.", "We all came."]),
        ("It grew 3.5 percent. Good!", ["It grew 3.5 percent.", "Good!"]),
        ("“Is it?” he asked. He left.", ["“Is it?” he asked.", "He left."]),
        ("He was late.” She was not.", ["He was late.”", "She was not."]),
        ("A title\nThe first line. The second", ["A title", "The first line.", "The second"]),
        ("One\r\nTwo\rThree", ["One", "Two", "Three"]),
        ("全角。Next one。And more！Yes", ["全角。", "Next one。", "And more！", "Yes"]),
        ("(It rained. It blew.) So we stayed.", ["(It rained. It blew.)", "So we stayed."]),
        ("1. Open the gate. 2. Wait.", ["1. Open the gate.", "2. Wait."]),
        ("We are done. ***", ["We are done. ***"]),
        ("42.", ["42."]),
        ("See [the rules.](/url) Pots are here.", ["See [the rules.](/url)", "Pots are here."]),
        ("A [pot?][1] *Yes!* So it is.", ["A [pot?][1]", "*Yes!*", "So it is."]),
        ("**It fires (or bakes).** Then wait.", ["**It fires (or bakes).**", "Then wait."]),
        ("_Stop._ **Now.** Go.", ["_Stop._", "**Now.**", "Go."]),
        ("Rain fell. *It* blew.", ["Rain fell.", "*It* blew."]),
        ('Rain fell. <sup class="new in" />', ['Rain fell. <sup class="new in" />']),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert cut(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "As shown in FIGS. 1 to 3, the valve opens.",
        "See Figs. 1 and 2, para. 3, paras. 4 and 5 and Refs. 6 to 8.",
        "Under Arts. 5 and 6 and cl. 7, fines apply.",
        "Net weight: approx. 3.2 kg, max. 4 kg, min. ±2 kg.",
        "All prices incl. VAT, excl. Postage.",
        "Smith et al. (2019) and the firm, est. 1998, in Vols. 2 and 3",
        "On Mon. 5 May, Sat. 10 May and Sept. 3 it was closed.",
        "The shop opens at 9 a.m. Monday and at 8 A.M. EST on other days.",
        "One thing, viz. Money, is lacking near Ft. Worth.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert cut(text, "en") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He said no.|Then he left.",
        "She likes art.|Then she paints.",
        "It is 5 in.|The box is small.",
        "Turn it to the max.|Then wait.",
        "He is a sales rep.|She is not.",
        "Acme Inc.|The price was high.",
        "It was found by Lee et al.|The others agreed.",
        "We met at 3 p.m.|The bus was late.",
        "They sat.|3 men came.",
    ],
)
def test_a_word_that_may_be_an_abbreviation_ends_one(text: str) -> None:
    assert cut(text.replace("|", " "), "en") == text.split("|")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("雨停了。我们出门！好吗？", ["雨停了。", "我们出门！", "好吗？"]),
        ("雨停了.我们出门!好吗?", ["雨停了.", "我们出门!", "好吗?"]),
        ("增长了3.5%。版本1.2很好。", ["增长了3.5%。", "版本1.2很好。"]),
        ("他说：“雨停了。走吧。”大家站了起来。", ["他说：“雨停了。走吧。”", "大家站了起来。"]),
        ("“雨停了。”他说。大家站了起来。", ["“雨停了。”他说。", "大家站了起来。"]),
        ("“雨停了。”“走吧。”", ["“雨停了。”", "“走吧。”"]),
        ("『雨停了。走吧。』大家都走了。", ["『雨停了。", "走吧。』", "大家都走了。"]),
        ("（雨停了。走吧。）大家都走了。", ["（雨停了。走吧。）", "大家都走了。"]),
        ("结果呢？？！原来如此……好吧", ["结果呢？？！", "原来如此……好吧"]),
        ("標題\n第一句。第二句。", ["標題", "第一句。", "第二句。"]),
        ("它会禁用 (2) 和 (3) 两项。", ["它会禁用 (2) 和 (3) 两项。"]),
        ("先做 (a) 項。(b) 不做。", ["先做 (a) 項。", "(b) 不做。"]),
        ("**雨停了。**我们出门。**好**吗？", ["**雨停了。**", "我们出门。", "**好**吗？"]),
        ("参见[规则。](/url)我们出门。", ["参见[规则。](/url)", "我们出门。"]),
        ("雨停了。 <sup />", ["雨停了。 <sup />"]),
        ("单文件组件 (Single-File Component)", ["单文件组件 (Single-File Component)"]),
        (
            "河流（春天上涨而夏天退去的两岸人家与他们的故事）",
            ["河流", "（春天上涨而夏天退去的两岸人家与他们的故事）"],
        ),
        ("今天😀很好。明天\U00020000也好。", ["今天😀很好。", "明天\U00020000也好。"]),
    ],
)
def test_chinese(text: str, expected: list[str]) -> None:
    assert cut(text, "zh") == expected


def test_long_chinese_quotation_is_divided_inside() -> None:
    first = "河水在春天上涨，淹没了两岸的田地，也带来了上游的泥土和种子。"
    second = "到了夏天，水退下去，农民就在新的泥土上播种，等待秋天的收成。"
    assert cut(f"老人说：“{first}{second}”孩子们听着。", "zh") == [
        f"老人说：“{first}",
        f"{second}”",
        "孩子们听着。",
    ]


def test_long_english_quotation_is_divided_inside() -> None:
    first = "The river rises in spring and covers the fields on both of its banks with new soil."
    second = "In summer the water goes down, and the farmers sow in the mud and wait for autumn."
    text = f"The old man said: “{first} {second} So it is.” The children listened."
    assert cut(text, "en") == [
        f"The old man said: “{first}",
        second,
        "So it is.”",
        "The children listened.",
    ]


def test_clauses_divide_at_semicolons_of_both_widths() -> None:
    assert cut_clauses("雨停了；风也停了;天晴了。走吧。", "zh") == [
        "雨停了；",
        "风也停了;",
        "天晴了。",
        "走吧。",
    ]
    assert cut_clauses("Rain fell; wind blew. Salt &amp; pepper.", "en") == [
        "Rain fell;",
        "wind blew.",
        "Salt &amp; pepper.",
    ]


def test_closing_quote_stays_with_its_clause() -> None:
    assert cut_clauses("他说“雨停了；”然后走了。", "zh") == ["他说“雨停了；”", "然后走了。"]


@pytest.mark.parametrize(
    "text",
    [
        "手册回答了“锚在哪里？”这类问题。",
        "船長常聽到「何時開船？」之類的話。",
        "她看到的是一个信号——灯塔的“谁在那里？”——是怎样发出的。",
        "出发前请读“风太大了吗？”一节，再解缆。",
    ],
)
def test_a_quoted_question_does_not_end_its_sentence(text: str) -> None:
    assert cut_clauses(text, "zh") == [text]


def test_a_sentence_after_a_quoted_one_is_its_own() -> None:
    assert cut_clauses("“船开了吗？”这让他着急。", "zh") == ["“船开了吗？”", "这让他着急。"]


HOSTILE = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("。！？.!?；;“”\"'（）() \n\r\t\x00\ud800😀雨a1&")
    ),
    max_size=120,
)


@given(HOSTILE, st.sampled_from(("en", "zh")))
def test_spans_are_ordered_trimmed_and_cover_everything(text: str, lang: Lang) -> None:
    for spans in (sentences(text, lang), clauses(text, lang)):
        covered = [False] * len(text)
        previous = 0
        for span in spans:
            assert previous <= span.start < span.end
            previous = span.end
            piece = text[span.start : span.end]
            assert piece == piece.strip()
            assert "\n" not in piece
            assert "\r" not in piece
            covered[span.start : span.end] = [True] * (span.end - span.start)
        assert all(done or char.isspace() for done, char in zip(covered, text, strict=True))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "unit",
    [
        "雨停了。",
        "The rain fell. ",
        "“",
        "1. ",
        "字",
        "a",
        "(",
        ".”",
        ";",
        "a.** ",
        "a.](b) ",
        "<a ",
    ],
)
def test_very_long_lines(unit: str, lang: Lang) -> None:
    text = unit * (300_000 // len(unit))
    spans = sentences(text, lang)
    assert spans[0].start == 0
    assert spans[-1].end == len(text.rstrip())


def test_chunks_of_a_long_paragraph_lose_no_boundary() -> None:
    assert len(sentences("雨停了，我们都出门去了。" * 2_000, "zh")) == 2_000
    assert len(sentences("The rain has stopped and we went out. " * 2_000, "en")) == 2_000
