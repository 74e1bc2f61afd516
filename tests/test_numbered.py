"""Titles of which one alone has a number."""

from __future__ import annotations

import pytest

from aligner.numbered import differ


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("The Ledger", "第一章　账簿", True),
        ("Chapter One: The Ledger", "账簿", True),
        ("PART II. High Water", "第二部 大潮", False),
        ("High Water", "大潮", False),
        ("Part of the river", "河的一部分", False),
        ("A Book", "第一流的书", False),
    ],
)
def test_whether_one_alone_has_a_number(source: str, target: str, expected: bool) -> None:
    assert differ(source, target) == expected
