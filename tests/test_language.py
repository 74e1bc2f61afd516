"""Which language a text is in, and lines that hold both."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bilingual_lines import split_bilingual
from corpus.language import ScriptCounts, has_words, language_of, script_counts
from corpus.model import Lang


def test_script_counts_names_each_script() -> None:
    assert script_counts("AI 大模型 large-scale カナ 한글 дом αβ 42") == ScriptCounts(
        han=3, latin=12, latin_words=2, kana=2, hangul=2, cyrillic=3, other=2
    )


def test_script_counts_rare_han_and_iteration_mark() -> None:
    assert script_counts("\U00020000\u3400々〇").han == 4


@pytest.mark.parametrize(
    "text",
    [
        "河水在春天上涨。",
        "AI 大模型",
        "他在 Apple Park 参加了发布会",
        "OpenAI 发布了新的模型。",
        "OpenAI、Google DeepMind、Anthropic 与 Meta 的模型",
        "大语言模型（large language models, LLMs）很有用",
        "iPhone 与 Android 手机",
        "我們在春天種樹。",
        "唐 杰",
        "他说“Hello, my old friend”，然后走了。",
        "详见https://example.org/a。",
        "这家店叫の屋，味道不错。",
        "pier (在左岸等候渡船的地方)",
        "pier（在右岸等候渡船的地方）",
        "“No boats today” 一栏",
        "看到“The ferry has sunk”",
        "[The Ferry Guide](a.md) 说明",
        "安装 Ferry.js",
        "文件名：src/ferry_boat.rs",
        "一",
    ],
)
def test_chinese(text: str) -> None:
    assert language_of(text) == "zh"


@pytest.mark.parametrize(
    "text",
    [
        "The river rises in spring.",
        "The word 道 means way",
        "The poet Li Bai (李白) wrote it at night.",
        "Harbour (海港)",
        "Harbour Authority (渡船和海港管理局)",
        "He said “你好” and left.",
        "He recited 《静夜思》 from memory to the guests.",
        "HELLO",
        "“Why?” she asked.",
        "By Chen Ming, Springfield University",
        "See https://example.org/a for more",
        "The word こころ means heart",
        "Ｆｕｌｌ ｗｉｄｔｈ ｌｅｔｔｅｒｓ",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "lang", "has"),
    [
        ("The ferry is late again today. 船又晚了，大家都在等。", "zh", True),
        ("船又晚了，大家都在等。 It is late again.", "en", True),
        ("Harbour Authority (渡船和海港的管理局)", "zh", False),
        ("He said “你好，我的朋友” and left.", "zh", False),
        ("The word 道 means way", "zh", False),
        ("他在 Apple Park 参加了发布会", "en", False),
        ("见 [The guide of the ferry](a.md)", "en", False),
    ],
)
def test_words_of_a_language_in_a_text(text: str, lang: Lang, has: bool) -> None:
    assert has_words(text, lang) == has


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "https://example.org/path?q=春",
        "www.example.org/a",
        "doi:10.1000/182",
        "someone@example.org",
        "2025-05-08",
        "* * *",
        "——",
        "🙂🙂",
        "(1)",
        "a)",
        "川のながれはとても速いです。",
        "日本語の文章です",
        "강물이 봄에 불어난다.",
        "Весной река поднимается.",
        "\x00\ufffd",
    ],
)
def test_neither(text: str) -> None:
    if text.startswith("https"):
        assert language_of(text.replace("春", "")) is None
    else:
        assert language_of(text) is None


@pytest.mark.parametrize(
    ("line", "left", "right"),
    [
        (
            "Old Rivers Find a New Bed 古老河流找到新河床",
            "Old Rivers Find a New Bed",
            "古老河流找到新河床",
        ),
        (
            "古老河流找到新河床 Old Rivers Find a New Bed",
            "古老河流找到新河床",
            "Old Rivers Find a New Bed",
        ),
        (
            "古老河流找到新河床\tOld Rivers Find a Bed",
            "古老河流找到新河床",
            "Old Rivers Find a Bed",
        ),
        ("The Rain Has Stopped / 雨已经停了", "The Rain Has Stopped", "雨已经停了"),
        ("雨已经停了 | The Rain Has Stopped", "雨已经停了", "The Rain Has Stopped"),
        ("The Rain Has Stopped — 雨已经停了", "The Rain Has Stopped", "雨已经停了"),
        ("The Rain Has Stopped: 雨停下来了", "The Rain Has Stopped", "雨停下来了"),
        ("雨停下来了：The Rain Has Stopped", "雨停下来了", "The Rain Has Stopped"),
        ("The rain has stopped. 雨已经停了。", "The rain has stopped.", "雨已经停了。"),
        ("雨已经停了！ The rain has stopped!", "雨已经停了！", "The rain has stopped!"),
        ("雨已经停了。The rain has stopped.", "雨已经停了。", "The rain has stopped."),
        ("Five Bridges of 2024 2024年的五座桥", "Five Bridges of 2024", "2024年的五座桥"),
        ("How AI Reads the Rivers AI 如何读懂河流", "How AI Reads the Rivers", "AI 如何读懂河流"),
        ("The Rivers and the Sea AI与河流和大海", "The Rivers and the Sea", "AI与河流和大海"),
        (
            "Old Rivers Find a New Bed古老河流找到新河床",
            "Old Rivers Find a New Bed",
            "古老河流找到新河床",
        ),
        (
            "Old Rivers Find a New Bed “河流”找到新河床",
            "Old Rivers Find a New Bed",
            "“河流”找到新河床",
        ),
        (
            "OLD RIVERS FIND A NEW BED 古老河流找到新河床",
            "OLD RIVERS FIND A NEW BED",
            "古老河流找到新河床",
        ),
        ("Peace and Growth 和平与发展", "Peace and Growth", "和平与发展"),
        ("Water Management 水资源管理", "Water Management", "水资源管理"),
        ("They met in Rome. Marta 说，雨停了。", "They met in Rome.", "Marta 说，雨停了。"),
        ("It ended in spring. 1890 年就结束了。", "It ended in spring.", "1890 年就结束了。"),
        (
            "这部电影的主角是Marta和Bo。 The heroes are Marta and Bo.",
            "这部电影的主角是Marta和Bo。",
            "The heroes are Marta and Bo.",
        ),
        ("It is a fine day. 是个好天气。", "It is a fine day.", "是个好天气。"),
        (
            "Follow these three rules: 请遵守以下三条规则：",
            "Follow these three rules:",
            "请遵守以下三条规则：",
        ),
        ("雨停了一会儿， The rain had paused,", "雨停了一会儿，", "The rain had paused,"),
        ("Introduction 引言", "Introduction", "引言"),
        ("Chapter One 第一章", "Chapter One", "第一章"),
        (
            "舊河流找到新的河床 Old Rivers Find a New Bed",
            "舊河流找到新的河床",
            "Old Rivers Find a New Bed",
        ),
        ("  1. The Rain Has Stopped 雨已经停了", "1. The Rain Has Stopped", "雨已经停了"),
        (
            "The Rain (雨) Has Stopped at Long Last 雨终于停了下来",
            "The Rain (雨) Has Stopped at Long Last",
            "雨终于停了下来",
        ),
    ],
)
def test_bilingual_lines_are_split(line: str, left: str, right: str) -> None:
    halves = split_bilingual(line)
    assert halves is not None
    assert (halves[0].text, halves[1].text) == (left, right)
    assert {halves[0].lang, halves[1].lang} == {"en", "zh"}
    for half in halves:
        assert language_of(half.text) == half.lang
        assert line[half.column :].startswith(half.text)


@pytest.mark.parametrize(
    "line",
    [
        "OpenAI 发布了新的模型。",
        "他在 Apple Park 参加了发布会",
        "The word 道 means way",
        "The word for way is 道",
        "His motto was 天下为公",
        "We all call this river 黄河",
        "She read 《静夜思》 and “春晓” aloud.",
        "我们使用了最新的 Apple Vision Pro",
        "他参加了 the annual developer meeting.",
        "他在发布会上介绍了 Large Language Model",
        "The New York Times 发布了财报",
        "Springfield Water Company 在河边建成新厂",
        "GitHub Copilot 和 Claude Code 的比较",
        "他们研究大语言模型（Large Language Model）",
        "He praised the craft of good translation (翻译的艺术).",
        "大模型（LLM）开启了 AI 的新阶段",
        "Apple Watch 评测",
        "雨停了",
        "The rain stopped.",
        "",
        "Rain 雨",
        "这一章讨论 iPhone、iPad 和 Apple Watch",
        "部署到 Harbour.io",
        "文件名：src/main.rs",
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert split_bilingual(line) is None


@given(st.text(alphabet="大模型的了是。，：“”（）() ./|—AIabThe 12\t\n\ud800", max_size=60))
def test_halves_are_slices_of_the_line_and_leave_only_separators(line: str) -> None:
    halves = split_bilingual(line)
    if halves is None:
        return
    left, right = halves
    assert line[left.column :].startswith(left.text)
    assert line[right.column :].startswith(right.text)
    rest = (
        line[: left.column]
        + line[left.column + len(left.text) : right.column]
        + line[right.column + len(right.text) :]
    )
    assert not any(char.isalnum() for char in rest)


@pytest.mark.parametrize(
    "unit", [". 字A。", "a", "字", "a字", "(", "www.", "a.", "10.", "“", "a-", "@a", " A"]
)
def test_ten_megabytes_are_no_trouble(unit: str) -> None:
    line = unit * (2_000_000 // len(unit))
    assert language_of(line) in ("en", "zh", None)
    assert split_bilingual(line) is None
