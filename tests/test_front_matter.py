"""The settings at the top of a page of Markdown and the texts among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.editing import Edit, apply, digest
from corpus.model import Bitext, Document, Paragraph, Unpaired
from corpus.readers import markdown, read, read_bitexts
from tests.formats import save

FOLDED = """\
---
title: 'The ferry'
description: >-
  How to cross the river
  when the bridge is shut.

  Bring a coat.
tags:
  - water
---
Row out.
"""
NESTED = """\
---
title: {title}
schema:
  -
    "@type": Question
    name: {question}
    answer:
      "@type": Answer
      text: |
        {answer}
    url: https://example.org/ferry
---
"""


def items(text: str) -> list[Paragraph | Unpaired]:
    return markdown.items_of(text.split("\n"), Path("a.md"))


def texts(text: str) -> list[tuple[str, int, int, str]]:
    found = [item for item in items(text) if isinstance(item, Paragraph)]
    return [(p.text, p.location.line, p.location.column, p.aside) for p in found]


def test_a_block_scalar_is_a_text() -> None:
    assert texts(FOLDED) == [
        ("The ferry", 2, 8, ""),
        ("How to cross the river when the bridge is shut.", 4, 2, ""),
        ("Bring a coat.", 7, 2, ""),
        ("Row out.", 11, 0, ""),
    ]
    aside = [(i.location.line, i.text) for i in items(FOLDED) if isinstance(i, Unpaired)]
    assert aside == [
        (1, "---\ntitle:"),
        (3, "description: >-"),
        (8, "tags:\n- water\n---"),
    ]


@pytest.mark.parametrize("mark", ["|", ">", "|-", ">-", "|+", ">2-", "| # a remark"])
def test_every_mark_of_a_block_scalar(mark: str) -> None:
    text = f"---\ndescription: {mark}\n  渡船九点开。\n---\n"
    assert texts(text) == [("渡船九点开。", 3, 2, "")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Cross the river\n  by boat", ("Cross the river by boat", 2, 13)),
        ('"Cross the river\n  by boat"', ("Cross the river by boat", 2, 14)),
        ("description", ("description", 2, 13)),
        ('"Cross"', ("Cross", 2, 14)),
    ],
)
def test_a_value_may_go_on_below(value: str, expected: tuple[str, int, int]) -> None:
    ((*found, _),) = texts(f"---\ndescription: {value}\ndraft: no\n---\n")
    assert tuple(found) == expected


def test_sentences_are_texts_wherever_they_stand() -> None:
    text = NESTED.format(
        title="Ferry",
        question="Does the ferry leave at nine?",
        answer="It leaves when the tide is high.",
    )
    assert texts(text) == [
        ("Ferry", 2, 7, ""),
        ("Does the ferry leave at nine?", 6, 10, "front-matter"),
        ("It leaves when the tide is high.", 10, 8, "front-matter"),
    ]


def test_sentences_of_one_side_only_are_not_missed(tmp_path: Path) -> None:
    english = NESTED.format(title="Ferry", question="Is it on time?", answer="It is in the book.")
    paths = [
        save(tmp_path, english + "The ferry leaves at nine.\n", "a.en.md"),
        save(tmp_path, "---\ntitle: 渡船\n---\n渡船九点开。\n", "a.zh.md"),
    ]
    (found,) = read_bitexts(paths)
    assert isinstance(found, Bitext)
    assert [(p.text, p.aside) for p in found.source] == [
        ("Ferry", ""),
        ("It is in the book.", "front-matter"),
        ("The ferry leaves at nine.", ""),
    ]


def test_a_block_scalar_can_be_edited(tmp_path: Path) -> None:
    path = save(tmp_path, FOLDED, "a.md")
    found = read(path)
    assert isinstance(found, Document)
    (there,) = [p for p in found.paragraphs if "bridge" in p.text]
    edit = Edit(there.location, there.text, there.text.replace("bridge", "road"))
    changed = apply(path, [edit], expected=digest(path)).decode()
    assert changed == FOLDED.replace("bridge", "road")


@pytest.mark.parametrize("line", ['title: "', "a: |", "- " * 50, "a:" * 50, " " * 500, '"'])
def test_hostile_settings_come_to_an_end(line: str) -> None:
    items("---\n" + f"{line}\n" * 498 + "---\n")
    items(f"---\n{line * 1_000}\n---\n")
