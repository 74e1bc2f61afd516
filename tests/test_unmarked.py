"""Texts as a model reads them: without marks of Markdown and HTML."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.matching import Tokens
from aligner.unmarked import unemphasised, unmarked


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See the [tide table](docs/tides.md#spring) first.", "See the tide table first."),
        ('参见[潮汐表](tides.md "潮汐")。', "参见潮汐表。"),
        ("![The old pier](img/pier.png)", "The old pier"),
        ("Read [the rules][harbour].", "Read the rules."),
        ("**Note**: dogs are *not* allowed.", "Note: dogs are not allowed."),
        ("请按**保存**键，~~不要~~退出。", "请按保存键，不要退出。"),
        ("Ask at https://harbour.example/tides?day=3.", "Ask at ."),
        ("潮汐见https://harbour.example/tides，每日更新。", "潮汐见，每日更新。"),
        ('Use the `rope`{:class="knot"} now.', "Use the `rope` now."),
        ('Ask [here](a.md){:target="_blank"}.', "Ask here."),
        ("Old Pier ![icon](pier.png){: .right}", "Old Pier "),
        ("![icon](pier.png)", "icon"),
        ("Press <b>Save</b> or <kbd>Esc</kbd>.", "Press Save or Esc."),
    ],
)
def test_marks_are_taken_away(text: str, left: str) -> None:
    assert unmarked(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "No marks at all.",
        "2 * 3 * 4 = 24 and 2**3 is 8",
        "a*b*c",
        "Type snake_case_names.",
        "A List<String> of names, <name> first.",
        "See note [3].",
        "char *p, *q;",
        "<br>",
        "[]()",
        "https://harbour.example/tides",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert unmarked(text).text == text


def test_places_are_those_of_the_whole_text() -> None:
    text = "Press **Save**, or [leave](x.md)."
    found = unmarked(text)
    words = {word: found.text.index(word) for word in ("Press", "Save", "leave", ".")}
    offsets = np.array([[start, start + len(word)] for word, start in words.items()])
    tokens = Tokens(np.zeros((len(words), 4), np.float16), offsets).in_whole(found)
    assert [text[a:b] for a, b in tokens.offsets.tolist()] == list(words)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dogs are _not_ allowed.", "Dogs are  not  allowed."),
        ("请__不要__退出，_two_。", "请  不要  退出， two 。"),
        ("请**不要**退出，*two*。", "请  不要  退出， two 。"),
        ("Type snake_case_names, _x and y_z.", "Type snake_case_names, _x and y_z."),
        ("No marks at all.", "No marks at all."),
    ],
)
def test_emphasis_is_blanked(text: str, left: str) -> None:
    assert unemphasised(text) == left
