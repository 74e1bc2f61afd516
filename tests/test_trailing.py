"""Sentences that the other side has as the last clause of the one before them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.judge import Judge
from aligner.verdict import Verdict
from corpus.readers import read_bitexts
from tests.texts import PAIRS, interleaved, written

Judged = Callable[[str, str], Verdict]

BEFORE = "The harbour office adds the two tolls in its ledger, so the ship pays forty yuan."
AFTER = "If the captain changes one of them, the sum is written anew."


@pytest.fixture
def judged(judge: Judge, tmp_path: Path) -> Judged:
    """A paragraph in the story."""

    def run(english: str, chinese: str) -> Verdict:
        text = written(tmp_path, interleaved([*PAIRS[:2], (english, chinese), *PAIRS[2:4]]))
        (bitext,) = read_bitexts([text])
        return judge.judge(bitext).verdicts[2]

    return run


@pytest.mark.parametrize(
    ("short", "clause"),
    [
        ("No surprises there.", "正如所料"),
        ("It is meant as a first nudge for the curious.", "不过是抛砖引玉而已"),
        ("Nothing could be easier.", "简直易如反掌"),
    ],
)
def test_a_short_sentence_may_be_a_clause(judged: Judged, short: str, clause: str) -> None:
    found = judged(
        f"{BEFORE} {short} {AFTER}",
        f"港务处在账簿中把两笔通行费相加，因此这艘船要付四十元，{clause}。如果船长改动其中一笔，总数就会重写。",
    )
    assert found.status == "ok"
    assert found.pair.source_text.count(short) == 1


@pytest.mark.parametrize("short", ["No surprises there.", "The pilots went on strike in May."])
def test_one_that_is_not_there_is_missing(judged: Judged, short: str) -> None:
    found = judged(
        f"{BEFORE} {short} {AFTER}",
        "港务处在账簿中把两笔通行费相加，因此这艘船要付四十元。如果船长改动其中一笔，总数就会重写。",
    )
    assert "S201" in [finding.code for finding in found.findings]
    assert short in found.findings[0].message
