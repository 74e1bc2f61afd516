"""Shortcodes of Hugo, macros of MDN and tags of Liquid: what they are, and how each part of the
house reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import checks
from aligner.checks.plain import plain
from aligner.unmarked import unmarked
from corpus.model import Paragraph, Unpaired
from corpus.readers import markdown
from corpus.sentences import sentences
from corpus.shortcodes import shortcodes
from tests.checking import found


@pytest.mark.parametrize(
    ("text", "name", "ends", "words"),
    [
        ("{{< mooring >}}", "mooring", False, ""),
        ("{{</ mooring >}}", "mooring", True, ""),
        ("{{% /Mooring %}}", "mooring", True, ""),
        ('{{% mooring "a" /%}}', "mooring", False, "a"),
        ("{{< mooring next -1 >}}", "mooring", False, "next -1"),
        ('{{< mooring at="a" >}}', "mooring", False, ""),
        ('{{< tip text="the pier" term_id="p" >}}', "tip", False, "the pier"),
        ('{{<tip term_id="pier">}}', "tip", False, "pier"),
        ("{{rfc(7617)}}", "rfc", False, "7617"),
        ('{{ domxref("Pier.tie()", "tie()") }}', "domxref", False, "tie()"),
        ('{{HTTPHeader("Origin", "")}}', "httpheader", False, "Origin"),
        ("{{EmbedLiveSample('pier', '100%', 80)}}", "embedlivesample", False, ""),
        ('{% include "pier.html" %}', "include", False, ""),
        ("{%- endnote -%}", "note", True, ""),
        ("{% end %}", "end", False, ""),
    ],
)
def test_what_it_is(text: str, name: str, ends: bool, words: str) -> None:
    (one,) = shortcodes(f"甲 {text} b")
    shown = one.words and f"甲 {text} b"[one.words.start : one.words.end]
    assert (one.name, one.text, one.ends, shown or "") == (name, text, ends, words)


@pytest.mark.parametrize("text", ["{{ name }}", "{{Sidebar}}", "{0} {a} {%s}", "f(x)", "{{a}(b)}"])
def test_what_is_none(text: str) -> None:
    assert not list(shortcodes(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('Tie it to {{< tip text="the pier" term_id="p" >}}.', "Tie it to the pier."),
        ('See {{domxref("Pier.tie()","tie()")}}.', "See tie()."),
        ('It is shown. {{EmbedLiveSample("pier","100%",80)}}', "It is shown. "),
        ('See the [Pier](/{{< param "version" >}}/#pier).', "See the Pier."),
        ("{{< mooring >}}", "{{< mooring >}}"),
    ],
)
def test_as_a_model_reads_it(text: str, left: str) -> None:
    assert unmarked(text).text == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('Tie {{< tip text="2 boats" term_id="b3" >}}.', "Tie 2 boats ."),
        ("See {{rfc(7617)}} first.", "See first."),
        ("{{EmbedLiveSample('pier', '100%', 80)}} It floats.", "It floats."),
    ],
)
def test_as_the_rules_read_it(text: str, left: str) -> None:
    assert " ".join(plain(text).split()) == left


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('系在<abbr title="码头。很旧。">它</abbr>上。走吧。', 2),
        ('系在{{< tip text="码头。" term_id="p" >}}上。走吧。', 2),
        ("码头 <b>很旧。很窄。</b>走吧。", 3),
    ],
)
def test_no_sentence_ends_inside(text: str, parts: int) -> None:
    assert len(sentences(text, "zh")) == parts


def codes(english: str, chinese: str, *, reverse: bool) -> list[str]:
    flags = [f for check in checks.CHECKS for f in found(check, english, chinese, reverse=reverse)]
    return [flag.code for flag in flags]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "See [Pier](/docs/pier/#Pier) for the details of it.",
            '详见[码头](/docs/{{< param "version" >}}/#pier)。',
        ),
        ("Set the mooring as shown.", "按图设置系泊处。{{EmbedLiveSample('码头', '100%', 80)}}"),
        ("See {{rfc(7617)}} for the details.", "详见 {{RFC('7617')}}，另见 {{bug(472823)}}。"),
        ('The harbour answers {{HTTPStatus("401")}}.', "码头返回 401。"),
        (
            "Boats are at **{{< skew currentVersionAddMinor 1 >}}** now.",
            "船现在的版本是 **{{< skew nextMinorVersion >}}**。",
        ),
    ],
)
def test_the_same(english: str, chinese: str, reverse: bool) -> None:
    assert codes(english, chinese, reverse=reverse) == []


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("See {{rfc(7617)}} for the details.", "详见 {{rfc(7616)}}。"),
        (
            "Boats are at {{< skew currentVersion >}} or {{< skew currentVersionAddMinor -1 >}}.",
            "船的版本是 {{< skew currentVersion >}} 或 {{< skew currentVersionAddMinor -2 >}}。",
        ),
    ],
)
def test_another_value(english: str, chinese: str, reverse: bool) -> None:
    assert codes(english, chinese, reverse=reverse) == ["K902"]


def items(text: str) -> list[Paragraph | Unpaired]:
    return markdown.items_of(text.split("\n"), Path("a.md"))


def texts(text: str) -> list[str]:
    return [item.text for item in items(text) if isinstance(item, Paragraph)]


@pytest.mark.parametrize(
    "page",
    [
        "{{< note >}}\nMind the step.\n{{< /note >}}",
        "{{< note >}}Mind the step.{{< /note >}}",
        "<!--\nMind it.\n-->\n{{< note >}}\n<!--\nMind it.\n-->\nMind the step.\n{{</ note >}}",
        '{{< tabs name="a" >}}\n{{% tab name="b" %}}\nMind the step. {{% /tab %}} {{< /tabs >}}',
        "- {{< note >}}\n  Mind the step.\n  {{< /note >}}",
        "> {{< note >}} Mind the step.\n> {{< /note >}}",
        '{% hint style="info" %}\nMind the step.\n{% endhint %}',
        "{% note %} Mind the step. {% endnote %}",
        "{% data a.b %}\n\nMind the step.\n\n{: .wet}",
        "Mind the step.\n\n{{< comment >}}\nSee the other page.\n\nMind it.\n{{< /comment >}}",
        "{% comment %}\nSee the other page.\n{% endcomment %}\n\nMind the step.",
        "{{< highlight sh >}}\nferry boards the pier\n{{< /highlight >}}\n\nMind the step.",
        '{{EmbedLiveSample("The pier", "100%", 80)}}\n\nMind the step.',
    ],
)
def test_what_lays_a_page_out_is_no_text(page: str) -> None:
    assert texts(page) == ["Mind the step."]
    listed = " ".join(item.text for item in items(page) if isinstance(item, Unpaired))
    rest = page.replace("Mind the step.", " ")
    assert {*listed.split()} >= {word for word in rest.split() if word not in "->"}


@pytest.mark.parametrize(
    "line",
    [
        '{{< tip text="Boats" term_id="b" >}} are tied to the pier.',
        "The version is {{< skew currentVersion >}}",
        '{{HTTPHeader("Origin")}} says where it comes from.',
        "A {{< mark >}}wet{{< /mark >}} step is here.",
        "{% data a.b %} is the name, and so is {% data c.d %}",
    ],
)
def test_what_stands_in_a_sentence_stays(line: str) -> None:
    assert texts(line) == [line]


@pytest.mark.parametrize(
    "page",
    ["<!-- a remark\nof two lines --> Mind the step.", "- <!-- a remark --> Mind the step."],
)
def test_what_stands_before_a_text_does_not_make_it_code(page: str) -> None:
    assert texts(page) == ["Mind the step."]


def test_a_fence_keeps_its_own() -> None:
    page = "```\n{{< note >}}\n```\n\n{{< note >}}\nMind the step.\n{{< /note >}}"
    assert texts(page) == ["Mind the step."]
    assert items(page)[0].text == "```\n{{< note >}}\n```"


def test_hostile_lines() -> None:
    for sign in ("{{< a ", "{{a(", "{% a ", "](/{{", '<a b="', "{{< a >}}"):
        line = sign * 4000
        assert items(line)
        assert list(shortcodes(line)) or unmarked(line).text == line
        assert sentences(line, "zh")
