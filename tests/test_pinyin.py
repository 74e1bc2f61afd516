"""Readings: what pypinyin gives, word for word."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from aligner import pinyin
from aligner.pinyin import Readings


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Readings:
    folder = tmp_path_factory.mktemp("pinyin")
    pinyin.make(folder)
    return Readings(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "渡",
        "A",
        "码头上的灯又亮了",
        "重庆银行行长",  # two characters of two readings each
        "还是了不起",
        "长城|行走|绿",
        "一目十",  # the beginning of a word, and no word
        "渡船 ferry 九点半。",
        "㐀〇𠀀龥",
        "码" * 3000,
    ],
)
def test_the_readings_are_those_of_pypinyin(readings: Readings, text: str) -> None:
    assert "".join(readings.syllables(text)) == "".join(lazy_pinyin(text))


def test_words_and_parts_of_words_in_any_order_are_read_as_by_pypinyin(readings: Readings) -> None:
    rng = random.Random(5)
    words = sorted(PHRASES_DICT)
    for _ in range(2000):
        parts = (rng.choice(words)[: rng.randint(1, 4)] for _ in range(rng.randint(1, 5)))
        text = "".join(parts)
        assert readings.syllables(text) == lazy_pinyin(text), text


def test_where_nothing_can_be_written_the_readings_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DUIZHAO_CACHE", str(tmp_path / "file" / "below"))
    pinyin.load.cache_clear()
    try:
        assert pinyin.load().syllables("摆渡") == ["bai", "du"]
    finally:
        pinyin.load.cache_clear()
