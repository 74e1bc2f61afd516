"""The kinds of fault, and the shares of false flags that are asked for by kind."""

from __future__ import annotations

import pytest

from aligner.checks import by_code
from aligner.kinds import SHARE, FalseFlags, kind_of


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        (0.05, FalseFlags(0.05)),
        ("5%", FalseFlags(0.05)),
        ("0.5 %", FalseFlags(0.005)),
        ("missing=5%", FalseFlags(SHARE, (("missing", 0.05),))),
        (" 1% , cut-off = 3% ", FalseFlags(0.01, (("cut_off", 0.03),))),
        ({"all": 0.01, "cut_off": "3%"}, FalseFlags(0.01, (("cut_off", 0.03),))),
        ("partial=3%,missing=1%", FalseFlags(SHARE, (("missing", 0.01), ("partial", 0.03)))),
    ],
)
def test_shares_are_read_as_people_write_them(value: object, asked: FalseFlags) -> None:
    assert FalseFlags.of(value) == asked
    assert FalseFlags.of(str(asked)) == asked


@pytest.mark.parametrize(
    "value",
    [0, 1, -0.1, True, None, [], "", "2", "2 percent", "nan", "1e-3", "name=2%", "missing",
     "missing=", "1%,2%", "missing=1%,missing=2%", "1%,", {"missing": None}, {"number": 0.1}],
)  # fmt: skip
def test_what_makes_no_sense_is_told_with_what_it_has_to_be(value: object) -> None:
    with pytest.raises(ValueError, match=r"^has to be a share like 2% or 0.02.*missing, clause"):
        FalseFlags.of(value)


def test_every_rule_tells_of_a_kind_of_fault() -> None:
    told = {code: kind_of(code) for code in by_code()}
    assert "other" not in told.values()
    assert told["S203"] == "cut_off"
    assert told["N304"] == told["N301"] == "number"
