"""S204 to S206: words of a sentence without a counterpart on the other side, or with another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from aligner.judge import Judge
from aligner.kinds import FalseFlags
from aligner.verdict import Finding, Verdict
from corpus.model import Bitext, Location, Pair, Paragraph

Judged = Callable[..., Verdict]

#: More flags of this kind than without being asked.
EAGER = "2%,clause=5%,mistranslation=5%"
MUSEUM = "The museum, which was closed for two years after the flood, opens again on Saturday."
#: (English, Chinese, the clause that only the English has, the clause that only the Chinese has).
CLAUSES = [
    (MUSEUM, "博物馆在洪水之后关闭了两年，将于星期六重新开放。", "博物馆将于星期六重新开放。"),
    (
        "The committee approved the budget, although two members voted against it because of the"
        " rising costs.",
        "委员会批准了预算，尽管有两名委员因成本上升而投了反对票。",
        "委员会批准了预算。",
    ),
    (
        "Please return the signed form by Friday, otherwise your place will be given to someone on"
        " the waiting list.",
        "请在星期五之前交回签好的表格，否则您的名额将让给候补名单上的人。",
        "请在星期五之前交回签好的表格。",
    ),
]


@pytest.fixture(scope="module")
def judged(judge: Judge) -> Judged:
    def run(english: str, chinese: str, source: str = "en", asked: str = "2%") -> Verdict:
        sides = (
            (Paragraph(english, "en", Location("en.txt", 1)),),
            (Paragraph(chinese, "zh", Location("zh.txt", 1)),),
        )
        if source == "zh":
            sides = sides[::-1]
        langs = sides[0][0].lang, sides[1][0].lang
        bitext = Bitext("text", *langs, *sides, pairs=(Pair(*sides),))
        strict = replace(judge, false_flags=FalseFlags.of(asked))
        return strict.judge(bitext).verdicts[0]

    return run


def told(verdict: Verdict, code: str) -> Finding:
    (finding,) = [finding for finding in verdict.findings if finding.code == code]
    return finding


@pytest.mark.parametrize(("english", "whole", "short"), CLAUSES)
def test_a_clause_that_was_left_out_is_flagged_and_a_whole_translation_is_not(
    judged: Judged, english: str, whole: str, short: str
) -> None:
    right, found = (judged(english, chinese, asked=EAGER) for chinese in (whole, short))
    assert (right.status, found.status in ("weak", "review")) == ("ok", True)
    assert right.faults["clause"] < 0.05 < 0.3 < found.faults["clause"]
    told(found, "S204")


def test_the_words_and_the_sentence_that_lacks_them_are_marked(judged: Judged) -> None:
    chinese = "星期六早上下了雨。博物馆将于星期六重新开放。"
    english = f"It rained on Saturday morning. {MUSEUM}"
    finding = told(judged(english, chinese, asked=EAGER), "S204")
    (words,), (sentence,) = finding.source_spans, finding.target_spans
    said = english[words.start : words.end]
    assert said == "which was closed for two years after the flood"
    assert finding.message == f"These words have no counterpart in the Chinese: {said}"
    assert chinese[sentence.start : sentence.end] == "博物馆将于星期六重新开放。"


def test_a_clause_that_was_put_in_is_an_addition(judged: Judged) -> None:
    chinese = "我的祖母养蜂，这是她从父亲那里学来的手艺，每年秋天她都到镇上的集市去卖蜂蜜。"
    english = "My grandmother kept bees, and every autumn she sold honey at the market in town."
    finding = told(judged(english, chinese, asked=EAGER), "S205")
    (words,) = finding.target_spans
    assert "从父亲那里学来" in chinese[words.start : words.end]


def test_what_is_source_and_what_translation_decides_the_code(judged: Judged) -> None:
    _, _, short = CLAUSES[0]
    finding = told(judged(MUSEUM, short, source="zh"), "S205")
    (words,) = finding.target_spans
    assert "closed" in MUSEUM[words.start : words.end]
    assert "in the Chinese" in finding.message


def test_a_sentence_that_is_missing_as_a_whole_is_not_told_twice(judged: Judged) -> None:
    english = "The ferry leaves at nine. Dogs travel free of charge. Tickets are sold on board."
    found = judged(english, "渡船九点开船。船上售票。", asked="2%,clause=30%")
    assert {finding.code for finding in found.findings} == {"S201"}


def test_a_sentence_that_lost_a_clause_is_not_said_to_be_missing(judged: Judged) -> None:
    english = (
        "The ferry leaves at nine. Dogs travel free of charge, provided that they wear a muzzle and"
        " stay on the lower deck. Tickets are sold on board."
    )
    found = judged(english, "渡船九点开船。狗可以免费乘船。船上售票。", asked=EAGER)
    assert {finding.code for finding in found.findings} == {"S204"}
    (words,) = told(found, "S204").source_spans
    assert "provided that they wear a muzzle" in english[words.start : words.end]


def test_a_translation_that_ends_early_is_told_with_the_words_that_it_lacks(judged: Judged) -> None:
    english = (
        "The new owner wants to build a hotel there, but parliament refused the plan after a long"
        " debate"
    )
    found = judged(english, "新主人想在那里建一座旅馆")
    told(found, "P105")
    (words,) = told(found, "S204").source_spans
    assert english[words.start : words.end].startswith("but parliament refused the plan")


def test_what_is_merely_shorter_is_not_said_to_end_early(judged: Judged) -> None:
    english = "The new ferry lets your company sell tickets directly to passengers from abroad."
    found = judged(english, "渡轮票价既便宜又公道。")
    assert found.findings
    assert "P105" not in {finding.code for finding in found.findings}


def test_who_asks_for_more_of_them_gets_more(judged: Judged) -> None:
    english = (
        "Use a soft cloth to clean the lens; never touch it with your fingers, and do not use"
        " alcohol."
    )
    chinese = "请用软布清洁镜片，切勿用手指触摸。"
    assert judged(english, chinese).status == "ok"
    found = judged(english, chinese, asked="2%,clause=10%")
    assert found.status in ("weak", "review")
    told(found, "S204")


#: (English, Chinese, the same with another clause, that clause).
OTHERS = [
    (
        "My uncle repairs boats in the old harbour, where the fishermen used to dry their nets.",
        "我叔叔在老港口修船，渔民们过去常在那里晒网。",
        "我叔叔在老港口修船，那里每年夏天都举办音乐节。",
        "那里每年夏天都举办音乐节",
    ),
    (
        "We had to wait for two hours at the border, because the officer wanted to see every single"
        " passport.",
        "我们在边境等了两个小时，因为那位官员要查看每一本护照。",
        "我们在边境等了两个小时，因为前方的桥被洪水冲垮了。",
        "前方的桥被洪水冲垮了",
    ),
    (
        "The lighthouse was built by monks in the twelfth century, and its light was kept burning"
        " with whale oil.",
        "灯塔由修道士建于十二世纪，灯火用鲸油维持。",
        "灯塔由修道士建于十二世纪，如今里面住着一位画家。",
        "如今里面住着一位画家",
    ),
]


@pytest.mark.parametrize(("english", "right", "wrong", "clause"), OTHERS)
def test_a_clause_that_says_something_else_is_flagged_and_shown(
    judged: Judged, english: str, right: str, wrong: str, clause: str
) -> None:
    good, found = (judged(english, chinese, asked=EAGER) for chinese in (right, wrong))
    assert (good.status, found.status in ("weak", "review")) == ("ok", True)
    assert good.faults["mistranslation"] < 0.05 < 0.3 < found.faults["mistranslation"]
    finding = told(found, "S206")
    (words,) = finding.target_spans
    assert clause in wrong[words.start : words.end]
    assert len(found.findings) == 1


def test_both_sides_of_what_says_something_else_are_marked(judged: Judged) -> None:
    english, _, wrong, _ = OTHERS[0]
    english = f"It rained all night. {english} My sister lives there."
    found = judged(english, f"雨下了一整夜。{wrong}我姐姐住在那里。", asked=EAGER)
    finding = told(found, "S206")
    (words,) = finding.source_spans
    assert english[words.start : words.end] == "where the fishermen used to dry their nets"
    assert finding.message == (
        "These words do not say the same: where the fishermen used to dry their nets ≠ "
        "那里每年夏天都举办音乐节"
    )


def test_the_source_may_be_chinese(judged: Judged) -> None:
    english, _, wrong, clause = OTHERS[1]
    (words,) = told(judged(english, wrong, source="zh", asked=EAGER), "S206").source_spans
    assert clause in wrong[words.start : words.end]


def test_of_a_sentence_that_is_lacking_no_words_are_told(judged: Judged) -> None:
    english = "The ferry leaves at nine. Dogs travel free of charge. Tickets are sold on board."
    found = judged(english, "渡船九点开船。船上售票。", asked="2%,mistranslation=30%")
    assert {finding.code for finding in found.findings} == {"S201"}


def test_words_in_whose_place_others_stand_are_shown_with_these(judged: Judged) -> None:
    english = (
        "The library lets readers keep the books for as long as they want, which we expect to"
        " reduce the number of letters that have to be sent."
    )
    found = judged(english, "图书馆允许开馆期间随时上门续借，可以大为减少寄出的信件。", asked=EAGER)
    assert {finding.code for finding in found.findings} == {"S206"}
    assert (
        "keep the books for as long as they want ≠ 开馆期间随时上门续借"
        in found.findings[0].message
    )
