"""Edits in the formats of the trade: only the segment's characters change."""

from __future__ import annotations

from pathlib import Path

import pytest
from translate.storage import pypo, xliff

from corpus.editing import Edit, apply, diff, editor_of
from corpus.errors import InputError
from corpus.model import Document, Paragraph
from corpus.readers import read
from tests.formats import PO, SDLXLIFF, TMX, XLIFF_12, XLIFF_21, save
from tests.test_format_markdown import PAGE
from tests.test_format_office import TEXT, bilingual, repacked, word, workbook
from tests.test_format_pages import ADOC, HTML, RST
from tests.test_format_strings import EN_YAML, ZH_ANDROID, ZH_PROPERTIES
from tests.test_format_subtitles import CHINESE, ENGLISH


def paragraphs(path: Path) -> list[tuple[Paragraph, bool]]:
    """Every paragraph, and whether it is a source."""
    found = read(path)
    if isinstance(found, Document):
        return [(paragraph, False) for paragraph in found.paragraphs]
    return [(p, True) for p in found.source] + [(p, False) for p in found.target]


def edited(path: Path, old: str, new: str) -> bytes:
    """The file with the one paragraph of that text replaced."""
    ((there, source),) = [item for item in paragraphs(path) if item[0].text == old]
    return apply(path, [Edit(there.location, old, new, "source" if source else "target")])


