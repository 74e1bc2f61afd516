"""Sentences that the other side has as clauses of the one before or behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aligner.verdict import Verdict

Judged = Callable[[str, str], Verdict]

BEFORE = "The harbour office adds the two tolls in its ledger, so the ship pays forty yuan."
AFTER = "If the captain changes one of them, the sum is written anew."


@pytest.mark.parametrize(
    ("short", "clause"),
    [
        ("No surprises there.", "正如所料"),
        ("It is meant as a first nudge for the curious.", "不过是抛砖引玉而已"),
        ("Nothing could be easier.", "简直易如反掌"),
    ],
)
def test_a_short_sentence_may_be_a_clause(in_the_story: Judged, short: str, clause: str) -> None:
    found = in_the_story(
        f"{BEFORE} {short} {AFTER}",
        f"港务处在账簿中把两笔通行费相加，因此这艘船要付四十元，{clause}。如果船长改动其中一笔，总数就会重写。",
    )
    assert found.status == "ok"
    assert found.pair.source_text.count(short) == 1


@pytest.mark.parametrize("short", ["No surprises there.", "The pilots went on strike in May."])
def test_one_that_is_not_there_is_missing(in_the_story: Judged, short: str) -> None:
    found = in_the_story(
        f"{BEFORE} {short} {AFTER}",
        "港务处在账簿中把两笔通行费相加，因此这艘船要付四十元。如果船长改动其中一笔，总数就会重写。",
    )
    assert "S201" in [finding.code for finding in found.findings]
    assert short in found.findings[0].message


def test_of_sentences_in_a_row_only_one_is_a_clause(in_the_story: Judged) -> None:
    found = in_the_story(
        "Ledger island winter winter boat captain rope rope."
        " Harbour lamp keeper tide rope pilot island pilot."
        " Boat boat ferry captain pilot lamp lamp pilot.",
        "灯333：港口的船在冬天333号停航。灯334：港口的船在冬天334号停航。灯335：港口的船在冬天335号停航",
    )
    assert found.status != "ok"


def test_a_sentence_may_be_several_clauses(in_the_story: Judged) -> None:
    found = in_the_story(
        f"{BEFORE} This includes the mate, if he steers it, as well as guests who pay their way."
        f" {AFTER}",
        "港务处在账簿中把两笔通行费相加，因此这艘船要付四十元，这不但包括掌舵的大副，"
        "还包括自己付费的客人。如果船长改动其中一笔，总数就会重写。",
    )
    assert found.status == "ok"


def test_it_may_be_the_first_clause_of_the_sentence_behind(in_the_story: Judged) -> None:
    found = in_the_story(
        "This is unlike the lamps, whose wicks were first trimmed by the keeper, who learned from"
        " the accident in the north tower, and which we are going to light with gas in the future.",
        "灯则不同。灯芯最初由守塔人修剪，他从北塔的事故中吸取了教训。将来我们打算用煤气点灯。",
    )
    assert found.status == "ok"
