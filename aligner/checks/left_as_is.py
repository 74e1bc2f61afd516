"""Sentences that a translation has word for word as the source has them: they were not translated,
and say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.model import Span
from corpus.scripts import HAN, WORD

#: Where an English sentence ends, or Chinese begins.
_END = re.compile(rf"(?P<stop>[.!?][)\"'”’]?(?=\s))|[{HAN}。！？，；\n]")
#: Shorter ones, in words, may be names among Chinese, which has the figures beside them.
_LEAST = 4


@lru_cache(maxsize=4)
def left_as_is(text: str, other: str) -> tuple[Span, ...]:
    """Where the English sentences of a text stand that are sentences of the other, word for
    word."""
    theirs = {_words(other, span) for span in _sentences(other)}
    return tuple(
        span
        for span in _sentences(text)
        if _words(text, span) in theirs
        and sum(1 for _ in WORD.finditer(text, span.start, span.end)) >= _LEAST
    )


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        yield Span(start, match.end() if match["stop"] else match.start())
        start = match.end()
    yield Span(start, len(text))
