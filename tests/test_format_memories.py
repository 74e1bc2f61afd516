"""TMX, XLIFF, PO: what tools of the trade export, and what is broken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from translate.storage import xliff, xliff2

from corpus.errors import InputError
from corpus.model import Bitext, Document
from corpus.readers import ReadOptions, read
from tests.formats import PO, POT, SDLXLIFF, TMX, XLIFF_12, XLIFF_21, fault, protected, rows, save


def bitext(tmp_path: Path, content: str | bytes, name: str, **options: str) -> Bitext:
    found = read(save(tmp_path, content, name), options=ReadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(found, Bitext)
    return found


def test_tmx(tmp_path: Path) -> None:
    found = bitext(tmp_path, TMX, "memory.tmx")
    assert rows(found) == [
        ("The ferry leaves at <1>nine</1>.", "渡船<1>九点</1>开。"),
        ("Welcome aboard, %s!", "欢迎登船，%s！"),
        ("No dogs on deck.", ""),
    ]
    assert (found.source_lang, found.interleaved) == ("en", False)
    assert protected(found) == [["<1>", "</1>"], ["%s"], []]
    source, target = found.source[0].location, found.target[0].location
    assert (source.line, source.column, source.unit) == (7, 28, "f-1")
    assert (target.line, target.unit) == (8, "f-1")
    assert found.notes == ("memory.tmx: 1 segment in other languages left out",)


def test_tmx_direction_can_be_told(tmp_path: Path) -> None:
    found = bitext(tmp_path, TMX, "memory.tmx", source_lang="zh")
    assert rows(found)[0] == ("渡船<1>九点</1>开。", "The ferry leaves at <1>nine</1>.")


def test_tmx_in_utf16_as_trados_writes_it(tmp_path: Path) -> None:
    content = TMX.replace("utf-8", "utf-16").replace("\n", "\r\n").encode("utf-16")
    assert rows(bitext(tmp_path, content, "a.tmx")) == rows(bitext(tmp_path, TMX, "b.tmx"))


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlf", XLIFF_12), ("a.xliff", XLIFF_21), ("a.sdlxliff", SDLXLIFF)]
)
def test_xliff(tmp_path: Path, name: str, content: str) -> None:
    found = bitext(tmp_path, content, name)
    assert rows(found) == [
        ("The ferry leaves at <1>nine</1>.", "渡船<1>九点</1>开。"),
        ("Welcome aboard, {name}!<2/>", "欢迎登船，{name}！<2/>"),
        ("No dogs on deck.", ""),
    ]
    assert protected(found) == [["<1>", "</1>"], ["{name}", "<2/>"], []]
    assert found.notes == (f"{name}: 1 segment not translated yet",)
    assert [(u.text, u.reason) for u in found.unpaired] == [("FERRY-7", "not-translatable")]
    lines = content.split("\n")
    for paragraph in found.source + found.target:
        assert paragraph.text[:2] in lines[paragraph.location.line - 1]
        assert paragraph.location.unit


@pytest.mark.parametrize(
    ("content", "reader"), [(XLIFF_12, xliff.Xliff1File), (XLIFF_21, xliff2.Xliff2File)]
)
def test_another_reader_reads_the_same(tmp_path: Path, content: str, reader: type) -> None:
    """translate-toolkit shows inline elements without their tags, and what is not translated."""
    found = bitext(tmp_path, content, "a.xlf")
    ours = [tuple(re.sub(r"</?\d/?>", "", text) for text in row) for row in rows(found)]
    theirs = reader.parsestring(content.encode()).units  # type: ignore[attr-defined]
    assert [(unit.source, unit.target or "") for unit in theirs] == [*ours, ("FERRY-7", "")]


def test_xliff_units(tmp_path: Path) -> None:
    assert [p.location.unit for p in bitext(tmp_path, XLIFF_21, "a.xlf").source] == [
        "u1/s1",
        "u1/s2",
        "u2",
    ]
    assert [p.location.unit for p in bitext(tmp_path, SDLXLIFF, "a.xlf").source] == [
        "t1/1",
        "t1/2",
        "t2",
    ]


def test_po(tmp_path: Path) -> None:
    found = bitext(tmp_path, PO, "zh_CN.po")
    assert rows(found) == [
        ("Welcome aboard, %s!", "欢迎登船，%s！"),
        ("%d tickets", "%d 张船票"),
        ("The ferry leaves at nine and comes\nback at ten.", "渡船九点开，\n十点回来。"),
        ("No dogs on deck.", ""),
    ]
    assert protected(found) == [["%s"], ["%d"], [], []]
    assert [(p.location.line, p.location.unit) for p in found.target] == [
        (11, None),
        (17, "harbour"),
        (23, None),
    ]
    assert [(u.text, u.reason) for u in found.unpaired] == [
        ("Old pier", "obsolete"),
        ("旧码头", "obsolete"),
    ]
    assert found.notes == ("zh_CN.po: 1 entry marked fuzzy, which gettext leaves out",)


def test_po_plurals_into_english(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\n'
    entry = 'msgid "%d 张船票"\nmsgid_plural "%d 张船票"\nmsgstr[0] "One ticket"\n'
    found = bitext(tmp_path, head + entry + 'msgstr[1] "%d tickets"\n', "en.po")
    assert rows(found) == [("%d 张船票", "One ticket"), ("%d 张船票", "%d tickets")]


def test_po_in_a_legacy_charset(tmp_path: Path) -> None:
    content = PO.replace("UTF-8", "GB18030").encode("gb18030")
    assert rows(bitext(tmp_path, content, "a.po")) == rows(bitext(tmp_path, PO, "b.po"))


def test_pot(tmp_path: Path) -> None:
    found = read(save(tmp_path, POT, "messages.pot"))
    assert isinstance(found, Document)
    assert [(p.text, p.location.line) for p in found.paragraphs] == [
        ("Welcome aboard, %s!", 6),
        ("No dogs on deck.", 9),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.tmx", TMX.replace("</seg>", "", 1), "a.tmx:7: broken XML: mismatched tag"),
        ("a.tmx", "<a/>", "a.tmx: holds no translation units (tu); is it a TMX file?"),
        ("a.tmx", '<tmx><body><tu><tuv xml:lang="fr"/></tu></body></tmx>', "a.tmx: no English"),
        ("a.xlf", XLIFF_12.replace("</target>", "", 1), "a.xlf:9: broken XML: mismatched tag"),
        ("a.xlf", XLIFF_12.replace("zh-CN", "fr"), "a.xlf:2: its languages are not English and"),
        ("a.xlf", '<xliff version="1.2" source-language="en"/>', "a.xlf: no English or Chinese"),
        ("a.xlf", "<tmx/>", "a.xlf:1: its root is <tmx>; is it an XLIFF file?"),
        ("a.po", PO.replace('"欢迎登船，%s！"', '"欢迎'), "a.po:11: broken PO: "),
        ("a.po", PO.replace("zh_CN", "fr"), "a.po:1: its languages are not English and Chinese"),
        ("a.po", "雨停了。\n", "a.po:1: broken PO: "),
        ("a.pot", 'msgid "12"\nmsgstr ""\n', "a.pot: no English or Chinese text was found"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, content: str, message: str) -> None:
    assert fault(tmp_path, content, name).startswith(message)


def test_the_other_direction_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, XLIFF_12, "a.xlf")
    with pytest.raises(InputError, match="its source language is English, not Chinese"):
        read(path, options=ReadOptions(source_lang="zh"))


def test_without_the_library_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "translate.storage.pypo", None)
    with pytest.raises(InputError, match=r"pip install 'duizhao\[formats\]'"):
        read(save(tmp_path, PO, "a.po"))
