"""Fixtures: the real embedded model, loaded once a session."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from aligner import models
from aligner.embedding import Encoder
from aligner.judge import Judge

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
