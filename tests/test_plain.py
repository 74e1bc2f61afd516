"""Frozen values as plain ones and back, by their types alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from aligner.plain import MisshapenError, plain, reader
from corpus.model import Lang, Span


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    lang: Lang
    spans: tuple[Span, ...] = ()
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    words: tuple[Word, ...]
    figures: Mapping[str, int] = field(default_factory=dict)


WORDS = (Word("港口", "zh", (Span(0, 2),), 0.5), Word("harbour", "en"))
PLAIN: Any = [
    {"text": "港口", "lang": "zh", "spans": [[0, 2]], "weight": 0.5},
    {"text": "harbour", "lang": "en", "spans": []},
]


def test_all_fields_are_written_and_read() -> None:
    assert plain(WORDS, {}) == PLAIN
    assert reader(tuple[Word, ...], {})(PLAIN) == WORDS


def test_a_type_may_have_a_way_of_its_own() -> None:
    assert plain(Line(WORDS), {Word: WORDS.index})["words"] == [0, 1]
    read = reader(tuple[Word, ...], {Word: WORDS.__getitem__})
    assert read([1, 0]) == WORDS[::-1]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({}, " is not an array"),
        ([PLAIN[0], {"text": "harbour"}], "[1].lang is absent"),
        ([{**PLAIN[0], "lang": "fr"}], "[0].lang is not one of en, zh"),
        ([{**PLAIN[0], "spans": [[0, 2], [1]]}], "[0].spans[1] is not a pair [start, end]"),
        ([{**PLAIN[0], "spans": [[-1, 2]]}], "[0].spans[0] is not a whole number from 0"),
        ([{**PLAIN[0], "weight": True}], "[0].weight is not a number"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(value: Any, told: str) -> None:
    with pytest.raises(MisshapenError) as caught:
        reader(tuple[Word, ...], {})(value)
    assert str(caught.value) == told
