"""Pairs that are taken apart: headings with the text below, texts of different kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Judgement
from corpus.readers import read_bitexts
from tests.texts import PAIRS

Judged = Callable[[Sequence[str], Sequence[str]], Judgement]


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    """Two Markdown pages that begin with these paragraphs and go on with the story."""

    def run(english: Sequence[str], chinese: Sequence[str]) -> Judgement:
        paths = []
        for n, own in enumerate((english, chinese)):
            paths.append(tmp_path / f"{n}.md")
            paths[n].write_text("\n\n".join([*own, *(pair[n] for pair in PAIRS)]), "utf-8")
        (bitext,) = read_bitexts(paths)
        return judge.judge(bitext)

    return run


def of(found: Judgement) -> list[tuple[str, str, str]]:
    return [(v.pair.source_text, v.pair.target_text, v.status) for v in found.verdicts][:-6]


@pytest.mark.parametrize("below", ["渡轮由船长用方向盘来控制。", "本页介绍码头的灯。"])
def test_a_heading_is_not_the_counterpart_of_one_with_a_text(judged: Judged, below: str) -> None:
    found = judged(["# Steering the ferry"], ["# 驾驶渡轮", below])
    assert of(found) == [("Steering the ferry", "驾驶渡轮", "ok"), ("", below, "extra")]


def test_a_link_is_not_the_counterpart_of_a_table_that_only_one_side_has(judged: Judged) -> None:
    link = "[Harbour Notes: Ropes and Knots](https://notes.example/ropes)"
    table = "| 平均吃水 | 船只总数 |\n| --- | --- |\n| 两米 | 四十艘 |"
    found = judged([f"- {link}"], [table])
    assert (link, "", "missing") in of(found)


def test_nor_is_a_sentence_that_of_an_image(judged: Judged) -> None:
    english = "If the lamp has gone out, ring the bell at once."
    found = judged([english], ["![人像](images/lamp.png)"])
    assert of(found) == [(english, "", "missing")]
