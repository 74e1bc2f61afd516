"""Which files are translations of each other."""

from __future__ import annotations

import pytest

from corpus.errors import ConfigError
from corpus.pairs import FilePair, detect, matches, pairs, unused


@pytest.mark.parametrize(
    ("pattern", "paths", "expected"),
    [
        (
            "docs/en/** <-> docs/zh-cn/**",
            [
                *("docs/en/a.md", "docs/en/b/c d.md", "docs/en/only.md", "docs/en.md"),
                *("docs/zh-cn/a.md", "docs/zh-cn/b/c d.md", "docs/zh-cn/alone.md"),
            ],
            [("docs/en/a.md", "docs/zh-cn/a.md"), ("docs/en/b/c d.md", "docs/zh-cn/b/c d.md")],
        ),
        (
            "*.en.md <-> *.zh.md",
            ["a.en.md", "a.zh.md", "x/b.en.md", "x/b.zh.md", "x/c.en.md", "x/b.zh.mdx"],
            [("a.en.md", "a.zh.md"), ("x/b.en.md", "x/b.zh.md")],
        ),
        (
            "./book/*/en.txt <-> book/*/zh.txt",
            ["book/1/en.txt", "book/1/zh.txt", "book/2/en.txt", "book/2/x/zh.txt"],
            [("book/1/en.txt", "book/1/zh.txt")],
        ),
        (
            "**/en/** <-> **/zh/**",
            ["en/a.md", "zh/a.md", "x/y/en/b/c.md", "x/y/zh/b/c.md"],
            [("en/a.md", "zh/a.md"), ("x/y/en/b/c.md", "x/y/zh/b/c.md")],
        ),
        (
            "v?/en.md <-> v?/zh.md",
            ["v1/en.md", "v1/zh.md", "v10/en.md", "v10/zh.md"],
            [("v1/en.md", "v1/zh.md")],
        ),
        ("README.md <-> 说明.md", ["README.md", "说明.md"], [("README.md", "说明.md")]),
        ("articles/*.txt", ["articles/a.txt", "articles/b/c.txt"], [("articles/a.txt", None)]),
        ("a(b)+[c].md <-> z.md", ["a(b)+[c].md", "abc.md", "z.md"], [("a(b)+[c].md", "z.md")]),
    ],
)
def test_a_pattern_finds_its_pairs(
    pattern: str, paths: list[str], expected: list[tuple[str, str | None]]
) -> None:
    assert pairs(paths, [pattern]) == tuple(FilePair(*pair) for pair in expected)


def test_the_first_pattern_about_a_translation_counts() -> None:
    paths = ["en/a.md", "us/a.md", "zh/a.md", "tw/a.md"]
    found = pairs(paths, ["en/** <-> zh/**", "us/** <-> zh/**", "en/** <-> tw/**"])
    assert found == (FilePair("en/a.md", "tw/a.md"), FilePair("en/a.md", "zh/a.md"))


def test_a_pattern_that_matches_nothing_is_known() -> None:
    assert unused(["en/a.md", "zh/a.md"], ["en/** <-> zh/**", "no/** <-> zh/**"]) == (
        "no/** <-> zh/**",
    )


@pytest.mark.parametrize("arrow", ["->", "-->", "=>", "<=>", "<-", "<-->", "→"])
def test_another_arrow_is_told(arrow: str) -> None:
    with pytest.raises(ConfigError, match="write <-> for"):
        pairs([], [f"en/** {arrow} zh/**"])


@pytest.mark.parametrize(
    "pattern",
    ["", "<->", "a <->", "a <-> b <-> c", "docs/** <-> zh/*", "*.en.md <-> zh.md", "a.md <-> a.md"],
)
def test_a_pattern_without_sense_is_refused(pattern: str) -> None:
    with pytest.raises(ConfigError, match="pattern"):
        pairs(["a.md"], [pattern])


@pytest.mark.parametrize(
    ("paths", "patterns"),
    [
        (["docs/en/a.md", "docs/zh-cn/a.md"], ["docs/en/** <-> docs/zh-cn/**"]),
        (["content/en/x/a.md", "content/zh_CN/x/a.md"], ["content/en/** <-> content/zh_CN/**"]),
        (["en-US/a.md", "cn/a.md"], ["en-US/** <-> cn/**"]),
        (["locales/en.json", "locales/zh-CN.json"], ["locales/en.json <-> locales/zh-CN.json"]),
        (["README.md", "README.zh-CN.md"], ["*.md <-> *.zh-CN.md"]),
        (["README.md", "README_zh.md", "x/a.md", "x/a_zh.md"], ["*.md <-> *_zh.md"]),
        (["README.md", "README.en.md"], ["*.md <-> *.en.md"]),
        (["a.en.md", "a.zh.md", "a.md"], ["*.en.md <-> *.zh.md"]),
        (["a_en.txt", "a_zh.txt"], ["*_en.txt <-> *_zh.txt"]),
        (["docs/a.md", "docs/zh/a.md"], ["docs/** <-> docs/zh/**"]),
        (
            ["docs/a.md", "i18n/zh-CN/docusaurus-plugin-content-docs/current/a.md"],
            ["docs/** <-> i18n/zh-CN/docusaurus-plugin-content-docs/current/**"],
        ),
        (
            ["docs/en/a.md", "docs/zh-cn/a.md", "docs/zh-tw/a.md", "docs/fr/a.md"],
            ["docs/en/** <-> docs/zh-cn/**", "docs/en/** <-> docs/zh-tw/**"],
        ),
        (["docs/en/a.md", "docs/zh/b.md", "zhang.md", "cnc/a.md", "src/zh.py"], []),
    ],
    ids=lambda value: str(value[0])[:40] if value else "none",
)
def test_the_usual_names_are_detected(paths: list[str], patterns: list[str]) -> None:
    assert list(detect(paths)) == patterns
    assert not unused(paths, patterns)


def test_detection_stays_fast_on_a_tree_with_many_language_folders() -> None:
    paths = [f"posts/{n}/{lang}/a.md" for n in range(300) for lang in ("en", "zh")]
    assert len(pairs(paths, detect(paths))) == 300


def test_a_folder_stands_for_all_in_it() -> None:
    assert matches("docs/zh/a/b.md", ["docs/zh"])
    assert matches("docs/zh/a/b.md", ["docs\\zh\\"])
    assert matches("docs/zh/b.md", ["*.md"])
    assert not matches("docs/zhb.md", ["docs/zh"])
