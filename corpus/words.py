"""Lists of words as they are written in tables."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words between blanks."""
    return frozenset(words.split())
