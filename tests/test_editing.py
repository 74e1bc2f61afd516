"""Edits go back into their files and touch nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.editing import Edit, apply, diff, digest, editor_of
from corpus.errors import InputError
from corpus.model import Document, Location, Paragraph
from corpus.readers import read, read_bitexts
from tests.test_readers_text import save

PLAIN = "The first paragraph.\n第一段。\n\n  The second one is here.  \n\t第二段在这里。\u3000\n"
WRAPPED = """\
The keeper of the light wrote every evening in a book that had
been given to him by his father, and nobody knew what he wrote
there, for he never showed the book to anyone while he was alive
and took it with him to the grave.

In the spring they found another book under the floor of the old
house, and in it were the names of all ships that had passed the
point since the year of the great storm, each with a number.
"""
WRAPPED_CHINESE = """\
守灯人每天晚上都在一本书上写字，那本书是他父亲送给他的，没有
人知道他写了些什么，因为他活着的时候从来不给任何人看，死后又
带进了坟墓，镇上的人也就慢慢把它忘了。

春天的时候，人们在老房子的地板下面发现了另一本书，里面记着大
风暴那年以来经过岬角的所有船只的名字，每条船都编了一个号码。
"""


def paragraph(path: Path, part: str) -> tuple[Paragraph, bool]:
    """The one paragraph with some words in it, and whether it is a source."""
    found = read(path)
    if isinstance(found, Document):
        (only,) = [p for p in found.paragraphs if part in p.text]
        return only, False
    (only,) = [p for p in (*found.source, *found.target) if part in p.text]
    return only, only in found.source


def edited(path: Path, part: str, old: str, new: str) -> bytes:
    """The file with some words of a paragraph replaced."""
    there, source = paragraph(path, part)
    new_text = there.text.replace(old, new)
    side = "source" if source else "target"
    return apply(path, [Edit(there.location, there.text, new_text, side)], expected=digest(path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_only_the_words_change(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = PLAIN.replace("\n", line_end)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    path = save(tmp_path, mark + text.encode(encoding))
    wanted = text.replace("第二段", "第二个段落")
    assert edited(path, "第二段", "第二段", "第二个段落") == mark + wanted.encode(encoding)


@pytest.mark.parametrize(
    ("name", "content", "part", "old", "new", "wanted"),
    [
        (
            "quotes.csv",
            'en,zh\r\n"Say ""hi"", please",请说你好\r\nTwo, 2\r\n'.replace(
                "Two, 2", "Two cats,两只猫"
            ),
            "请说",
            "你好",
            '"你好", 谢谢',
            'en,zh\r\n"Say ""hi"", please","请说""你好"", 谢谢"\r\nTwo cats,两只猫\r\n',
        ),
        (
            "lines.csv",
            'en;zh\r\n"First\r\nand second"; 第一\r\nThird one;第三 \r\n',
            "第三",
            "第三",
            "第三个",
            'en;zh\r\n"First\r\nand second"; 第一\r\nThird one;第三个 \r\n',
        ),
        (
            "inside.csv",
            'en,zh\r\nFirst and second,"第一\r\n第二"\r\n',
            "第二",
            "第二",
            "第三\n第四",
            'en,zh\r\nFirst and second,"第一\r\n第三\r\n第四"\r\n',
        ),
        (
            "cells.tsv",
            'id\ten\tzh\n1\tA "cat" here\t 一只猫 \n',
            "猫",
            "猫",
            "“猫”",
            'id\ten\tzh\n1\tA "cat" here\t 一只“猫” \n',
        ),
        (
            "escaped.jsonl",
            '{"n": [1, {"zh": 2}], "t": {"en": "A cat", "zh": "\\u732b"}, "o": {}}\n',
            "猫",
            "猫",
            "小猫",
            '{"n": [1, {"zh": 2}], "t": {"en": "A cat", "zh": "\\u5c0f\\u732b"}, "o": {}}\n',
        ),
        (
            "plain.jsonl",
            '{"en": "A \\"cat\\"",\t"zh" : "一只猫"}\n',
            "猫",
            "猫",
            '"猫"\n',
            '{"en": "A \\"cat\\"",\t"zh" : "一只\\"猫\\"\\n"}\n',
        ),
    ],
)
def test_only_the_cell_changes(
    tmp_path: Path, name: str, content: str, part: str, old: str, new: str, wanted: str
) -> None:
    path = save(tmp_path, content, name)
    assert edited(path, part, old, new.rstrip("\n")).decode() == wanted.replace("\\n", "")


def test_the_side_tells_which_of_two_equal_cells(tmp_path: Path) -> None:
    content = "source,target\nStop the engine.,Stop the engine.\nGo to the pier.,请去码头。\n"
    path = save(tmp_path, content, "a.csv")
    edit = Edit(Location(path.as_posix(), 2), "Stop the engine.", "请停机。")
    wanted = content.replace(",Stop the engine.", ",请停机。")
    assert apply(path, [edit]).decode() == wanted


def test_an_empty_cell_can_be_filled(tmp_path: Path) -> None:
    path = save(tmp_path, "en,zh\nOne cat,一只猫\nTwo cats,\n", "a.csv")
    edit = Edit(Location(path.as_posix(), 3), "", "两只猫")
    assert apply(path, [edit]).decode() == "en,zh\nOne cat,一只猫\nTwo cats,两只猫\n"


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (WRAPPED, "father", "grandfather, who had been a keeper too"),
        (WRAPPED, "been given to him by his father, and ", ""),
        (WRAPPED_CHINESE, "父亲", "祖父和他的父亲"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_wrapped_paragraph_is_wrapped_again(
    tmp_path: Path, text: str, old: str, new: str, line_end: str
) -> None:
    path = save(tmp_path, text.replace("\n", line_end))
    before = read(path)
    assert isinstance(before, Document)
    first, second = before.paragraphs
    assert len(first.text) > 75, "the reader undoes the wrapping"
    data = edited(path, old, old, new)
    path.write_bytes(data)
    after = read(path)
    assert isinstance(after, Document)
    assert [p.text for p in after.paragraphs] == [first.text.replace(old, new), second.text]
    lines = data.decode().split(line_end)
    assert lines[0] == text.split("\n")[0] if old == "father" else True
    assert max(map(len, lines)) <= max(map(len, text.split("\n")))
    assert data.decode().endswith(text.split("\n\n")[1].replace("\n", line_end))


def test_several_edits_at_once(tmp_path: Path) -> None:
    path = save(tmp_path, PLAIN)
    edits = []
    for part, new in (("第一", "第一个段落。"), ("第二", "第二个段落。")):
        there, _ = paragraph(path, part)
        edits.append(Edit(there.location, there.text, new))
    wanted = PLAIN.replace("第一段。", "第一个段落。").replace("第二段在这里。", "第二个段落。")
    assert apply(path, edits).decode() == wanted
    with pytest.raises(InputError, match="two edits"):
        apply(path, [edits[0], edits[0]])


# --- refused ----------------------------------------------------------------------------


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = save(tmp_path, PLAIN)
    there, _ = paragraph(path, "第二")
    seen = digest(path)
    path.write_text(PLAIN + "One more.\n", encoding="utf-8")
    with pytest.raises(InputError, match="changed since"):
        apply(path, [Edit(there.location, there.text, "新的第二段。")], expected=seen)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("", "not added or taken away"),
        ("  ", "not added or taken away"),
        ("一段。\n两段。", "must stay one paragraph"),
        ("* * *\u2028", "edit the file by hand"),
        ("A half in English.（另一半在中文里。）", "edit the file by hand"),
    ],
)
def test_what_would_not_be_one_paragraph_is_refused(tmp_path: Path, new: str, says: str) -> None:
    path = save(tmp_path, PLAIN)
    there, _ = paragraph(path, "第二")
    with pytest.raises(InputError, match=says) as caught:
        apply(path, [Edit(there.location, there.text, new)])
    assert caught.value.line == 5


@pytest.mark.parametrize(
    ("location", "old"), [(5, "第三段在这里。"), (2, "第二段在这里。"), (99, "第二段在这里。")]
)
def test_a_paragraph_that_is_not_there_is_refused(tmp_path: Path, location: int, old: str) -> None:
    path = save(tmp_path, PLAIN)
    with pytest.raises(InputError, match=r"not there|no such line"):
        apply(path, [Edit(Location(path.as_posix(), location, 1), old, "新的。")])


def test_a_character_that_the_encoding_lacks_is_named(tmp_path: Path) -> None:
    path = save(tmp_path, PLAIN.replace("这里", "那裡").encode("big5"))
    with pytest.raises(InputError, match="which has no “🙂”; save it as UTF-8"):
        edited(path, "第二", "第二段", "🙂")


@pytest.mark.parametrize(
    ("name", "new", "says"),
    [("a.tsv", "一\t二", "tabs or line breaks"), ("a.csv", " ", "not emptied")],
)
def test_what_a_cell_cannot_hold_is_refused(tmp_path: Path, name: str, new: str, says: str) -> None:
    sign = "\t" if name.endswith("tsv") else ","
    path = save(tmp_path, f"en{sign}zh\nOne cat{sign}一只猫\n", name)
    with pytest.raises(InputError, match=says):
        edited(path, "一只猫", "一只猫", new)


def test_a_binary_format_is_read_only() -> None:
    assert editor_of("pairs.parquet") is None
    assert editor_of("notes.unknown") is editor_of("notes.txt")


# --- any text ---------------------------------------------------------------------------

WORDS = st.text(st.sampled_from("猫狗在这里，。\"'\\;\t 1a"), min_size=1, max_size=12).map(
    lambda text: f"猫{text}狗".replace("\t", " ")
)


@settings(max_examples=60, deadline=None)
@given(new=WORDS, name=st.sampled_from(["a.txt", "a.csv", "a.tsv", "a.jsonl"]))
def test_what_is_edited_reads_back(
    new: str, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    contents = {
        "a.txt": "One cat is here.\n一只猫在这里。\nTwo dogs are there.\n两只狗在那里。\n",
        "a.csv": "en,zh\nOne cat is here.,一只猫在这里。\nTwo dogs are there.,两只狗在那里。\n",
        "a.tsv": "en\tzh\nOne cat is here.\t一只猫在这里。\nTwo dogs are there.\t两只狗在那里。\n",
        "a.jsonl": '{"en": "One cat is here.", "zh": "一只猫在这里。"}\n'
        '{"en": "Two dogs are there.", "zh": "两只狗在那里。"}\n',
    }
    path = save(tmp_path_factory.mktemp("edit"), contents[name], name)
    try:
        data = edited(path, "一只猫", "一只猫在这里。", new)
    except InputError:
        return  # refused: the file is as it was
    path.write_bytes(data)
    assert paragraph(path, new)[0].text == new
    assert paragraph(path, "两只狗")[0].text == "两只狗在那里。"


def test_the_diff_shows_the_line_before_and_after(tmp_path: Path) -> None:
    path = save(tmp_path, PLAIN)
    lines = diff(path, edited(path, "第二", "第二段", "第二个段落")).splitlines()
    assert "-\t第二段在这里。\u3000" in lines
    assert "+\t第二个段落在这里。\u3000" in lines
    assert sum(line.startswith(("+", "-")) for line in lines) == 4


def test_a_paragraph_in_both_languages_of_one_of_two_files(tmp_path: Path) -> None:
    paths = save(tmp_path, "The rain stopped.\n", "en.md"), tmp_path / "zh.md"
    old = "雨已经停了，风也停了。 The ferry has left us."
    paths[1].write_text(f"# 标题\n\n{old}\n", encoding="utf-8")
    (bitext,) = read_bitexts(paths)
    there = bitext.target[-1]
    assert there.text == old
    changed = apply(paths[1], [Edit(there.location, old, "雨停了。船开走了。")])
    assert changed.decode() == "# 标题\n\n雨停了。船开走了。\n"
