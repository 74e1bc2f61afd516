"""Resource files: JSON, YAML, Android, properties; two files paired by their keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.model import Bitext, Document
from corpus.readers import read, read_bitexts
from corpus.readers.keyed import language_of_path
from tests.formats import fault, protected, rows, save


def pair(tmp_path: Path, first: tuple[str, str], second: tuple[str, str]) -> Bitext:
    (found,) = read_bitexts([save(tmp_path, text, name) for name, text in (first, second)])
    return found


EN_JSON = """\
{
  "menu": {
    "sail": "Set sail",
    "dock": "Dock at {{pier}}"
  },
  "ticket_one": "{{count}} ticket",
  "ticket_other": "{{count}} tickets",
  "steps": ["Buy a ticket", "Board \\u003cb>now\\u003c/b>"],
  "max": 240,
  "gone": "No dogs on deck."
}
"""
ZH_JSON = """\
{"menu": {"dock": "停靠{{pier}}", "sail": "Set sail"},
 "ticket_other": "{{count}} 张船票", "steps": ["买票", "<b>现在</b>登船"],
 "extra": "船长室"}
"""


def test_json(tmp_path: Path) -> None:
    found = pair(tmp_path, ("locales/en.json", EN_JSON), ("locales/zh-CN.json", ZH_JSON))
    assert rows(found) == [
        ("Set sail", "Set sail"),
        ("Dock at {{pier}}", "停靠{{pier}}"),
        ("{{count}} tickets", "{{count}} 张船票"),
        ("Buy a ticket", "买票"),
        ("Board <b>now</b>", "<b>现在</b>登船"),
        ("No dogs on deck.", ""),
        ("", "船长室"),
    ]
    assert protected(found)[:5] == [[], ["{{pier}}"], ["{{count}}"], [], ["<b>", "</b>"]]
    places = [(p.location.line, p.location.column, p.location.unit) for p in found.source]
    assert places[:2] == [(3, 12, "menu.sail"), (4, 12, "menu.dock")]
    assert places[3][2] == "steps.0"
    assert [(u.location.unit, u.reason) for u in found.unpaired] == [("ticket_one", "plural-form")]


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_both_languages_in_one_file(tmp_path: Path, suffix: str) -> None:
    content = '{"en": {"a": "Set sail", "b": "Dock"}, "zh-CN": {"a": "启航", "b": "停靠"}}'
    found = read(save(tmp_path, content, f"messages.{suffix}"))
    assert isinstance(found, Bitext)
    assert rows(found) == [("Set sail", "启航"), ("Dock", "停靠")]
    assert found.source[0].location.unit == "a"


def test_json_records_are_a_table(tmp_path: Path) -> None:
    records = [{"id": 1, "en": "Set sail", "zh": "启航"}, {"en": "Dock", "zh": "停靠"}]
    found = read(save(tmp_path, json.dumps(records, indent=1), "a.json"))
    assert isinstance(found, Bitext)
    assert rows(found) == [("Set sail", "启航"), ("Dock", "停靠")]
    assert [(p.location.line, p.location.unit) for p in found.source] == [(2, "1"), (7, None)]


def test_arb(tmp_path: Path) -> None:
    content = '{"@@locale": "en", "sail": "Set sail", "@sail": {"description": "A button"}}'
    found = read(save(tmp_path, content, "app_en.arb"))
    assert isinstance(found, Document)
    assert [p.text for p in found.paragraphs] == ["Set sail"]


EN_YAML = """\
en:
  menu: &menu
    sail: "Set sail"   # the button
    dock: Dock at
      %{pier}
  again: *menu
  notice: |
    No dogs on deck.
    No cats either.
  size: 12
  open: Yes
"""


def test_yaml(tmp_path: Path) -> None:
    chinese = "zh-CN:\n  menu:\n    sail: 启航\n    dock: 停靠%{pier}\n  notice: 甲板上不准带狗。\n"
    found = pair(tmp_path, ("en.yml", EN_YAML), ("zh-CN.yml", chinese))
    assert rows(found) == [
        ("Set sail", "启航"),
        ("Dock at %{pier}", "停靠%{pier}"),
        ("No dogs on deck.\nNo cats either.", "甲板上不准带狗。"),
    ]
    assert protected(found)[1] == ["%{pier}"]
    assert [(p.location.line, p.location.column, p.location.unit) for p in found.source] == [
        (3, 10, "menu.sail"),
        (4, 10, "menu.dock"),
        (7, 10, "notice"),
    ]


EN_ANDROID = """\
<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- buttons -->
    <string name="sail">Captain\\'s   "  orders"</string>
    <string name="dock">Dock at <xliff:g id="pier" example="7">%1$s</xliff:g> <b>now</b>\\n!</string>
    <string name="brand" translatable="false">FERRY-7</string>
    <string name="alias">@string/sail</string>
    <plurals name="tickets">
        <item quantity="one">%d ticket</item>
        <item quantity="other">%d tickets</item>
    </plurals>
    <string-array name="days"><item>Monday</item><item>Tuesday</item></string-array>
