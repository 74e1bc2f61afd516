"""What becomes of the odds of faults and the findings of rules."""

from __future__ import annotations

import math

import pytest

from aligner.calibration import load
from aligner.kinds import SCORED

SOUND = {"misplaced": -6.0, "missing": -5.0, "partial": -5.0}


@pytest.mark.parametrize("severity", ["review", "weak"])
def test_a_cut_off_text_is_the_likelier_if_its_last_words_look_so(severity: str) -> None:
    found = [("S203", severity)]
    likely, unlikely = (
        load().probability(SOUND | {"cut_off": odds}, found) for odds in (-1.0, -6.0)
    )
    said = load().probability(SOUND, found)
    assert likely < said < unlikely
    assert unlikely < load().probability(SOUND | {"cut_off": -6.0})


def test_rules_that_see_what_scores_do_not_count_by_themselves() -> None:
    found = [("N301", "weak")]
    likely, unlikely = (
        load().probability(SOUND | {"cut_off": odds}, found) for odds in (-8.0, -9.0)
    )
    assert likely == pytest.approx(unlikely, abs=1e-3)


def test_a_note_is_no_fault() -> None:
    assert load().probability(SOUND, [("S203", "note")]) == load().probability(SOUND)


def test_the_threshold_rises_with_the_false_flags_that_are_allowed() -> None:
    shares = (0.001, 0.01, 0.02, 0.05)
    found = [load().threshold(share) for share in shares]
    assert found == sorted(found)
    assert found[0] < found[1]


def test_the_kinds_of_fault_make_up_the_probability() -> None:
    found = [("S203", "weak"), ("N301", "review"), ("T803", "note")]
    odds = load().every_odds(SOUND | {"cut_off": -2.0}, found)
    assert set(odds) == {*SOUND, "cut_off", "number"}
    assert odds["cut_off"] > load().every_odds({"cut_off": -2.0})["cut_off"] == -2.0
    doubt = sum(math.exp(one) for one in odds.values())
    said = load().probability(SOUND | {"cut_off": -2.0}, found)
    assert said == pytest.approx(1 / (1 + doubt))


@pytest.mark.parametrize("kind", SCORED)
@pytest.mark.parametrize("model", ["tokens", "vectors"])
def test_the_limit_of_a_kind_falls_with_the_false_flags_that_are_allowed(
    kind: str, model: str
) -> None:
    found = [load(model).limit(kind, share) for share in (0.005, 0.02, 0.1, 0.5)]
    assert found == sorted(found, reverse=True)
