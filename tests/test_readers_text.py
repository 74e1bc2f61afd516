"""Decoding, plain text, and putting files together."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.decoding import read_text
from corpus.errors import InputError
from corpus.model import Bitext, Document, Lang, Paragraph, Unpaired, other
from corpus.readers import READERS, ReadOptions, read, read_bitexts
from corpus.readers.text import items_of
from corpus.readers.wrapping import blocks

SIMPLIFIED = "河水在春天上涨，淹没了两岸的田地。\n“雨停了。”老人说。\n"
TRADITIONAL = "河水在春天上漲，淹沒了兩岸的田地。\n「雨停了。」老人說。\n"


def save(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def bitext(tmp_path: Path, content: str, **options: str) -> Bitext:
    found = read(save(tmp_path, content), options=ReadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(found, Bitext)
    return found


def document(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> Document:
    found = read(save(tmp_path, content, name))
    assert isinstance(found, Document)
    return found


# --- decoding -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "big5hkscs", "big5"),
        ("雨停了", "gb18030", "gb18030"),
        ("雨停了", "big5", "big5"),
        ("唐 杰", "gb18030", "gb18030"),
        ("陳 明", "big5", "big5"),
        ("鐵路橋樑", "big5", "big5"),
        ("铁路桥梁", "gb18030", "gb18030"),
        ("The rain has stopped.\n雨停了。\n", "gb18030", "gb18030"),
        ("The rain has stopped.\n雨停了。\n", "big5", "big5"),
        ("It’s “fine” – at the café.", "cp1252", "cp1252"),
        ("Plain ASCII.", "ascii", "utf-8"),
    ],
)
def test_encodings_are_told_apart(tmp_path: Path, text: str, encoding: str, name: str) -> None:
    assert read_text(save(tmp_path, text.encode(encoding))) == (text, name)


def test_only_real_line_ends_end_lines(tmp_path: Path) -> None:
    text, _ = read_text(save(tmp_path, "a\r\nb\rc\nd\u2028e\x0bf\x0cg\x85h"))
    assert text == "a\nb\nc\nd\u2028e\x0bf\x0cg\x85h"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "a.txt: the file is empty"),
        (b"\xef\xbb\xbf \n\n", "a.txt: the file is empty but for white space"),
        (b"one\ntwo\0", "a.txt:2: contains NUL bytes; is it a binary file?"),
        (b"one\r\ntwo\rthree\0", "a.txt:3: contains NUL bytes"),
        ("a\nb\0".encode("utf-16"), "a.txt:2: contains NUL bytes"),
        (b"PK\x03\x04....word/document.xml", "is a Word document (.docx), not text"),
        (b"PK\x03\x04....", "is a ZIP archive, not text"),
        (b"%PDF-1.7\n", "is a PDF document, not text"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG image"),
        ("雨停了。\n走吧".encode() + b"\xff!", "a.txt:2: is UTF-8 but for a damaged byte, 0xff"),
        (b"\n\x81\x8d\x8f\x90\x9d\xff\xff", "a.txt:2: is neither UTF-8 nor GB18030 nor Big5"),
        (b"\xff\xfea", "is not valid utf-16"),
        (b"123\n---\n", "no English or Chinese text was found"),
    ],
)
def test_unreadable_files_are_named_in_one_line(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(save(tmp_path, content))
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_and_directory(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a directory, not a file"):
        read(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        read("a\0b")


def test_encoding_can_be_told(tmp_path: Path) -> None:
    path = save(tmp_path, "茶".encode("big5"))
    assert read_text(path, "big5") == ("茶", "big5")
    for wrong in ("no-such-codec", "ascii", "base64", "utf-8"):
        with pytest.raises(InputError, match=r"a\.txt"):
            read_text(path, wrong)


def test_other_encodings_are_noted(tmp_path: Path) -> None:
    assert document(tmp_path, SIMPLIFIED.encode("gb18030")).notes == ("a.txt: read as gb18030",)


# --- plain text ---------------------------------------------------------------------------

ARTICLE = """\
The River Returns
(A report from the eastern bank)
河流归来（东岸报道）
By Chen Ming
陈 明
https://example.org/river/1

