"""R502 translated-in-two-ways, R503 translated-alike."""

from __future__ import annotations

import pytest

from aligner.checks.base import DocumentCheck
from aligner.checks.consistency import TranslatedAlike, TranslatedInTwoWays, plain
from corpus.model import Location, Pair, Paragraph

BRIDGE = "The bridge was rebuilt after the flood."


def pairs(*rows: tuple[str, str]) -> list[Pair]:
    return [
        Pair(
            (Paragraph(source, "en", Location("a.md", 10 * line)),) if source else (),
            (Paragraph(target, "zh", Location("a.zh.md", 10 * line)),) if target else (),
        )
        for line, (source, target) in enumerate(rows, start=1)
    ]


def reported(check: DocumentCheck, *rows: tuple[str, str]) -> list[tuple[int, str, int]]:
    """(index, severity, line that the finding names)."""
    found = []
    for number, finding in check.check_all(pairs(*rows)):
        assert finding.code == check.code
        found.append((number, finding.severity, int(finding.evidence["line"])))
    return found


def test_the_rarer_translation_is_reported() -> None:
    rows = [
        (BRIDGE, "洪水后重修了桥。"),
        (BRIDGE, "大水过后，桥重建了。"),
        (BRIDGE, "洪水后重修了桥。"),
    ]
    assert reported(TranslatedInTwoWays(), *rows) == [(1, "review", 10)]
    assert reported(TranslatedInTwoWays(), *rows[1:]) == [(1, "review", 10)]


def test_a_short_source_is_a_note() -> None:
    rows = ("Save", "保存"), ("Cancel", "取消"), ("Save", "储存")
    assert reported(TranslatedInTwoWays(), *rows) == [(2, "note", 10)]


@pytest.mark.parametrize(
    "rows",
    [
        [(BRIDGE, "洪水后重修了桥。"), (BRIDGE, "洪水后，重修了桥")],
        [("2019", "2019年"), ("2019", "二〇一九")],
        [("run(x);", "运行"), ("run(x);", "执行")],
        [(BRIDGE, "洪水后重修了桥。"), (BRIDGE, "")],
        [(BRIDGE, "洪水后重修了桥。")],
        [],
    ],
)
def test_the_same_translation(rows: list[tuple[str, str]]) -> None:
    assert reported(TranslatedInTwoWays(), *rows) == []


def test_two_sources_with_one_translation() -> None:
    rows = ("Save", "保存"), ("Cancel", "取消"), ("Keep", "保存。")
    assert reported(TranslatedAlike(), *rows) == [(2, "note", 10)]


@pytest.mark.parametrize(
    "rows",
    [
        [("Save", "保存"), ("save:", "保存：")],
        [("Settings", "设置"), ("Setting", "设置")],
        [("A mill.", "——"), ("A bridge.", "——")],
        [("One", ""), ("Two", "")],
        [
            (BRIDGE, "洪水过后，人们又把这座桥重新修建了起来。"),
            ("The mill.", "洪水过后，人们又把这座桥重新修建了起来。"),
        ],
    ],
)
def test_not_alike(rows: list[tuple[str, str]]) -> None:
    assert reported(TranslatedAlike(), *rows) == []


def test_plain() -> None:
    assert plain("Ｓave  ( as )…") == plain("save as") == "saveas"


def test_many_equal_sources_come_to_an_end() -> None:
    rows = [("Save", f"保存{n}") for n in range(5000)]
    assert len(reported(TranslatedInTwoWays(), *rows)) == 4999
    assert len(reported(TranslatedAlike(), *[(f"Sa {n}", "保存") for n in range(5000)])) > 0
