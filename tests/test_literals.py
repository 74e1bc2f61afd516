"""Literal blocks in the catalogues that Sphinx makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Bitext, Document
from corpus.readers import read
from corpus.readers.literals import Entry, literal_blocks
from tests.formats import rows, save

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOGUE = f"""{HEAD}
#: ../../ferry.rst:3
msgid "Ask for the next ferry::"
msgstr "查询下一班渡船::"

#: ../../ferry.rst:5
msgid ""
"for ferry in ferries:  # all of them\\n"
"    print(ferry)"
msgstr ""
"for ferry in ferries:  # 全部渡船\\n"
"    print(ferry)"

#: ../../ferry.rst:8
msgid "No dogs on deck."
msgstr ""

#: ../../ferry.rst:10
msgid "Then board it::"
msgstr "然后登船::"

#: ../../ferry.rst:12
msgid "board(ferry)"
msgstr "board(ferry)"
"""


def blocks(*texts: str, page: str = "../guide.rst") -> list[str]:
    """Those of the texts of one page that are literal blocks."""
    entries = [
        Entry(text, [f"{page}:{line}"] if page else []) for line, text in enumerate(texts, start=1)
    ]
    return [texts[index] for index in sorted(literal_blocks(entries))]


def test_a_literal_block_of_a_catalogue_is_code(tmp_path: Path) -> None:
    found = read(save(tmp_path, CATALOGUE, "ferry.po"))
    assert isinstance(found, Bitext)
    assert rows(found) == [
        ("Ask for the next ferry::", "查询下一班渡船::"),
        ("No dogs on deck.", ""),
        ("Then board it::", "然后登船::"),
    ]
    assert [(u.text, u.reason, u.location.line) for u in found.unpaired] == [
        ("for ferry in ferries:  # all of them\n    print(ferry)", "code", 11),
        ("for ferry in ferries:  # 全部渡船\n    print(ferry)", "code", 14),
        ("board(ferry)", "code", 27),
    ]


def test_a_literal_block_of_a_template_is_code(tmp_path: Path) -> None:
    found = read(save(tmp_path, CATALOGUE, "ferry.pot"))
    assert isinstance(found, Document)
    assert [p.text for p in found.paragraphs] == [
        "Ask for the next ferry::",
        "No dogs on deck.",
        "Then board it::",
    ]
    assert {u.reason for u in found.unpaired} == {"code"}


@pytest.mark.parametrize(
    "block",
    [
        ">>> depth = 3",
        "import harbour",
        '__all__ = ["pier", "mast"]',
        "$ ferry --list",
        '"1, 2, 4"',
        "1.0011 (binary)",
        "if tide:\n    sail()",
        "the tide is in\nthe tide is out",
        "潮水：涨\n潮水：落",
    ],
)
def test_what_follows_two_colons_is_a_block(block: str) -> None:
    texts = ("Cast off::", block, "Then the ferry leaves.", "Look up::", "sky = look()")
    assert block in blocks(*texts)
    if "\n" not in block:
        assert block in blocks(*texts, page="")


@pytest.mark.parametrize(
    "text",
    [
        "Then the ferry leaves the pier.",
        "then you can call ``sail()`` and wait:",
        "The :func:`sail` function = sailing",
        "Leaving the Harbour",
        "and then it leaves::",
        "渡船随后离开码头。",
    ],
)
def test_what_follows_a_block_that_was_not_extracted_is_text(text: str) -> None:
    assert not blocks("Cast off::", text, "Tie up::", "The ferry is there again, at the pier.")


def test_where_blocks_are_extracted_a_line_without_signs_is_one() -> None:
    texts = ("Cast off::", "sail()", "Wait::", "wait()\nwait()", "Run::", "make harbour", "Harbour")
    assert blocks(*texts) == ["sail()", "wait()\nwait()", "make harbour"]


def test_a_block_is_found_by_its_place_where_its_paragraph_was_merged_with_another() -> None:
    entries = [
        Entry("For example::", ["../a.rst:1", "../a.rst:9"]),
        Entry("sail()", ["../a.rst:3"]),
        Entry("It leaves the pier.", ["../a.rst:5"]),
        Entry("wait()", ["../a.rst:11"]),
    ]
    assert literal_blocks(entries) == {1, 3}


def test_a_directive_announces_its_block_without_colons() -> None:
    assert blocks("The ferry sails:", ">>> sail()\nTrue") == [">>> sail()\nTrue"]


@pytest.mark.parametrize(
    ("texts", "page"),
    [
        (("Welcome aboard!", "The ferry leaves at nine\nand comes back."), "src/board.c"),
        (("Welcome aboard!", "The ferry leaves at nine\nand comes back."), ""),
        (("Usage::", "ferry [options]\nferry --help"), "src/board.c"),
        (("Note.", "Nobody knew where it was.\nThe ferry had left at nine."), "../guide.rst"),
    ],
)
def test_strings_of_other_catalogues_are_text(texts: tuple[str, ...], page: str) -> None:
    assert not blocks(*texts, page=page)


def test_a_page_ends_where_another_begins() -> None:
    entries = [Entry("It ends with::", ["../a.rst:9"]), Entry("f(x) = y", ["../b.rst:1"])]
    assert literal_blocks(entries) == frozenset()
