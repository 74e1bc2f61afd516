"""What holds for every check: code, word, page, severities, and patience with any text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.checks import ALIGNED_CHECKS, CHECKS, DOCUMENT_CHECKS
from aligner.verdict import Finding, Severity
from corpus.model import Pair
from reports.codes import every
from reports.words import CODE_WORDS
from tests.checking import pair

PAGES = Path(__file__).parent.parent / "docs" / "checks"
INDEX = PAGES / "README.md"
_TITLE = re.compile(r"# ([A-Z]\d{3}) (\S+)\n")
_ROW = re.compile(r"\| \[([A-Z]\d{3})\]\((\S+\.md)\) \| (\S+) \| ([a-z, ]+) \| (.+) \|")


def pages() -> dict[str, tuple[str, str]]:
    """Code -> (name in the page's title, the page's file name)."""
    found = {}
    for path in sorted(PAGES.glob("*.md")):
        title = _TITLE.match(path.read_text(encoding="utf-8"))
        if title:
            found[title[1]] = (title[2], path.name)
    return found


def severities(page: str) -> list[str]:
    """The severities that a page lists, in its order."""
    text = (PAGES / page).read_text(encoding="utf-8")
    return re.findall(r"^- \*\*([a-z]+)\*\*", text, re.MULTILINE)


def findings(given: Pair) -> list[Finding]:
    return [f for check in CHECKS for f in check.check(given)] + [
        f for check in DOCUMENT_CHECKS for _, f in check.check_all([given])
    ]


def test_codes_are_unique() -> None:
    codes = [check.code for check in (*CHECKS, *ALIGNED_CHECKS, *DOCUMENT_CHECKS)]
    assert len(set(codes)) == len(codes)
    names = [check.name for check in every().values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", list(every()))
def test_every_check_has_a_name_a_word_and_a_page(code: str) -> None:
    check = every()[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
    assert check.help
    assert len(check.help) < 90
    assert "\n" not in check.help
    assert code in CODE_WORDS
    name, page = pages()[code]
    assert name == check.name
    listed = severities(page)
    assert listed
    assert set(listed) <= set(get_args(Severity))
    text = (PAGES / page).read_text(encoding="utf-8")
    assert "## Example" in text


def test_the_index_lists_every_check_as_it_is() -> None:
    assert set(CODE_WORDS) == set(every())
    rows = {row[0]: row[1:] for row in _ROW.findall(INDEX.read_text(encoding="utf-8"))}
    expected = {
        code: (pages()[code][1], check.name, ", ".join(severities(pages()[code][1])), check.help)
        for code, check in every().items()
    }
    assert rows == expected


@given(
    st.text(alphabet="ab1 .,，。()（“”{}%<>`不没2019年月三十万亿-$/@·阿斯", max_size=80),
    st.text(max_size=60),
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_taken_and_spans_lie_in_it(one: str, other: str) -> None:
    for given_pair in (pair(one or "a", other or "b"), pair(other or "b", one or "a", "zh")):
        for finding in findings(given_pair):
            for spans, text in (
                (finding.source_spans, given_pair.source_text),
                (finding.target_spans, given_pair.target_text),
            ):
                assert all(0 <= s.start <= s.end <= len(text) for s in spans)
            assert "\n" not in finding.message
            assert len(finding.message) < 1000


@pytest.mark.parametrize(
    "piece",
    ["(", "不", "a.", "1 ", "\u4e00\u5343", "“", "{a} ", "<b>", "x@y.", "A ", "\n", "`", "\0"],
)
def test_a_long_paragraph_of_one_sign_comes_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert len(findings(pair(text, text[::-1]))) < 50
