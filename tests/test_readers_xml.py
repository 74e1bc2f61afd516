"""XML: positions, encodings, and what must not be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.readers import xml


def save(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "a.xml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_elements_know_where_they_are(tmp_path: Path) -> None:
    content = '<?xml version="1.0"?>\r\n<a xml:lang="zh"\r\n  >雨<b>停</b><c/>了</a>'
    root = xml.parse(save(tmp_path, content))
    bold, empty = root.elements()
    assert (root.line, bold.line, bold.column, root.text) == (2, 3, 4, "雨停了")
    assert root.attributes == {"xml:lang": "zh"}
    data = content.encode()
    assert data[bold.start : bold.end] == "<b>停".encode()
    assert data[empty.start : empty.end] == b"<c/>"


def test_namespaces(tmp_path: Path) -> None:
    root = xml.parse(save(tmp_path, '<a xmlns="u:1" xmlns:o="u:2"><b/><o:b o:id="1"/></a>'))
    assert [child.name for child in root.elements()] == ["b", "{u:2}b"]
    assert [child.attributes for child in root.elements("{u:2}b")] == [{"{u:2}id": "1"}]


def test_a_stream_gives_elements_one_by_one(tmp_path: Path) -> None:
    path = save(tmp_path, "<a><h>x</h><u>1<u>2</u></u><n><u>3</u></n></a>")
    assert [(e.name, e.text) for e in xml.stream(path, {"h", "u"})] == [
        ("h", "x"),
        ("u", "12"),
        ("u", "3"),
    ]


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("utf-16", "utf-16"),
        ("UTF-16", "utf-16-le"),
        ("UTF-8", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("Big5", "big5"),
    ],
)
def test_encodings(tmp_path: Path, declared: str, codec: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<a>' + "雨停了。" * 2000 + "</a>"
    assert xml.parse(save(tmp_path, text.encode(codec))).text == "雨停了。" * 2000


BOMB = '<!DOCTYPE a [<!ENTITY x "ha">\n<!ENTITY y "&x;&x;&x;">]><a>&y;</a>'
EXTERNAL = '<!DOCTYPE a [\n<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><a/>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "a.xml: the file is empty"),
        (BOMB, "a.xml:1: declares an entity (x); such files are not read"),
        (EXTERNAL, "a.xml:2: declares an entity (x)"),
        (PARAMETER, "a.xml:1: declares an entity (x)"),
        ('<!DOCTYPE a SYSTEM "a.dtd">\n<a>&nbsp;</a>', "a.xml:2: unknown entity &nbsp;"),
        ("<a>\n&nbsp;</a>", "a.xml:2: broken XML: undefined entity"),
        ("<a>\n<b></a>", "a.xml:2: broken XML: mismatched tag"),
        ("<a>\n\n", "a.xml:3: broken XML: no element found"),
        ("<a>\0</a>", "a.xml:1: broken XML: not well-formed (invalid token)"),
        (b"<a>\n\xff</a>", "a.xml:1: text in a wrong encoding"),
        (b'<?xml version="1.0" encoding="base64"?><a/>', "a.xml: unknown encoding 'base64'"),
        ("<a>" * 100_000, "a.xml:1: broken XML: nested too deeply"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        xml.parse(save(tmp_path, content))
    assert str(caught.value).removeprefix(f"{tmp_path.as_posix()}/").startswith(message)


def test_an_external_dtd_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.dtd").write_text('<!ENTITY x "ha">')
    assert xml.parse(save(tmp_path, '<!DOCTYPE a SYSTEM "a.dtd"><a>rain</a>')).text == "rain"
