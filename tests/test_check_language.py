"""L401 left-untranslated, L402 wrong-language, L403 identical."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.language import Identical, LeftUntranslated, WrongLanguage
from aligner.verdict import Finding
from corpus.model import Lang, Location, Pair, Paragraph


def pair(source: str, target: str, lang: Lang = "en") -> Pair:
    other: Lang = "zh" if lang == "en" else "en"
    return Pair(
        (Paragraph(source, lang, Location("a.txt", 1)),),
        (Paragraph(target, other, Location("a.txt", 2)),),
    )


def findings(source: str, target: str, lang: Lang = "en") -> list[Finding]:
    checks = (LeftUntranslated(), WrongLanguage(), Identical())
    return [f for check in checks for f in check.check(pair(source, target, lang))]


def marked(source: str, target: str, lang: Lang = "en") -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in findings(source, target, lang)]


# --- L401 ---------------------------------------------------------------------------------

VALVE = "Turn the valve slowly, or the pipe will burst under the pressure."


def test_a_clause_left_in_english_is_weak_and_marked() -> None:
    target = "请慢慢转动阀门，or the pipe will burst under the pressure。"
    (found,) = findings(VALVE, target)
    assert (found.code, found.severity) == ("L401", "weak")
    (span,) = found.target_spans
    assert target[span.start : span.end] == "or the pipe will burst under the pressure"
    assert "or the pipe will burst" in found.message
    assert found.source_spans == ()


def test_a_short_clause_is_weak() -> None:
    source = "If the seal is broken, all bets are off, and we start again."
    assert marked(source, "封条一旦破损，all bets are off，我们就得重来。") == [("L401", "weak")]


def test_a_small_english_word_left_in_chinese() -> None:
    source = "Suppose the crew somehow reached the island; is `while` or somehow a word?"
    assert marked(source, "假设船员们 somehow 到达了那座岛。") == [("L401", "review")]
    assert marked(source, "在循环中使用 while 语句；“somehow”是什么意思？") == []


def test_a_sentence_left_in_english_is_weak() -> None:
    source = "The wind dropped at noon. Nobody had expected it to turn so quickly."
    target = "中午风停了。Nobody had expected it to turn so quickly."
    assert marked(source, target) == [("L401", "weak")]


def test_a_sentence_in_brackets_is_no_gloss() -> None:
    source = "The wind dropped. (Nobody knew where it had gone.) We rowed home."
    target = "风停了。（Nobody knew where it had gone.）我们划船回家。"
    assert marked(source, target) == [("L401", "weak")]


def test_a_run_inside_a_clause_is_review() -> None:
    source = "This makes it easier to reason about the garden in winter."
    target = "这样就更容易 to reason about the garden 在冬天的样子。"
    assert marked(source, target) == [("L401", "review")]


def test_a_quotation_kept_is_only_review() -> None:
    source = "On the lid it says “this box must never be opened by hand” in red."
    target = "盖子上用红字写着“this box must never be opened by hand”几个词。"
    assert marked(source, target) == [("L401", "review")]


SHUT = "The lamp reports “the valve has been shut by hand” and goes out."
DRY = "It prints: the kiln is dry and may be opened by anyone who likes."


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        (SHUT, "指示灯提示“the valve has been shut by hand”，随后熄灭。", "en"),
        (SHUT, "指示灯会显示一条「the valve has been shut by hand」的消息，随后熄灭。", "en"),
        (SHUT, '指示灯给出 "the valve has been shut by hand" 消息，随后熄灭。', "en"),
        (SHUT, "指示灯带有“The valve has been shut by hand.”字样，随后熄灭。", "en"),
        (DRY, "输出如下：the kiln is dry and may be opened by anyone who likes.", "en"),
        (DRY, "窑炉会提示：the kiln is dry and may be opened by anyone who likes。", "en"),
        ("It shows “The valve is on turn #...” then.", "随后显示“The valve is on turn #…”。", "en"),
        (
            "Run `turn` for the ``Valves not shut by hand'' part.",
            "运行 `turn` 就会看到“Valves not shut by hand”部分。",
            "en",
        ),
        ("Click “Shut the valve by hand”.", "请点击“Shut the valve by hand”。", "en"),
        ("程序输出：阀门已经被人手动关闭。", "The program prints: 阀门已经被人手动关闭。", "zh"),
    ],
)
def test_what_a_program_says_may_stay(source: str, target: str, lang: Lang) -> None:
    assert marked(source, target, lang) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (SHUT, "她说：“the valve has been shut by hand”，灯随后熄灭。"),  # people are translated
        (SHUT, "指示灯提示“the valve was shut by a hand”，随后熄灭。"),  # not the same words
        (
            "Run `turn`: “the lid is shut”.",
            "请运行`turn`命令，随后就会看到“that lid is open now”。",
        ),
        (SHUT, "灯提示一下，the valve has been shut by hand，随后熄灭。"),  # no quotation
        (DRY, "数据显示：the kiln is dry and may be opened by anyone who likes。它是这么说的。"),
        (DRY, "提示：the kiln is dry and may be opened by anyone who likes。它是这么说的。"),
    ],
)
def test_what_no_program_says_may_not(source: str, target: str) -> None:
    assert [code for code, _ in marked(source, target)] == ["L401"]


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("`turn -x` (also see the note below)", "`turn --x` (also see the note below)", "en"),
        ("`turn -x`（另见下面的说明）", "`turn --x`（另见下面的说明）", "zh"),
        ("`turn -x`（另見下面的說明）", "`turn --x`（另見下面的說明）", "zh"),
    ],
)
def test_a_remark_on_code_that_was_left_is_review(source: str, target: str, lang: Lang) -> None:
    (flag,) = findings(source, target, lang)
    assert (flag.code, flag.severity) == ("L401", "review")
    (span,) = flag.target_spans
    assert target[span.start : span.end] in source.strip("()（）")


def test_a_year_and_a_time_make_no_bibliography() -> None:
    source = "In 2015 it rained. At 9:30 we left because it was late in the day."
    target = "2015年下了雨。9:30，we left because it was late in the day。"
    assert marked(source, target) == [("L401", "weak")]


def test_every_run_is_marked() -> None:
    source = "We left because it was late, and we walked although it was raining hard."
    target = "我们走了，because it was late，我们步行，although it was raining hard。"
    (found,) = findings(source, target)
    assert [target[s.start : s.end] for s in found.target_spans] == [
        "because it was late",
        "although it was raining hard",
    ]


@pytest.mark.parametrize(
    "target",
    [
        "她在 The Museum of Modern Art 工作了三年，又去了 Bank of New Zealand。",
        "供应商有 Alder Systems, Birch and Sons, Cedar Works 与 Elm Group。",
        "延迟加载（loading a part only when it is needed）可以节省内存。",
        "这种手法叫 load only what you need（只加载所需内容），很常用。",
        "运行 `make sure that it is not in use` 之后再继续。",
        "把 public static final int 写在 private static class 之前，再加上 return null 即可。",
        "先执行 sudo apt install pump-tools，然后重启。",
        "详见 https://example.org/this/is/not/what-it-was 与 ops@example.org 的说明。",
        "设置 max_size、min_size 和 keep_alive 三项，版本为 v2.1.0-beta。",
        "文件 <a href='x y' title='this is it and that is not'>在此</a>。",
        "我们用的是 GPS、LED 和 4K。",
        "那本书叫《The Lord of the Northern Isles and His Daughter》。",
        "王伟. 水泵的历史[J]. In Proceedings of the meeting on what pumps are, 2015, 4(2): 11–19.",
    ],
)
def test_what_may_stay_in_chinese(target: str) -> None:
    assert marked("Some sentence that is long enough to be a source.", target) == []


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("The third one (1902) restores it.", "第三版（1902年）restores it。", "restores it"),
        ("Sign when it is ready.", "请在 it is ready 时签字。", "it is ready"),
        ("Press the lever.", "请按 the 杠杆。", "the"),
        ("Press the lever.", "請按 the 槓桿。", "the"),
        ("Keep what they were given.", "保留 were 发放的东西。", "were"),
    ],
)
def test_a_few_words_left_in_chinese(source: str, target: str, left: str) -> None:
    (found,) = findings(source, target)
    assert (found.code, found.severity) == ("L401", "review")
    assert found.evidence["text"] == left


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It is built on the fly.", "采用 on the fly 编译。"),
        ("An open source pump.", "一个 open source 水泵。"),
        ("Write the before a noun.", "名词前用 the，冠词 the 的用法很多。"),
        ("He wrote “it is ready” on the lid.", "他在盖子上写了“it is ready”。"),
        ("Use a for each loop.", "使用 for each 循环。"),
    ],
)
def test_a_few_words_that_may_stay_in_chinese(source: str, target: str) -> None:
    assert marked(source, target) == []


def test_han_left_in_english() -> None:
    source = "老人每天清晨都去江边散步，然后回家喝茶。"
    target = "Every morning the old man 都去江边散步 and then went home for tea."
    (found,) = findings(source, target, "zh")
    assert (found.code, found.severity) == ("L401", "review")
    (span,) = found.target_spans
    assert target[span.start : span.end] == "都去江边散步"
    assert found.message == "Left in Chinese inside the English: 都去江边散步"


@pytest.mark.parametrize(
    ("source", "target", "left"),
    [
        ("请联系客服。", "Please contact 客服.", "客服"),
        ("訂單已取消。", "The 訂單 has been cancelled.", "訂單"),
        ("他在集市上卖臭豆腐。", "He sells 臭豆腐 at the fair.", "臭豆腐"),
        ("请轻按杠杆。", "Please 轻按 the lever.", "轻按"),
        ("請輕按槓桿。", "Please 輕按 the lever.", "輕按"),
        ("国务院批准了这座桥。", "The 国务院 has approved the bridge.", "国务院"),
    ],
)
def test_a_chinese_word_left_in_english(source: str, target: str, left: str) -> None:
    (found,) = findings(source, target, "zh")
    assert (found.code, found.severity) == ("L401", "review")
    assert found.evidence["text"] == left


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("请联系客服。", "Please contact customer service (客服)."),
        ("“客服”这个词很新。", "The word 客服 is new."),
        ("他卖臭豆腐。", "He sells chou doufu 臭豆腐, as it is called."),
        ("他卖臭豆腐。", "He sells “臭豆腐” there."),
        ("诗人署名林若溪。", "The poet signed as 林若溪 then."),
        ("请找王小明帮忙。", "Ask 王小明 for help."),
        ("语言：中文或英文", "Language: 中文 or English"),
        ("国务院（简称：国办）", "The State Council, in Chinese 国务院, has spoken."),
    ],
)
def test_a_chinese_word_that_may_stay_in_english(source: str, target: str) -> None:
    assert marked(source, target, "zh") == []


def test_a_contraction_is_a_word_of_a_sentence() -> None:
    source = "One moment please, I'm looking into this, back soon."
    target = "请稍等，I'm looking into this，马上回复您。"
    assert marked(source, target) == [("L401", "weak")]


def test_a_chinese_sentence_left_in_english_is_weak() -> None:
    source = "雨下了一整夜。屋顶漏了三处。没有人睡得着。"
    target = "It rained all night long over the valley. 屋顶漏了三处。 Nobody could sleep at all."
    assert marked(source, target, "zh") == [("L401", "weak")]


@pytest.mark.parametrize(
    "target",
    [
        "The policy was called “three greens” (三个绿色工程) by the villagers.",
        "The villagers spoke of 三个绿色工程 (three green projects) for years.",
        "The poet signed as 林若溪, as she always had done.",
        "The old term san ge lü se [三个绿色工程] is no longer used by anybody here.",
    ],
)
def test_what_may_stay_in_english(target: str) -> None:
    assert marked("村民们多年来一直在谈论三个绿色工程。", target, "zh") == []


@pytest.mark.parametrize(
    ("text", "target", "code"),
    [
        ("立即购买", "立即购买", "L403"),
        ("立即購買", "立即购买", "L402"),
        ("搜尋", "搜尋", "L403"),
    ],
)
def test_english_of_chinese_characters_only(text: str, target: str, code: str) -> None:
    assert marked(text, target, "zh") == [(code, "missing")]


def test_a_language_is_called_by_its_own_name() -> None:
    assert marked("简体中文", "简体中文", "zh") == [("L403", "note")]


# --- L402 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("Feed the geese before sunset.", "Please feed the geese before sunset.", "en"),
        ("Feed the geese before sunset.", "日没前にガチョウに餌をやってください。", "en"),
        ("Feed the geese before sunset.", "Покормите гусей до заката.", "en"),
        ("The geese must be fed before the sun sets.", "——", "en"),
        ("日落之前请喂鹅。", "太阳落山以前请把鹅喂好。", "zh"),
    ],
)
def test_wrong_language_is_missing(source: str, target: str, lang: Lang) -> None:
    (found,) = findings(source, target, lang)
    assert (found.code, found.severity) == ("L402", "missing")
    assert (found.target_spans[0].start, found.target_spans[0].end) == (0, len(target))


def test_wrong_language_is_judged_by_the_source_not_by_the_label() -> None:
    """An untranslated paragraph is labelled with the language that it is in."""
    place = Location("a.txt", 1)
    both = Pair(
        (Paragraph("Feed the geese before sunset.", "en", place),),
        (Paragraph("You should feed the geese early.", "en", place),),
    )
    assert [f.code for f in WrongLanguage().check(both)] == ["L402"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Feed the geese before sunset.", "日落之前请喂鹅。"),
        ("By Helen Marsh", "Helen Marsh"),
        ("Table 4", "4"),
        ("See the notes at https://example.org/n for all of the details.", "https://example.org/n"),
        ("The loop looks like this in the old code:", "for (int i = 0; i < n; i++) { use(i); }"),
        ("See Marsh (2015).", "Marsh H. On what geese are. Journal of Farms, 2015, 3(2): 1–9."),
    ],
)
def test_not_a_wrong_language(source: str, target: str) -> None:
    assert "L402" not in [code for code, _ in marked(source, target)]


# --- L403 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The kiln cools overnight.", "en"),
        ("窑炉在夜里冷却。", "zh"),
        ("Save your work", "en"),
        ("Read more »", "en"),
        ("Copied links", "en"),
    ],
)
def test_identical_prose_is_missing_and_nothing_else(text: str, lang: Lang) -> None:
    assert marked(text, f"  {text}\t", lang) == [("L403", "missing")]


def test_identical_but_for_white_space() -> None:
    source = "The kiln cools\novernight."
    assert marked(source, "The kiln  cools overnight.") == [("L403", "missing")]


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("Piers vs Quays", "piers vs quays", "note"),
        ("the kiln cools overnight.", "The Kiln cools overnight.", "missing"),
    ],
)
def test_identical_but_for_capitals(source: str, target: str, severity: str) -> None:
    assert marked(source, target) == [("L403", severity)]


@pytest.mark.parametrize(
    "text",
    [
        '— @heron, ["How to keep a mill running"](https://a.example/mill)',
        "— Ann Heron & Bob Marsh, [How to keep a mill running](https://a.example/mill)",
        "-- [“How to keep a mill running”](https://a.example/mill_(x)).",
        "“[How to keep a mill running](https://a.example/mill)”",
        'Heron: <em><a href="https://a.example/mill">How to keep a mill running</a></em>',
        "[How we keep a mill running](https://a.example/v) <small>(YouTube)</small>",
    ],
)
def test_a_credit_left_as_it_is_is_a_note(text: str) -> None:
    assert marked(text, text) == [("L403", "note")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            'Heron: <em><a href="https://a.example/mill">How to keep a mill running</a></em>',
            'Heron： <em><a href="https://a.example/mill">How to keep a mill running</a></em>',
        ),
        (
            '— @heron, ["How to keep a mill running"](https://a.example/mill)',
            '—— @heron，["How to keep a mill running"](https://a.example/mill)',
        ),
        (
            "—— 苍鹭，[《磨坊如何运转》](https://a.example/mill)",
            "— 苍鹭, [《磨坊如何运转》](https://a.example/mill)",
        ),
    ],
)
def test_a_credit_with_other_punctuation_is_in_no_wrong_language(source: str, target: str) -> None:
    assert marked(source, target, "zh" if "磨坊" in source else "en") == []


@pytest.mark.parametrize(
    "text",
    [
        "[How to keep a mill running](https://a.example/mill)",
        "**[How to keep a mill running](https://a.example/mill)**",
        '["How to keep a mill running"](mill.md)',
        "— [How to keep a mill running](https://a.example/mill)",
        'We read ["How to keep a mill running"](https://a.example/mill) together.',
        '— they read it in the evening, ["How to run"](https://a.example/mill)',
        '["How to keep" a mill running](https://a.example/mill)',
    ],
)
def test_another_link_left_as_it_is_is_missing(text: str) -> None:
    assert marked(text, text) == [("L403", "missing")]


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("*y*, *x*, *str* or *ch*", "*y*, *x*, *str* 或 *ch*", "en"),
        ("`mill run` and ``mill stop``", "`mill run` 和 ``mill stop``", "en"),
        ("*width*或*height*", "*width* or *height*", "zh"),
        (
            "Calls such as ``send, fetch, open, close`` wait for the mill.",
            "``send, fetch, open, close`` 等调用会等待磨坊。",
            "en",
        ),
    ],
)
def test_names_in_emphasis_or_code_may_stay(source: str, target: str, lang: Lang) -> None:
    assert marked(source, target, lang) == []


def test_other_words_beside_names_in_emphasis_may_not() -> None:
    source, target = "*width* or *height* of the mill", "*width* 或 *height* of the mill"
    assert marked(source, target) == [("L402", "missing")]


@pytest.mark.parametrize(
    "text",
    [
        *("Ferrykeep", "Grand Lodge", "Helen Marsh", "Docker compose"),
        *("kiln-a  *ready*", "kiln-2 **cooling**", "kiln_a _ready_"),
    ],
)
def test_identical_names_are_a_note(text: str) -> None:
    assert marked(text, text) == [("L403", "note")]


@pytest.mark.parametrize(
    "text",
    [
        "42",
        "——",
        "https://example.org/a",
        "ops@example.org",
        "x = f(y); // so it is",
        "`the key`",
        "npm install --save-dev ferry harbour",
        "$ ferry board --pier north",
        "git add .",
    ],
)
def test_identical_code_and_numbers_are_fine(text: str) -> None:
    assert marked(text, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "git keeps every version that you had.",
        "docker is what the harbour runs on",
        "kiln-a is *ready* now",
    ],
)
def test_what_begins_like_a_command_may_be_prose(text: str) -> None:
    assert marked(text, text) == [("L403", "missing")]


def test_text_that_is_in_the_target_language_already_is_fine() -> None:
    assert marked("春天来了，江水又绿了。", "春天来了，江水又绿了。", "en") == []


# --- all three ----------------------------------------------------------------------------

HOSTILE = st.text(
    alphabet=st.sampled_from(list("the is that 中文的了。，()（）[]`<>*“”\"'=\n\0\ud800 7a{};_")),
    max_size=80,
)


@given(HOSTILE, HOSTILE, st.sampled_from(["en", "zh"]))
def test_hostile_text(source: str, target: str, lang: Lang) -> None:
    found = findings(source, target, lang)
    assert len({f.code for f in found if f.severity == "missing"}) <= 1
    for finding in found:
        for span in finding.target_spans:
            assert 0 <= span.start < span.end <= len(target)


@pytest.mark.parametrize("piece", ["中(", "中`", "<a", "1", "，", "中1", "f(", "the is that "])
def test_long_lines_are_read_to_their_end(piece: str) -> None:
    filler = piece * (200_000 // len(piece))
    target = f"请慢慢转动阀门，or the pipe will burst under the pressure。\n中文{filler}"
    assert isinstance(marked(VALVE, target), list)


@pytest.mark.parametrize(
    ("source", "target", "codes"),
    [
        ("![A boat at the pier](boat.png)", "![](zh/boat.png)", ["L402"]),
        ("![停在码头的船](boat.png)", "![ ](boat.png)", ["L402"]),
        ("![](boat.png)", "![](boat.png)", []),
        ("![A boat at the pier](boat.png)", "![停在码头的船](boat.png)", []),
    ],
)
def test_an_image_without_alternative_text(source: str, target: str, codes: list[str]) -> None:
    lang: Lang = "zh" if "船" in source else "en"
    assert [code for code, severity in marked(source, target, lang) if severity != "note"] == codes


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("References", "review"),
        ("Table of Contents", "review"),
        ("How to Fire", "review"),
        ("Steps", "note"),
        ("Kiln Studio", "note"),
    ],
)
def test_a_heading_left_as_it_is(text: str, severity: str) -> None:
    heading, other = (Paragraph(text, "en", Location("a.md", 1), heading=2) for _ in range(2))
    (flag,) = Identical().check(Pair((heading,), (other,)))
    assert flag.severity == severity
    (flag,) = Identical().check(pair(text, text))
    assert flag.severity == "note"
