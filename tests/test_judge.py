"""The whole judgement on small texts with one fault each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.kinds import FalseFlags
from aligner.verdict import Judgement, Verdict
from corpus.model import Bitext, Location, Pair, Paragraph
from corpus.readers import read_bitexts
from tests.texts import PAIRS, interleaved, written

Judged = Callable[[list[str]], Judgement]


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    def run(lines: list[str]) -> Judgement:
        (bitext,) = read_bitexts([written(tmp_path, lines)])
        return judge.judge(bitext)

    return run


def lines_of(verdict: Verdict) -> tuple[list[int], list[int]]:
    return (
        [p.location.line for p in verdict.pair.source],
        [p.location.line for p in verdict.pair.target],
    )


def flagged(judgement: Judgement) -> list[Verdict]:
    return [verdict for verdict in judgement.verdicts if verdict.status != "ok"]


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


def test_clean_text_is_paired_and_not_flagged(judged: Judged) -> None:
    found = judged(interleaved())
    assert [lines_of(v) for v in found.verdicts] == [
        ([2 * n + 1], [2 * n + 2]) for n in range(len(PAIRS))
    ]
    assert flagged(found) == []


def test_blocks_of_one_language_then_the_other(judged: Judged) -> None:
    found = judged([e for e, _ in PAIRS] + [z for _, z in PAIRS])
    count = len(PAIRS)
    assert [lines_of(v) for v in found.verdicts] == [
        ([n], [count + n]) for n in range(1, count + 1)
    ]
    assert flagged(found) == []


def test_chinese_first(judged: Judged) -> None:
    found = judged([text for english, chinese in PAIRS for text in (chinese, english)])
    assert found.source_lang == "en"
    assert flagged(found) == []


@pytest.mark.parametrize(("first", "second"), [(1, 2), (0, 4)])
def test_swapped_paragraphs_name_their_better_partner(
    judged: Judged, first: int, second: int
) -> None:
    lines = interleaved()
    one, other = 2 * first + 1, 2 * second + 1
    lines[one], lines[other] = lines[other], lines[one]
    found = flagged(judged(lines))
    assert [v.status for v in found] == ["misaligned", "misaligned"]
    assert [lines_of(v) for v in found] == [([one], [one + 1]), ([other], [other + 1])]
    for verdict, better in zip(found, (other + 1, one + 1), strict=True):
        assert better in [b.paragraph.location.line for b in verdict.better]
        assert "P103" in codes(verdict)


def test_a_translation_that_only_stands_elsewhere_is_out_of_order(judged: Judged) -> None:
    source, target = [e for e, _ in PAIRS], [z for _, z in PAIRS]
    (verdict,) = flagged(judged([*source, *target[1:], target[0]]))
    assert (verdict.status, lines_of(verdict)) == ("misaligned", ([1], [2 * len(PAIRS)]))
    assert codes(verdict) == {"P106"}
    assert verdict.probability is not None
    assert verdict.probability > 0.5


def test_deleted_paragraph_is_missing(judged: Judged) -> None:
    lines = interleaved()
    del lines[5]
    (verdict,) = flagged(judged(lines))
    assert (verdict.status, lines_of(verdict)) == ("missing", ([5], []))


def test_paragraph_without_a_source_is_extra(judged: Judged) -> None:
    lines = interleaved()
    lines.insert(6, "码头旁边的小店只卖三样东西：面条、鱼钩和明信片，店主从不找零钱。")
    (verdict,) = flagged(judged(lines))
    assert (verdict.status, lines_of(verdict)) == ("extra", ([], [7]))


def test_deleted_sentence_is_pointed_at(judged: Judged) -> None:
    lines = interleaved()
    lines[3] = lines[3].replace("她给每块礁石都起了绰号。", "")
    (verdict,) = flagged(judged(lines))
    assert verdict.status in ("weak", "review")
    (finding,) = [f for f in verdict.findings if f.code == "S201"]
    (span,) = finding.source_spans
    assert verdict.pair.source_text[span.start : span.end] == "She knew every rock by a nickname."


def test_added_sentence_is_pointed_at(judged: Judged) -> None:
    lines = interleaved()
    lines[9] += "老师后来把这些答案寄给了省城的报纸。"
    (verdict,) = flagged(judged(lines))
    (finding,) = [f for f in verdict.findings if f.code == "S202"]
    (span,) = finding.target_spans
    assert verdict.pair.target_text[span.start : span.end].startswith("老师后来")


@pytest.mark.parametrize(
    ("line", "old", "new", "code"),
    [
        (5, "5月3日", "5月8日", "N302"),
        (7, "2.4亿", "2.4万", "N301"),
        (11, "15%", "51%", "N303"),
        (3, "三十一", "三十七", "N301"),
    ],
)
def test_changed_number_is_flagged(
    judged: Judged, line: int, old: str, new: str, code: str
) -> None:
    lines = interleaved()
    assert old in lines[line]
    lines[line] = lines[line].replace(old, new)
    (verdict,) = flagged(judged(lines))
    assert (verdict.status, lines_of(verdict)[1]) == ("weak", [line + 1])
    assert code in codes(verdict)


def test_untranslated_paragraph_is_missing(judged: Judged) -> None:
    lines = interleaved()
    lines[7] = lines[6]
    (verdict,) = flagged(judged(lines))
    assert (verdict.status, lines_of(verdict)) == ("missing", ([7], [8]))
    assert codes(verdict) & {"L402", "L403"}


def test_every_paragraph_is_in_exactly_one_verdict(judged: Judged) -> None:
    lines = interleaved()
    lines[3], lines[9] = lines[9], lines[3]
    del lines[6]
    found = judged([*lines, "A last line that has no Chinese.", "https://example.org/ferry"])
    seen = [line for v in found.verdicts for side in lines_of(v) for line in side]
    seen += [text.location.line for text in found.unpaired]
    assert sorted(seen) == list(range(1, len(lines) + 3))


def test_same_input_same_verdicts(judged: Judged) -> None:
    assert judged(interleaved()) == judged(interleaved())


def test_several_processes_say_the_same(judge: Judge, tmp_path: Path) -> None:
    lines = interleaved()
    del lines[5]
    lines[2], lines[8] = lines[8], lines[2]
    (bitext,) = read_bitexts([written(tmp_path, lines)])
    shown: list[tuple[int, int]] = []
    alone = judge.judge(bitext, judging=lambda done, total: shown.append((done, total)))
    shared = replace(judge, jobs=2).judge(bitext)
    assert shared == alone
    assert repr(shared) == repr(alone)  # the same floats to the last digit
    assert {verdict.status for verdict in alone.verdicts} > {"ok"}
    assert shown == [(1, len(alone.verdicts))] * len(alone.verdicts)


def test_ids_survive_edits_elsewhere(judged: Judged) -> None:
    before = judged(interleaved())
    lines = interleaved()
    lines[11] = lines[11].replace("最后", "后来")
    after = judged(["A Ferry 渡船", *lines])
    kept = {v.id for v in before.verdicts} & {v.id for v in after.verdicts}
    assert len(kept) == len(PAIRS) - 1


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Delete the file? Your changes are saved.", "确定删除此文件？删除后无法恢复。"),
        (
            "“How old are you?” “Eleven and three-quarters.” “And can you cook?” “Only eggs.”",
            "“你几岁？”“十一岁零九个月。”“会做饭吗？”“只会做鸡蛋。”",
        ),
    ],
)
def test_two_short_sentences_in_each_others_place_are_not_both_lacking(
    judge: Judge, english: str, chinese: str
) -> None:
    places = Location("a", 1), Location("b", 1)
    pair = Pair((Paragraph(english, "en", places[0]),), (Paragraph(chinese, "zh", places[1]),))
    bitext = Bitext("a", "en", "zh", pair.source, pair.target, pairs=(pair,))
    (verdict,) = judge.judge(bitext).verdicts
    codes = {finding.code for finding in verdict.findings}
    assert not codes & {"S201", "S202"}


def test_a_sentence_is_not_told_twice(judge: Judge) -> None:
    english = (
        "The rope broke.[^1] The boat drifted.[^2] [^1]: It was hemp rope, bought second-hand in"
        " 1961. [^2]: Nobody was aboard."
    )
    places = Location("a", 1), Location("b", 1)
    pair = Pair(
        (Paragraph(english, "en", places[0]),),
        (Paragraph("缆绳断了。[^1]船漂走了。[^2]", "zh", places[1]),),
    )
    bitext = Bitext("a", "en", "zh", pair.source, pair.target, pairs=(pair,))
    (verdict,) = judge.judge(bitext).verdicts
    told = [finding.message for finding in verdict.findings if finding.code == "S201"]
    assert len(told) == len(set(told)) == 2


def test_a_number_of_a_title_on_one_side_alone_is_no_fault(judge: Judge) -> None:
    places = Location("a", 1), Location("b", 1)
    pair = Pair(
        (Paragraph("The Ledger", "en", places[0]),),
        (Paragraph("第一章　账簿", "zh", places[1]),),
    )
    bitext = Bitext("a", "en", "zh", pair.source, pair.target, pairs=(pair,))
    assert judge.judge(bitext).verdicts[0].status == "ok"


def test_two_files_and_a_moved_paragraph(judge: Judge, tmp_path: Path) -> None:
    chinese = [z for _, z in PAIRS]
    chinese.insert(5, chinese.pop(1))
    english = written(tmp_path, [e for e, _ in PAIRS], "en.txt")
    target = written(tmp_path, chinese, "zh.txt")
    (bitext,) = read_bitexts([english, target])
    (verdict,) = flagged(judge.judge(bitext))
    assert (verdict.status, lines_of(verdict)) == ("misaligned", ([2], [6]))


@pytest.mark.parametrize(
    ("asked", "codes_wanted"),
    [("missing=60%", {"S201", "S202"}), ("cut-off=60%", {"P104", "P105"})],
)
def test_who_asks_for_more_flags_of_one_kind_gets_that_kind(
    judge: Judge, tmp_path: Path, asked: str, codes_wanted: set[str]
) -> None:
    (bitext,) = read_bitexts([written(tmp_path, interleaved())])
    eager = replace(judge, false_flags=FalseFlags.of(asked)).judge(bitext)
    found = flagged(eager)
    assert 0 < len(found) < len(PAIRS)
    assert {v.status for v in found} <= {"review", "weak"}
    assert set().union(*map(codes, found)) <= codes_wanted
    usual = judge.judge(bitext).verdicts
    assert [v.faults for v in eager.verdicts] == [v.faults for v in usual]


def test_a_planted_fault_is_told_by_its_kind(judged: Judged) -> None:
    lines = interleaved()
    lines[5] += "镇上的面包师每天清晨四点起床。"
    lines[6] = lines[6].replace("240", "420")
    found = judged(lines).verdicts
    assert found[2].faults["missing"] > 0.5
    assert found[3].faults["number"] > 0.5 > found[3].faults["missing"]
    assert all(max(found[n].faults.values()) < 0.05 for n in (0, 1, 4, 5))


DENIED = [
    (
        "The ferry carries lorries instead of trains, and it can sail at night.",
        "渡船运载的是卡车而不是火车，它{}能在夜间航行。",
    ),
    (
        "Children rarely travel alone, but they can ride the ferry for free.",
        "儿童很少单独出行，但他们{}能免费乘坐渡船。",
    ),
    (
        "The endless road can be used by heavy lorries.",
        "这条漫长的公路{}能供重型卡车使用。",
    ),
]


@pytest.mark.parametrize(("english", "chinese"), DENIED)
def test_a_denial_beside_words_that_may_answer_one(
    judge: Judge, tmp_path: Path, english: str, chinese: str
) -> None:
    eager = replace(judge, false_flags=FalseFlags.of("2%, negation=2%"))
    for word, wanted in (("", set()), ("不", {"M702"})):
        pairs = [*PAIRS[:3], (english, chinese.format(word)), *PAIRS[3:]]
        (bitext,) = read_bitexts([written(tmp_path, interleaved(pairs))])
        verdict = eager.judge(bitext).verdicts[3]
        assert codes(verdict) == wanted
        assert verdict.status == ("review" if wanted else "ok")
        assert all(f"≠ {pairs[3][1]}" in finding.message for finding in verdict.findings)


def test_a_denial_that_a_word_tells_is_told_once(judged: Judged) -> None:
    pair = ("Farmers may burn straw on windy days.", "刮风的日子，农民不得焚烧秸秆。")
    verdict = judged(interleaved([*PAIRS[:3], pair, *PAIRS[3:]])).verdicts[3]
    assert codes(verdict) == {"M701"}
    assert verdict.faults["negation"] > 0.9


LABELS = [
    ("Aspect ratio", "长宽比"),
    ("Illustrator", "插画师"),
    ("Never expires", "永不过期"),
    ("Unmute", "取消静音"),
    ("Frame rate", "影格率"),
    ("Table of contents", "目录"),
    ("Sign out", "退出登录"),
    ("Daily backup", "每日备份"),
]


def strings(labels: list[tuple[str, str]]) -> Bitext:
    """Labels as a table gives them, one a row."""
    pairs = [
        Pair(
            (Paragraph(english, "en", Location("ui.csv", row)),),
            (Paragraph(chinese, "zh", Location("ui.csv", row)),),
        )
        for row, (english, chinese) in enumerate(labels, start=2)
    ]
    source = tuple(p for pair in pairs for p in pair.source)
    target = tuple(p for pair in pairs for p in pair.target)
    return Bitext("ui.csv", "en", "zh", source, target, tuple(pairs))


def test_labels_in_their_usual_words_are_not_flagged(judge: Judge) -> None:
    assert flagged(judge.judge(strings(LABELS))) == []


def test_a_label_by_itself_is_judged_without_neighbours(judge: Judge) -> None:
    for label in LABELS:
        assert flagged(judge.judge(strings([label]))) == [], label
    (wrong,) = flagged(judge.judge(strings([("Sign out", "影格率")])))
    assert codes(wrong) == {"P104"}


def test_a_label_with_the_words_of_another_names_its_place(judge: Judge) -> None:
    (one, first), (other, second) = LABELS[0], LABELS[6]
    swapped = [(one, second), *LABELS[1:6], (other, first)]
    found = flagged(judge.judge(strings(swapped)))
    assert [(v.pair.source_text, v.status) for v in found] == [
        (one, "misaligned"),
        (other, "misaligned"),
    ]


def test_a_label_that_says_something_else_is_not_said_to_be_misplaced(judge: Judge) -> None:
    (wrong,) = flagged(judge.judge(strings([*LABELS[:4], ("Sign out", "雨季的桥"), *LABELS[4:6]])))
    assert wrong.pair.source_text == "Sign out"
    assert codes(wrong) == {"P104"}


DEMO = "https://demo.lanternfish.example/#" + "eNpVkMFqwzAMhl9F6NJC" * 12


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (f"[Try it out]({DEMO})", f"[试一试]({DEMO})"),
        (
            "[Event handling](/guide/essentials/event-handling)",
            "[事件处理](/guide/essentials/event-handling)",
        ),
        ("![empty chessboard](../images/board.png)", "![空的棋盘](../images/board.png)"),
        ("**Type:** `string`", "**类型：**`string`"),
        ("virtual memory", "虚拟内存 (virtual memory)"),
        (f"[Lanternfish]({DEMO})", f"[Lanternfish]({DEMO})"),
        ("`--name-status`", "`--name-status`"),
        (f"See the manual for more: {DEMO}", f"更多内容请参阅手册：{DEMO}"),
    ],
)
def test_what_is_no_text_makes_none_longer(judge: Judge, english: str, chinese: str) -> None:
    assert flagged(judge.judge(strings([(english, chinese)]))) == []


def test_a_link_with_the_words_of_another_is_flagged(judge: Judge) -> None:
    (wrong,) = flagged(judge.judge(strings([(f"[Try it out]({DEMO})", f"[雨季的桥]({DEMO})")])))
    assert codes(wrong) == {"P104"}


def test_what_is_the_same_is_not_exchanged(judge: Judge) -> None:
    codes_of_a_format = [(code, code) for code in ("`%H`", "`%h`", "`%ar`", "`--since`, `--after`")]
    assert flagged(judge.judge(strings([*codes_of_a_format, ("NO", "NO"), ("NO", "NO")]))) == []


def test_a_translation_that_says_more_is_not_said_to_say_less(judge: Judge) -> None:
    english, chinese = "The shop is open on Sunday.", "商店星期日营业，可以刷卡也可以付现金。"
    places = Location("a", 1), Location("b", 1)
    pair = Pair((Paragraph(english, "en", places[0]),), (Paragraph(chinese, "zh", places[1]),))
    bitext = Bitext("a", "en", "zh", pair.source, pair.target, pairs=(pair,))
    (verdict,) = judge.judge(bitext).verdicts
    told = [f.message for f in verdict.findings if f.code == "P104"]
    assert told == ["The translation says more than the source says."]


def test_a_text_whose_translation_took_anothers_place_is_not_said_to_have_none(
    judge: Judge, tmp_path: Path
) -> None:
    source, target = [e for e, _ in PAIRS], [z for _, z in PAIRS]
    paths = written(tmp_path, source, "en.txt"), written(tmp_path, [*target[:2], *target[3:]], "zh")
    (bitext,) = read_bitexts(list(paths))
    pairs = tuple(
        Pair((one,), (bitext.target[n],) if n < len(bitext.target) else ())
        for n, one in enumerate(bitext.source)
    )
    found = judge.judge(replace(bitext, pairs=pairs))
    last = found.verdicts[-1]
    assert last.findings[0].code == "P101"
    assert last.findings[0].message.endswith(f"its translation stands at line {len(PAIRS) - 1}.")


def test_beside_the_place_of_the_right_text_no_differences_are_told(judged: Judged) -> None:
    (english, _), (_, chinese) = PAIRS[0], PAIRS[4]
    lines = interleaved()
    lines[0] += " See https://harbour.example/lamps for the 1890 list."
    lines[1], lines[9] = lines[9], lines[1] + "1890年的名单见 https://harbour.example/lamps。"
    verdict = flagged(judged(lines))[0]
    assert verdict.pair.source_text.startswith(english)
    assert verdict.pair.target_text == chinese
    assert codes(verdict) == {"P103"}


def test_a_short_text_of_one_key_is_not_sent_elsewhere(judge: Judge) -> None:
    shown = [*LABELS[:4], ("P2P", "对等式网络"), ("Lightning Network", "通道")]
    found = judge.judge(strings(shown))
    assert "P103" not in set().union(*map(codes, found.verdicts))
