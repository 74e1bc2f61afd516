"""Pairs in which the network that reads both sides finds nothing amiss."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Verdict
from corpus.readers import read_bitexts
from tests.texts import PAIRS, interleaved, written

Judged = Callable[[str, str], Verdict]


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    """A paragraph in the story."""

    def run(english: str, chinese: str) -> Verdict:
        text = written(tmp_path, interleaved([*PAIRS[:2], (english, chinese), *PAIRS[2:4]]))
        (bitext,) = read_bitexts([text])
        return judge.judge(bitext).verdicts[2]

    return run


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Steer as I tell you, not as I steer.", "照我说的去掌舵，不要照我掌舵的样子去做。"),
        ("The `<bell>`, if there is one.", "如果有 `<bell>` 标签，就使用该标签。"),
    ],
)
def test_a_short_text_that_says_it_all_is_well(judged: Judged, english: str, chinese: str) -> None:
    assert judged(english, chinese).status == "ok"


def test_one_of_which_half_is_another_is_not(judged: Judged) -> None:
    found = judged(
        "The keeper lights the lamp at dusk. He writes the hour into the book.",
        "守塔人在黄昏时点亮灯。渔市的价格去年涨了一倍。",
    )
    assert found.status != "ok"
