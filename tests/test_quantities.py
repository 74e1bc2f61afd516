"""Reading numbers, dates and shares, and pairing both sides'."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.quantities import MOST, match, quantities
from aligner.quantities.chinese_numerals import worth
from corpus.model import Lang


def read(text: str, lang: Lang) -> list[tuple[str, object]]:
    return [(quantity.kind, quantity.value) for quantity in quantities(text, lang)]


def values(text: str, lang: Lang) -> list[object]:
    return [value for _, value in read(text, lang)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("350,000 bees", 350_000),
        ("twenty-three hens", 23),
        ("two hundred and five pots", 205),
        ("1.4 billion grains", 1_400_000_000),
        ("$2.5m in all", 2_500_000),
        ("half a million leaves", 500_000),
        ("five million three hundred thousand ants", 5_300_000),
        ("nineteen eighty-four", 1984),
        ("two and a half hours", Fraction(5, 2)),
        ("minus 18 degrees", -18),
        ("a dozen eggs", 12),
        ("200,000, more or less", 200_000),
        ("4 3/8 points", Fraction(35, 8)),
        ("99½", Fraction(199, 2)),
        ("6.02 × 10^23", 602 * 10**21),
        ("-1.2×10⁵", -120_000),
        ("1.5E-3", Fraction(3, 2000)),
        ("two and a quarter hours", Fraction(9, 4)),
        ("eleven and three-quarters", Fraction(47, 4)),
        ("5M users", 5_000_000),
        ("3 m long", 3),
        ("fourscore and seven", 87),
    ],
)
def test_english_numbers(text: str, value: object) -> None:
    assert values(text, "en") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("３５０,０００", 350_000),
        ("3.5万", 35_000),
        ("14 亿", 1_400_000_000),
        ("1亿3000万", 130_000_000),
        ("一亿三千万", 130_000_000),
        ("三万五千二百一十", 35_210),
        ("100多万", 1_000_000),
        ("二〇二五", 2025),
        ("零下5度", -5),
        ("1000万千瓦", 10_000_000),
        ("三點一四", Fraction(157, 50)),
        ("壹", None),
        ("2兆9000億", 2_900_000_000_000),
        ("3億5千萬", 350_000_000),
        ("三千两百", 3200),
        ("一万两千", 12_000),
        ("十两银子", 10),
        ("三千两银子", 3000),
        ("二又四分之三", Fraction(11, 4)),
        ("6.02×10²³", 602 * 10**21),
    ],
)
def test_chinese_numbers(text: str, value: object) -> None:
    assert values(text, "zh") == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "lang", "ratio"),
    [
        ("12%", "en", Fraction(3, 25)),
        ("twelve percent", "en", Fraction(3, 25)),
        ("12 percentage points", "en", Fraction(3, 25)),
        ("two-thirds", "en", Fraction(2, 3)),
        ("one in five", "en", Fraction(1, 5)),
        ("百分之十二", "zh", Fraction(3, 25)),
        ("12个百分点", "zh", Fraction(3, 25)),
        ("三分之二", "zh", Fraction(2, 3)),
        ("三成半", "zh", Fraction(7, 20)),
        ("八折", "zh", Fraction(4, 5)),
        ("2/3", "zh", Fraction(2, 3)),
    ],
)
def test_shares(text: str, lang: Lang, ratio: Fraction) -> None:
    assert values(text, lang) == [ratio]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("May 8, 2025", "en"),
        ("8 May 2025", "en"),
        ("8th of May 2025", "en"),
        ("2025-05-08", "en"),
        ("2025年05月08日", "zh"),
        ("2025 年 5 月 8 日", "zh"),
        ("二〇二五年五月八日", "zh"),
        ("2025-05-08", "zh"),
    ],
)
def test_dates_give_year_month_and_day(text: str, lang: Lang) -> None:
    assert read(text, lang) == [("year", 2025), ("month", 5), ("day", 8)]
    assert {quantity.text for quantity in quantities(text, lang)} == {text}


def test_may_is_a_month_only_in_its_place() -> None:
    assert [q.hard for q in quantities("They met in May.", "en")] == [True]
    assert values("They may leave.", "en") == []
    assert not any(q.hard for q in quantities("May they prosper.", "en"))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the 20th century", "20世纪"),
        ("the nineteenth century", "十九世纪"),
        ("the 1990s", "上世纪九十年代"),
        ("the '90s", "20世纪90年代"),
        ("3 p.m.", "下午三点"),
        ("at 8:30 p.m.", "晚上八点半"),
        ("15:00", "下午3点"),
        ("on Wednesday", "周三"),
        ("the 20th congress", "第二十届大会"),
        ("Volume IV", "第四卷"),
        ("half", "50%"),
        ("40 percent", "五分之二"),
        ("a third of it", "33%"),
        ("30%", "三成"),
        ("two decades", "20年"),
        ("half a century", "五十年"),
        ("six months", "半年"),
        ("two and a half years", "两年半"),
        ("50 miles", "80公里"),
        ("100 degrees Fahrenheit", "38摄氏度"),
        ("$3 million", "约2000万元"),
        ("it tripled", "增长了两倍"),
        ("it tripled", "是原来的三倍"),
        ("5 to 10 million", "500万至1000万"),
        ("3-5 percent", "3%到5%"),
        ("2015-16", "2015到2016年"),
        ("two dozen boats", "二十四条船"),
        ("Item 67", "Item-67"),
        ("GPT-4", "GPT-4"),
        ("version 2.13.0", "2.13.0版"),
        ("after 9/11", "9·11之后"),
        ("thirty or forty", "三四十"),
        ("in his 30s", "30多岁"),
        ("minus 5 degrees", "零下5度"),
        ("in 1684", "康熙二十三年"),
        ("the 23rd year of the Kangxi reign", "康熙二十三年"),
        ("the twenty-third year of Kangxi", "1684年"),
        ("Showa 20", "1945年"),
        ("in 1949", "民国三十八年"),
        ("in 1949", "民国38年"),
        ("in 1875", "光绪元年"),
        ("the 1911 revolution", "辛亥革命"),
        ("the May Fourth Movement", "五四运动"),
        ("the Five Dynasties and Ten Kingdoms", "五代十国"),
        ("+86 10-6552 9988", "+86 10-6552 9988"),
        ("+86 10 6552 9988", "010-65529988"),
        ("+86 (10) 6552-9988", "(010) 6552 9988"),
        ("+86 138 0013 8000", "13800138000"),
        ("(010) 6552-9988, ext. 203", "（010）65529988转203"),
        ("400-810-8888", "4008108888"),
        ("400 810 8888", "400-810-8888"),
        ("1-800-555-0199", "+1 800 555 0199"),
        ("Call 6552 9988", "电话6552-9988"),
        ("1,234 yuan", "壹仟贰佰叁拾肆元整"),
        ("50,000 yuan", "人民币伍万元"),
        ("120 million yuan", "壹億贰仟萬圆"),
        ("15 sheets", "拾伍张"),
        ("the 25th day", "第廿五天"),
        ("35 guests", "卅五位客人"),
        ("at half past three", "三点半"),
        ("at a quarter past three", "三点一刻"),
        ("at a quarter to four", "差一刻四点"),
        ("at ten minutes to four", "差十分四点"),
        ("at two o'clock", "两点钟"),
        ("at 3:45", "3点45分"),
        ("the third quarter of 2024", "2024年三季度"),
        ("Q3 2024", "2024年第三季度"),
        ("it rose 150%", "增长了1.5倍"),
        ("it rose by 200 percent", "是原来的三倍"),
        ("ten times as large", "大九倍"),
        ("two and a half times", "两倍半"),
        ("it quadrupled", "翻了两番"),
        ("one in a million", "百万分之一"),
        ("a 50-50 chance", "50%的机会"),
        ("Louis XIV", "路易十四"),
    ],
)
def test_same_quantity_in_both_languages(english: str, chinese: str) -> None:
    found = match(quantities(english, "en"), quantities(chinese, "zh"))
    assert found.matched
    assert not [q.text for q in (*found.source_only, *found.target_only) if q.weight]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("the 1980s", "10世纪80年代"),
        ("it doubled", "增长了三倍"),
        ("two decades", "23年"),
        ("3 p.m.", "下午4点"),
        ("$100", "5000元"),
        ("in 1949", "民国三十九年"),
        ("+86 10-6552 9988", "010-65529998"),
        ("400-810-8888", "400-810-8889"),
        ("ext. 203, (010) 6552-9988", "(010)65529988转230"),
        ("three quarters", "五分之三"),
        ("at 3:45", "3点35分"),
        ("at half past three", "四点半"),
        ("1,234 yuan", "壹仟叁佰贰拾肆元整"),
    ],
)
def test_different_quantities_stay_apart(english: str, chinese: str) -> None:
    found = match(quantities(english, "en"), quantities(chinese, "zh"))
    assert not found.matched


@pytest.mark.parametrize(
    "text",
    [
        "一些人一样，一起一般",
        "十分高兴",
        "千万别去",
        "万一下雨",
        "五花八门",
        "唯一的统一",
        "四川百姓",
        "大陆的队伍收拾好了",
        "唐代，乾隆年间，民国初年",
        "三国时期",
        "陆军拾级而上",
        "一时兴起，时代变了",
        "过了三旬",
        "不惑于人",
    ],
)
def test_lexical_chinese_numerals_do_not_count(text: str) -> None:
    assert not any(quantity.weight for quantity in quantities(text, "zh"))


@pytest.mark.parametrize(
    "text",
    [
        "no one knew",
        "for one thing, I left",
        "wait a second",
    ],
)
def test_lexical_english_numbers_do_not_count(text: str) -> None:
    assert not any(quantity.weight for quantity in quantities(text, "en"))


@pytest.mark.parametrize(
    ("text", "lang", "orders"),
    [
        ("dozens of pots", "en", (1,)),
        ("thousands of pots", "en", (3, 4, 5)),
        ("several thousand pots", "en", (3,)),
        ("tens of thousands of pots", "en", (4,)),
        ("hundreds of millions of pots", "en", (8,)),
        ("a multibillion-dollar pot", "en", (9, 10, 11)),
        ("over the decades", "en", (1,)),
        ("几十年", "zh", (1,)),
        ("成千上万只罐子", "zh", (3, 4, 5)),
        ("上万只罐子", "zh", (4,)),
        ("十几万只罐子", "zh", (5,)),
        ("数百万只罐子", "zh", (6,)),
        ("数以百万计的罐子", "zh", (6,)),
        ("数十亿只罐子", "zh", (9,)),
    ],
)
def test_vague_amounts_lie_between_powers_of_ten(
    text: str, lang: Lang, orders: tuple[int, ...]
) -> None:
    (found,) = quantities(text, lang)
    assert (found.orders, found.hard) == (orders, False)


def test_context_decides_what_counts() -> None:
    assert [q.hard for q in quantities("在船上十个小时", "zh")] == [True]
    assert [q.hard for q in quantities("休息了四周", "zh")] == [True]
    assert values("在湖的四周", "zh") == []


def test_list_marks_are_soft() -> None:
    assert [q.weight for q in quantities("3. Rinse the pot.", "en")] == [0]
    assert [q.weight for q in quantities("3、洗锅。", "zh")] == [0]


def test_the_translators_conversion_is_soft() -> None:
    text = "身高6英尺（约1.83米）"
    assert [(q.text, q.hard) for q in quantities(text, "zh")] == [("6", True), ("1.83", False)]


def test_a_repeated_number_is_not_missing_twice() -> None:
    english = quantities("In 2020 it rained; 2020 was wet.", "en")
    found = match(english, quantities("2020年雨多，很湿。", "zh"))
    assert [q.text for q in found.source_only] == ["2020"]
    assert not any(q.hard for q in found.source_only)


def test_spans_are_offsets_into_the_text_as_it_was() -> None:
    text = "約３．５萬人，其中12％"
    assert [text[q.span.start : q.span.end] for q in quantities(text, "zh")] == ["３．５萬", "12％"]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("text", ["", "\0", "\ud800 5", "7" * 100_000, "一" * 5_000, "1," * 5_000])
def test_hostile_text(text: str, lang: Lang) -> None:
    for quantity in quantities(text, lang):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)


def test_a_long_number_is_compared_as_text() -> None:
    one, other = quantities("7" * 40, "en"), quantities("7" * 39 + "8", "zh")
    assert not match(one, other).matched
    assert match(one, quantities("7" * 40, "zh")).matched


def test_no_more_than_most_are_read() -> None:
    assert len(quantities("5 " * (MOST + 10), "en")) == MOST


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.sampled_from(list("0123456789.,%-/: 一二十百千万亿年月日点半第分之成倍aAtwo MayIV$")),
        max_size=40,
    )
)
def test_any_text_matches_itself(text: str) -> None:
    for lang in ("en", "zh"):
        found = quantities(text, lang)
        result = match(found, found)
        assert len(result.matched) == len(found)
        assert not result.source_only
        assert not result.target_only


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=4, max_value=10**12))
def test_an_integer_is_the_same_however_written(number: int) -> None:
    import cn2an

    english = quantities(f"{number:,} tiles", "en")
    for chinese in (f"{number}块瓦", f"{cn2an.an2cn(number)}块瓦"):
        assert match(english, quantities(chinese, "zh")).matched


def test_small_numerals_are_worth_what_cn2an_makes_of_them() -> None:
    import cn2an

    for number in range(1, 100):
        found = worth(cn2an.an2cn(number))
        assert found is not None
        assert found.values == (number,)
