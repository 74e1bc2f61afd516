"""Measures and money: units, parts of one measure, what may be the same in another unit."""

from __future__ import annotations

import pytest

from aligner.checks.numbers import NumberDiffers, PercentageDiffers
from aligner.checks.units import UnitDiffers
from aligner.quantities import quantities
from corpus.model import Lang
from tests.checking import found


@pytest.mark.parametrize(
    ("text", "lang", "unit"),
    [
        ("40 mcg", "en", "microgram"),
        ("40 µg", "en", "microgram"),
        ("5 mW", "en", "milliwatt"),
        ("5 MW", "en", "megawatt"),
        ("60 kWh", "en", "kilowatt-hour"),
        ("60 kilowatt-hours", "en", "kilowatt-hour"),
        ("500 sq ft", "en", "square-foot"),
        ("700 metric tons", "en", "ton"),
        ("12 stone", "en", "stone"),
        ("12 stone lions", "en", ""),
        ("5 KG", "en", "kilogram"),
        ("20 US dollars", "en", "dollar"),
        ("NT$5", "en", "twd"),
        ("A$5", "en", "aud"),
        ("Rs. 50", "en", "inr"),
        ("RMB50,000", "en", "yuan"),
        ('6.1" screen', "en", "inch"),
        ('"In Room 61" they sat', "en", ""),
        ("220千伏", "zh", "kilovolt"),
        ("50兆伏安", "zh", "megavolt-ampere"),
        ("60千瓦时", "zh", "kilowatt-hour"),
        ("三天后", "zh", "day"),
        ("三天时间", "zh", "day"),
        ("三天才到", "zh", "day"),
        ("三个天才", "zh", ""),
        ("三天使", "zh", ""),
        ("100里外", "zh", "li"),
        ("100里拉", "zh", "lira"),
        ("三年级", "zh", ""),
        ("三伏", "zh", ""),
        ("三千安保人员", "zh", ""),
        ("3个多小时", "zh", "hour"),
        ("新台币50元", "zh", "twd"),
        ("50元人民币", "zh", "yuan"),
    ],
)
def test_the_unit_behind_a_number(text: str, lang: Lang, unit: str) -> None:
    assert quantities(text, lang)[0].unit == unit


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It is older than a week.", "它已超过7天。"),
        ("It lasts an hour.", "持续60分钟。"),
        ("It lasts a year.", "持续12个月。"),
        ("It polls every minute.", "每60秒轮询一次。"),
        ("It is a mile off.", "离这里一公里半。"),
        ("It took an hour and a half.", "花了90分钟。"),
        ("It took a year and a half.", "历时18个月。"),
        ("It took 90 minutes.", "花了一个半小时。"),
        ("It took 90 seconds.", "花了一分半钟。"),
        ("It took three quarters of an hour.", "花了三刻钟。"),
        ("It took 15 minutes.", "花了一刻钟。"),
        ("No more than 3 times in 24 hours.", "每天最多3次。"),
        ("He got two and a half years.", "他被判两年六个月。"),
        ("A man five foot three in his boots.", "一个男人，穿着靴子一米六。"),
        ("He is six foot two.", "他身高1米88。"),
        ("A 6-foot-2 man.", "一个身高1米88的男人。"),
        ("It took 140 minutes.", "花了两小时二十分钟。"),
        ("Take 250 mg.", "服用0.25克。"),
        ("It needs 1800 W.", "功率1.8千瓦。"),
        ("The line carries 220 kV.", "线路电压220千伏。"),
        ("He weighs 12 stone.", "他体重76公斤。"),
        ("The tower is 100 feet high.", "塔高十丈。"),
        ("It costs 87 cents.", "它要0.87美元。"),
        ("A dividend of HK$0.20 per share.", "每股派息20港仙。"),
        ("It costs 50 pence.", "它要0.5英镑。"),
        ("It invested 300 crore rupees.", "投资了30亿卢比。"),
        ("It costs HK$100.", "它要92元人民币。"),
        ("It costs £100.", "它要1.9万日元。"),
        ("The budget is NT$2.9 trillion.", "預算為2.9兆元。"),
        ("The rate is 3.5‰.", "该比率为千分之3.5。"),
        ("The file has 16 MB.", "文件有16兆。"),
    ],
)
def test_the_same_measure(english: str, chinese: str, reverse: bool) -> None:
    for check in (NumberDiffers(), PercentageDiffers(), UnitDiffers()):
        assert found(check, english, chinese, reverse=reverse) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("It took an hour and a half.", "花了80分钟。"),
        ("It took two and a half years.", "历时两年八个月。"),
        ("It took 20 minutes.", "花了一刻钟。"),
        ("Turnover of HK$27 billion.", "成交额逾2,700亿元。"),
        ("The fine is €5 million.", "罚款为5亿元。"),
        ("The firm lost £3 million.", "该公司亏损30亿日元。"),
        ("It costs 87 cents.", "它要8.7美元。"),
    ],
)
def test_another_measure(english: str, chinese: str, reverse: bool) -> None:
    assert found(NumberDiffers(), english, chinese, reverse=reverse)


def test_permille_is_no_percentage() -> None:
    (finding,) = found(PercentageDiffers(), "The rate is 3.5‰.", "该比率为3.5%。")
    assert finding.message == "The source says 3.5‰, the target 3.5%."


def test_a_measure_without_a_number_is_never_missed() -> None:
    assert found(UnitDiffers(), "He comes every day of the week.", "他常来。") == []


def test_what_is_shown_stands_in_the_text() -> None:
    """Traditional characters are read as simplified ones, and shown as they are."""
    assert [one.text for one in quantities("下午4時30分，共3.8萬人。", "zh")] == [
        "下午4時30分",
        "3.8萬",
    ]
