"""The words of the page: both languages have all of them, and none is there for nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reports.pages
from reports import words
from reports.pages.messages import in_chinese
from reports.pages.words import catalogue
from tests import reporting

HERE = Path(reports.pages.__file__).parent
SOURCES = "\n".join(
    path.read_text("utf-8")
    for folder in ("templates", "assets", ".")
    for path in sorted((HERE / folder).glob("*.*"))
    if path.suffix in (".j2", ".js", ".py")
)


def test_both_languages_have_the_same_texts() -> None:
    english, chinese = catalogue("en"), catalogue("zh")
    assert english.keys() <= chinese.keys()
    for key, text in english.items():
        assert sorted(re.findall(r"\{\d\}", chinese[key])) <= sorted(re.findall(r"\{\d\}", text))
        if not key.startswith("key."):
            assert re.search(r"[\u4e00-\u9fff]", chinese[key]), f"{key} is not in Chinese"


@pytest.mark.parametrize("key", sorted(catalogue("en")))
def test_no_text_is_there_for_nothing(key: str) -> None:
    """It is asked for by its whole key, or by what it begins with (`t("lang." ~ text.lang)`)."""
    starts = [key[: dot.start() + 1] for dot in re.finditer(r"\.", key)]
    asked = [f'"{key}"', *(f"{quote}{start}" for start in starts for quote in '"`')]
    asked += [f'"{start[:-1]}"' for start in starts]
    assert any(way in SOURCES for way in asked)


@pytest.mark.parametrize(
    "key", sorted(set(re.findall(r"""\b(?:t|D\.say)\("([a-z.]+[a-z])"[,)]""", SOURCES)))
)
def test_no_text_is_lacking(key: str) -> None:
    assert key in catalogue("en")


@pytest.mark.parametrize("kind", ["STATUS_WORDS", "CODE_WORDS", "UNPAIRED_WORDS"])
def test_what_the_program_says_has_its_words(kind: str) -> None:
    prefix = kind.partition("_")[0].lower()
    for name in getattr(words, kind):
        assert re.search(r"[\u4e00-\u9fff]", catalogue("zh")[f"{prefix}.{name}"])


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("The source says 318, the target says 381.", "原文是 318，译文是 381。"),
        (
            "The source says 3 miles, the target 3 公里: another unit.",
            "原文是 3 miles，译文是 3 公里：单位不同。",
        ),
        ("ten in the target is not in the source.", "译文中的 ten 在原文中没有。"),
        (
            "The translation of the source stands at line 89; the source of this target stands at "
            "line 87.",
            "原文的译文在第 89 行；译文的原文在第 87 行。",
        ),
        (
            r"This sentence has no counterpart in the Chinese: \1 {2}",
            r"这句话在中文中没有对应：\1 {2}",
        ),
        ("These words do not say the same: a (b) ≠ 甲", "这些词句意思不同：a (b) ≠ 甲"),
        (
            "One side seems to deny what the other says: He may go. ≠ 他不能去。",
            "一侧似乎否定了另一侧所说的内容：He may go. ≠ 他不能去。",
        ),
        ("Nobody has ever said this.", None),
    ],
)
def test_messages_in_chinese(message: str, chinese: str | None) -> None:
    assert in_chinese(message) == chinese


def test_the_samples_messages_are_all_known() -> None:
    known = [in_chinese(f.message) for v in reporting.article().verdicts for f in v.findings]
    assert known.count(None) <= 1
