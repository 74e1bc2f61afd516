"""Blocks of Markdown that CommonMark does not know: admonitions, tabs and footnotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.editing import Edit, apply
from corpus.model import Cell, Paragraph, Unpaired
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


def read(text: str) -> list[str]:
    """What is text of a page."""
    return [item.text for item in items(text) if isinstance(item, Paragraph)]


DIRECTED = """\
--- task ---

Tie up the boat.

--- hints ---
 --- hint ---

Use the long rope.

--- /hint ------ /hints ---

--- code ---
---
language: python
filename: pier.py
---
boat = 3  # the third one

print(boat)
--- /code ---

Look around.
--- /task ---
"""


def test_directives_between_dashes_are_no_text() -> None:
    assert read(DIRECTED) == ["Tie up the boat.", "Use the long rope.", "Look around."]
    code = [item.text for item in items(DIRECTED) if isinstance(item, Unpaired)]
    assert code[0] == "--- task ---"
    assert any("language: python" in text for text in code)


def test_words_between_dashes_are_text_where_no_directive_is_ended() -> None:
    assert read("One.\n\n--- or ---\n\nTwo.\n") == ["One.", "--- or ---", "Two."]
    assert read("```\n--- /task ---\n```\n\n--- or ---\n") == ["--- or ---"]
    assert read("Boats\n---\n\nText.\n\n---\n") == ["Boats", "Text."]


def test_a_box_of_code_that_nothing_ends_is_a_line() -> None:
    assert read("--- code ---\n\nThe boat.\n\n--- /task ---\n") == ["The boat."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("您可以：\n\n1.买票\n2.上船\n3.下船\n", ["您可以：", "买票", "上船", "下船"]),
        ("1.Buy a\n  ticket.\n2.Board.\n", ["Buy a ticket.", "Board."]),
        ("1.Buy a\nticket.\n2.Board.\n", ["1.Buy a ticket. 2.Board."]),
        ("1.买票\n\n2.上船\n", ["买票", "上船"]),
        ("*买票\n*上船\n", ["买票", "上船"]),
        ("1.买票\n3.上船\n", ["1.买票3.上船"]),
        ("1.买票\n", ["1.买票"]),
        ("*买票*\n*上船*\n", ["*买票* *上船*"]),
        ("1.5米长\n2.5米宽\n", ["1.5米长2.5米宽"]),
        ("```\n1.买票\n2.上船\n```\n\n上船。\n", ["上船。"]),
    ],
)
def test_items_without_a_space_behind_their_mark(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_table_without_a_head_is_read_by_its_cells() -> None:
    found = items("The piers:\n\n| Old Pier | | 3 boats |\n| New Pier | wet | no \\| boats |\n")
    assert [(item.text, item.place) for item in found[1:]] == [
        ("Old Pier", Cell(1, 1, 1)),
        ("3 boats", Cell(1, 1, 3)),
        ("New Pier", Cell(1, 2, 1)),
        ("wet", Cell(1, 2, 2)),
        ("no \\| boats", Cell(1, 2, 3)),
    ]


@pytest.mark.parametrize("text", ["| one | two |\n", "| one | two |\nand so on |\n", "|a|\n|b|\n"])
def test_bars_alone_make_no_table(text: str) -> None:
    assert [item.place for item in items(text)] == [None]


LOCAL = """\
潮汐表每天更新。

<!-- Additional section for zh-CN. Keep it. -->

### 渡轮

渡轮只在夏天开。

<!-- End of additional section. -->

退潮了。
"""


def test_what_is_announced_as_of_one_language_needs_no_counterpart() -> None:
    asides = [item.aside for item in items(LOCAL) if isinstance(item, Paragraph)]
    assert asides == ["", "local-section", "local-section", ""]
    unended = LOCAL.replace("<!-- End", "<!-- Begin")
    assert {item.aside for item in items(unended) if isinstance(item, Paragraph)} == {""}
    other = LOCAL.replace("Additional", "First")
    assert {item.aside for item in items(other) if isinstance(item, Paragraph)} == {""}


@pytest.mark.parametrize(
    "piece",
    ["--- a ---", "---", "1.买\n", "*买\n", "|", "| ", "<!-- only zh", "-", "--- code ---\n"],
)
def test_long_pages_of_one_mark_come_to_an_end(piece: str) -> None:
    assert items(piece * (60_000 // len(piece)) + "\n--- /a ---\n")
