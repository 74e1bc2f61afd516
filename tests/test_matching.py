"""Long texts are matched by parts: the same figures, without memory for all of both at once."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest

from aligner import coverage, matching
from aligner.embedding import unit
from aligner.matching import Tokens, match

DIMENSION = 24


def tokens(count: int, seed: int) -> Tokens:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSION)).astype(np.float32)
    offsets = np.stack((np.arange(count), np.arange(count) + 1), axis=1)
    return Tokens(unit(vectors).astype(np.float16), offsets)


@pytest.mark.parametrize("cells", [1, 50, 51 * 7, 51 * 36, 51 * 37])
def test_a_match_by_parts_is_that_of_the_whole(monkeypatch: pytest.MonkeyPatch, cells: int) -> None:
    source, target = tokens(37, 1), tokens(51, 2)
    whole = match(source, target)
    monkeypatch.setattr(matching, "_CELLS", cells)
    for part, field in zip(astuple(match(source, target)), astuple(whole), strict=True):
        assert np.allclose(part, field, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("cells", [1, 60, 10_000])
@pytest.mark.parametrize("count", [1, 2, 23])
def test_the_nearest_runs_and_their_rivals(
    monkeypatch: pytest.MonkeyPatch, count: int, cells: int
) -> None:
    sentences, runs = (tokens(n, n).vectors.astype(np.float32) for n in (count, 30))
    sentences[count // 2] = sentences[0]  # as like the same run
    monkeypatch.setattr(coverage, "_CELLS", cells)
    windows, best, rivals = coverage._nearest(sentences, runs)
    for number, sentence in enumerate(sentences):
        likeness = runs @ sentence
        others = np.delete(sentences, number, axis=0) @ runs[windows[number]]
        assert windows[number] == likeness.argmax()
        assert best[number] == pytest.approx(likeness.max(), abs=1e-5)
        assert rivals[number] == pytest.approx(max(others, default=0.0), abs=1e-5)