Translated by Springfield Press
In spring the river rises and covers the fields on both banks.
春天，河水上涨，淹没了两岸的田地。
***
Farmers Move to the Hills 农民搬到山上
In summer they come back.
夏天，他们又回来了。
2024-05-08
Весной река поднимается.
"""


def test_bilingual_article(tmp_path: Path) -> None:
    found = bitext(tmp_path, ARTICLE)
    assert (found.source_lang, found.target_lang) == ("en", "zh")
    assert found.interleaved
    assert found.pairs is None
    assert [(p.location.line, p.location.column, p.text) for p in found.source] == [
        (1, 0, "The River Returns"),
        (2, 0, "(A report from the eastern bank)"),
        (4, 0, "By Chen Ming"),
        (9, 0, "In spring the river rises and covers the fields on both banks."),
        (12, 0, "Farmers Move to the Hills"),
        (13, 0, "In summer they come back."),
    ]
    assert [(p.location.line, p.location.column, p.text) for p in found.target] == [
        (3, 0, "河流归来（东岸报道）"),
        (5, 0, "陈 明"),
        (10, 0, "春天，河水上涨，淹没了两岸的田地。"),
        (12, 26, "农民搬到山上"),
        (14, 0, "夏天，他们又回来了。"),
    ]
    assert [(u.location.line, u.reason) for u in found.unpaired] == [
        (6, "url"),
        (8, "credit"),
        (11, "separator"),
        (15, "neutral"),
        (16, "other-language"),
    ]


def test_source_language_can_be_told(tmp_path: Path) -> None:
    found = bitext(tmp_path, ARTICLE, source_lang="zh")
    assert found.source[0].text == "河流归来（东岸报道）"
    assert found.target[0].text == "The River Returns"


@pytest.mark.parametrize(("said", "source"), [(None, "en"), ("en", "en"), ("zh", "zh")])
def test_english_is_the_source_unless_told_otherwise(
    tmp_path: Path, said: Lang | None, source: Lang
) -> None:
    path = save(tmp_path, "雨停了。\nThe rain stopped.\n")
    (found,) = read_bitexts([path], ReadOptions(source_lang=said))
    assert found.source_lang == source
    assert [p.lang for p in found.source + found.target] == [source, other(source)]


def test_separator_inside_a_line_is_kept(tmp_path: Path) -> None:
    found = bitext(tmp_path, "  The Rain Has Stopped / 雨已经停了\n")
    assert [(u.text, u.reason, u.location.column) for u in found.unpaired] == [
        ("/", "separator", 23)
    ]
    assert found.source[0].location.column == 2
    assert found.target[0].location.column == 25


def test_a_half_of_a_line_is_stripped_of_every_white_space(tmp_path: Path) -> None:
    found = bitext(tmp_path, "今天雨终于停了。\u2028The rain stopped today.\n")
    assert [p.text for p in found.source] == ["The rain stopped today."]


@pytest.mark.parametrize(
    "line",
    [
        "Translated by Springfield Press",
        "Translator: J. R. Moss",
        "Translators：Ann Moss, Bo Li",
        "English translation by Ann Moss",
        "(Translated by Ann Moss)",
        "译者：李四",
        "翻译: 李四、王五",
        "譯者：李四",
        "（李四 译）",
        "本文由李四翻译",
        "李四 译",
    ],
)
def test_credits(tmp_path: Path, line: str) -> None:
    found = read(save(tmp_path, f"The rain stopped.\n雨停了。\n{line}\n"))
    assert [(u.text, u.reason) for u in found.unpaired] == [(line, "credit")]


@pytest.mark.parametrize(
    "line",
    [
        "Translated by machine, the poem loses much of its music.",
        "By Tang Jie",
        "编辑：李四",
        "翻译：一门艺术的历史",
        "他把这本书翻译成了中文",
        "The translator: a profession in trouble after many years of cheap software, they say.",
    ],
)
def test_not_credits(tmp_path: Path, line: str) -> None:
    found = read(save(tmp_path, f"The rain stopped.\n雨停了。\n{line}\n"))
    assert found.unpaired == ()


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("（译者注：便士是英国的旧币。）", True),
        ("【譯註】便士是英國的舊幣。", True),
        ("译按：便士是英国的旧币。", True),
        ("**译者注：** 便士是英国的旧币。", True),
        ("[Translator's note: a penny was a coin.]", True),
        ("Translators’ Note: a penny was a coin.", True),
        ("＊註一：便士在英文原文中是舊幣。", True),
        ("【译文来自1950年的译本。】", True),
        ("注：以英文原文为准。", False),
        ("译文来自1950年的译本。", False),
        ("译者注", False),
        ("他在译者注里说：便士是英国的旧币。", False),
        ("The translator's note says: a penny was a coin.", False),
    ],
)
def test_translators_notes(tmp_path: Path, line: str, is_note: bool) -> None:
    found = read(save(tmp_path, f"The rain stopped.\n雨停了。\n{line}\n"))
    assert [u.text for u in found.unpaired if u.reason == "translators-note"] == [line] * is_note


def test_notes_of_both_files_are_each_other_s(tmp_path: Path) -> None:
    english, chinese = "The rain stopped.\n", "雨停了。\n"
    notes = "Translator's note: it rains a lot.\n", "译者注：那里多雨。\n"
    for own, number in (("", 1), (notes[0], 2)):
        paths = save(tmp_path, english + own, "en.txt"), save(tmp_path, chinese + notes[1], "z.txt")
        (found,) = read_bitexts(paths)
        assert len(found.source) == len(found.target) == number


def test_stray_lines_do_not_make_a_bitext(tmp_path: Path) -> None:
    body = "河水在春天上涨，淹没了两岸的田地，带来了上游的泥土。\n" * 30
    found = document(tmp_path, f"River News\n{body}")
    assert found.lang == "zh"
    assert len(found.paragraphs) == 30
    assert [(u.text, u.reason) for u in found.unpaired] == [("River News", "other-language")]
    assert "1 in English left unpaired (line 1)" in found.notes[0]


def test_a_few_lines_in_both_languages_are_a_bitext(tmp_path: Path) -> None:
    found = bitext(tmp_path, "River News\n" + "河水在春天上涨，淹没了两岸的田地。\n" * 3)
    assert (len(found.source), len(found.target)) == (1, 3)


# --- wrapped lines ------------------------------------------------------------------------

WRAPPED = """\
Chapter the First

