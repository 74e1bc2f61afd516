"""Names, numbers and code of two files: paragraphs of both where they stand in both."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.judge import Judge
from corpus.errors import InputError
from corpus.model import Bitext
from corpus.readers import read_bitexts
from corpus.readers.switches import is_switch

ENGLISH = """\
# Sloop

English | [简体中文](zh.md)

Sloop is a small queue for jobs.

| Option | Default | Meaning |
| --- | --- | --- |
| `keep` | `5` | How many jobs to keep. |
| `tries` | `5` | How often a job is tried. |

## Redis

Redis 6 or newer is needed, and nothing else.

- Linux
- Windows 10 or later

## Changes

### 2.0.0 (2024-05-06)

A log was added.

### `push(job)`

It adds a job to the queue.
"""
CHINESE = """\
# Sloop

[English](en.md) | 简体中文

Sloop 是一个小巧的任务队列。

| 选项 | 默认值 | 含义 |
| --- | --- | --- |
| `keep` | `5` | 保留多少个任务。 |
| `tries` | `5` | 每个任务尝试几次。 |

## Redis

需要 Redis 6 或更新的版本，除此之外什么都不需要。

- Linux
- Windows 10+

## 更新

### 2.0.0（2024 年 5 月 6 日）

新增了日志。

### `push(job)`

