"""Blocks of Markdown that CommonMark does not know: admonitions, tabs and footnotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.editing import Edit, apply
from corpus.model import Paragraph, Unpaired
from corpus.readers import markdown

PAGE = """\
# Pier

!!! warning "Before you board"

    Mind the step. It is
    wet in the morning.

    - Hold the rail.

        Children go first.

    ```sh
    !!! note
        ferry --board
    ```

??? info
\tThe gate shuts at nine.

=== "By day"

    Take the ferry.

    !!! tip

        Sit on the left.

=== "By night"
    Take the bus.

1. Buy a ticket.

    ???+ note "Two prices"

        Children pay half.

    Keep it.

The end.
"""


def items(text: str) -> list[Paragraph | Unpaired]:
    return markdown.items_of(text.split("\n"), Path("a.md"))


def texts(text: str) -> list[tuple[str, int, int]]:
    found = [item for item in items(text) if isinstance(item, Paragraph) and not item.aside]
    return [(p.text, p.location.line, p.location.column) for p in found]


def test_what_is_indented_under_a_mark_is_text() -> None:
    assert texts(PAGE) == [
        ("Pier", 1, 2),
        ("Before you board", 3, 13),
        ("Mind the step. It is wet in the morning.", 5, 4),
        ("Hold the rail.", 8, 6),
        ("Children go first.", 10, 8),
        ("The gate shuts at nine.", 18, 1),
        ("By day", 20, 5),
        ("Take the ferry.", 22, 4),
        ("Sit on the left.", 26, 8),
        ("By night", 28, 5),
        ("Take the bus.", 29, 4),
        ("Buy a ticket.", 31, 3),
        ("Two prices", 33, 15),
        ("Children pay half.", 35, 8),
        ("Keep it.", 37, 4),
        ("The end.", 39, 0),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Boats:\n\n    !!! note\n\n        rope = 1\n",
        "```\n!!! note\n\n    rope = 1\n```\n",
        "!!! note\n\nAfter it:\n\n    rope = 1\n",
        "!!! note\n\n    A rope.\n\nAfter it:\n\n    rope = 1\n",
    ],
)
def test_code_stays_code(text: str) -> None:
    assert [item.reason for item in items(text) if "rope = 1" in item.text] == ["code"]  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["!!! note\n\nNo more.\n", "??? who knows\n"])
def test_a_mark_without_content_is_none(text: str) -> None:
    assert texts(text)[0][0] == text.split("\n")[0]


@pytest.mark.parametrize(
    ("part", "new", "line"),
    [
        ("wet in the morning", "dry in the morning", 6),
        ("Before you board", "Before you leave", 3),
        ("Sit on the left", "Sit on the right", 26),
        ("Children pay half", "Children pay nothing", 35),
    ],
)
def test_an_edit_inside_changes_its_line_alone(
    tmp_path: Path, part: str, new: str, line: int
) -> None:
    path = tmp_path / "a.md"
    path.write_text(PAGE, encoding="utf-8")
    (there,) = [item for item in items(PAGE) if part in item.text]
    location = there.location
    changed = apply(path, [Edit(location, there.text, there.text.replace(part, new))]).decode()
    before, after = PAGE.split("\n"), changed.split("\n")
    assert [n for n, pair in enumerate(zip(before, after, strict=True), 1) if len({*pair}) > 1] == [
        line
    ]
    assert after[line - 1] == before[line - 1].replace(part, new)


def test_a_footnote_is_a_paragraph_whatever_stands_around_it() -> None:
    text = (
        "It broke.[^1] It sank.[^b]\n[^1]: 那是麻绳，1961年买的二手货。\n"
        "[^b]: A boat.\n    It was old.\n\n    It leaked.\n\n[^c]:\n    Gone.\n\nThe end.\n"
        "\n```\n[^d]: code\n```\n"
    )
    assert [found for found, *_ in texts(text)] == [
        "It broke.[^1] It sank.[^b]",
        "[^1]: 那是麻绳，1961年买的二手货。",
        "[^b]: A boat. It was old.",
        "It leaked.",
        "Gone.",
        "The end.",
    ]


def test_definitions_of_terms() -> None:
    text = (
        "**Rope**\n:   To be held.\n    Not cut.\n\n    Never.\n\n:\tA second one.\n\n"
        "锚\n\n: 铁做的。\n\n:smile: It shines.\n"
    )
    assert texts(text) == [
        ("**Rope**", 1, 0),
        ("To be held. Not cut.", 2, 4),
        ("Never.", 5, 4),
        ("A second one.", 7, 2),
        ("锚", 9, 0),
        ("铁做的。", 11, 2),
        (":smile: It shines.", 13, 0),
    ]


def test_blocks_between_strokes() -> None:
    text = "/// note | Old ropes\n\nThey break.\n\n///\n\n/// tip | 提示\n\n别用。\n\n///\n"
    assert [found for found, *_ in texts(text)] == ["Old ropes", "They break.", "别用。"]


@pytest.mark.parametrize(
    "text", ["[rope]:\nrope.html#旧的绳子", "[rope]:\n  <https://example.org/rope>"]
)
def test_an_address_may_stand_under_its_label(text: str) -> None:
    assert [item.reason for item in items(text)] == ["url", "url"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("[rope]: https://example.org/rope", False),
        ("[缆绳]: 缆绳.md", False),
        ("[rope]: #rope", False),
        ("[说明]: 这一段文字没有空格，却是一句话。", True),
    ],
)
def test_a_definition_is_an_address_unless_it_is_a_sentence(line: str, is_text: bool) -> None:
    (found,) = items(line)
    assert isinstance(found, Paragraph) == is_text


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("The gate of the pier is shut at nine.", True),
        ("码头的大门晚上九点关闭。", True),
        ("ferry --board the pier.", False),
        ("Warning: the gate of the pier is shut.", False),
        ("return self.gate  # it is shut.", False),
        ("# 打开码头的大门。", False),
        ("done.", False),
    ],
)
def test_indented_sentences_are_no_code(line: str, is_text: bool) -> None:
    found = items(f"Boats:\n\n    {line}\n")[-1]
    assert isinstance(found, Paragraph) == is_text
    assert (found.aside if isinstance(found, Paragraph) else found.reason) == "code"
