"""Fixtures: the real embedded model, loaded once a session."""

from __future__ import annotations

import os

import pytest

from aligner import models
from aligner.embedding import Encoder
from aligner.judge import Judge

# What earlier code has computed is no part of a test; those of the cache turn it on again.
os.environ["DUIZHAO_CACHE_SIZE"] = "0"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return models.load()


@pytest.fixture(scope="session")
def judge(encoder: Encoder) -> Judge:
    return Judge.of(encoder)
