"""Rows of a table that the other side has as the items of a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Judgement
from corpus.readers import read_bitexts
from tests.texts import PAIRS

Judged = Callable[[str, str], Judgement]

ROWS = [
    ("Timeout", "Seconds to wait for the pilot boat.", "超时：等待引航船的秒数。"),
    ("Anchor depth", "How deep the anchor may lie.", "锚深：船锚可以下到的深度。"),
    ("Home port", "The town where the ship is registered.", "船籍港：船舶登记所在的城镇。"),
    ("Horn", "Whether the horn is sounded in fog.", "汽笛：雾中是否鸣笛。"),
]
HEAD = "| **Setting** | **Meaning** |\n| --- | --- |\n"


def table(rows: list[tuple[str, str, str]]) -> str:
    return HEAD + "\n".join(f"| {label} | {text} |" for label, text, _ in rows)


def listed(rows: list[tuple[str, str, str]]) -> str:
    return "\n".join(f"- {item}" for _, _, item in rows)


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    """The story as two pages, with a block of its own in the middle of either."""

    def run(english: str, chinese: str) -> Judgement:
        paths = [tmp_path / "a.md", tmp_path / "b.md"]
        for n, block in enumerate((english, chinese)):
            story = [pair[n] for pair in PAIRS]
            paths[n].write_text("\n\n".join([*story[:3], block, *story[3:]]), "utf-8")
        (bitext,) = read_bitexts(paths)
        return judge.judge(bitext)

    return run


def test_a_row_is_the_source_of_an_item(judged: Judged) -> None:
    found = judged(table(ROWS), listed(ROWS))
    sides = {v.pair.target_text: v.pair.source_text for v in found.verdicts}
    assert [sides[item] for _, _, item in ROWS] == [f"{a}\n{b}" for a, b, _ in ROWS]
    assert {verdict.status for verdict in found.verdicts} == {"ok"}
    assert [(one.text, one.reason) for one in found.unpaired][:2] == [
        ("**Setting**", "table-head"),
        ("**Meaning**", "table-head"),
    ]


def test_a_row_without_an_item_is_missing_once(judged: Judged) -> None:
    found = judged(table(ROWS), listed(ROWS[:3]))
    missing = [v.pair.source_text for v in found.verdicts if v.status == "missing"]
    assert missing == ["Horn\nWhether the horn is sounded in fog."]


def test_items_in_another_order_are_found(judged: Judged) -> None:
    found = judged(table(ROWS), listed([ROWS[0], ROWS[3], ROWS[1], ROWS[2]]))
    sides = {v.pair.target_text: v.pair.source_text for v in found.verdicts}
    assert sides[ROWS[3][2]].startswith("Horn")
    assert "missing" not in [verdict.status for verdict in found.verdicts]


def test_a_table_that_was_not_translated_is_missing(judged: Judged) -> None:
    found = judged(table(ROWS), "除此之外没有别的设置。")
    missing = "\n".join(v.pair.source_text for v in found.verdicts if v.status == "missing")
    assert all(text in missing for _, text, _ in ROWS[:3])


def test_a_table_in_chinese_is_a_list_in_english(judged: Judged) -> None:
    english = "\n".join(f"- **{label}**: {text}" for label, text, _ in ROWS)
    cells = [item.split("：") for _, _, item in ROWS]
    chinese = "| 设置 | 含义 |\n| --- | --- |\n" + "\n".join(f"| {a} | {b} |" for a, b in cells)
    found = judged(english, chinese)
    assert {verdict.status for verdict in found.verdicts} == {"ok"}
