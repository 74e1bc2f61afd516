"""Titles in both languages on the pages of which they are the habit."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.judge import Judge
from corpus.bilingual_titles import title_in_both
from corpus.editing import Edit, apply
from corpus.model import Bitext, Document
from corpus.readers import read, read_bitexts
from tests.texts import PAIRS

PROSE = """
春天的时候河水上涨，淹没了两岸所有的田地。

In spring the river rises and covers all the fields on both banks.
"""
HABIT = f"## 渡船 (Ferries)\n{PROSE}\n## 票价 (Fares)\n{PROSE}\n"


def page(tmp_path: Path, text: str, name: str = "a.md") -> Bitext | Document:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def halves(found: Bitext | Document) -> list[tuple[str, str]]:
    """The English and the Chinese of what was divided."""
    assert isinstance(found, Bitext)
    english = {id(p.whole): p.text for p in found.source if p.whole}
    return [(english[id(p.whole)], p.text) for p in found.target if p.whole]


@pytest.mark.parametrize(
    ("line", "english", "chinese"),
    [
        ("## 概要 (Summary)", "Summary", "概要"),
        ("## 概要（Summary）", "Summary", "概要"),
        ("## Summary (概要)", "Summary", "概要"),
        ("## 概要 / Summary", "Summary", "概要"),
        ("## 概要/Summary", "Summary", "概要"),
        ("## 概要｜Summary", "Summary", "概要"),
        ("## Summary – 概要", "Summary", "概要"),
        ("## **概要 (Summary)**", "Summary", "概要"),
        ("## 谁先上船？ (Who goes first?) {#first}", "Who goes first?", "谁先上船？"),
        ("## 大号 VIP (Big VIPs)", "Big VIPs", "大号 VIP"),
        ("## 给 **VIP** 的舱位 (Cabins for VIPs)", "Cabins for VIPs", "给 **VIP** 的舱位"),
        (
            "## 第三步：看看其余的 VIP (Step Three: Other VIPs)",
            "Step Three: Other VIPs",
            "第三步：看看其余的 VIP",
        ),
        ("## 用 `dock` 靠岸 (Landing with `dock`)", "Landing with `dock`", "用 `dock` 靠岸"),
        ("## 用 `dock` (Using `dock`) <a id='d'></a>", "Using `dock`", "用 `dock`"),
        ("- 再等一天。(Then wait another day.)", "Then wait another day.", "再等一天。"),
        ("- 船票 (Tickets)", "Tickets", "船票"),
        ("下一步：[小船 (Small boats)](boats.md)", "Small boats", "小船"),
    ],
)
def test_titles_are_divided(tmp_path: Path, line: str, english: str, chinese: str) -> None:
    found = page(tmp_path, f"{HABIT}{line}\n{PROSE}")
    assert halves(found)[2:] == [(english, chinese)]
    assert isinstance(found, Bitext)
    for part in (*found.source, *found.target):
        if part.whole:
            at = part.location
            lines = (tmp_path / "a.md").read_text(encoding="utf-8").split("\n")
            assert lines[at.line - 1].startswith(part.text, at.column)


@pytest.mark.parametrize(
    "line",
    [
        "反向摆渡（Back Ferrying）是船夫的一种本领。",
        "这种本领叫作反向摆渡（Back Ferrying）",
        "## 持续集成 (CI)",
        "## 码头 (optional)",
        "## 用 Docker 部署 (Docker)",
        "## 码头",
        "另见 [码头 (Piers)](piers.md)，那里有更多的图。",
        "他在码头上等了三个小时才等到这条从对岸开来的渡船 (Ferry)",
    ],
)
def test_other_texts_stay_whole(tmp_path: Path, line: str) -> None:
    assert len(halves(page(tmp_path, f"{HABIT}{line}\n{PROSE}"))) == 2


def test_a_name_that_stands_by_itself_as_well_is_no_half(tmp_path: Path) -> None:
    found = page(tmp_path, f"{HABIT}## 码头 (Piers)\n\n## Piers\n{PROSE}")
    assert len(halves(found)) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"## 渡船 (Ferries)\n{PROSE}\n## 票价\n{PROSE}\n## 码头\n{PROSE}\n## 船票\n{PROSE}",
        f"## 渡船 (Ferries)\n{PROSE}",
    ],
)
def test_one_title_is_no_habit(tmp_path: Path, text: str) -> None:
    assert halves(page(tmp_path, text)) == []


def test_links_alone_on_their_lines_are_titles(tmp_path: Path) -> None:
    found = page(tmp_path, f"{PROSE}\n- [渡船 (Ferries)](a.md)\n- [票价 (Fares)](b.md)\n")
    assert halves(found) == [("Ferries", "渡船"), ("Fares", "票价")]


def test_a_heading_is_no_part_of_the_paragraph_below_it(tmp_path: Path, judge: Judge) -> None:
    text = "".join(
        f"## {chinese} ({english})\n\n{en}\n\n{zh}\n\n"
        for english, chinese, (en, zh) in zip(
            ("The Old Ferry", "Its Captain", "A Stop"),
            ("旧渡船", "船长", "停航"),
            PAIRS,
            strict=False,
        )
    )
    found = page(tmp_path, text)
    assert isinstance(found, Bitext)
    verdicts = judge.judge(found).verdicts
    lines = [(v.pair.source[0].location.line, v.pair.target[0].location.line) for v in verdicts]
    assert lines == [(1, 1), (3, 5), (7, 7), (9, 11), (13, 13), (15, 17)]
    assert all(len(v.pair.source) == len(v.pair.target) == 1 for v in verdicts)


def test_a_heading_that_says_something_else_is_told(tmp_path: Path, judge: Judge) -> None:
    text = "".join(
        f"## {title}\n\n{en}\n\n{zh}\n\n"
        for title, (en, zh) in zip(
            ("旧渡船 (The Old Ferry)", "船长 (Bridges and Money)", "停航 (A Stop)"),
            PAIRS,
            strict=False,
        )
    )
    found = page(tmp_path, text)
    assert isinstance(found, Bitext)
    flagged = [v.pair.source_text for v in judge.judge(found).verdicts if v.status != "ok"]
    assert flagged == ["Bridges and Money"]


def test_a_page_of_one_language_is_not_touched(tmp_path: Path) -> None:
    chinese = "## 渡船 (Ferries)\n\n河水上涨了。\n\n## 票价 (Fares)\n\n船票很便宜。\n"
    found = page(tmp_path, chinese)
    assert isinstance(found, Document)
    assert [p.text for p in found.paragraphs][::2] == ["渡船 (Ferries)", "票价 (Fares)"]


def test_one_of_two_files_is_not_touched(tmp_path: Path) -> None:
    english, chinese = tmp_path / "a.en.md", tmp_path / "a.zh.md"
    english.write_text("## Ferries\n\nThe river rises.\n\n## Fares\n\nTickets are cheap.\n")
    text = "## 渡船 (Ferries)\n\n河水上涨了。\n\nClosed on Monday.\n\n## 票价 (Fares)\n\n便宜。\n"
    chinese.write_text(text, encoding="utf-8")
    (found,) = read_bitexts([english, chinese])
    assert [p.text for p in found.target] == [
        "渡船 (Ferries)",
        "河水上涨了。",
        "票价 (Fares)",
        "便宜。",
    ]


def test_one_half_is_edited_alone(tmp_path: Path) -> None:
    found = page(tmp_path, HABIT)
    assert isinstance(found, Bitext)
    half = next(p for p in found.target if p.text == "渡船")
    changed = apply(tmp_path / "a.md", [Edit(half.location, half.text, "摆渡船")])
    assert changed.decode() == HABIT.replace("## 渡船 (", "## 摆渡船 (")


@pytest.mark.parametrize(
    "unit", ["(", ")", "（", " ", "/", "字", "a", "字a", "[", "*", "字 / a ", "："]
)
def test_long_lines_are_no_trouble(unit: str) -> None:
    for heading in (True, False):
        assert title_in_both(unit * 60_000, heading=heading) is None
        title_in_both(unit * 60, heading=heading)
