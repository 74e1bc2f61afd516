"""K901 address-differs, K902 placeholder-differs, K903 inline-code-differs, K904 markup-differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.checks.base import Check
from aligner.checks.code import (
    AddressDiffers,
    InlineCodeDiffers,
    MarkupDiffers,
    PlaceholderDiffers,
)
from tests.checking import found, marked, pair

ALL: tuple[Check, ...] = (
    AddressDiffers(),
    PlaceholderDiffers(),
    InlineCodeDiffers(),
    MarkupDiffers(),
)


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese", "code", "severity"),
    [
        ("See https://a.example/guide.", "见https://a.example/guied。", "K901", "weak"),
        ("See https://a.example/guide.", "见https://b.example/faq。", "K901", "review"),
        ("See https://a.example/guide.", "见指南。", "K901", "review"),
        ("Write to ann@a.example.", "请写信给an@a.example。", "K901", "weak"),
        ("Hello {name}!", "{姓名}，你好！", "K902", "weak"),
        ("Hello {name}!", "{nmae}，你好！", "K902", "weak"),
        ("Copied %s to %s.", "已将%s复制。", "K902", "weak"),
        ("Copied %(count)d files.", "已复制%(total)d个文件。", "K902", "weak"),
        ("Hello ${user}!", "{user}，你好！", "K902", "weak"),
        ("Total: {{ sum }}", "合计：{{ total }}", "K902", "weak"),
        ("%1$s of %2$s", "%1$s，共%1$s", "K902", "weak"),
        (
            "{n, plural, one {# pot} other {# pots}}",
            "{m, plural, other {# 个罐子}}",
            "K902",
            "weak",
        ),
        ("Run `--force` first.", "先运行`--fource`。", "K903", "weak"),
        ("Run `ls` first.", "先列出文件。", "K903", "review"),
        ("A <b>red</b> pot", "一个<b>红罐子", "K904", "weak"),
        ("A <b>red</b> pot", "一个红罐子", "K904", "review"),
        ("One<br/>two", "一二", "K904", "review"),
    ],
)
def test_a_difference(english: str, chinese: str, code: str, severity: str, reverse: bool) -> None:
    flags = [f for check in ALL for f in found(check, english, chinese, reverse=reverse)]
    if reverse and code == "K904":
        severity = "review"  # what is broken is the source then
    assert [(flag.code, flag.severity) for flag in flags] == [(code, severity)]
    assert "\n" not in flags[0].message


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("See https://a.example/en/guide.", "见https://a.example/zh-cn/guide。"),
        ("See https://en.a.example/x#first-steps.", "见https://zh.a.example/x#第一步。"),
        ("See (https://a.example/a_(b)).", "见（https://a.example/a_(b)）。"),
        ("See https://a.example/ and https://a.example.", "见https://a.example。"),
        ("See http://www.a.example/x.", "见https://a.example/x/。"),
        ("Hello {name}, {name}!", "{name}，{name}，你好！"),
        ("It shrank by 50% so far.", "到目前为止缩小了50%。"),
        ("A set {1, 2} and {a b}", "一个集合{1, 2}和{a b}"),
        ("{n, plural, one {{x} pot} other {{x} pots}}", "{n, plural, other {{x} 个罐子}}"),
        ("Run `ls -l` and `ls -l`.", "运行`ls -l`。"),
        ("Run `ls -l` now.", "现在运行ls -l。"),
        ("A List<String> of pots", "罐子的列表"),
        ("if a < b and b > c", "如果a小于b且b大于c"),
        ("A <b>red</b> pot", "一个<b>红</b>罐子"),
    ],
)
def test_the_same(english: str, chinese: str) -> None:
    assert [f for check in ALL for f in found(check, english, chinese)] == []


def test_every_place_is_marked_and_named_once() -> None:
    english = "Hello {name}, dear {name}, see {place}."
    (flag,) = found(PlaceholderDiffers(), english, "你好，见{place}。")
    assert marked(flag, english, "source") == ["{name}", "{name}"]
    assert flag.message == "The placeholder {name} of the source is not in the target."


def test_many_differences_are_listed_shortly() -> None:
    english = " ".join(f"https://a.example/{'x' * 300}{n}" for n in range(40))
    (flag,) = found(AddressDiffers(), english, "无")
    assert len(flag.message) < 500


@given(st.text(alphabet="{}$%<>`/@.:ab1 (),plural", max_size=200))
@settings(max_examples=100, deadline=None)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert [f for check in ALL for f in check.check(pair(text or "a", text or "a"))] == []


@pytest.mark.parametrize("sign", ["{", "<a ", "`", "%(", "https://a/", "a@a.", "{{", "${", "</"])
def test_hostile_repetition_comes_to_an_end(sign: str) -> None:
    hostile = pair(sign * 200_000, "无")
    assert len([f for check in ALL for f in check.check(hostile)]) < 5
