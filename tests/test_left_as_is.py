"""What was left in the source's language: sentences among names, before attributes, with a gloss;
what may stay; and what other rules make of it."""

from __future__ import annotations

from typing import cast

import pytest

from aligner.checks.base import Check
from aligner.checks.bounds import BoundDiffers
from aligner.checks.kept_texts import has_words, is_data, is_label
from aligner.checks.language import Identical, LeftUntranslated, WrongLanguage
from aligner.checks.left_as_is import left_as_is
from aligner.checks.numbers import DateDiffers, NumberDiffers
from corpus.model import Location, Pair, Paragraph
from tests.checking import found, pair

LANGUAGE = (LeftUntranslated(), WrongLanguage(), Identical())


def messages(source: str, target: str) -> list[tuple[str, str, str]]:
    flags = [f for check in LANGUAGE for f in check.check(pair(source, target))]
    return [(f.code, f.severity, f.message) for f in flags]


@pytest.mark.parametrize(
    "left",
    [
        "Some features missing from **Home** include Heron Kiln Encryption, Hyper-V, and Mill.",
        "Kiln VPN supports the Millrace protocol.",
    ],
)
def test_a_sentence_left_among_names(left: str) -> None:
    source = f"It is hot. {left} We start again tomorrow."
    ((code, severity, message),) = messages(source, f"它很热。 {left} 明天我们重新开始。")
    assert (code, severity) == ("L401", "weak")
    assert left[:40] in message


def test_names_between_commas_are_no_sentence() -> None:
    source = "With Heron Kiln Engine quick start guide, we begin."
    assert messages(source, "我们从Heron Kiln Engine quick start guide，开始。") == []


def test_attributes_behind_a_text_make_no_code_of_it() -> None:
    left = "Picking a kiln near to you will reduce the time you wait."
    source = f"{left} This is because the way to it is short. {{ .annotate }}"
    ((code, severity, _),) = messages(source, f"{left} 这是因为到那座窑的路比较短。{{ .annotate }}")
    assert (code, severity) == ("L401", "weak")


def test_the_quotation_is_the_sentence_and_no_more() -> None:
    left = "We can then use `fire` (Linux) or [`glaze`](https://kiln.example) to heat them both."
    source = f"{left} Kiln browsers do it too."
    ((_, _, message),) = messages(source, f"{left} Kiln浏览器也会这样做。")
    assert message == f"Left in English inside the Chinese: {left[:79].rstrip()}…"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Cannot fire outside a kiln", "Cannot fire outside a kiln（不能在窑外烧制）"),
        (
            "Refused to fire because it is cold: …",
            "Refused to fire because it is cold: … (因为太冷，拒绝烧制)",
        ),
        (
            "`pot` (or `jar`) is not defined",
            "`pot` (or `jar`) is not defined（`pot` 或 `jar` 未定义）",
        ),
    ],
)
def test_a_text_kept_with_its_whole_translation_in_brackets(source: str, target: str) -> None:
    assert messages(source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Cannot fire outside a kiln", "Cannot fire outside a kiln（见下）"),
        ("Cannot fire outside a kiln", "Cannot glaze outside a kiln（不能在窑外烧制）"),
    ],
)
def test_other_brackets_are_no_translation(source: str, target: str) -> None:
    assert [code for code, *_ in messages(source, target)] == ["L402"]


def test_the_title_of_a_paper_may_stay() -> None:
    source = 'They wrote it in their paper "A method for the firing of pots".'
    assert messages(source, "他们在论文“A method for the firing of pots”中这样写道。") == []


@pytest.mark.parametrize(
    "text",
    ["Last fired: 2025-10-28", "Analyze the results in Kilnshark:", "Read the guide of Heron"],
)
def test_labels_and_orders_left_as_they_are(text: str) -> None:
    ((code, severity, _),) = messages(text, text)
    assert (code, severity) == ("L403", "missing")


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("Standard query response 0x58ba A kiln.example A 198.51.100.5 OPT", ["note"]),
        ("[need more glaze][label-need-more-glaze]", ["note"]),
        ("[need more glaze](https://kiln.example/labels/need-more)", ["note"]),
        # nothing could be said in another way
        ("- src/", []),
        ("**env.d.ts**", []),
        ("![kiln_step2](kiln_step2.png)", []),
        ("$$ O(n + n^2) = O(n^2) $$", []),
        ("KilnServer", []),
        ("UI", []),
    ],
)
def test_what_may_stay_as_it_is(text: str, severities: list[str]) -> None:
    assert [severity for _, severity, _ in messages(text, text)] == severities


def test_a_heading_in_small_letters_may_be_a_command() -> None:
    for heading, severity in ((2, "note"), (0, "missing")):
        sides = (Paragraph("kiln submit", "en", Location("a", 1), heading=heading),)
        (flag,) = Identical().check(Pair(sides, sides))
        assert flag.severity == severity


def test_a_translation_that_has_a_little_chinese_is_told_so() -> None:
    left = "They have been firing pots here since the spring of the year before last. " * 4
    ((code, _, message),) = messages(f"{left} It is hot.", f"{left} 很热。")
    assert code == "L402"
    assert message == "The translation is mostly in English, not in Chinese."


@pytest.mark.parametrize(
    "left",
    [
        "It was fired at least 71 times in March 2024.",
        "They paid $1.25 million for it on January 15, 2026.",
    ],
)
def test_numbers_of_a_sentence_left_as_it_is_are_the_same(left: str) -> None:
    checks = cast("tuple[Check, ...]", (NumberDiffers(), DateDiffers(), BoundDiffers()))
    for target in (left, f"{left} 它有3个罐子。", f"它有3个罐子。 {left}"):
        source = left if target == left else f"{left} It has 3 pots."
        assert [f for check in checks for f in found(check, source, target)] == []
    (flag,) = found(NumberDiffers(), f"{left} It has 3 pots.", f"{left} 它有4个罐子。")
    assert flag.severity == "weak"


def test_names_among_chinese_are_no_sentences() -> None:
    assert left_as_is("Heron Kiln 15 Pro Max 很热。", "The Heron Kiln 15 Pro Max is hot.") == ()
    assert (
        found(NumberDiffers(), "The Heron Kiln 15 Pro Max is hot.", "Heron Kiln 15 Pro Max 很热。")
        == []
    )


@pytest.mark.parametrize(
    "piece", [" ", ".", "a. ", "a", "[a](", "$", ":a", "(", "{ .a", "[a label"]
)
def test_texts_of_one_sign_come_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    left_as_is(text, text[::-1])
    is_data(text), is_label(text), has_words(text)
    assert len(messages(text, text[::-1])) < 5
    assert len(messages(text, text)) < 5
