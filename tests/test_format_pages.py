"""reStructuredText, AsciiDoc, HTML and EPUB."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Bitext, Document, Location, Paragraph, Unpaired
from corpus.readers import asciidoc, html, read, rst
from tests.formats import fault, save

RST = """\
.. _top:

========
Set sail
========

The ferry ``leaves`` at :ref:`nine <times>` and
returns `at ten <https://example.org>`_.

Boarding
--------

* buy a ticket
* board
  the ferry

.. note:: Take care
   of the deck.

.. code-block:: sh
   :linenos:

   ferry --dock

.. versionadded:: 2.0
   The bow is new.

.. tab-set::

   .. tab-item:: old

      Hidden piers.

+------+---------+
| Pier | Meaning |
+======+=========+
| p1   | The bow |
+------+---------+

.. include:: /etc/passwd

.. a remark

渡船九点
开。
"""

ADOC = """\
= Set sail
:toc:

.The times
The ferry `leaves` at xref:times.adoc[nine] and
returns {today}.

== Boarding

* buy a ticket
* board
the ferry

NOTE: No dogs on deck.

Pier:: The old one.

[source,sh]
----
ferry --dock
----

|===
|Pier |Meaning

|`p1` |The bow
|===

// a remark
渡船九点
开。
"""

HTML = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Set sail &amp; go</title>
<style>p { color: red }</style><script>var x = "hidden words";</script></head>
<body>
<h2>Set <em>sail</em></h2>
<p>The ferry leaves
  at <a href="times.html?the=ferry">nine</a>, run <code>ferry --now</code>&nbsp;soon.</p>
<ul><li>buy a ticket<li>board <span translate="no">FERRY-7</span></ul>
<pre>ferry --dock</pre> No dogs.<br>渡船九点开。
<!-- a remark -->
<table><tr><td>Pier</td><td>The bow</td></tr></table>
</body></html>
"""


def plain(items: list[Paragraph | Unpaired]) -> list[tuple[str, int, int, int]]:
    return [
        (i.text, i.location.line, i.location.column, i.heading)
        for i in items
        if isinstance(i, Paragraph)
    ]


def codes(items: list[Paragraph | Unpaired]) -> list[str]:
    return [
        item.text[span.start : span.end]
        for item in items
        if isinstance(item, Paragraph)
        for span in item.protected
    ]


def aside(items: list[Paragraph | Unpaired]) -> set[tuple[int, str]]:
    return {(i.location.line, i.text) for i in items if isinstance(i, Unpaired)}


def test_rst() -> None:
    items = rst.items_of(RST.split("\n"), Path("a.rst"))
    assert plain(items) == [
        ("Set sail", 4, 0, 1),
        (
            "The ferry ``leaves`` at :ref:`nine <times>` and returns"
            " `at ten <https://example.org>`_.",
            7,
            0,
            0,
        ),
        ("Boarding", 10, 0, 2),
        ("buy a ticket", 13, 2, 0),
        ("board the ferry", 14, 2, 0),
        ("Take care of the deck.", 17, 10, 0),
        ("The bow is new.", 26, 3, 0),
        ("Hidden piers.", 32, 6, 0),
        ("Pier", 35, 2, 0),
        ("Meaning", 35, 9, 0),
        ("The bow", 37, 9, 0),
        ("渡船九点开。", 44, 0, 0),
    ]
    assert codes(items) == [
        *("``leaves``", ":ref:`", " <times>`"),
        " <https://example.org>`_",
    ]
    for expected in (
        (1, ".. _top:"),
        (23, "ferry --dock"),
        (40, ".. include:: /etc/passwd"),
        (42, ".. a remark"),
    ):
        assert expected in aside(items)
    assert "root" not in str(items)