In spring the river rises and covers the fields on both of its banks
with new soil. The farmers wait in the hills until the water is gone,
and then they come down again and sow.

In summer the sun dries the mud, and the children walk along the dikes
to the old school near the bridge.

- one item
- another item
"""


def test_wrapped_english_is_joined() -> None:
    found = blocks(WRAPPED.split("\n"))
    assert [block.line for block in found] == [1, 3, 7, 10, 11]
    assert found[1].text == (
        "In spring the river rises and covers the fields on both of its banks with new soil."
        " The farmers wait in the hills until the water is gone, and then they come down again"
        " and sow."
    )


def test_punctuation_that_was_left_alone_on_a_line_is_joined() -> None:
    text = (
        "河水在春天上涨，淹没了两岸的田地，带来了上游泥\n。\n\n"
        "农民在山上等着，等到河水退去以后再下山来播种\n。\n\n"
        "老人们说，从前的河水比现在还要大得多呢，真的\n！”\n\n"
        "。\n"
    )
    found = [item.text for item in items_of(text.split("\n"), Path("a.txt"))]
    assert [part[-3:] for part in found] == ["游泥。", "播种。", "的！”", "。"]


def test_wrapped_chinese_is_joined_without_spaces() -> None:
    first = "河水在春天上涨，淹没了两岸的田地，也带来了"
    second = "上游的泥土和种子。到了夏天，水退下去，农民"
    third = "就在新的泥土上播种。"
    found = blocks(["标题", "", first, second, third, "", first, third])
    assert [block.text for block in found] == [
        "标题",
        first + second + third,
        first + third,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The rain stopped.\n雨停了。\n\nThe wind rose.\n风起了。\n\nWe went out.\n我们出门了。",
        "The rain stopped.\nThe wind rose.\n\nWe all went out to the river again.\nIt was quiet.",
        "Rain in the east brings the river up\nFarmers on the hills wait for water\n"
        "Council votes for a new bridge\n\nSchools in the valley open again\nNew road",
        "one\ntwo\nthree",
        "The rain has stopped at last over the eastern bank of the old river,\nand so we went",
    ],
)
def test_other_lines_stay_paragraphs(text: str) -> None:
    assert [block.text for block in blocks(text.split("\n"))] == [
        line for line in text.split("\n") if line
    ]


# --- several files ------------------------------------------------------------------------


def test_two_files_make_one_bitext(tmp_path: Path) -> None:
    chinese = save(tmp_path, SIMPLIFIED, "zh.txt")
    english = save(tmp_path, "The river rises.\n“The rain stopped,” he said.\n", "en.txt")
    (found,) = read_bitexts([chinese, english])
    assert (found.source_lang, found.target_lang) == ("en", "zh")
    assert not found.interleaved
    assert found.source[1].location.file == english.as_posix()
    assert found.target[1].location.file == chinese.as_posix()
    assert read_bitexts([english, chinese]) == (found,)
    (turned,) = read_bitexts([english, chinese], ReadOptions(source_lang="zh"))
    assert turned.source == found.target


def test_one_of_two_files_may_have_a_bilingual_title(tmp_path: Path) -> None:
    english = save(tmp_path, "The river rises.\n“The rain stopped,” he said.\n", "en.txt")
    chinese = save(tmp_path, "River\n" + SIMPLIFIED, "zh.txt")
    (found,) = read_bitexts([english, chinese])
    assert [u.text for u in found.unpaired] == ["River"]
    assert len(found.target) == 2


def test_bilingual_files_make_a_bitext_each(tmp_path: Path) -> None:
    paths = [save(tmp_path, ARTICLE, name) for name in ("a.txt", "b.txt", "c.md")]
    assert [found.name for found in read_bitexts(paths)] == [path.as_posix() for path in paths]
    assert len(read_bitexts(paths[:2])) == 2
    assert len(read_bitexts(paths[:1])) == 1


def test_files_that_do_not_fit_together(tmp_path: Path) -> None:
    english = save(tmp_path, "The river rises.\n", "en.txt")
    again = save(tmp_path, "The rain stopped.\n", "en2.txt")
    both = save(tmp_path, ARTICLE, "both.txt")
    with pytest.raises(
        InputError, match=r"en\.txt: only English was found; name its Chinese counterpart"
    ):
        read_bitexts([english])
    alike = r"en2\.txt: is in Latin letters like .*en\.txt; one English and one Chinese file"
    with pytest.raises(InputError, match=alike):
        read_bitexts([english, again])
    with pytest.raises(InputError, match=r"en\.txt: only English was found, no Chinese"):
        read_bitexts([both, english])
    with pytest.raises(InputError, match="no input file"):
        read_bitexts([])


# --- anything at all ----------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "雨停了。",
        "The rain stopped. ",
        "Old Rivers Find a New Bed 古老河流找到新河床",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "---",
        "https://example.org",
        "译者：李四",
        "Translated by Ann",
        "\u2028",
        "\x0c",
        " / ",
        "12",
        "дом",
        "title: x",
        "🙂",
    ]
)
TEXTS = st.lists(
    st.one_of(PIECES, st.text(st.characters(exclude_categories=["Cs"]), max_size=10)), max_size=25
).map("".join)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_nothing_is_dropped(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder), text)
        try:
            found = read(path)
        except InputError:
            return
    paragraphs = found.source + found.target if isinstance(found, Bitext) else found.paragraphs
    items: list[Paragraph | Unpaired] = [*paragraphs, *found.unpaired]
    items.sort(key=lambda item: item.location)
    kept = "".join("".join(item.text.split()) for item in items)
    assert kept == "".join(text.removeprefix("\ufeff").split())
    for paragraph in paragraphs:
        assert paragraph.text == paragraph.text.strip() != ""


def name_or_error(content: bytes, suffix: str) -> tuple[str, str]:
    """A file's path, and its name as read or the error's text; other exceptions pass."""
    with tempfile.TemporaryDirectory() as folder:
        path = save(Path(folder), content, f"a{suffix}")
        try:
            return path.as_posix(), read(path).name
        except InputError as error:
            return path.as_posix(), str(error)


@given(st.binary(max_size=200), st.sampled_from(sorted(READERS)))
@settings(max_examples=300, deadline=None)
def test_only_input_errors_for_any_bytes(content: bytes, suffix: str) -> None:
    path, said = name_or_error(content, suffix)
    assert said.startswith(path)
    assert "\n" not in said


@given(TEXTS, st.sampled_from(sorted(READERS)))
@settings(max_examples=300, deadline=None)
def test_only_input_errors_for_any_text(text: str, suffix: str) -> None:
    path, said = name_or_error(text.encode(), suffix)
    assert said.startswith(path)
    assert "\n" not in said
