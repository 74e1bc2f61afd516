"""The alignment against sequences whose beads are known."""

from __future__ import annotations

import random

import numpy as np
import pytest

from aligner import background
from aligner.alignment import align
from aligner.embedding import Encoder
from aligner.lines import lines_of
from aligner.path import _band, _monotone
from aligner.views import View, view_all
from corpus.model import Lang, Location, Paragraph
from tests.texts import PAIRS


@pytest.fixture(scope="module")
def views(encoder: Encoder) -> tuple[list[View], list[View]]:
    known = background.load(encoder)
    sides: list[tuple[Lang, list[str]]] = [
        ("en", [e for e, _ in PAIRS]),
        ("zh", [z for _, z in PAIRS]),
    ]
    english, chinese = (
        view_all([Paragraph(t, lang, Location("x", 1)) for t in texts], encoder, known)
        for lang, texts in sides
    )
    return english, chinese


def beads(source: list[View], target: list[View]) -> list[tuple[int, int]]:
    found = align(lines_of(source), lines_of(target))
    assert [i for b in found for i in range(*b.source)] == list(range(len(source)))
    assert [j for b in found for j in range(*b.target)] == list(range(len(target)))
    return [(b.source[1] - b.source[0], b.target[1] - b.target[0]) for b in found]


def test_one_to_one(views: tuple[list[View], list[View]]) -> None:
    assert beads(*views) == [(1, 1)] * len(PAIRS)


def test_deletion_and_insertion(views: tuple[list[View], list[View]]) -> None:
    english, chinese = views
    assert beads(english, chinese[:2] + chinese[3:]) == [(1, 1), (1, 1), (1, 0), *[(1, 1)] * 3]
    assert beads(english[:4] + english[5:], chinese) == [*[(1, 1)] * 4, (0, 1), (1, 1)]


def test_one_side_empty(views: tuple[list[View], list[View]]) -> None:
    english, chinese = views
    assert beads(english, []) == [(1, 0)] * len(PAIRS)
    assert beads([], chinese) == [(0, 1)] * len(PAIRS)
    assert beads([], []) == []


def test_two_paragraphs_made_one(encoder: Encoder, views: tuple[list[View], list[View]]) -> None:
    english, chinese = views
    merged = Paragraph(PAIRS[2][1] + PAIRS[3][1], "zh", Location("x", 1))
    (one,) = view_all([merged], encoder, background.load(encoder))
    assert beads(english, [*chinese[:2], one, *chinese[4:]]) == [
        (1, 1),
        (1, 1),
        (2, 1),
        (1, 1),
        (1, 1),
    ]


def test_the_first_pass_finds_the_best_path_of_a_known_matrix() -> None:
    gains = np.full((4, 5), -0.2, np.float32)
    for i, j in ((0, 0), (1, 2), (3, 4)):
        gains[i, j] = 1.0
    path = _monotone(gains, np.zeros(4, int), np.full(4, 5), 5)
    assert (path[0], path[1], path[3]) == (0, 2, 4)


def test_the_band_of_a_long_text_holds_the_true_path() -> None:
    generator = np.random.default_rng(0)
    x = generator.standard_normal((3000, 32)).astype(np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    chooser = random.Random(1)
    kept = [i for i in range(3000) if chooser.random() > 0.1]
    y = x[kept]
    low, high = _band(x, y)
    assert all(low[i] <= j < high[i] for j, i in enumerate(kept))
    assert (np.diff(low) >= 0).all()
    assert (np.diff(high) >= 0).all()
    assert (high - low).max() < 1000
