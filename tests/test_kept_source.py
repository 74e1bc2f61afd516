"""Lines of the source that a translation keeps beside its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.judge import Judge
from corpus.model import Bitext
from corpus.readers import read_bitexts

ENGLISH = """\
# The ferry

## Departures

The ferry leaves at seven in the morning.

## What to bring

- A ticket for the day
- Warm clothes
- Food for the journey

## Piers

- [Mole of the old harbour](mole.md)
- [Quay of the fishers](quay.md)
"""
CHINESE = """\
# 渡船

## Departures
## 开船时间

渡船早上七点出发。

## What to bring
## 要带什么

- A ticket for the day
- 当天的船票
- Warm clothes
- 保暖的衣服
- Food for the journey
- 路上吃的东西

## Piers
## 码头

- Mole of the old harbour
- 老港的防波堤
- Quay of the fishers
- 渔民码头
"""
KEPT = [
    "Departures",
    "What to bring",
    "A ticket for the day",
    "Warm clothes",
    "Food for the journey",
    "Piers",
    "Mole of the old harbour",
    "Quay of the fishers",
]


def bitext(tmp_path: Path, english: str, chinese: str) -> Bitext:
    paths = []
    for name, text in (("a.en.md", english), ("a.zh.md", chinese)):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, encoding="utf-8")
    (found,) = read_bitexts(paths)
    return found


def kept(found: Bitext) -> list[str]:
    return [text.text for text in found.unpaired if text.reason == "kept-source"]


def below(text: str) -> str:
    """The Chinese page with each line of the source below its translation."""
    lines = text.split("\n")
    for at in [n for n, line in enumerate(lines) if line.lstrip("#- ") in KEPT]:
        lines[at : at + 2] = lines[at + 1], lines[at]
    return "\n".join(lines)


@pytest.mark.parametrize("order", [str, below])
def test_what_is_kept_above_or_below_its_translation_is_a_copy(
    tmp_path: Path, judge: Judge, order: type[str]
) -> None:
    found = bitext(tmp_path, ENGLISH, order(CHINESE))
    assert kept(found) == KEPT
    assert not any(p.text in KEPT for p in found.target)
    verdicts = judge.judge(found).verdicts
    assert len(verdicts) == len(found.source) == len(found.target)
    assert [v.findings[0].code for v in verdicts if v.status != "ok"] in ([], ["K901", "K901"])


def test_a_copy_that_is_not_quite_the_source_is_one_too(tmp_path: Path) -> None:
    chinese = CHINESE.replace("- Warm clothes", "- Clothes that are warm")
    found = bitext(tmp_path, ENGLISH, chinese)
    assert kept(found) == [text.replace("Warm clothes", "Clothes that are warm") for text in KEPT]


def test_a_line_left_in_english_is_no_copy(tmp_path: Path) -> None:
    chinese = CHINESE.replace("- 保暖的衣服\n", "")
    found = bitext(tmp_path, ENGLISH, chinese)
    assert kept(found) == [text for text in KEPT if text != "Warm clothes"]
    assert "Warm clothes" in [p.text for p in found.target]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (  # names, each with a text of its own
            "- Docker\n- It holds programs.\n- Redis\n- It keeps values.\n- Kafka\n- It sends.\n",
            "- Docker\n- 它装程序。\n- Redis\n- 它存数值。\n- Kafka\n- 它送消息。\n",
        ),
        (  # headings left in English, with those under them
            "# Docker\n## Use\nRun.\n# Redis\n## Use\nRun.\n# Kafka\n## Use\nRun.\n",
            "# Docker\n## 用法\n运行。\n# Redis\n## 用法\n运行。\n# Kafka\n## 用法\n运行。\n",
        ),
        (  # one or two are no habit
            "# Sails\n\nThey are white.\n\n# Masts\n\nThey are high.\n",
            "# Sails\n# 帆\n\n它们是白的。\n\n# Masts\n# 桅杆\n\n它们很高。\n",
        ),
    ],
)
def test_names_that_both_have_are_no_copies(tmp_path: Path, english: str, chinese: str) -> None:
    found = bitext(tmp_path, english, chinese)
    assert kept(found) == []
