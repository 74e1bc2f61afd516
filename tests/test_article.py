"""The real article of ../shared/data: paired as its editor meant it, and faults found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Judgement
from corpus.readers import read_bitexts

ARTICLE = Path(__file__).resolve().parents[2] / "shared/data/article/tang-jie-large-models.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="../shared/data is not here")

#: (source lines, target lines) of every pair of the article.
PAIRED = [
    ([1, 2], [3]),
    ([4], [6]),
    ([5], [7]),
    ([10], [11]),
    ([12], [13]),
    ([14], [14]),
    ([15], [16]),
    ([17], [18]),
]


@pytest.fixture
def lines() -> list[str]:
    return ARTICLE.read_text("utf-8").splitlines()


def judgement(judge: Judge, folder: Path, lines: list[str]) -> Judgement:
    path = folder / "article.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    (bitext,) = read_bitexts([path])
    return judge.judge(bitext)


def paired(found: Judgement) -> list[tuple[list[int], list[int]]]:
    return [
        ([p.location.line for p in v.pair.source], [p.location.line for p in v.pair.target])
        for v in found.verdicts
    ]


def flags(found: Judgement) -> list[tuple[str, list[int], list[int]]]:
    return [
        (v.status, *sides)
        for v, sides in zip(found.verdicts, paired(found), strict=True)
        if v.status != "ok"
    ]


def test_paired_as_published_and_not_flagged(
    judge: Judge, tmp_path: Path, lines: list[str]
) -> None:
    found = judgement(judge, tmp_path, lines)
    assert paired(found) == PAIRED
    assert flags(found) == []
    assert [(u.location.line, u.reason) for u in found.unpaired] == [(8, "url"), (9, "credit")]


@pytest.mark.parametrize(("first", "second"), [(13, 16), (11, 18)])
def test_swapped(judge: Judge, tmp_path: Path, lines: list[str], first: int, second: int) -> None:
    lines[first - 1], lines[second - 1] = lines[second - 1], lines[first - 1]
    found = judgement(judge, tmp_path, lines)
    assert flags(found) == [
        ("misaligned", [first - 1], [first]),
        ("misaligned", [second - 1], [second]),
    ]
    better = {b.paragraph.location.line for v in found.verdicts for b in v.better}
    assert {first, second} <= better or {first - 1, second - 1} <= better


@pytest.mark.parametrize("line", [11, 13, 16, 18])
def test_deleted(judge: Judge, tmp_path: Path, lines: list[str], line: int) -> None:
    del lines[line - 1]
    assert flags(judgement(judge, tmp_path, lines)) == [("missing", [line - 1], [])]


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        (11, "习近平总书记高度", "比如"),
        (13, "我们要以", None),
        (16, "人工智能的概念", "20世纪下半叶"),
    ],
)
def test_sentence_deleted(
    judge: Judge, tmp_path: Path, lines: list[str], line: int, start: str, end: str | None
) -> None:
    text = lines[line - 1]
    tail = text[text.index(end) :] if end else ""
    lines[line - 1] = text[: text.index(start)] + tail
    found = judgement(judge, tmp_path, lines)
    ((status, source, target),) = flags(found)
    assert status in ("weak", "review")
    assert (source, target) == ([line - 1], [line])


def test_date_changed(judge: Judge, tmp_path: Path, lines: list[str]) -> None:
    lines[10] = lines[10].replace("4月25日", "4月26日")
    assert flags(judgement(judge, tmp_path, lines)) == [("weak", [10], [11])]


def test_left_in_english(judge: Judge, tmp_path: Path, lines: list[str]) -> None:
    lines[15] = lines[14]
    assert flags(judgement(judge, tmp_path, lines)) == [("missing", [15], [16])]