def test_asciidoc() -> None:
    items = asciidoc.items_of(ADOC.split("\n"), Path("a.adoc"))
    assert plain(items) == [
        ("Set sail", 1, 2, 1),
        ("The times", 4, 1, 0),
        ("The ferry `leaves` at xref:times.adoc[nine] and returns {today}.", 5, 0, 0),
        ("Boarding", 8, 3, 2),
        ("buy a ticket", 10, 2, 0),
        ("board the ferry", 11, 2, 0),
        ("No dogs on deck.", 14, 6, 0),
        ("Pier", 16, 0, 0),
        ("The old one.", 16, 7, 0),
        ("Pier", 24, 1, 0),
        ("Meaning", 24, 7, 0),
        ("The bow", 26, 7, 0),
        ("渡船九点开。", 30, 0, 0),
    ]
    assert codes(items) == ["`leaves`", "xref:times.adoc[", "{today}"]
    for expected in (
        (2, ":toc:"),
        (18, "[source,sh]\n----\nferry --dock\n----"),
        (26, "`p1`"),
        (29, "// a remark"),
    ):
        assert expected in aside(items)


def test_terms_of_the_index_are_no_text() -> None:
    text = "(((piers, old)))\n== Piers\n(((bow)))(((stern)))\nThe bow (((x))) is\nnew.(((new)))"
    items = asciidoc.items_of(text.split("\n"), Path("a.adoc"))
    assert plain(items) == [("Piers", 2, 3, 2), ("The bow (((x))) is new.", 4, 0, 0)]
    assert codes(items) == ["(((x)))"]
    assert aside(items) == {
        *((1, "(((piers, old)))"), (3, "(((bow)))"), (3, "(((stern)))"), (5, "(((new)))"))
    }


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["现在运行时会在", "“Ferries not boarded yet” ", "部分看到它们。"], 1),
        (["The ferry is called", "渡船", "by those who take it."], 1),
        (["The ferry leaves at nine.", "渡船九点开。"], 2),
        (["The ferry leaves at nine. +", "It returns at ten."], 2),
    ],
)
def test_lines_up_to_a_blank_one_are_one_paragraph(lines: list[str], expected: int) -> None:
    assert len(plain(asciidoc.items_of(lines, Path("a.adoc")))) == expected


def test_curved_quotation_marks_are_no_code() -> None:
    text = '``So\'\', `so\' or "`so`" and \'`so`\', `code`, ``code`` and `+code+`, "`a`" "``b``".'
    (item,) = items = asciidoc.items_of([text], Path("a.adoc"))
    assert item.text == text
    assert codes(items) == ["`code`", "``code``", "`+code+`", "``b``"]


@pytest.mark.parametrize("mark", ["--", "---"])
def test_a_listing_may_stand_between_fewer_dashes(mark: str) -> None:
    text = f"[source,console]\n{mark}\n$ ferry --dock\nThe ferry is there.\n{mark}\nRow out."
    items = asciidoc.items_of(text.split("\n"), Path("a.adoc"))
    assert plain(items) == [("Row out.", 6, 0, 0)]
    for other in (text.replace("[source,console]", "Say so."), text.replace(f"{mark}\nRow", "Row")):
        items = asciidoc.items_of(other.split("\n"), Path("a.adoc"))
        assert "$ ferry --dock The ferry is there." in " ".join(found for found, *_ in plain(items))


def test_html() -> None:
    items = html.items_of(HTML, Path("a.html"), Location("a.html", 1))
    assert plain(items) == [
        ("Set sail & go", 1, 56, 0),
        ("Set sail", 4, 4, 2),
        ("The ferry leaves at nine, run ferry --now\xa0soon.", 5, 3, 0),
        ("buy a ticket", 7, 8, 0),
        ("board FERRY-7", 7, 24, 0),
        ("No dogs.", 8, 24, 0),
        ("渡船九点开。", 8, 36, 0),
        ("Pier", 10, 15, 0),
        ("The bow", 10, 28, 0),
    ]
    assert codes(items) == ["ferry --now", "FERRY-7"]
    assert aside(items) == {(8, "ferry --dock")}


def test_html_in_the_charset_it_names(tmp_path: Path) -> None:
    page = '<meta charset="gb2312"><p>渡船九点开。</p><p>The ferry leaves at nine.</p>'
    found = read(save(tmp_path, page.encode("gb18030"), "a.html"))
    assert isinstance(found, Bitext)
    assert found.target[0].text == "渡船九点开。"


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PACKAGE = """\
<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="two" href="ch%202.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="ch1.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="a.css" media-type="text/css"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine></package>
"""


