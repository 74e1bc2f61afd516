"""N304 unit-differs."""

from __future__ import annotations

import pytest

from aligner.checks.units import UnitDiffers
from tests.checking import found, marked


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The path is 50 miles long.", "这条路长50公里。"),
        ("She carried 20 pounds of salt.", "她背了20公斤盐。"),
        ("The repair took three weeks.", "修理花了三个月。"),
        ("The bell cost $500.", "这口钟花了500欧元。"),
        ("They rested for 40 minutes.", "他们休息了40小时。"),
        ("The field has 12 acres.", "这块地有12公顷。"),
        ("The lake held ice for four decades.", "湖面结冰长达40个月。"),
    ],
)
def test_another_unit_is_weak(english: str, chinese: str, reverse: bool) -> None:
    (finding,) = found(UnitDiffers(), english, chinese, reverse=reverse)
    assert (finding.code, finding.severity) == ("N304", "weak")
    assert len(finding.source_spans) == len(finding.target_spans) == 1


def test_the_unit_is_marked_and_told() -> None:
    english, chinese = "The path is 50 miles long.", "这条路长50公里。"
    (finding,) = found(UnitDiffers(), english, chinese)
    assert marked(finding, english, "source") == ["50 miles"]
    assert marked(finding, chinese) == ["50公里"]
    assert finding.message == "The source says 50 miles, the target 50公里: another unit."


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The path is 50 miles long.", "这条路长50英里。"),
        ("The path is 50 miles long.", "这条路长80公里。"),
        ("It costs 50 dollars.", "它要50元。"),
        ("It costs 50 dollars.", "它要50块钱。"),
        ("It was 20 degrees outside.", "外面是20摄氏度。"),
        ("The queen has ruled for 70 years.", "女王登基70周年。"),
        ("There is one day of rest a year.", "一年里有一天休息。"),
        ("The trail is 10 miles, the sack 10 pounds.", "袋子重10磅，小路长10英里。"),
        ("Two decades passed.", "二十年过去了。"),
        (
            "The water is at 155 Fahrenheit, or 43 to 44 degrees Centigrade.",
            "水温155华氏度，43或44摄氏度。",
        ),
        ("The path is 50 miles long.", "这条路很长。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert found(UnitDiffers(), english, chinese) == []
