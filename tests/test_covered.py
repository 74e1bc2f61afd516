"""Pairs in which the network that reads both sides finds nothing amiss."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aligner.verdict import Verdict

Judged = Callable[[str, str], Verdict]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Steer as I tell you, not as I steer.", "照我说的去掌舵，不要照我掌舵的样子去做。"),
        ("The `<bell>`, if there is one.", "如果有 `<bell>` 标签，就使用该标签。"),
    ],
)
def test_a_short_text_that_says_it_all_is_well(
    in_the_story: Judged, english: str, chinese: str
) -> None:
    assert in_the_story(english, chinese).status == "ok"


def test_one_of_which_half_is_another_is_not(in_the_story: Judged) -> None:
    found = in_the_story(
        "The keeper lights the lamp at dusk. He writes the hour into the book.",
        "守塔人在黄昏时点亮灯。渔市的价格去年涨了一倍。",
    )
    assert found.status != "ok"
