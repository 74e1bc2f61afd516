"""K906 note-mark-differs."""

from __future__ import annotations

import pytest

from aligner.checks.note_marks import NoteMarkDiffers
from corpus.model import Pair
from tests.checking import pair

KEPT = pair("The mill is old. [9]", "磨坊很旧。[9]")


def told(*pairs: Pair) -> list[tuple[int, str, str]]:
    return [(at, f.severity, f.message) for at, f in NoteMarkDiffers().check_all(pairs)]


@pytest.mark.parametrize(
    ("english", "chinese", "mark"),
    [
        ("The mill was built first. [2]", "磨坊先建成。", "[2]"),
        ("[3]The mill was built first.", "磨坊先建成。", "[3]"),
        ("The mill[4] was built first.", "磨坊先建成。2", "[4]"),
        ("The mill was built first.[^mill]", "磨坊先建成。", "[^mill]"),
        ("The mill was built first.²", "磨坊先建成。", "²"),
        ("The mill (the old one)[5] was built first.", "磨坊先建成。", "[5]"),
    ],
)
def test_a_lost_mark(english: str, chinese: str, mark: str) -> None:
    message = f"The mark {mark} of the source is not in the target."
    assert told(KEPT, pair(english, chinese)) == [(1, "review", message)]
    # a document without any
    assert told(pair(english, chinese)) == [(0, "note", message)]
    # and one that was added
    message = f"The mark {mark} of the target is not in the source."
    assert told(KEPT, pair(chinese, english, "zh")) == [(1, "review", message)]


def test_another_mark() -> None:
    flags = told(KEPT, pair("The mill. [2]", "磨坊。[3]"))
    assert flags == [(1, "review", "The source has the mark [2], the target [3].")]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The mill. [2]", "磨坊。［2］"),
        ("The mill. [2]", "磨坊（2）。"),
        ("The mill. [2]", "磨坊（注2）。"),
        ("The mill.²", "磨坊。<sup>[2]</sup>"),
        ("The mill. [^2]", "磨坊。[^ 2]"),
        ("See [the mill][2] and [3](mill.md).", "见磨坊。"),
        ("[^2]: The mill.", "磨坊。"),
        ("Read `row[1]`, x[2] and 10 m².", "读取行。"),
        ("The first (1) and the second.", "第一和第二。"),
    ],
)
def test_no_lost_mark(english: str, chinese: str) -> None:
    assert told(KEPT, pair(english, chinese)) == []


@pytest.mark.parametrize("piece", ["[", "[1", "[^", "²", "<sup>", "(1)", "注", "[1]"])
def test_hostile_texts_come_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert len(told(pair(text, text), pair(text, "磨坊。"))) < 3