把任务加入队列。
"""


def bitext(folder: Path, english: str, chinese: str, suffix: str = "md") -> Bitext:
    paths = folder / f"en.{suffix}", folder / f"zh.{suffix}"
    for path, text in zip(paths, (english, chinese), strict=True):
        path.write_text(text, encoding="utf-8")
    (found,) = read_bitexts(paths)
    return found


def test_what_stands_in_both_files_is_paired(tmp_path: Path, judge: Judge) -> None:
    found = judge.judge(bitext(tmp_path, ENGLISH, CHINESE))
    assert [verdict.status for verdict in found.verdicts] == ["ok"] * len(found.verdicts)
    pairs = [(v.pair.source_text, v.pair.target_text) for v in found.verdicts]
    assert {
        ("Sloop", "Sloop"),
        ("`keep`", "`keep`"),
        ("`5`", "`5`"),
        ("Redis", "Redis"),
        ("Windows 10 or later", "Windows 10+"),
        ("2.0.0 (2024-05-06)", "2.0.0（2024 年 5 月 6 日）"),
        ("`push(job)`", "`push(job)`"),
    } <= set(pairs)
    assert [(text.text, text.reason) for text in found.unpaired] == [
        ("English | [简体中文](zh.md)", "languages"),
        ("[English](en.md) | 简体中文", "languages"),
    ]


@pytest.mark.parametrize(
    ("stray", "reason"),
    [("12", "neutral"), ("Sloop Inc.", "other-language"), ("`retry`", "code")],
)
@pytest.mark.parametrize("at", ["Sloop 是", "需要 Redis", "新增了"])
def test_a_stray_without_counterpart_is_listed_and_accuses_nothing(
    tmp_path: Path, judge: Judge, stray: str, reason: str, at: str
) -> None:
    found = judge.judge(bitext(tmp_path, ENGLISH, CHINESE.replace(at, f"{stray}\n\n{at}")))
    assert {verdict.status for verdict in found.verdicts} == {"ok"}
    assert (stray, reason) in [(text.text, text.reason) for text in found.unpaired]


def test_a_heading_of_names_is_kept_for_another_one(tmp_path: Path) -> None:
    english = ENGLISH.replace("# Redis", "# Frequently asked questions")
    found = bitext(tmp_path, english, CHINESE.replace("# Redis", "# FAQ"))
    assert "FAQ" in [paragraph.text for paragraph in found.target]


def test_prose_left_in_english_where_it_stood_is_its_own_finding(
    tmp_path: Path, judge: Judge
) -> None:
    left = "Sloop is a small queue for jobs."
    chinese = CHINESE.replace("Sloop 是一个小巧的任务队列。", left)
    found = judge.judge(bitext(tmp_path, ENGLISH, chinese))
    (verdict,) = [v for v in found.verdicts if v.pair.source_text == left]
    assert verdict.pair.target_text == left
    assert [finding.code for finding in verdict.findings] == ["L403"]
    assert verdict.status == "missing"
    assert not any("left unpaired" in note for note in found.notes)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("<ConsoleBlock>\n\n", "\n\n</ConsoleBlock>"), ('<p class="demo">', "</p>")],
)
def test_output_of_a_program_is_the_same_in_both(
    tmp_path: Path, judge: Judge, begins: str, ends: str
) -> None:
    told = f"{begins}The job {{job}} could not be found in the queue.{ends}\n\n"
    english = ENGLISH.replace("## Redis", f"{told}## Redis")
    translated = told.replace("The job", "任务").replace(
        "could not be found in the queue", "不在队列中"
    )
    for there, pairs in ((told, 0), (translated, 1)):
        chinese = CHINESE.replace("## Redis", f"{there}## Redis")
        found = judge.judge(bitext(tmp_path, english, chinese))
        assert {verdict.status for verdict in found.verdicts} == {"ok"}
        assert sum("The job" in verdict.pair.source_text for verdict in found.verdicts) == pairs


def test_a_page_with_much_that_is_in_no_language_is_still_its_counterpart(tmp_path: Path) -> None:
    names = "\n\n".join(f"The pier of {name} is here" for name in ("Alba", "Brae", "Cove", "Dell"))
    chinese = "河水上涨。\n\n雨停了。\n"
    found = bitext(
        tmp_path, f"The river rises.\n\n{names}\n\nThe rain has stopped.\n", f"{names}\n\n{chinese}"
    )
    assert [paragraph.text for paragraph in found.target][-2:] == ["河水上涨。", "雨停了。"]


def test_a_page_translated_for_the_most_part_is_its_counterpart(tmp_path: Path) -> None:
    english = "The river rises.\n\nThe rain has stopped.\n\nIt is warm again in the whole valley.\n"
    old = "It was cold for a long time in this valley of ours, and it has been wet."
    found = bitext(tmp_path, english, f"河水上涨。\n\n雨停了。\n\n{old}\n")
    assert [paragraph.text for paragraph in found.target] == ["河水上涨。", "雨停了。"]
    assert [text.text for text in found.unpaired] == [old]


def test_a_name_with_a_long_address_is_the_same_in_both(tmp_path: Path, judge: Judge) -> None:
    name = "[Sloopwatch](https://example.org/tools/sloopwatch/?source=docs&campaign=all+products)"
    listed = "- Windows 10"
    english, chinese = (text.replace(listed, f"- {name}\n{listed}") for text in (ENGLISH, CHINESE))
    found = judge.judge(bitext(tmp_path, english, chinese))
    assert {verdict.status for verdict in found.verdicts} == {"ok"}
    assert name in [verdict.pair.target_text for verdict in found.verdicts]


def test_prose_left_in_english_is_no_translation(tmp_path: Path) -> None:
    same = "It adds a job."
    chinese = CHINESE.replace("Sloop 是一个小巧的任务队列。", same)
    found = bitext(tmp_path, f"{same}\n\n{ENGLISH}", chinese)
    assert same in [text.text for text in found.unpaired]
    assert any("left unpaired (line 5)" in note for note in found.notes)


def test_notes_tell_only_of_what_is_left(tmp_path: Path) -> None:
    assert bitext(tmp_path, ENGLISH, CHINESE).notes == ()


@pytest.mark.parametrize("file", ["en.md", "zh.md"])
def test_a_file_in_both_languages_is_none_of_two(tmp_path: Path, file: str) -> None:
    both = "The river rises.\n\n河水上涨。\n\nThe rain has stopped.\n\n雨停了。\n"
    alone = {"en.md": "The river rises in spring.", "zh.md": "河水在春天上涨，淹没了田地。"}
    texts = alone | {file: both}
    with pytest.raises(InputError, match="was found, no"):
        bitext(tmp_path, texts["en.md"], texts["zh.md"])


LEFT = "Nobody has found the old log of this queue so far."


@pytest.mark.parametrize(
    "paragraph",
    [
        "部署到 Harbour.io",
        '<span class="name">文件名：src/queue.rs</span>',
        f"{LEFT} 新增了一份日志。",
        f"新增了一份日志。 {LEFT}",
        f"新增了一份 {LEFT}",
        f"新增了一份日誌。\n{LEFT}\n舊的那份不見了。",
        "更多内容见\n[The log](log.md)\n一章。",
    ],
)
@pytest.mark.parametrize("quote", ["", "> "])
def test_a_paragraph_of_one_of_two_files_is_not_divided(
    tmp_path: Path, paragraph: str, quote: str
) -> None:
    written = "\n".join(f"{quote}{line}" for line in paragraph.split("\n"))
    found = bitext(tmp_path, ENGLISH, CHINESE.replace("新增了日志。", written))
    joined = paragraph.replace("。\n", "。").replace("\n", "")
    assert joined in [p.text for p in found.target if p.lang == "zh"]
    assert not any(part.text in joined for part in found.unpaired)


def test_a_paragraph_in_both_languages_belongs_to_the_english_file_too(tmp_path: Path) -> None:
    mixed = "旧的日志在哪里，到现在还没有人知道。 It is not in the queue, nor in the old one."
    found = bitext(tmp_path, ENGLISH.replace("A log was added.", mixed), CHINESE)
    assert mixed in [p.text for p in found.source if p.lang == "en"]


def test_a_file_with_both_languages_in_most_of_its_paragraphs_is_divided(tmp_path: Path) -> None:
    lines = [
        ("The river rises.", "河水上涨。"),
        ("The rain has stopped.", "雨停了。"),
        ("It is warm again.", "天又暖了。"),
        ("The boats come back.", "船都回来了。"),
        ("Nobody is on the pier.", "码头上没有人。"),
    ]
    english = "\n\n".join(line for line, _ in lines)
    found = bitext(tmp_path, english, "\n\n".join("\n".join(pair) for pair in lines))
    assert {line for _, line in lines} <= {p.text for p in found.target}


@pytest.mark.parametrize(
    "text",
    [
        "English | [中文]",
        "**English** · [简体中文] · [繁體中文] · [日本語] · [Português (Brasil)]",
        "[🇨🇳 中文]",
        "[EN] / [zh-CN]",
    ],
)
def test_links_to_other_languages(text: str) -> None:
    assert is_switch(text)


@pytest.mark.parametrize("text", ["Speak English!", "学习英语", "[1]", "", "English 2.0"])
def test_no_links_to_other_languages(text: str) -> None:
    assert not is_switch(text)


_PICTURES = (
    "# Pier\n\nThe boat is tied.\n\n![A boat at the pier](img/boat.png)\n\nThe tide is out.\n",
    "# 码头\n\n船系好了。\n\n{between}![{words}](../zh/boat.png)\n\n退潮了。\n",
)


@pytest.mark.parametrize("words", ["停在码头的船", ""])
@pytest.mark.parametrize("between", ["", "**备注：** 如今那里已不许停船。\n\n"])
def test_an_image_goes_with_that_of_its_name(tmp_path: Path, words: str, between: str) -> None:
    english, chinese = _PICTURES
    found = bitext(tmp_path, english, chinese.format(words=words, between=between))
    places = [{p.place: p.text for p in side if p.place} for side in (found.source, found.target)]
    assert places == [
        {"![](boat.png)": "![A boat at the pier](img/boat.png)"},
        {"![](boat.png)": f"![{words}](../zh/boat.png)"},
    ]


def test_an_image_without_words_on_either_side_is_listed(tmp_path: Path, judge: Judge) -> None:
    english, chinese = (text.replace("A boat at the pier", "") for text in _PICTURES)
    found = judge.judge(bitext(tmp_path, english, chinese.format(words="", between="")))
    assert {verdict.status for verdict in found.verdicts} == {"ok"}
    assert [text.reason for text in found.unpaired if "boat.png" in text.text] == ["code"] * 2


def test_an_image_that_lost_its_words_says_so(tmp_path: Path, judge: Judge) -> None:
    english, chinese = _PICTURES
    found = judge.judge(bitext(tmp_path, english, chinese.format(words="", between="")))
    told = {v.pair.target_text: [f.code for f in v.findings] for v in found.verdicts}
    assert told["![](../zh/boat.png)"] == ["L402"]
    assert [codes for codes in told.values() if codes] == [["L402"]]


def test_an_image_may_be_described_in_another_way(tmp_path: Path, judge: Judge) -> None:
    english, chinese = _PICTURES
    longer = english.replace("A boat", "The third boat of the fleet, with its sails down, tied up")
    found = judge.judge(bitext(tmp_path, longer, chinese.format(words="截图", between="")))
    assert {verdict.status for verdict in found.verdicts} == {"ok"}


@pytest.mark.parametrize("behind", ["", '{: .wide style="height:80px"}'])
def test_an_image_is_no_counterpart_of_a_text(tmp_path: Path, judge: Judge, behind: str) -> None:
    english = f"The boat is tied.\n\n![bow](bow.png){behind}\n\nThe tide is out.\n"
    chinese = "船系好了。\n\n旺季期间游客必须提前预约。\n\n退潮了。\n"
    found = judge.judge(bitext(tmp_path, english, chinese))
    assert all("bow.png" not in verdict.pair.source_text for verdict in found.verdicts)
    assert [(text.text[:6], text.reason) for text in found.unpaired] == [("![bow]", "code")]


_TWO_PICTURES = "{text}\n\n![{first}](img/bow.png)\n{between}![{second}](img/stern.png)\n"


def test_images_under_each_other_are_texts_of_their_own(tmp_path: Path, judge: Judge) -> None:
    words = {"first": "bow view", "second": "stern view"}
    english = _TWO_PICTURES.format(text="The boat is tied.", between="\n", **words)
    chinese = _TWO_PICTURES.format(text="船系好了。", between="", **words)
    found = judge.judge(bitext(tmp_path, english, chinese))
    assert [verdict.status for verdict in found.verdicts] == ["ok"] * 3
    lines = [
        (v.pair.source[0].location.line, v.pair.target[0].location.line) for v in found.verdicts
    ]
    assert lines == [(1, 1), (3, 3), (5, 4)]


@pytest.mark.parametrize(
    ("words", "aside"), [("bow view", "code"), ("The bow of the boat is wet.", "")]
)
def test_an_image_is_not_missed_but_for_its_sentences(
    tmp_path: Path, words: str, aside: str
) -> None:
    english = f"The boat is tied.\n\n![{words}](bow.png)\n\nThe tide is out.\n"
    found = bitext(tmp_path, english, "船系好了。\n\n退潮了。\n")
    assert [paragraph.aside for paragraph in found.source] == ["", aside, ""]


def test_a_picture_in_html_under_a_text_is_no_part_of_it(tmp_path: Path) -> None:
    found = bitext(tmp_path, "The boat is tied.\n<img src='a.png'>\n", "船系好了。\n")
    assert [paragraph.text for paragraph in found.source] == ["The boat is tied."]
