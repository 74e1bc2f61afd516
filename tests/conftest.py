"""Fixtures: the real embedded model, loaded once a session."""

from __future__ import annotations

import pytest

from aligner import models
from aligner.embedding import Encoder
from aligner.judge import Judge


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return models.load()


@pytest.fixture(scope="session")
def judge(encoder: Encoder) -> Judge:
    return Judge.of(encoder)
