"""ICU messages: what of them is text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.messages import messages
from corpus.readers.codes import placeholders
from corpus.spans import blanked


def texts(text: str) -> list[str]:
    """What is left of a text without the codes of its messages."""
    parts = [span for message in messages(text) for span in message.parts]
    return blanked(text, parts).split()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("You have {n, plural, one {a pot} other {# pots}}.", "You have a pot # pots ."),
        ("{n,plural,offset:1 =0 {None} other{#}} left", "None # left"),
        ("{r, select, owner {You} other {{name}}}", "You {name}"),
        ("{a, select, x {{n, plural, other {pots}}} other {o}}", "pots o"),
        ("{name} and {n, number}", "{name} and {n, number}"),
        ("{n, plural, one {a pot}", "{n, plural, one {a pot}"),
        ("{n, plural, }", "{n, plural, }"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert texts(text) == left.split()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("{n, plural, one {a} other {b}}", False),
        ("{n, plural, one {a} other {# b}}", True),
        ("{n, plural, one {a} other {{n} b}}", True),
        ("{n, plural, one {a} other {{m} b}}", False),
    ],
)
def test_whether_a_branch_shows_the_argument(text: str, counts: bool) -> None:
    (message,) = messages(text)
    assert (message.name, message.kind, message.counts) == ("n", "plural", counts)


def test_the_words_of_a_branch_are_not_protected() -> None:
    text = "{n, plural, one {message} other {{n} messages}} of {who}"
    assert [text[span.start : span.end] for span in placeholders(text)] == [
        *("{n, plural,", " one {", "}", " other {", "{n}", "}", "}", "{who}")
    ]


@given(st.text(alphabet="{}, =1#", max_size=20).map(lambda end: "{n,plural,a{b}" + end))
def test_parts_are_in_order_and_apart(text: str) -> None:
    parts = sorted(span for message in messages(text) for span in message.parts)
    assert all(one.end <= two.start for one, two in pairwise(parts))


def test_deep_messages_come_to_an_end() -> None:
    deep = "{n,plural,other{" * 20_000 + "}}" * 20_000
    assert len(list(messages(deep))) < 20
