"""Probabilities in words: what is not certain is never said to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.pages.view import Rows
from reports.words import figure, likely, percent
from tests import reporting

#: Beside what is between them: 0.9949999 is 99%.
SURE, UNSURE = (0.995001, 0.9999, 0.999999, 1.0), (0.004999, 0.0001, 0.000001, 0.0)


@pytest.mark.parametrize("probability", SURE)
def test_what_is_nearly_certain_is_not_said_to_be(probability: float) -> None:
    assert percent(probability) == ">99%"
    assert likely(probability) == ">99% likely fine"
    assert figure(probability, 2) == ">0.99"


@pytest.mark.parametrize("probability", UNSURE)
def test_what_is_hardly_possible_is_not_said_to_be_impossible(probability: float) -> None:
    assert percent(probability) == "<1%"
    assert figure(probability, 2) == "<0.01"


def test_all_else_is_rounded() -> None:
    assert [percent(p) for p in (0.0051, 0.07, 0.5, 0.9949)] == ["1%", "7%", "50%", "99%"]
    assert [figure(p, 3) for p in (0.0005, 0.07, 0.9994)] == ["0.001", "0.070", "0.999"]


@pytest.mark.parametrize(("probability", "told"), [(0.99996, ">0.999"), (0.00004, "<0.001")])
def test_the_page_has_such_figures_too(probability: float, told: str) -> None:
    report = reporting.report()
    (judgement,) = report.judgements
    first = replace(
        judgement.verdicts[0], probability=probability, faults={"clause": 1 - probability}
    )
    row = next(iter(Rows(replace(report, judgements=(replace(judgement, verdicts=(first,)),)))))
    assert dict(row.figures)["probability"] == told
    assert dict(row.figures).get("fault.clause") == (">0.99" if probability < 0.5 else None)
