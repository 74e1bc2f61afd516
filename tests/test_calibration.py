"""What becomes of the odds of faults and the findings of rules."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from aligner.calibration import load
from aligner.kinds import SCORED, combined, fine, kind_of

SOUND = {"misplaced": -6.0, "missing": -5.0, "partial": -5.0}


def every_odds(scored: Mapping[str, float], *found: tuple[str, str]) -> dict[str, float]:
    """By the scores, and the (code, severity) of what rules found."""
    own = [(kind_of(code), load().rule_odds(code, grave, scored)) for code, grave in found]
    return combined(scored, [(kind, odds) for kind, odds in own if odds is not None])


def probability(scored: Mapping[str, float], *found: tuple[str, str]) -> float:
    return fine(every_odds(scored, *found).values())


@pytest.mark.parametrize("severity", ["review", "weak"])
def test_a_cut_off_text_is_the_likelier_if_its_last_words_look_so(severity: str) -> None:
    found = "S203", severity
    likely, unlikely = (probability(SOUND | {"cut_off": odds}, found) for odds in (-1.0, -6.0))
    assert likely < probability(SOUND, found) < unlikely
    assert unlikely < probability(SOUND | {"cut_off": -6.0})


def test_rules_that_see_what_scores_do_not_count_by_themselves() -> None:
    likely, unlikely = (
        probability(SOUND | {"cut_off": odds}, ("N301", "weak")) for odds in (-8.0, -9.0)
    )
    assert likely == pytest.approx(unlikely, abs=1e-3)


def test_a_note_is_no_fault() -> None:
    assert load().rule_odds("S203", "note", SOUND) is None


def test_the_threshold_rises_with_the_false_flags_that_are_allowed() -> None:
    shares = (0.001, 0.01, 0.02, 0.05)
    found = [load().threshold(share) for share in shares]
    assert found == sorted(found)
    assert found[0] < found[1]


def test_the_kinds_of_fault_make_up_the_probability() -> None:
    scored = SOUND | {"cut_off": -2.0}
    found = [("S203", "weak"), ("N301", "review"), ("T803", "note")]
    odds = every_odds(scored, *found)
    assert set(odds) == {*SOUND, "cut_off", "number"}
    assert odds["cut_off"] > every_odds(scored)["cut_off"] == -2.0
    doubt = sum(math.exp(one) for one in odds.values())
    assert probability(scored, *found) == pytest.approx(1 / (1 + doubt))


def test_what_is_certain_has_a_probability() -> None:
    assert fine([-1e6, -2e6]) == 1.0
    assert fine([1e6, -3.0]) == pytest.approx(0.0)


@pytest.mark.parametrize("kind", SCORED)
@pytest.mark.parametrize("model", ["tokens", "vectors"])
def test_the_limit_of_a_kind_falls_with_the_false_flags_that_are_allowed(
    kind: str, model: str
) -> None:
    found = [load(model).limit(kind, share) for share in (0.005, 0.02, 0.1, 0.5)]
    assert found == sorted(found, reverse=True)
