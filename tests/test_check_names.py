"""E601 name-differs, and how names are found in the other language."""

from __future__ import annotations

import pytest

from aligner import lexicon
from aligner.checks.names import NameDiffers
from aligner.names import FOUND, likeness, names_in, read_chinese
from aligner.names.sound import cost_of, sounds_of_name
from tests.checking import found, marked


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "names"),
    [
        ("The ship left London in spring.", "船在春天离开了巴黎。", ["London", "巴黎"]),
        ("She met Johnson at the gate.", "她在门口遇见了奥巴马。", ["Johnson", "奥巴马"]),
        ("Rice comes from Japan now.", "大米现在来自越南。", ["Japan", "越南"]),
        ("A French baker sold bread.", "一位德国面包师卖面包。", ["French", "德国"]),
        ("The fair was held in Shanghai.", "博览会在广州举行。", ["Shanghai", "广州"]),
    ],
)
def test_one_name_for_another_is_weak(
    english: str, chinese: str, names: list[str], reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", "weak")
    texts = (chinese, english) if reverse else (english, chinese)
    told = marked(flag, texts[0], "source") + marked(flag, texts[1])
    assert sorted(told) == sorted(names)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "name"),
    [
        (
            "China sells rice. China buys tea from Chinese growers.",
            "中国卖大米。越南向中国茶农买茶。",
            "越南",
        ),
        ("Brazilian boats left Brazil.", "巴西的船离开了悉尼。", "悉尼"),
    ],
)
def test_a_strange_place_is_for_review(
    english: str, chinese: str, name: str, reverse: bool
) -> None:
    (flag,) = found(NameDiffers(), english, chinese, reverse=reverse)
    assert (flag.code, flag.severity) == ("E601", "review")
    side = "source" if reverse else "target"
    assert marked(flag, chinese, side) == [name]
    assert f"The {side} names {name}" in flag.message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("China sells rice, and Chinese growers buy tea.", "中国卖大米，中国茶农买茶。"),
        ("The country sells rice.", "越南卖大米。"),
        ("China sells rice. China buys tea.", "中国卖大米，买茶叶。"),
        ("Give us the tea in the States.", "把茶给我们，上都行。"),
        ("The ship left London in spring.", "船在春天离开了伦敦。"),
        ("The ship left London in spring.", "船在春天离开了英国。"),
        ("The ship left London in spring.", "船在春天离开了。"),
        ("The ship left in spring.", "船在春天离开了伦敦。"),
        ("American and Chinese bakers met.", "中美两国的面包师见了面。"),
        ("She met Smith at the gate.", "她在门口遇见了史密斯。"),
        ("She met Wang Xiaoming in Hangzhou.", "她在杭州遇见了王小明。"),
        ("She uses Firefox in Paris.", "她在巴黎使用Firefox。"),
        ("May we sit on Old Street?", "我们可以坐在老街上吗？"),
        ("Beijing has raised the tax.", "中国提高了税。"),
        ("The Hyundai is red.", "现代汽车是红色的。"),
        ("It cost Daniel 50 dollars.", "他花了50美元。"),
    ],
)
def test_forgiven(english: str, chinese: str) -> None:
    assert found(NameDiffers(), english, chinese) == []


@pytest.mark.parametrize(
    ("name", "chinese"),
    [
        ("Smith", "史密斯"),
        ("Trump", "特朗普"),
        ("Schwarzenegger", "施瓦辛格"),
        ("Michael", "迈克尔"),
        ("Xiaoming", "王小明"),
        ("Hangzhou", "杭州"),
        ("Washington", "华盛顿"),
        ("Firefox", "Firefox 浏览器"),
        ("U.S", "访美"),
    ],
)
def test_a_name_is_found(name: str, chinese: str) -> None:
    there = read_chinese(f"昨天{chinese}来了。", lexicon.load())
    (here,) = names_in(f"We saw {name} there.")
    other = read_chinese("昨天扎克伯格来了。", lexicon.load())
    assert likeness(here, there) >= FOUND > likeness(here, other)


def test_names_in_english() -> None:
    text = "Yesterday Anna’s boat left New York. The Mayor of Oslo told Mr. Berg."
    assert [name.text for name in names_in(text) if name.certain] == [
        "Anna",
        "York",
        "Mayor",
        "Oslo",
        "Berg",
    ]
    assert names_in("A Boat Leaves The Harbour In Spring") == []


def test_sounds_tell_names_apart() -> None:
    smith, johnson = sounds_of_name("Smith"), sounds_of_name("Johnson")
    assert cost_of(smith, smith) == 0 < cost_of(smith, johnson)


def test_hostile_texts_come_to_an_end() -> None:
    for english, chinese in (("Ab " * 200_000, "阿" * 500_000), ("A-" * 300_000, "伦敦" * 200_000)):
        assert len(found(NameDiffers(), english, chinese)) <= 2
