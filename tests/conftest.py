"""Fixtures: the real embedded model, loaded once a session."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from aligner import models
from aligner.embedding import Encoder
from aligner.judge import Judge
from aligner.verdict import Verdict
from corpus.readers import read_bitexts
from tests.texts import PAIRS, interleaved, written

# The same examples every time: looking for new ones is the work of `make fuzz`.
settings.register_profile("suite", derandomize=True)
settings.load_profile("suite")
# What earlier code has computed is no part of a test; those of the cache turn it on again.
os.environ["DUIZHAO_CACHE_SIZE"] = "0"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return models.load()


@pytest.fixture(scope="session")
def judge(encoder: Encoder) -> Judge:
    return Judge.of(encoder)


@pytest.fixture
def in_the_story(judge: Judge, tmp_path: Path) -> Callable[[str, str], Verdict]:
    """What is said of a paragraph and its translation, in the middle of a text."""

    def run(english: str, chinese: str) -> Verdict:
        text = written(tmp_path, interleaved([*PAIRS[:2], (english, chinese), *PAIRS[2:4]]))
        (bitext,) = read_bitexts([text])
        return judge.judge(bitext).verdicts[2]

    return run