</resources>
"""  # noqa: E501
ZH_ANDROID = """\
<resources><string name="sail">船长的命令</string>
<string name="dock">现在停靠 %1$s</string>
<plurals name="tickets"><item quantity="other">%d 张船票</item></plurals>
<string-array name="days"><item>星期一</item><item>星期二</item></string-array></resources>
"""


def test_android(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        ("res/values/strings.xml", EN_ANDROID),
        ("res/values-zh-rCN/strings.xml", ZH_ANDROID),
    )
    assert rows(found) == [
        ("Captain's   orders", "船长的命令"),
        ("Dock at %1$s <b>now</b>\n!", "现在停靠 %1$s"),
        ("%d tickets", "%d 张船票"),
        ("Monday", "星期一"),
        ("Tuesday", "星期二"),
    ]
    assert protected(found)[1] == ["%1$s", "<b>", "</b>"]
    assert [(p.location.line, p.location.unit) for p in found.source][1:4] == [
        (5, "dock"),
        (10, "tickets.other"),
        (12, "days.0"),
    ]
    assert sorted((u.text, u.reason) for u in found.unpaired) == [
        ("%d ticket", "plural-form"),
        ("FERRY-7", "not-translatable"),
    ]


EN_PROPERTIES = """\
# buttons
sail=Set sail
dock.at : Dock at \\
    pier {0}
with\\ space  Spaces in the key
blank=
"""
ZH_PROPERTIES = "sail=\\u542f\\u822a\ndock.at=停靠{0}号码头\nwith\\ space=键里有空格\n"


def test_properties(tmp_path: Path) -> None:
    found = pair(
        tmp_path,
        ("messages_en.properties", EN_PROPERTIES),
        ("messages_zh_CN.properties", ZH_PROPERTIES),
    )
    assert rows(found) == [
        ("Set sail", "启航"),
        ("Dock at pier {0}", "停靠{0}号码头"),
        ("Spaces in the key", "键里有空格"),
    ]
    assert [(p.location.line, p.location.column, p.location.unit) for p in found.source] == [
        (2, 5, "sail"),
        (3, 10, "dock.at"),
        (5, 13, "with space"),
    ]


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("locales/zh-CN.json", "zh"),
        ("locales/en/common.json", "en"),
        ("locales/zh_Hans/ferry/common.json", "zh"),
        ("messages_zh_CN.properties", "zh"),
        ("app.en.yml", "en"),
        ("res/values-zh-rCN/strings.xml", "zh"),
        ("i18n/frozen.json", None),
        ("zhang/open.json", None),
    ],
)
def test_the_language_of_a_file_by_its_name(path: str, lang: str | None) -> None:
    assert language_of_path(Path(path)) == lang


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.json", '{"a": "x",\n "b" "y"}', "a.json:2: broken JSON: Expecting ':' delimiter"),
        ("a.json", "[" * 100_000, "a.json: JSON that cannot be read: "),
        ("a.json", '{"a": 12}', "a.json: no English or Chinese text was found"),
        ("a.yml", "a: [x\nb: y", "a.yml:2: broken YAML: "),
        ("a.yml", "[" * 100_000, "a.yml:1: broken YAML: nested too deeply"),
        ("a.yml", "- " * 100_000, "a.yml:1: broken YAML: nested too deeply"),
        ("a.yml", "a: *none\n", "a.yml: no English or Chinese text was found"),
        ("a.xml", "<resources>\n<string>x</b></resources>", "a.xml:2: broken XML: mismatched tag"),
        ("a.xml", "<project/>", "a.xml: its root is <project>; only Android's <resources> is"),
        ("a.properties", "a=x\nb=\\u12", "a.properties:2: broken properties: \\u without four"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, content: str, message: str) -> None:
    assert fault(tmp_path, content, name).startswith(message)


def test_aliases_do_not_explode(tmp_path: Path) -> None:
    lines = ["a0: &a0 [Set sail]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 40)]
    found = read(save(tmp_path, "\n".join(lines), "a.yml"))
    assert isinstance(found, Document)
    assert [p.text for p in found.paragraphs] == ["Set sail"]


def test_what_fuzzing_found(tmp_path: Path) -> None:
    two = read(save(tmp_path, "en:\n  sail: Set sail\n---\nNo dogs on deck.\n", "a.yml"))
    assert isinstance(two, Document)
    assert [(p.text, p.location.unit) for p in two.paragraphs] == [
        ("Set sail", "en.sail"),
        ("No dogs on deck.", None),
    ]
