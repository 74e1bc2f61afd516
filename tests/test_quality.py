"""Quality of single segments without a reference."""

from __future__ import annotations

import json
from importlib import resources

import numpy as np
import pytest

from aligner import quality
from aligner.judge import Judge

SOURCE = "图书馆星期一不开门，请把书还到门口的箱子里。"
RIGHT = "The library is closed on Mondays; please return books to the box at the door."


@pytest.mark.parametrize(
    "wrong",
    [
        "The library is open on Mondays; please return books to the box at the door.",
        "The library is closed on Tuesdays; please return books to the box at the door.",
        "The library is closed on Mondays; please return to the box at the door.",
        "The library is closed on Mondays; please return purple books to the box at the door.",
        "The library is closed on Mondays.",
        "The bakery sells bread from six in the morning.",
    ],
)
def test_a_right_rendering_is_better_than_a_wrong_one(judge: Judge, wrong: str):
    right, other = quality.quality(judge, [(SOURCE, RIGHT), (SOURCE, wrong)], "zh", "better")
    assert right > other


@pytest.mark.parametrize("kind", quality.KINDS)
def test_another_text_altogether_is_worse_by_every_kind(judge: Judge, kind: str):
    pairs = [(SOURCE, RIGHT), (SOURCE, "The bakery sells bread from six in the morning.")]
    right, wrong = quality.quality(judge, pairs, "zh", kind)
    assert right > wrong


def test_scores_do_not_depend_on_what_stands_beside(judge: Judge):
    alone = quality.quality(judge, [(SOURCE, RIGHT)], "zh")
    among = quality.quality(judge, [(SOURCE, "No."), (SOURCE, RIGHT), ("好。", "Fine.")], "zh")
    assert among[1] == pytest.approx(alone[0], abs=1e-6)


def test_a_kind_that_there_is_none_of_is_an_error(judge: Judge):
    with pytest.raises(ValueError, match="scale"):
        quality.quality(judge, [(SOURCE, RIGHT)], "zh", "scale")


@pytest.mark.parametrize("kind", ["quality", "better"])
def test_no_segments_no_scores(judge: Judge, kind: str):
    assert len(quality.quality(judge, [], "en", kind)) == 0


def test_what_a_rule_finds_never_speaks_for_a_rendering():
    stored = json.loads((resources.files("aligner") / "data/quality.json").read_text("utf-8"))
    for kind in quality.KINDS:
        against = [stored[kind][name] for name in quality.names() if quality.only_lowers(name)]
        assert against
        assert max(against) <= 1e-9


def test_figures_and_scores_are_finite(judge: Judge):
    pairs = [(SOURCE, RIGHT), ("", ""), ("。", "!"), ("1", "１")]
    figures = quality.measure(judge, pairs, "zh").figures
    assert figures.shape == (4, len(quality.names()))
    # What has no words cannot be read by the network that compares them.
    own = np.array([name.startswith(quality.COMPARED) for name in quality.names()])
    assert np.isfinite(figures[:, ~own]).all()
    assert np.isfinite(figures[0]).all()
    assert np.isfinite(quality.quality(judge, pairs, "zh")).all()
