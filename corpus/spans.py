"""Spans of text as a reader sees them."""

from __future__ import annotations

import re

from corpus.model import Span

#: Two letters of one word: Han characters are words of their own.
_LETTERS = re.compile(r"[^\W\d_\u2e80-\u9fff]{2}")


def whole_words(text: str, span: Span) -> Span:
    """A span of a model's tokens as a reader sees words: without the space before it, and not
    ending inside a word. What reaches outside of the text is cut."""
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and text[start].isspace():
        start += 1
    while 0 < start < end and _LETTERS.match(text[start - 1 : start + 1]):
        start -= 1
    while start < end < len(text) and _LETTERS.match(text[end - 1 : end + 1]):
        end += 1
    return Span(start, end)