def book(**more: str) -> bytes:
    parts = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": PACKAGE,
        "OEBPS/ch1.xhtml": "<html><body>\n<h1>Set sail</h1></body></html>",
        "OEBPS/ch 2.xhtml": "<html><body><p>The ferry leaves.</p></body></html>",
        **more,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in parts.items():
            if text:
                container.writestr(name, text)
    return file.getvalue()


def test_epub(tmp_path: Path) -> None:
    found = read(save(tmp_path, book(), "a.epub"))
    assert isinstance(found, Document)
    assert [(p.text, p.location.line, p.location.unit, p.heading) for p in found.paragraphs] == [
        ("Set sail", 1, "OEBPS/ch1.xhtml:2", 1),
        ("The ferry leaves.", 2, "OEBPS/ch 2.xhtml:1", 0),
    ]


BOMB = '<!DOCTYPE a [<!ENTITY x "ha">]><a>&x;</a>'


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.rst", "..\n\n    \n", "a.rst: no English or Chinese text"),
        ("a.adoc", "----\nonly code\n", "a.adoc: no English or Chinese text"),
        ("a.html", "<p></p><!-- x -->", "a.html: no English or Chinese text"),
        ("a.html", "<div>" * 5000 + "x", "a.html:1: broken HTML: nested too deeply"),
        ("a.epub", b"PK", "a.epub: is no EPUB book, or is damaged: "),
        ("a.epub", book(**{"OEBPS/book.opf": ""}), "a.epub: broken EPUB: there is no OEBPS/book"),
        ("a.epub", book(**{"OEBPS/ch1.xhtml": ""}), "a.epub: broken EPUB: there is no OEBPS/ch1"),
        ("a.epub", book(**{"OEBPS/book.opf": "<a>"}), "a.epub:1: broken XML: no element found"),
        ("a.epub", book(**{"OEBPS/book.opf": BOMB}), "a.epub:1: declares an entity (x)"),
        (
            "a.epub",
            book(**{"OEBPS/ch1.xhtml": " " * 5_000_000}),
            "a.epub: OEBPS/ch1.xhtml unpacks to 250 times its size or more",
        ),
    ],
)
def test_broken_files(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    assert fault(tmp_path, content, name).startswith(message)


RST_PARTS = (
    "The rain stopped. |雨停了。|* |``x``|:ref:`x`|.. note::|.. code::|===|---|    |   |::|| |"
    ".. [1]|`a <b>`_|.. |+--+--+|1. |term|:a: b|.. _t:|>>> x"
)
ADOC_PARTS = (
    "The rain stopped. |雨停了。|* |`x`|xref:a[|----|....|====|= |== |.|[source]|// |NOTE: |a:: |+|"
    "image::a[b]|:toc:|{a}|    |(((a)))|(((a |)))|``a''|\"`a`\""
)


@pytest.mark.parametrize(
    ("parts", "items_of"), [(RST_PARTS, rst.items_of), (ADOC_PARTS, asciidoc.items_of)]
)
def test_no_letter_is_dropped(parts: str, items_of: object) -> None:
    @given(st.lists(st.sampled_from([*parts.split("|"), "\n", "\n\n"]), max_size=25).map("".join))
    @settings(max_examples=120, deadline=None, derandomize=True)
    def check(text: str) -> None:
        found = items_of(text.split("\n"), Path("a"))  # type: ignore[operator]
        kept = "".join(char for item in found for char in item.text if char.isalpha())
        assert sorted(kept) == sorted(char for char in text if char.isalpha())

    check()


def test_characters_that_end_lines_for_docutils_only() -> None:
    text = "\x1c" * 40 + "The rain\u2028stopped.\n\n.. code::\n\n   a\x0bb\n"
    found = rst.items_of(text.split("\n"), Path("a.rst"))
    assert next((i.text, i.location.line) for i in found) == ("The rain stopped.", 1)
