"""Texts that were set aside for their language and are the counterpart of one left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.cache import Cache
from aligner.judge import Judge
from aligner.kept import Kept
from aligner.verdict import Judgement, Verdict
from corpus.readers import read_bitexts
from tests.texts import PAIRS

Judged = Callable[..., Judgement]


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    """The story as two pages, with a line of its own in the middle of either."""

    def run(english: str, chinese: str) -> Judgement:
        paths = []
        for n, line in enumerate((english, chinese)):
            story = [pair[n] for pair in PAIRS]
            paths.append(tmp_path / f"{n}.md")
            paths[n].write_text("\n\n".join([*story[:3], line, *story[3:]]), "utf-8")
        (bitext,) = read_bitexts(paths)
        return judge.judge(bitext)

    return run


def of(found: Judgement, text: str) -> Verdict:
    (verdict,) = (v for v in found.verdicts if text in (v.pair.source_text, v.pair.target_text))
    return verdict


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Choose <kbd>Open an empty notebook</kbd>", "选择 <kbd>Open an empty notebook</kbd>"),
        ("A: Install htop vim first", "A：先装 htop vim"),
        ("harbour (opened with the `Gate` key)", "harbour（用 `Gate` 钥匙打开）"),
    ],
)
def test_a_line_of_few_chinese_words_is_a_counterpart(
    judged: Judged, english: str, chinese: str
) -> None:
    found = judged(english, chinese)
    verdict = of(found, english)
    assert verdict.pair.target_text == chinese
    assert verdict.status == "ok"
    assert not found.unpaired


def test_what_was_left_in_another_wording_is_untranslated_and_not_missing(judged: Judged) -> None:
    english = "If you are looking for a berth on the quay, ask the harbour master first."
    older = "If you are looking for a berth, ask the harbour master."
    verdict = of(judged(english, older), english)
    assert verdict.pair.target_text == older
    assert "L402" in [finding.code for finding in verdict.findings]


def test_what_says_something_else_stays_aside(judged: Judged) -> None:
    english = "If you are looking for a berth on the quay, ask the harbour master first."
    found = judged(english, "Copyright of all photographs belongs to Anna Berg.")
    assert of(found, english).status == "missing"
    assert [text.text for text in found.unpaired] == [
        "Copyright of all photographs belongs to Anna Berg."
    ]


def test_it_is_sought_between_the_same_neighbours(judged: Judged) -> None:
    english = "If you are looking for a berth on the quay, ask the harbour master first."
    found = judged(english, f"\n\n{PAIRS[3][1]}\n\n{english[:-7]}.")
    assert of(found, english).status == "missing"


def test_a_judgement_with_such_a_counterpart_is_kept(judge: Judge, tmp_path: Path) -> None:
    line = ("Choose <kbd>Open an empty notebook</kbd>", "选择 <kbd>Open an empty notebook</kbd>")
    paths = [tmp_path / "a.md", tmp_path / "b.md"]
    for n, path in enumerate(paths):
        path.write_text("\n\n".join([PAIRS[0][n], line[n], PAIRS[1][n]]), "utf-8")
    (bitext,) = read_bitexts(paths)
    found, cache = judge.judge(bitext), Cache(tmp_path / "cache", 10**7)
    assert line[1] in [verdict.pair.target_text for verdict in found.verdicts]
    Kept(cache, "model", None).put(bitext, found)
    assert Kept(cache, "model", None).get(bitext) == found
    cache.close()


def test_a_copy_that_breaks_off_is_untranslated_and_not_missing(judged: Judged) -> None:
    english = (
        "**Ropes**. Ropes have been a mainstay of harbour work over the years. Whoever ties a boat"
        " to a ring makes a loop, and the loop holds for as long as the tide does not turn."
    )
    verdict = of(judged(english, "**Ropes**. Ropes have been a mainstay of harbour"), english)
    assert verdict.status == "missing"
    assert "L402" in {finding.code for finding in verdict.findings}
