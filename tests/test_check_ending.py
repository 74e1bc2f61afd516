"""S203 cut-off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.checks.ending import CutOff, ends
from corpus.model import Lang, Location, Pair, Paragraph
from tests.checking import pair

#: Paragraphs that end as they should.
WHOLE = [
    ("The mill by the river closed last winter.", "河边的磨坊去年冬天关了。"),
    ("Nobody in the village knows the reason.", "村里没有人知道原因。"),
    ("The miller moved to the coast with his family.", "磨坊主带着家人搬到了海边。"),
    ("His dog still waits at the old gate.", "他的狗还在旧门口等着。"),
]
ENGLISH = "The new owner wants to build a hotel there, but parliament refused the plan."
CHINESE = "新主人想在那里建一座旅馆，但议会拒绝了这个计划。"


def severities(target: str, source: str = ENGLISH, lang: Lang = "en") -> list[tuple[int, str]]:
    """(place, severity) of what is found where the pair stands among whole ones."""
    around: list[Pair] = [pair(*texts) for texts in WHOLE]
    if lang == "zh":
        around = [pair(chinese, english, "zh") for english, chinese in WHOLE]
    around.insert(2, pair(source, target, lang))
    found = list(CutOff().check_all(around))
    assert {finding.code for _, finding in found} <= {"S203"}
    return [(number, finding.severity) for number, finding in found]


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("新主人想在那里建", "weak"),
        ("新主人想在那里建一座旅馆，", "weak"),
        ("新主人想在那里建一座旅馆，但", "weak"),
        ("新主人想在那里建一座很大很大的旅馆，但议会", "review"),
        ("新主人想在那里建一座旅馆，议会却已经", "weak"),
        ("新主人想在那里建一座旅馆，这是由于", "weak"),
        ("新主人想在那里建一座旅馆（名叫“磨", "weak"),
        (CHINESE.rstrip("。"), "note"),
    ],
)
def test_a_broken_end(target: str, severity: str) -> None:
    assert severities(target) == [(2, severity)]


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("The new owner wants to build", "weak"),
        ("The new owner wants to build a hotel in that very same place, but the", "weak"),
        (ENGLISH.rstrip("."), "note"),
    ],
)
def test_a_broken_end_in_english(target: str, severity: str) -> None:
    assert severities(target, CHINESE, "zh") == [(2, severity)]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (ENGLISH, CHINESE),
        (ENGLISH, CHINESE.rstrip("。") + "！”"),
        (ENGLISH, CHINESE.rstrip("。") + "……"),
        ("The Old Mill", "老磨坊"),
        ("The new owner wants:", "新主人想要"),
        ("The new owner wants to build this on the island:", "新主人想在岛上建起这座旅馆："),
        ("The owner wants a hotel, a bridge, and", "新主人想要一座旅馆、一座桥和"),
        ("The new owner has bought two new laptops.", "新主人买了两台崭新的laptop。"),
        ("About the mill", "关于"),
        ("It is the sum of all fees and fares", "它是所有费用和车费之和"),
        ("if (x) { run(x); }.", "if (x) { run(x); }"),
    ],
)
def test_forgiven(source: str, target: str) -> None:
    assert severities(target, source) == []


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        (
            "The miller bought a new camera from Kodak and sold it",
            "磨坊主高高兴兴地买了一台新的Kod",
            "weak",
        ),
        ("The miller said he would sell the mill and move", "磨坊主对大家说他要卖掉磨坊和", "weak"),
        ("The miller said he would sell the mill and move", "磨坊主说他要卖掉磨坊搬走", ""),
        (
            "The miller sold his mill, his boat and both of his horses to a rich neighbour",
            "磨坊主把磨坊卖给了富有的邻居，还卖了船和两匹马",
            "",
        ),
        (
            "The miller sold his mill, his boat and both of his horses to a rich neighbour",
            "磨坊主把自己的磨坊、小船和两",
            "weak",
        ),
        (
            "The miller moved to the coast, where the winters are mild and fish is cheap",
            "磨坊主后来搬到了气候比较温",
            "review",
        ),
    ],
)
def test_a_source_without_final_punctuation(source: str, target: str, severity: str) -> None:
    expected = [(2, severity)] if severity else []
    assert severities(target, source) == expected


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("No pots found.", "暂无罐子", "en"),
        ("Firing up the old kiln...", "正在点火", "en"),
        ("The kiln strategy.", "窯爐策略", "en"),
        ("N.D.", "未检出", "en"),
        ("資產總額：新臺幣4兆3,000億元", "Total assets: NT$4.3 trillion", "zh"),
        ("磨坊關閉於民國104年5月2日", "Mill closed on May 2, 2015", "zh"),
        ("啟用 KilnSync（自動同步）", "Enable KilnSync", "zh"),
        (
            "The former miller of the village (left) with George Washington, the head of the"
            " whole continental army",
            "磨坊主（左）与大陆军总司令华盛顿",
            "en",
        ),
    ],
)
def test_labels_captions_and_cells(source: str, target: str, lang: Lang) -> None:
    assert severities(target, source, lang) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # the full stop of an abbreviation
        (
            "Anyone on the island may pay for the flour with cash (coins, notes, cheques, etc.)",
            "岛上的任何人都可以用现金购买面粉（硬币、纸币、支票等）",
        ),
        # a message with its gloss
        (
            "Refused to open the gate because the water is too high: …",
            "Refused to open the gate because the water is too high: … (拒绝开闸，因水位过高)",
        ),
        # a picture's words
        (
            "![A drawing of the mill, its wheel and the pond behind it in the summer](a/mill.svg)",
            "![磨坊图](a/mill.svg)",
        ),
        (
            "![The wheel of the mill stands still, as the pond is low.](a/wheel.svg)",
            "![screenshot](a/wheel.svg)",
        ),
        ("The wheel of the mill stands still, as the pond is low.", "![磨坊图](a/wheel.svg)"),
        # a source that goes on, with a date
        ("The rules of the mill were changed for the last time on", "磨坊的规定最后一次修改是在"),
        # a single character that is the last word of the source, too
        ("An example of the family tree.", "示例的家族树"),
        # a word that is read with the character before
        ("Restart the service after a change so that it takes effect", "修改后重启服务生效"),
        # a bracket that is open in code alone
        (
            "The mill writes `pour(flour` to the log, from which the owner learns of it.",
            "磨坊把 `pour(flour` 写进日志，主人由此得知此事",
        ),
    ],
)
def test_ends_that_do_not_break_off(source: str, target: str) -> None:
    assert not {"weak", "review"} & {severity for _, severity in severities(target, source)}


def test_a_label_that_ends_in_a_comma_breaks_off() -> None:
    assert severities("无法打开，", "Could not open the mill.") == [(2, "weak")]


def test_a_colon_must_have_its_counterpart() -> None:
    source = "The new owner wants to build these on the island, one by one:"
    assert severities("新主人想在这座小岛上把这", source) == [(2, "weak")]


def test_a_document_whose_paragraphs_lack_their_ends() -> None:
    loose = [pair(english, chinese.rstrip("。")) for english, chinese in WHOLE]
    assert list(CutOff().check_all(loose)) == []
    lost = pair(ENGLISH + " Nobody asked the miller what he thought of all this.", "新主人想建")
    ((number, finding),) = CutOff().check_all([*loose, lost])
    assert (number, finding.severity) == (4, "weak")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_where_many_lack_their_ends_long_paragraphs_are_noted(lang: Lang) -> None:
    def given(english: str, chinese: str) -> Pair:
        return pair(english, chinese) if lang == "en" else pair(chinese, english, "zh")

    def open_ended(english: str, chinese: str) -> Pair:
        if lang == "en":
            return given(english, chinese.rstrip("。"))
        return given(english.rstrip("."), chinese)

    whole = [given(*texts) for texts in WHOLE]
    short = [open_ended(*texts) for texts in WHOLE[:2]]
    english = f"{ENGLISH} Nobody asked the miller what he and his wife thought of all this noise."
    chinese = f"{CHINESE}没有人问过磨坊主，他和他的妻子对这一切喧闹有什么看法。"
    found = list(CutOff().check_all([*whole, *short, open_ended(english, chinese)]))
    assert [(number, finding.severity) for number, finding in found] == [(6, "note")]


def test_a_heading_may_do_without_the_stop_of_its_source() -> None:
    around = [pair(*texts) for texts in WHOLE]
    one = pair(
        "Just tell me in short what I need to protect the mill by the river.", "如何保护磨坊"
    )
    heading = Pair(*((replace(side[0], heading=2),) for side in (one.source, one.target)))
    assert list(CutOff().check_all([*around, heading])) == []
    assert len(list(CutOff().check_all([*around, one]))) == 1


def test_the_end_is_marked_and_told() -> None:
    chinese = "新主人想在那里建一座旅馆，"
    ((_, finding),) = CutOff().check_all([pair(ENGLISH, chinese)])
    (span,) = finding.target_spans
    assert chinese[span.start : span.end] == chinese
    assert finding.message == f"The translation breaks off: …{chinese}"


def test_nothing_to_see() -> None:
    assert list(CutOff().check_all([])) == []
    assert list(CutOff().check_all([Pair(pair("A.", "b").source, ())])) == []


@pytest.mark.parametrize(
    ("text", "ended"),
    [("关了。", True), ("关了。”", True), ("Closed.)", True), ("关了", False), ("关了，", False)],
)
def test_ends(text: str, ended: bool) -> None:
    assert ends(text) is ended


def test_only_the_last_sentence_is_marked():
    target = "旧主人走了。新主人想在那里建一座"
    pairs = [pair(*texts) for texts in WHOLE] + [pair(f"The old owner left. {ENGLISH}", target)]
    ((number, finding),) = CutOff().check_all(pairs)
    assert number == len(WHOLE)
    (span,) = finding.target_spans
    assert target[span.start : span.end] == "新主人想在那里建一座"


def test_a_quotation_may_end_in_its_speaker():
    english = "“The bridge will hold another hundred years,” the engineer said"
    assert severities("“这座桥还能再用一百年，”工程师称", english) == []
    assert severities("这座桥还能再用一百年，工程师称", english) != []


#: Lines as subtitles have them: sentences run on from one to the next.
LINES = [
    ("We left the harbour before dawn,", "天亮前我们离开了港口，"),
    ("and the sea was completely calm.", "海面十分平静。"),
    ("My father wanted to fish near the island", "父亲想在小岛附近捕鱼，"),
    ("because the water there is deep", "因为那里的水很深，而"),
    ("and few boats go there.", "很少有船去那里。"),
    ("We caught eleven fat mackerel by noon.", "到中午我们捕到了十一条肥鲭鱼，"),
    ("and my mother was waiting on the pier.", "母亲在码头上等着。"),
]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_lines_that_sentences_run_on_from_end_in_anything(lang: Lang) -> None:
    lines = [texts if lang == "en" else texts[::-1] for texts in LINES]
    assert not list(CutOff().check_all([pair(*texts, lang) for texts in lines]))


@pytest.mark.parametrize("target", ["父亲", "到中午我们捕到了Neptu"])
def test_a_line_of_which_much_is_lost_is_found_there_too(target: str) -> None:
    source = "We caught eleven fat mackerel by noon off the coast of Neptune island."
    pairs = [pair(*texts) for texts in (*LINES, (source, target))]
    assert [number for number, _ in CutOff().check_all(pairs)] == [len(LINES)]


def test_commas_are_open_ends_where_sentences_end_with_their_lines() -> None:
    pairs = [pair(*texts) for texts in (*WHOLE, *WHOLE, *WHOLE, *LINES[:1], *LINES[2:3])]
    assert [number for number, _ in CutOff().check_all(pairs)] == [13]


def _told(target: str, source: str, around: list[Pair]) -> list[tuple[str, str]]:
    """(severity, what is said) of a pair that stands among others."""
    found = CutOff().check_all([*around, pair(source, target)])
    return [
        (finding.severity, finding.message.split(":")[0])
        for number, finding in found
        if number == len(around)
    ]


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        (
            "The mill then grinds the grain to match the sample that your baker sent.",
            "磨坊按样品研磨",
            [("review", "The translation has no final punctuation")],
        ),
        (
            "The main or central part of the old mill.",
            "老磨坊的主体",
            [("review", "The translation has no final punctuation")],
        ),
        (
            "The mill then grinds the grain to match the sample that your baker sent.",
            "磨坊按样品研磨并且",
            [("weak", "The translation breaks off")],
        ),
        (
            "The mill then grinds the grain, and parliament votes on the new budget for schools.",
            "磨坊研磨谷物",
            [("weak", "The translation breaks off")],
        ),
        (
            "In the morning the mill grinds the grain of all the bakers in the town by the river"
            " with the two old stones and the new wheel, until the flour falls into a white sack.",
            "早上磨坊研磨谷物，直到面粉落入白色麻袋",
            [("weak", "The translation has no final punctuation")],
        ),
    ],
)
def test_a_whole_item_without_its_stop_does_not_break_off(
    source: str, target: str, told: list[tuple[str, str]]
) -> None:
    around = [pair(*texts) for texts in WHOLE]
    assert _told(target, source, around) == told


def test_items_of_which_most_lack_their_stops_are_noted() -> None:
    source = "The mill then grinds the grain to match the sample that your baker sent."
    bare = [pair(english, chinese.rstrip("。")) for english, chinese in WHOLE]
    long = f"{ENGLISH} The miller says that he is tired. His dog does not care about it at all."
    whole = pair(long, f"{CHINESE}磨坊主说他累了。他的狗一点也不在乎这件事。")
    around = [*bare[:3], *[whole] * 40]
    assert _told("磨坊按样品研磨", source, around) == [
        ("note", "The translation has no final punctuation")
    ]


def test_what_is_shown_begins_with_a_word() -> None:
    source, target = (
        CHINESE,
        "The new owner wants to build a hotel in that very same place, but the",
    )
    ((_, finding),) = CutOff().check_all([pair(source, target, "zh")])
    assert finding.message == "The translation breaks off: …very same place, but the"
    (span,) = finding.target_spans
    assert target[span.start : span.end] == "very same place, but the"


def test_marks_and_links_are_neither_measured_nor_shown() -> None:
    link = "(https://mill.example.org/history/of/the/mill/by/the/river.html)"
    around = [pair(*texts) for texts in WHOLE]
    source = f"![Mill]{link} The mill is **working** and all of its wheels are turning"
    assert _told(f"![磨坊]{link} 磨坊正在**工作**，所有的轮子都在转动", source, around) == []
    target = f"[新主人想在那里建一座旅馆]{link}，但"
    ((_, finding),) = CutOff().check_all(
        [pair(f"[The owner]{link} builds a hotel, but loses.", target)]
    )
    assert finding.message == "The translation breaks off: …新主人想在那里建一座旅馆，但"
    (span,) = finding.target_spans
    assert target[span.start : span.end] == target[1:]


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("尊敬的各位来宾，亲爱的朋友们：", "Distinguished guests, dear friends of the mill,", "zh"),
        ("親愛的磨坊主先生及夫人：", "Dear Mr. and Mrs. Miller,", "zh"),
        ("Ladies and gentlemen, dear friends,", "女士们、先生们，亲爱的朋友们，", "en"),
    ],
)
def test_an_address_to_readers_ends_in_a_comma(source: str, target: str, lang: Lang) -> None:
    assert severities(target, source, lang) == []


def test_a_short_word_that_recurs_or_ends_a_heading_is_not_cut() -> None:
    source, target = (
        "Sharpening Several Properties Using a Whetstone",
        "使用一块磨刀石修磨多个 prop",
    )
    around = [pair(*texts) for texts in WHOLE]
    assert _told(target, source, around) == [("weak", "The translation breaks off")]
    recurs = pair("Each property has a name.", "每个 prop 都有名字。")
    assert _told(target, source, [*around, recurs]) == []
    one = pair(source, target)
    heading = Pair(*((replace(side[0], heading=2),) for side in (one.source, one.target)))
    assert list(CutOff().check_all([*around, heading])) == []


def listed(*items: tuple[str, str], column: int = 2) -> list[str]:
    """The severities found in a list among whole paragraphs."""
    found = [
        Pair(
            (Paragraph(english, "en", Location("a.md", line, column)),),
            (Paragraph(chinese, "zh", Location("b.md", line, column)),),
        )
        for line, (english, chinese) in enumerate(items)
    ]
    around = [pair(*texts) for texts in WHOLE * 4]
    return [finding.severity for _, finding in CutOff().check_all([*around, *found, *around])]


FIRST = ("The miller is not allowed to grind the corn.", "磨坊主没有获得碾磨这种谷物的权限")
SECOND = ("The mill that the miller looked for is gone.", "磨坊主正在寻找的那座磨坊已经不在了")


def test_a_list_without_full_stops() -> None:
    assert listed(FIRST, SECOND) == []
    assert listed(FIRST, SECOND, column=0) != []
    stopped = (SECOND[0], SECOND[1] + "。")
    assert listed(FIRST, stopped) != []
    open_one = (SECOND[0], "磨坊主正在寻找的那座磨坊已经")
    assert listed(FIRST, open_one) == ["weak"]


@pytest.mark.parametrize("sign", ["；", "，", ","])
def test_a_sign_between_items(sign: str) -> None:
    first, second = ((english, chinese + sign) for english, chinese in (FIRST, SECOND))
    last = (ENGLISH, CHINESE)
    assert listed(first, second, last) == []
    assert listed(first, second, last, column=0) == []
    assert listed(first, last) == ([] if sign == "；" else ["weak"])
    assert listed(last, first) == ["weak"]
