"""Components in Markdown and MDX: what they hold is text, their tags are none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.editing import Edit, apply, digest
from corpus.model import Document, Paragraph, Unpaired
from corpus.readers import markdown, read
from tests.formats import save

STEPS = """\
<Steps>
1. Light the lamp:

    <Tabs>
      <Fragment slot="day">
      ```sh
      lamp --low
      ```
      </Fragment>
      <Fragment slot="night">

        ```sh
        lamp --high
        ```

      </Fragment>
    </Tabs>

    :::note
    Keep it away from the sails.
    :::

10. Row to the buoy
    and wait.
</Steps>
The tide turns at nine.

<Box icon="list">
## What to bring

- A rope
</Box>
"""


def items(text: str, name: str = "a.mdx") -> list[Paragraph | Unpaired]:
    return markdown.items_of(text.split("\n"), Path(name))


def texts(text: str, name: str = "a.mdx") -> list[tuple[str, int, int, int]]:
    found = [item for item in items(text, name) if isinstance(item, Paragraph) and not item.aside]
    return [(p.text, p.location.line, p.location.column, p.heading) for p in found]


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_what_a_component_holds_is_markdown(name: str) -> None:
    assert texts(STEPS, name) == [
        ("Light the lamp:", 2, 3, 0),
        ("Keep it away from the sails.", 20, 4, 0),
        ("Row to the buoy and wait.", 23, 4, 0),
        ("The tide turns at nine.", 26, 0, 0),
        ("What to bring", 29, 3, 2),
        ("A rope", 31, 2, 0),
    ]


def test_in_mdx_nothing_is_code_by_its_indent() -> None:
    text = "Row out.\n\n    The tide turns at nine, so be quick.\n\n        1. Moor\n"
    assert texts(text) == [
        ("Row out.", 1, 0, 0),
        ("The tide turns at nine, so be quick.", 3, 4, 0),
        ("Moor", 5, 11, 0),
    ]
    assert texts(text.replace("The", "the"), "a.md") == [("Row out.", 1, 0, 0)]


@pytest.mark.parametrize("name", ["a.md", "a.mdx"])
def test_content_is_indented_from_its_component(name: str) -> None:
    text = "<Tabs>\n    <Tab>\n        Row out\n\n            Moor there\n    </Tab>\n</Tabs>"
    assert texts(text, name)[0] == ("Row out", 3, 8, 0)
    assert len(texts(text, name)) == (2 if name == "a.mdx" else 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Row out.\n</Steps>", ["Row out."]),
        ("<Lamp\n  code={`\n    a > b\n\n    It is lit.\n  `}\n/>\nRow out.", ["Row out."]),
        ("<Lamp text='a > b'\n  more />\n\nRow out.", ["Row out."]),
        ("<>\nRow out.\n</>", ["Row out."]),
        ("<Box><Row>\nRow out.\n</Row></Box>", ["Row out."]),
        # inside a paragraph it is part of that
        ("Row to\n<Buoy />\nthe north.", ["Row to <Buoy /> the north."]),
        ("Row to\n<Mark>\nthe buoy\n</Mark>\nnow.", ["Row to <Mark> the buoy </Mark> now."]),
        ("<Buoy> lies north.", ["<Buoy> lies north."]),
        ("```\n<Box>\n```\nRow out.", ["Row out."]),
        ("<Lamp {\n\nRow out.", ["<Lamp {", "Row out."]),
    ],
)
def test_tags_alone_on_their_lines_are_no_text(text: str, expected: list[str]) -> None:
    assert [found for found, *_ in texts(text)] == expected


def test_an_element_in_a_component_is_a_text() -> None:
    text = '<Plan>\n  <Part slot="bow">The bow</Part>\n  <Part slot="aft">The stern</Part>\n</Plan>'
    assert texts(text) == [("The bow", 2, 19, 0), ("The stern", 3, 19, 0)]


@pytest.mark.parametrize("tag", ['<Card title="How to row" />', '<Card\n  title="How to row"\n/>'])
def test_what_a_component_shows_may_have_a_counterpart(tag: str) -> None:
    (found,) = [item for item in items(tag) if isinstance(item, Paragraph)]
    assert (found.text, found.aside) == ("How to row", "code")


def test_in_markdown_html_stays_a_block() -> None:
    text = "<div>\n  <Box>\n      <p>Row out.</p>\n  </Box>\n</div>\n"
    assert texts(text, "a.md") == [("Row out.", 3, 9, 0)]


def test_a_module_ends_with_its_brackets() -> None:
    text = "export const Lamp = () => (\n  <p>\n\n    {lit}\n  </p>\n);\n\nRow out.\n"
    assert texts(text) == [("Row out.", 8, 0, 0)]
    assert texts("import a from 'a'\n\n  Row out.\n") == [("Row out.", 3, 2, 0)]


def test_what_a_component_holds_can_be_edited(tmp_path: Path) -> None:
    path = save(tmp_path, STEPS, "a.mdx")
    found = read(path)
    assert isinstance(found, Document)
    edits = [
        Edit(paragraph.location, paragraph.text, paragraph.text.replace("nine", "ten"))
        for paragraph in found.paragraphs
    ]
    (edit,) = [edit for edit in edits if edit.old_text != edit.new_text]
    assert apply(path, [edit], expected=digest(path)).decode() == STEPS.replace("nine", "ten")


@pytest.mark.parametrize("line", ["<A", "<A {", '<A "', "<A>", "</A>", "<A/>", "<A><", "<A {`"])
def test_hostile_tags_come_to_an_end(line: str) -> None:
    begun = time.monotonic()
    for text in ("\n".join([line] * 15_000), line * 15_000):
        items(text)
    assert time.monotonic() - begun < 20
