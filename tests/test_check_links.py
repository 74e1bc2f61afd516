"""K901: links that were exchanged, broken, or lead to another place of the page; the same sites."""

from __future__ import annotations

import pytest

from aligner.checks.address import AddressDiffers
from tests.checking import found

ONE, OTHER = "https://kiln.example", "https://kiln.example/glaze"


def messages(english: str, chinese: str) -> list[tuple[str, str]]:
    return [(f.severity, f.message) for f in found(AddressDiffers(), english, chinese)]


def test_links_that_changed_places() -> None:
    english = f"[Kiln]({ONE}) has [fine glazes]({OTHER})."
    assert messages(english, f"[Kiln]({ONE})有[好釉]({OTHER})。") == []
    assert messages(english, f"[好釉]({OTHER})属于[Kiln]({ONE})。") == []
    ((severity, message),) = messages(english, f"[Kiln]({OTHER})有[好釉]({ONE})。")
    assert severity == "weak"
    assert message == f"The links {ONE}, {OTHER} changed places."


def test_a_label_used_twice_says_nothing() -> None:
    english = f"See [here]({ONE}), [here]({OTHER})."
    assert messages(english, f"见[here]({OTHER})、[这里]({ONE})。") == []


@pytest.mark.parametrize(
    "to",
    [
        "https:// kiln.example/a-guide",
        "https://kiln.example/a- guide",
        "https://kiln. example/a-guide",
    ],
)
def test_a_blank_in_the_address_of_a_link(to: str) -> None:
    english = "See the [guide](https://kiln.example/a-guide)."
    ((severity, message),) = messages(english, f"见[指南]({to})。")
    assert severity == "review"
    assert message == f"There is a blank in the address of a link: {to}."
    # as it is in the source
    assert messages(f"See the [guide]({to}).", f"见[指南]({to})。") == []


@pytest.mark.parametrize("title", ['"A guide"', "'A guide'"])
def test_the_title_of_a_link_is_no_blank_in_its_address(title: str) -> None:
    english = "See the [guide](https://kiln.example/guide)."
    assert messages(english, f"见[指南](https://kiln.example/guide {title})。") == []


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ("mail.md#kiln-mail", "mail.md#kilnmail", True),
        (
            "https://en.kiln.example/wiki/K#Firing_it",
            "https://en.kiln.example/wiki/K#Firing_its",
            True,
        ),
        # made from the translated heading, or from an older one
        ("mail.md#kiln-mail", "mail.md#yao-you", False),
        ("mail.md#kiln-mail", "mail.md#窑邮", False),
        ("https://en.kiln.example/wiki/K#Firing", "https://zh.kiln.example/wiki/K#Yao", False),
        (f"https://kiln.example/play#{'a1' * 40}", f"https://kiln.example/play#{'b2' * 40}", False),
    ],
)
def test_another_anchor_of_the_same_page(mine: str, theirs: str, told: bool) -> None:
    flags = messages(f"See [it]({mine}).", f"见[它]({theirs})。")
    assert [severity for severity, _ in flags] == ["review"] * told


def test_an_anchor_of_this_page_beside_others_that_are_the_same() -> None:
    english = "A [kiln](#kiln) holds [pots](#pots)."
    chinese = "[窑](#kiln)里有[罐子](#glaze)。"
    ((severity, message),) = messages(english, chinese)
    assert severity == "review"
    assert message == "The source has the link #pots, the target #glaze."
    tags = '<a href="#kiln">{}</a>{}<a href="#{}">{}</a>'
    flags = messages(
        tags.format("A kiln", " has ", "pots", "pots"), tags.format("窑", "有", "glaze", "罐子")
    )
    assert [severity for severity, _ in flags] == ["review"]
    # all anchors may be made from headings
    assert messages(english, "[窑](#yao)里有[罐子](#guanzi)。") == []
    assert messages("See [pots](#pots).", "见[罐子](#glaze)。") == []


@pytest.mark.parametrize(
    ("english", "chinese", "to"),
    [
        ("See [the rules](../kiln.md#rules).", "见「../kiln.md#rules」。", "../kiln.md#rules"),
        ("See [the rules](#kiln-rules).", "见规则(参考: #kiln-rules)。", "#kiln-rules"),
        (
            "See [kilns](../kiln.md) and [the rules](../kiln.md#rules).",
            "见[窑](../kiln.md)和「../kiln.md#rules」。",
            "../kiln.md#rules",
        ),
    ],
)
def test_a_link_that_is_printed(english: str, chinese: str, to: str) -> None:
    ((severity, message),) = messages(english, chinese)
    assert severity == "review"
    assert message == f"The link {to} of the source is no link in the target, which has it as text."


def test_a_destination_that_the_source_prints_too() -> None:
    english = "Open [docs/kiln.md](docs/kiln.md)."
    assert [severity for severity, _ in messages(english, "打开 docs/kiln.md。")] == ["note"]


def test_a_link_whose_brackets_are_escaped() -> None:
    english = f"See [the kiln]({OTHER})."
    ((severity, message),) = messages(english, rf"见\[窑\]( <{OTHER}>)。")
    assert severity == "review"
    assert message == f"A backslash before its bracket makes a link text: {OTHER}."
    assert messages(rf"See \[the kiln\]({OTHER}).", rf"见\[窑\]({OTHER})。") == []


def test_a_link_whose_address_stands_elsewhere() -> None:
    assert messages("See the [FAQ](/en/kiln/faq).", "见[常见问题][FAQ]。") == []


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("https://x.com/heron/status/12", "https://twitter.com/heron/status/12"),
        ("https://kiln.dev/", "https://cn.kilnjs.dev/"),
        ("https://kiln.dev/guide", "https://kilnjs.dev/guide"),
    ],
)
def test_the_same_site(mine: str, theirs: str) -> None:
    assert messages(f"See [it]({mine}).", f"见[它]({theirs})。") == []
    assert len(messages(f"See [it]({mine}).", f"见[它]({theirs}s/other)。")) == 1


def test_what_differs_in_long_addresses_is_shown() -> None:
    start, end = "https://kiln.example/documentation/latest/of-the", "handbook/installation/cluster"
    mine, theirs = f"{start}/fire/{end}", f"{start}/glaze/and/{end}"
    ((_, message),) = messages(f"See {mine} now.", f"见 {theirs} 。")
    assert "of-the/fire" in message
    assert "of-the/glaze/and" in message
    assert len(message) < 200


@pytest.mark.parametrize(
    "piece", ["[", "](", "[a](", "](/ ", "(", "](https:// a", "#", "[a](b#c)", "\\[", "a](#b)"]
)
def test_links_of_one_sign_come_to_an_end(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert len(found(AddressDiffers(), text, text[::-1])) < 5
