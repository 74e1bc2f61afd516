"""Spans of text as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.model import Lang, Span

#: What stands between two clauses.
_BETWEEN = re.compile(r"[,;:，；：。！？—]+\s*|[.!?]+(?:\s+|\Z)")
#: Characters by which a span may miss a clause's beginning or end.
_NEAR = {"en": 12, "zh": 3}
#: Shares of a clause from which a span is meant to have all of it, and up to which nothing.
_MOST, _LITTLE = 0.75, 0.4
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


def clauses_near(text: str, span: Span, within: Span, lang: Lang) -> Span:
    """A span moved to the beginning and the end of clauses where it all but meets them, or has most
    of one or little of it; within: the sentences that it lies in."""
    breaks = [match.span() for match in _BETWEEN.finditer(text, within.start, within.end)]
    starts = [within.start, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), within.end]
    start = min(starts, key=lambda place: abs(place - span.start))
    end = min(ends, key=lambda place: abs(place - span.end))
    clauses = [Span(*both) for both in zip(starts, ends, strict=True) if both[0] < both[1]]
    near = _NEAR[lang]
    if abs(start - span.start) > near:
        start = _beginning(span, clauses)
    if abs(end - span.end) > near:
        end = _end(span, clauses)
    return Span(start, end) if start < end else span


def _beginning(span: Span, clauses: Sequence[Span]) -> int:
    """Where a span begins that has most of its first clause, or little of it and more behind."""
    for number, clause in enumerate(clauses):
        if clause.start <= span.start < clause.end:
            share = (min(span.end, clause.end) - span.start) / (clause.end - clause.start)
            if share >= _MOST:
                return clause.start
            if share <= _LITTLE and clause.end < span.end and number + 1 < len(clauses):
                return clauses[number + 1].start
    return span.start


def _end(span: Span, clauses: Sequence[Span]) -> int:
    """The same of the end."""
    for number, clause in enumerate(clauses):
        if clause.start < span.end <= clause.end:
            share = (span.end - max(span.start, clause.start)) / (clause.end - clause.start)
            if share >= _MOST:
                return clause.end
            if share <= _LITTLE and clause.start > span.start and number:
                return clauses[number - 1].end
    return span.end


def blanked(text: str, spans: Iterable[Span], sign: str = " ") -> str:
    """The text with stretches blanked out, or any other sign in their place; offsets stay the
    same."""
    ordered = sorted(spans)
    if not ordered:
        return text
    parts, last = [], 0
    for span in ordered:
        if span.start >= last:
            parts += [text[last : span.start], sign * (span.end - span.start)]
            last = span.end
    return "".join([*parts, text[last:]])
