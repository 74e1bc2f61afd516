"""Institutions that English calls by an address: Downing Street."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Span
from corpus.words import word_set

#: What they are called, and behind the colon which lands and cities.
_TABLE = """
Downing Street: britain british london|Scotland Yard: britain british london
Buckingham Palace: britain british london|Fleet Street: britain british london
"""
_LANDS = {
    name: word_set(lands)
    for row in _TABLE.strip().replace("\n", "|").split("|")
    for name, _, lands in [row.partition(":")]
}
_INSTITUTION = re.compile(rf"\b(?:{'|'.join(_LANDS)})\b")


def institutions_in(text: str) -> Iterator[tuple[Span, frozenset[str]]]:
    """Where they stand in an English text, and the lands and cities that
    they stand for, lower-cased."""
    for match in _INSTITUTION.finditer(text):
        yield Span(*match.span()), _LANDS[match[0]]
