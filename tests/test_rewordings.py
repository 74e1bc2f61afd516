"""The words of a text that are not as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.rewordings import rewordings

TEXTS = st.text(alphabet="ab 中文.5,'", max_size=20)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(c.was, after[c.span.start : c.span.end]) for c in rewordings(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("It lasts forty days.", "It lasts fifty days.", [("forty", "fifty")]),
        ("It costs 1,250 yuan.", "It costs 1,350 yuan.", [("1,250", "1,350")]),
        ("The old ferry sank.", "The ferry sank.", [("old", "")]),
        ("The ferry sank.", "The ferry sank today.", [("", "today")]),
        ("The ferry sank.", "Today the ferry sank.", [("The", "Today the")]),
        ("渡船开了四十年。", "渡船开了五十年。", [("四", "五")]),
        ("She saw the big dog run.", "She saw a big cat run.", [("the big dog", "a big cat")]),
        ("The ferry\nsank  slowly.", "The ferry sank slowly.", []),
        ("The ferry sank.", "Nobody had ever told him why", []),
        ("", "The ferry sank.", []),
    ],
)
def test_what_changed(before: str, after: str, changes: list[tuple[str, str]]) -> None:
    assert told(before, after) == changes


def test_a_book_is_not_compared() -> None:
    assert told("a " * 3000, "b " * 3000) == []


@given(before=TEXTS, after=TEXTS)
def test_the_places_are_in_the_text_and_in_order(before: str, after: str) -> None:
    at = 0
    for one in rewordings(before, after):
        assert at <= one.span.start <= one.span.end <= len(after)
        assert one.was in before
        assert one.was or one.span.start < one.span.end
        at = one.span.end
