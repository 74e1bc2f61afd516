"""What holds for every check: code, word, page, severities, and patience with any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.checks import ALIGNED_CHECKS, CHECKS, DOCUMENT_CHECKS
from aligner.checks.running import found_in_document, found_in_pair
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


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Last updated on 3 May by Anna Lindqvist", "更新日期：2024年5月3日，圣安娜·林德奎斯特"),
        ("It costs at least $3.50 in the U.S., up 12%.", "在美国至少卖3.5美元，涨了一成二。"),
        (
            "Don't press `Esc` at 7:45 (see <b>page 9</b>)!",
            "7点45分不要按`Esc`（见<b>第9页</b>）！",
        ),
        ("Two of the 17 boats left Zhangzhou in the Qing.", "清朝时，17艘船中有两艘离开漳州。"),
    ],
)
def test_a_text_cut_anywhere_is_taken(english: str, chinese: str) -> None:
    for end in range(1, len(chinese)):
        findings(pair(english, chinese[:end]))
    for end in range(1, len(english)):
        findings(pair(chinese, english[:end], "zh"))


class Failing:
    code, name, help = "N301", "failing", "Fails."

    def check(self, pair: Pair) -> Iterable[Finding]:
        raise IndexError("string index out of range")

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        yield 1, Finding(self.code, "note", "Found.")
        raise IndexError("string index out of range")


def test_a_check_that_fails_on_a_pair_says_so_there() -> None:
    others = found_in_pair(CHECKS, pair("Seven boats.", "八条船。"))
    found = found_in_pair([Failing(), *CHECKS], pair("Seven boats.", "八条船。"))
    assert found[1:] == others != []
    assert (found[0].code, found[0].severity) == ("N301", "review")
    assert "failed" in found[0].message
    assert "test_checks.py" in str(found[0].evidence["at"])


def test_a_check_of_a_text_that_fails_says_so_once() -> None:
    found = list(found_in_document([Failing()], [pair("a", "b")] * 3))
    assert [(number, one.severity) for number, one in found] == [(1, "note"), (0, "review")]
