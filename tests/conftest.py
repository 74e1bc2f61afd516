"""Fixtures: the real embedded model, loaded once a session."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Iterator

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


@pytest.fixture
def no_room() -> Iterator[None]:
    """A disk that is full after 1000 bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)
