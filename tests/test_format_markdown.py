"""Markdown and MDX."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import InputError
from corpus.model import Bitext, Document, Paragraph, Unpaired
from corpus.readers import markdown, read
from tests.formats import save

PAGE = """\
---
title: "The Ferry: a guide"
tags: [harbour]
---

# Set sail {#sail}

Run `ferry --now` and read the [guide](https://example.org/a(b)c) before
you leave the ![old](pier.png) pier.

[![build](https://example.org/b.svg)](https://example.org/ci)

- buy a ticket
- [x] board
  the ferry

| Pier | Meaning |
|------|---------|
| `p1` | The bow |

> [!NOTE]
> No dogs
> on deck.

```sh
ferry --dock
```

:::tip Take care
The deck is wet.
:::

<details><summary>More piers</summary></details>
<p>A <b>wet</b> pier</p>

<!-- a remark -->

[guide]: https://example.org "The guide"

Boarding
========

***
"""


def items(text: str, name: str = "a.md") -> list[Paragraph | Unpaired]:
    return markdown.items_of(text.split("\n"), Path(name))


def paragraphs(text: str, name: str = "a.md") -> list[tuple[str, int, int, int]]:
    return [
        (item.text, item.location.line, item.location.column, item.heading)
        for item in items(text, name)
        if isinstance(item, Paragraph)
    ]


def test_a_page() -> None:
    assert paragraphs(PAGE) == [
        ("The Ferry: a guide", 2, 8, 0),
        ("Set sail", 6, 2, 1),
        (
            "Run `ferry --now` and read the [guide](https://example.org/a(b)c) before you leave"
            " the ![old](pier.png) pier.",
            8,
            0,
            0,
        ),
        ("buy a ticket", 13, 2, 0),
        ("board the ferry", 14, 6, 0),
        ("Pier", 17, 2, 0),
        ("Meaning", 17, 9, 0),
        ("The bow", 19, 9, 0),
        ("No dogs on deck.", 22, 2, 0),
        ("Take care", 29, 7, 0),
        ("The deck is wet.", 30, 0, 0),
        ("More piers", 33, 18, 0),
        ("A <b>wet</b> pier", 34, 3, 0),
        ("Boarding", 40, 0, 1),
    ]


def test_a_fence_is_one_text() -> None:
    text = "> ```sh\n> ferry --dock\n>\n>   # wait\n> ```\n\n~~~ {.good}\n\nferry\n\n\nsail\n~~~\n"
    assert [(i.text, i.location.line) for i in items(text)] == [
        ("> ```sh\n> ferry --dock\n>\n>   # wait\n> ```", 1),
        ("~~~ {.good}\n\nferry\n\n\nsail\n~~~", 7),
    ]


def test_what_is_no_text_is_listed() -> None:
    found = [(i.location.line, i.text, i.reason) for i in items(PAGE) if isinstance(i, Unpaired)]
    for expected in (
        (3, "tags: [harbour]\n---", "front-matter"),
        (6, "{#sail}", "code"),
        (11, "[![build](https://example.org/b.svg)](https://example.org/ci)", "code"),
        (19, "`p1`", "code"),
        (25, "```sh\nferry --dock\n```", "code"),
        (36, "<!-- a remark -->", "code"),
        (38, '[guide]: https://example.org "The guide"', "url"),
        (43, "***", "separator"),
    ):
        assert expected in found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Run ``a `b` c`` now", ["``a `b` c``"]),
        ("See [the guide](../a.md#b) or [that][guide].", ["](../a.md#b)", "][guide]"]),
        ("A note[^1] on <kbd>Enter</kbd>", ["[^1]", "<kbd>", "</kbd>"]),
        ("Hello {user.name}, it is {{< time >}}", ["{user.name}", "{{< time >}}"]),
        ("运行`ferry`即可，见https://example.org/。", ["`ferry`", "https://example.org/"]),
        ("5 < 6 and a * b", []),
    ],
)
def test_protected(text: str, codes: list[str]) -> None:
    (found,) = items(text)
    assert isinstance(found, Paragraph)
    assert [found.text[span.start : span.end] for span in found.protected] == codes


def test_code_does_not_decide_the_language() -> None:
    (found,) = items("设置 `a_very_long_option_name --with english words` 即可")
    assert isinstance(found, Paragraph)
    assert found.lang == "zh"


def test_lines_of_one_paragraph_are_joined_by_language() -> None:
    text = "The ferry leaves\nat nine.\n渡船九点\n开。\n\nOld Pier News Today 今日旧码头新闻\n"
    assert [text for text, *_ in paragraphs(text)] == [
        "The ferry leaves at nine.",
        "渡船九点开。",
        "Old Pier News Today",
        "今日旧码头新闻",
    ]


def test_alternating_paragraphs_are_a_bitext(tmp_path: Path) -> None:
    text = "# Set sail\n\n# 启航\n\nThe ferry leaves at nine.\n\n渡船九点开。\n"
    found = read(save(tmp_path, text, "a.md"))
    assert isinstance(found, Bitext)
    assert found.interleaved
    assert [p.text for p in found.target] == ["启航", "渡船九点开。"]
    assert [p.heading for p in found.source] == [1, 0]


def test_mdx(tmp_path: Path) -> None:
    text = (
        "import Tabs from '@theme/Tabs'\n\nexport const pier = {\n  name: 'old',\n}\n\n"
        "# Set sail\n\n<Tabs>\n\nThe ferry {name} leaves.\n\n</Tabs>\n\n{/* a remark */}\n"
    )
    found = read(save(tmp_path, text, "a.mdx"))
    assert isinstance(found, Document)
    assert [p.text for p in found.paragraphs] == ["Set sail", "The ferry {name} leaves."]
    assert {u.reason for u in found.unpaired} == {"code"}


@pytest.mark.parametrize(
    "text",
    [
        "<script setup>\nimport { ref } from 'pier'\n\nconst pier = ref('old pier')\n</script>",
        "<style>\n.pier {\n  padding: the whole width;\n\n    color: the same blue;\n}\n</style>",
        '<div class="shell"><pre><code>Buy a pass? <b>No</b>\n\nDone and gone.</code></pre></div>',
        "<!-- TODO say more:\n\n- How to board the ferry\n- 怎样登船\n\n    in the rain -->",
        "{/* The pier is\n\nold and wet. */}",
        "- Step\n\n      <!--\n      A remark of the author's own.\n      -->",
        "::: ferry-group\n\n:::",
        "> ::: tip Note\n>\n> :::",
        ":::warning 警告\n:::",
        '!!! note "提示"\n\n    `pier`',
    ],
)
def test_what_is_no_text_to_its_end(text: str) -> None:
    found = items(f"{text}\n\nThe rain stopped.\n")
    assert {i.text for i in found if isinstance(i, Paragraph)} <= {"The rain stopped.", "Step"}
    assert {i.reason for i in found if isinstance(i, Unpaired)} == {"code"}


@pytest.mark.parametrize(
    "text", ["```html\n<!--\n```\n\nThe rain stopped.\n\n-->", "<script\n\nThe rain stopped.\n"]
)
def test_what_does_not_begin_or_end_takes_no_text(text: str) -> None:
    assert "The rain stopped." in [text for text, *_ in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("## Set sail {/*set-sail*/}", "Set sail"),
        ("## 何时启航？{#when-to-set-sail}", "何时启航？"),
        ("## Set sail \\{#set-sail}", "Set sail"),
        ("## Set `sail` {#sail .wide}", "Set `sail`"),
        ("## Set sail <!-- old -->", "Set sail"),
        ("Set sail {: #sail}\n---", "Set sail"),
        ("## Set sail {#if it rains}", "Set sail {#if it rains}"),
        ("## {sail}", None),
    ],
)
def test_ids_of_headings_are_no_part_of_them(text: str, heading: str | None) -> None:
    assert [text for text, *_ in paragraphs(text)] == ([heading] if heading else [])


def test_what_a_program_prints_needs_no_counterpart_where_it_is_the_same() -> None:
    text = (
        '<ConsoleBlock level="error">\n\nThe ferry is not here.\n\n</ConsoleBlock>\n\n'
        '<div class="demo wide">\n  <div>Pier is: {{ pier }}</div>\n  <p>Buy it</p>\n</div>\n\n'
        "<Note>\n\nThe rain stopped.\n\n</Note>\n\n<Terminal />\n\nThe sun came out.\n"
    )
    asides = {item.text: item.aside for item in items(text) if isinstance(item, Paragraph)}
    assert asides == {
        "The ferry is not here.": "code",
        "Pier is: {{ pier }}": "code",
        "Buy it": "code",
        "The rain stopped.": "",
        "The sun came out.": "",
    }


def test_what_a_component_shows_of_its_attributes() -> None:
    text = '<Picture caption="The old pier" src="a.png" />\n<Picture title="pier" alt="A pier" />\n'
    assert paragraphs(text) == [("The old pier", 1, 18, 0)]


@pytest.mark.parametrize(
    "text",
    [
        '<Picture caption="A `Pier<T>` of old" src="a.png">',
        '<Picture src="a > b.png" caption="A `Pier<T>` of old" />',
    ],
)
def test_a_sign_in_a_quoted_attribute_ends_no_tag(text: str) -> None:
    found = [item for item in items(text) if isinstance(item, Paragraph)]
    assert [(item.text, item.aside) for item in found] == [("A `Pier<T>` of old", "code")]


def test_a_tag_is_protected_to_its_end() -> None:
    (found,) = items('The <a title="old > new" href="a.md">pier</a> is wet.')
    assert isinstance(found, Paragraph)
    assert [found.text[span.start : span.end] for span in found.protected] == [
        '<a title="old > new" href="a.md">',
        "</a>",
    ]


def test_an_element_is_not_divided() -> None:
    text = "Old Pier <b>News Today 今日旧</b>码头新闻"
    assert [found for found, *_ in paragraphs(text)] == [text]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ('<span class="filename">文件名：src/pier.rs</span>', "code"),
        ("**Filename:** `src/pier.rs`", "code"),
        ("檔案名稱：pier.toml", "code"),
        ("文件名：旧码头", ""),
    ],
)
def test_the_name_of_a_file_needs_no_counterpart(text: str, aside: str) -> None:
    (found,) = items(text)
    assert isinstance(found, Paragraph)
    assert found.aside == aside


def test_a_note_of_the_translator_may_have_tags_in_it() -> None:
    (found,) = items('**译注**：<a name="n1"></a> 此处的码头已经不在了。')
    assert isinstance(found, Unpaired)
    assert found.reason == "translators-note"


@pytest.mark.parametrize(
    "text",
    [
        "登上 [Old Ferry](https://example.org)",
        "[渡船 - Ferry Times](a.md)",
        "出现提示：“No boats will leave”",
    ],
)
def test_links_and_quotations_are_no_half_of_a_line(text: str) -> None:
    (found,) = items(text)
    assert isinstance(found, Paragraph)
    assert (found.text, found.lang) == (text, "zh")


def test_toml_front_matter() -> None:
    assert paragraphs('+++\ntitle = "Set sail"\nweight = 3\n+++\nThe rain stopped.\n') == [
        ("Set sail", 2, 9, 0),
        ("The rain stopped.", 5, 0, 0),
    ]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert paragraphs("---\nThe rain has stopped.\n") == [("The rain has stopped.", 2, 0, 0)]


def test_a_file_without_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.md: no English or Chinese text was found"):
        read(save(tmp_path, "```\nonly code\n```\n", "a.md"))


def test_deep_nesting_and_long_lines(tmp_path: Path) -> None:
    text = ">" * 20_000 + " The rain stopped.\n\n" + "- " * 20_000 + "雨停了。\n\n" + "`" * 300_000
    found = read(save(tmp_path, text, "a.md"))
    assert isinstance(found, Bitext)


PARTS = (
    "# |- |> |```|`x`|[a](b)|雨停了。|The rain stopped. |---|title: x|<b>|</b>|<td>|<!-- |-->"
    "|[^1]: |:::|    |1. |[x] |{#a}|{{< b >}}|***|\t|import a from 'b'|===|[a]: b"
)
MARKS = ['!!! note "b"\n\n    ', "??? a\n    ", '=== "雨"\n\t', "[^a]: ", "\n[^b]:\n    "]
PIECES = st.sampled_from([*PARTS.split("|"), *MARKS, "| a | b |\n|---|---|\n", "\n", "\n\n"])


#: Joined lines of which the second half begins on a line of its own.
JOINED = "|---|---|\n雨停了。title: xtitle: x雨停了。| a | b |\n|---|---|\nThe rain stopped. "


@example(f"# | a | b |\n{JOINED}", "a.md")
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["a.md", "a.mdx"]))
@settings(max_examples=300, deadline=None)
def test_no_letter_is_dropped_and_places_are_right(text: str, name: str) -> None:
    with tempfile.TemporaryDirectory():
        found = items(text, name)
    letters = "".join(char for char in text if char.isalpha())
    kept = "".join(char for item in found for char in item.text if char.isalpha())
    assert sorted(kept) == sorted(letters)
    lines = text.split("\n")
    for item in found:
        start = item.text.split(" ")[0].split("\n")[0][:4]
        there = lines[item.location.line - 1][item.location.column :].rstrip()
        assert there
        assert there.startswith(start) or start.startswith(
            there
        )  # a line of `===` and what follows


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "<tr>\n<td>\n  How the boat\n  gets to the pier.\n</td><td>By sail</td>\n</tr>",
            ["How the boat gets to the pier.", "By sail"],
        ),
        (
            '<td>\n  <a\n    href="/pier#tie"\n    >Tie the <b>boat</b></a\n  > here.\n</td>',
            ['<a href="/pier#tie" >Tie the <b>boat</b></a > here.'],
        ),
        ('<div\n  class="wet"\n>\nA wet step\n</div>', ["A wet step"]),
        ("<div>\n- One boat\n- Two boats\n</div>", ["- One boat", "- Two boats"]),
        ("<p>\n  One boat<br>\n  Two boats\n</p>", ["One boat", "Two boats"]),
        (
            '<p>这里有<abbr title="A boat with sails">帆船</abbr>停靠。</p>',
            ['这里有<abbr title="A boat with sails">帆船</abbr>停靠。'],
        ),
    ],
)
def test_text_of_html_is_what_stands_between_tags(block: str, expected: list[str]) -> None:
    assert [text for text, *_ in paragraphs(block)] == expected


def test_a_text_of_html_has_the_place_of_its_first_word() -> None:
    ((_, line, column, _),) = paragraphs('<td>\n  <a\n    href="/pier"\n  >Tie the boat</a>\n</td>')
    assert (line, column) == (2, 2)


@pytest.mark.parametrize("title", ["注意", "备注", "備註", "注", "笔记", "说明", "Note"])
def test_a_title_that_says_no_more_than_its_mark(title: str) -> None:
    page = f"/// note | {title}\n\nMind the step.\n\n///"
    assert [text for text, *_ in paragraphs(page)] == ["Mind the step."]
