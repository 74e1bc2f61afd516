"""Spans of text as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Lang, Span
from corpus.spans import clauses_near, whole_words


@pytest.mark.parametrize(
    ("text", "span", "shown"),
    [
        ("stood in the fog and waited there", Span(20, 25), "waited"),
        ("there was no postmark.", Span(12, 17), "postmark"),
        ("only this word", Span(5, 9), "this"),
        ("我没有问，他也没有说。", Span(1, 3), "没有"),
        ("a space ", Span(1, 2), ""),
    ],
)
def test_words_are_whole(text: str, span: Span, shown: str) -> None:
    found = whole_words(text, span)
    assert text[found.start : found.end] == shown


@pytest.mark.parametrize(
    ("text", "lang", "words", "shown"),
    [
        (
            "It rained, so that they all went home.",
            "en",
            "they all went",
            "so that they all went home",
        ),
        (
            "It rained, so they went home. She stayed.",
            "en",
            "went home. She",
            "so they went home",
        ),
        ("The mill, built in 1890, is for sale.", "en", "built in 1890", "built in 1890"),
        ("The mill which the town built is for sale.", "en", "built is for", "built is for sale"),
        (
            "It keeps order, protects the rest of those who pay, and sinks.",
            "en",
            "It keeps order, protects the",
            "It keeps order",
        ),
        (
            "A man who sells old newspapers and rope, came.",
            "en",
            "who sells old newspapers and",
            "A man who sells old newspapers and rope",
        ),
        ("天下雨了，所以他们都回家了。", "zh", "以他们都回", "所以他们都回家了"),
        ("天下雨了，所以他们很早就都回家了。", "zh", "很早就", "很早就"),
    ],
)
def test_clauses_are_whole_where_they_all_but_are(
    text: str, lang: Lang, words: str, shown: str
) -> None:
    start = text.index(words)
    found = clauses_near(text, Span(start, start + len(words)), Span(0, len(text)), lang)
    assert text[found.start : found.end] == shown


@given(text=st.text("ab ,.，。一二", max_size=30), start=st.integers(0, 30), size=st.integers(1, 9))
def test_spans_stay_in_the_text(text: str, start: int, size: int) -> None:
    whole = Span(0, len(text))
    span = whole_words(text, Span(min(start, len(text)), min(start + size, len(text))))
    found = clauses_near(text, span, whole, "en")
    assert 0 <= found.start <= found.end <= len(text)
