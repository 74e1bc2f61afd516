"""A short, repeatable run of the fuzz targets; the long one is `make fuzz`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.readers import READERS
from fuzz.seeds import SUFFIXES, seed
from fuzz.targets import check, damaged


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_damaged_file_is_read_or_refused_in_one_line(suffix: str) -> None:
    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(damaged(suffix))
    def run(data: bytes) -> None:
        check(suffix, data)

    run()


def test_every_reader_has_a_seed_that_is_whole() -> None:
    assert {READERS[suffix] for suffix in SUFFIXES} == set(READERS.values())
    for suffix in SUFFIXES:
        check(suffix, seed(suffix))