@pytest.mark.parametrize(
    ("name", "content", "old", "new", "was", "becomes"),
    [
        (
            "a.tmx",
            TMX,
            "渡船<1>九点</1>开。",
            "<1>九点</1>开船 & <走>。",
            '渡船<bpt i="1" type="bold">{\\b </bpt>九点<ept i="1">}</ept>开。',
            '<bpt i="1" type="bold">{\\b </bpt>九点<ept i="1">}</ept>开船 &amp; &lt;走&gt;。',
        ),
        (
            "a.tmx",
            TMX,
            "欢迎登船，%s！",
            "%s，欢迎！",
            '欢迎登船，<ph x="1">%s</ph>！</seg>',
            '<ph x="1">%s</ph>，欢迎！</seg>',
        ),
        (
            "a.xlf",
            XLIFF_12,
            "渡船<1>九点</1>开。",
            "九点<1>开</1>。",
            '渡船<g id="1">九点</g>开。',
            '九点<g id="1">开</g>。',
        ),
        (
            "a.xlf",
            XLIFF_12,
            "欢迎登船，{name}！<2/>",
            "<2/>{name}",
            '欢迎登船，<ph id="1">{name}</ph>！<x id="2"/>',
            '<x id="2"/><ph id="1">{name}</ph>',
        ),
        (
            "a.xlf",
            XLIFF_21,
            "渡船<1>九点</1>开。",
            "开船。",
            '渡船<pc id="1">九点</pc>开。',
            "开船。",
        ),
        (
            "a.sdlxliff",
            SDLXLIFF,
            "欢迎登船，{name}！<2/>",
            "欢迎！<2/>",
            '欢迎登船，{name}！<x id="2"/></mrk>',
            '欢迎！<x id="2"/></mrk>',
        ),
        ("a.po", PO, "欢迎登船，%s！", '"%s"，欢迎！', '"欢迎登船，%s！"', '"\\"%s\\"，欢迎！"'),
        (
            "a.po",
            PO,
            "渡船九点开，\n十点回来。",
            "渡船九点开。",
            '""\n"渡船九点开，\\n"\n"十点回来。"',
            '"渡船九点开。"',
        ),
        ("a.po", PO, "%d 张船票", "%d 张\n船票", '"%d 张船票"', '""\n"%d 张\\n"\n"船票"'),
        (
            "zh.json",
            '{"a": " 启航\\n", "b": "停靠"}',
            "启航",
            '开"船"',
            '" 启航\\n"',
            '" 开\\"船\\"\\n"',
        ),
        ("zh.json", '{"a": "\\u542f\\u822a"}', "启航", "开船", "\\u542f\\u822a", "\\u5f00\\u8239"),
        ("a.yml", EN_YAML, "Set sail", 'Sail "now"', '"Set sail"', '"Sail \\"now\\""'),
        ("a.yml", EN_YAML, "Dock at %{pier}", "Dock: now", "Dock at\n      %{pier}", '"Dock: now"'),
        (
            "a.yml",
            EN_YAML,
            "No dogs on deck.\nNo cats either.",
            "No dogs.\nNo cats.",
            "    No dogs on deck.\n    No cats either.",
            "    No dogs.\n    No cats.",
        ),
        ("a.yml", "a: 'It''s here'\n", "It's here", "That's it", "It''s here", "That''s it"),
        (
            "values-zh/a.xml",
            ZH_ANDROID,
            "船长的命令",
            "船长's\n命令",
            "船长的命令",
            "船长\\'s\\n命令",
        ),
        ("a_zh.properties", ZH_PROPERTIES, "启航", "开船", "\\u542f\\u822a", "\\u5f00\\u8239"),
        (
            "a.srt",
            ENGLISH,
            "The ferry leaves at <i>nine</i>.",
            "The old ferry leaves at <i>ten</i>.",
            "The ferry leaves\nat <i>nine</i>.",
            "The old ferry leaves\nat <i>ten</i>.",
        ),
        ("a.vtt", CHINESE, "欢迎登船！", "欢迎大家登船！", "欢迎登船！", "欢迎大家登船！"),
        ("a.md", PAGE, "Set sail", "Sail away", "# Set sail", "# Sail away"),
        ("a.md", PAGE, "The bow", "Her bow", "| The bow |", "| Her bow |"),
        (
            "a.html",
            HTML,
            "渡船九点开。",
            "渡船<九>点 & 开。",
            "渡船九点开。",
            "渡船&lt;九&gt;点 &amp; 开。",
        ),
        ("a.html", HTML, "Set sail & go", "Go", "Set sail &amp; go", "Go"),
        ("a.rst", RST, "buy a ticket", "buy two tickets", "buy a ticket", "buy two tickets"),
        (
            "a.adoc",
            ADOC,
            "No dogs on deck.",
            "Dogs stay.",
            "NOTE: No dogs on deck.",
            "NOTE: Dogs stay.",
        ),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_segment_changes(
    tmp_path: Path,
    name: str,
    content: str,
    old: str,
    new: str,
    was: str,
    becomes: str,
    line_end: str,
) -> None:
    assert content.count(was) == 1
    before = content.replace("\n", line_end)
    after = content.replace(was, becomes).replace("\n", line_end)
    assert edited(save(tmp_path, before, name), old, new).decode() == after


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlf", XLIFF_12), ("a.xlf", XLIFF_21), ("a.xlf", SDLXLIFF), ("a.po", PO)],
)
def test_an_untranslated_segment_can_be_given_its_translation(
    tmp_path: Path, name: str, content: str
) -> None:
    path = save(tmp_path, content, name)
    ((there, _),) = [item for item in paragraphs(path) if item[0].text == "No dogs on deck."]
    path.write_bytes(apply(path, [Edit(there.location, "", "甲板上不准带狗。")]))
    assert "甲板上不准带狗。" in [p.text for p, source in paragraphs(path) if not source]


def test_other_tools_read_what_was_edited(tmp_path: Path) -> None:
    path = save(tmp_path, XLIFF_12, "a.xlf")
    path.write_bytes(edited(path, "渡船<1>九点</1>开。", "九点<1>开</1>。"))
    units = xliff.Xliff1File.parsestring(path.read_bytes()).units
    assert [unit.target for unit in units][:2] == ["九点开。", "欢迎登船，{name}！"]
    path = save(tmp_path, PO, "a.po")
    path.write_bytes(edited(path, "%d 张船票", "%d\n张"))
    catalogue = pypo.pofile.parsestring(path.read_bytes())
    assert str(catalogue.findunit("One ticket").target) == "%d\n张"


def test_utf16_and_its_mark_stay(tmp_path: Path) -> None:
    content = TMX.replace("utf-8", "utf-16").replace("\n", "\r\n")
    path = save(tmp_path, content.encode("utf-16"), "a.tmx")
    changed = edited(path, "欢迎登船，%s！", "%s，欢迎！")
    assert changed == content.replace(
        '欢迎登船，<ph x="1">%s</ph>！', '<ph x="1">%s</ph>，欢迎！'
    ).encode("utf-16")


@pytest.mark.parametrize(
    ("name", "content", "old", "new", "says"),
    [
        ("a.po", PO, "Welcome aboard, %s!", "Hello, %s!", "the original of a PO file"),
        ("a.html", HTML, "Set sail", "Go", "has tags inside"),
        ("a.json", '{"a": "Set sail"}', "Set sail", " ", "not emptied"),
        ("a.srt", ENGLISH, "No dogs on deck.", " ", "not emptied"),
        ("a.vtt", CHINESE, "完", "00:01.000 --> 00:02.000", "cannot hold"),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, name: str, content: str, old: str, new: str, says: str
) -> None:
    path = save(tmp_path, content, name)
    with pytest.raises(InputError, match=says):
        edited(path, old, new)


def test_a_word_document(tmp_path: Path) -> None:
    path = word(tmp_path, [row[1] for row in TEXT], "a.docx")
    changed = edited(path, "渡船九点开。", "渡船十点开。")
    assert changed == edited(path, "渡船九点开。", "渡船十点开。"), "the same bytes each time"
    assert "+渡船十点开。" in diff(path, changed)
    path.write_bytes(changed)
    found = read(path)
    assert isinstance(found, Document)
    assert [(p.text, p.heading) for p in found.paragraphs] == [("启航", 1), ("渡船十点开。", 0)]
    path = bilingual(tmp_path)
    path.write_bytes(edited(path, "启航", "开船"))
    assert "开船" in [p.text for p, _ in paragraphs(path)]


def test_a_word_document_with_words_of_another_look_is_left_alone(tmp_path: Path) -> None:
    path = word(tmp_path, ["Set sail"], "a.docx")
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t> now</w:t></w:r></w:p>"
    data = repacked(path, "word/document.xml", lambda text: text.replace("</w:p>", bold))
    with pytest.raises(InputError, match="edit it in Word"):
        edited(save(tmp_path, data, "b.docx"), "Set sail now", "Sail")


def test_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path, [("en", "zh"), *TEXT])
    changed = edited(path, "启航", "开船")
    assert changed == edited(path, "启航", "开船"), "the same bytes each time"
    path.write_bytes(changed)
    assert [p.text for p, source in paragraphs(path) if not source] == ["开船", "渡船九点开。"]
    with pytest.raises(InputError, match="cannot begin with"):
        edited(path, "开船", "=1+1")


def test_what_cannot_be_written_back_is_read_only() -> None:
    for name in ("a.epub", "a.pot", "a.parquet"):
        assert editor_of(name) is None
