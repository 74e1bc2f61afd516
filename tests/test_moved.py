"""Sentences whose translation stands elsewhere in the paragraph."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aligner.beads import Bead
from aligner.moved import _crossed
from aligner.verdict import Verdict

Judged = Callable[[str, str], Verdict]

SENTENCES = [
    (
        "The harbour master keeps two ledgers, one for fishing boats and one for ferries.",
        "港务长有两本账簿，一本记渔船，一本记渡轮。",
    ),
    (
        "Every captain has to report the number of passengers before the ship leaves.",
        "每位船长都必须在开船之前报告乘客人数。",
    ),
    (
        "Fines for late reports are paid at the counter next to the customs house.",
        "迟报的罚款在海关大楼旁边的柜台缴纳。",
    ),
    (
        "In winter the office closes at four because the lamps on the quay are not lit.",
        "冬天办公室四点关门，因为码头上的灯不亮。",
    ),
    (
        "Whoever loses a ticket can buy a new one from the boy who sells newspapers.",
        "丢了票的人可以向卖报的男孩另买一张。",
    ),
]


def judged(in_the_story: Judged, order: list[int]) -> Verdict:
    english = " ".join(one for one, _ in SENTENCES)
    return in_the_story(english, "".join(SENTENCES[n][1] for n in order))


@pytest.mark.parametrize("order", [[0, 4, 1, 2, 3], [4, 0, 1, 2, 3], [0, 2, 3, 4, 1]])
def test_a_sentence_that_only_stands_elsewhere_is_not_missing(
    in_the_story: Judged, order: list[int]
) -> None:
    found = judged(in_the_story, order)
    assert not {"S201", "S202"} & {finding.code for finding in found.findings}


def test_one_that_is_left_out_is_missing_all_the_same(in_the_story: Judged) -> None:
    found = judged(in_the_story, [0, 4, 1, 3])
    assert [f.code for f in found.findings if f.code == "S201"] == ["S201"]
    assert "Fines for late reports" in found.findings[0].message


def test_only_sentences_at_the_edge_of_a_bead_are_taken_out_of_it() -> None:
    beads = (Bead((0, 1), (0, 2)), Bead((1, 4), (2, 3)))
    assert _crossed(beads, 3, 1) == (
        Bead((0, 1), (0, 1)),
        Bead((1, 3), (2, 3)),
        Bead((3, 4), (1, 2)),
    )
    assert _crossed(beads, 2, 1) == beads
    assert _crossed(beads, 0, 1) == beads


def test_two_that_are_left_alone_are_one_bead() -> None:
    beads = (Bead((0, 0), (0, 1)), Bead((0, 1), (1, 2)), Bead((1, 2), (2, 2)))
    assert _crossed(beads, 1, 0) == (Bead((0, 1), (1, 2)), Bead((1, 2), (0, 1)))
