"""Subtitles: SubRip and WebVTT, two files by time, both languages in one cue."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import Bitext
from corpus.readers import read, read_bitexts
from tests.formats import fault, protected, rows, save

ENGLISH = """\
1
00:00:01,000 --> 00:00:03,500
The ferry leaves
at <i>nine</i>.

2
00:00:04,000 --> 00:00:05,000
Welcome

3
00:00:05,000 --> 00:00:06,500
aboard!

4
00:00:20,000 --> 00:00:22,000
No dogs on deck.
"""

CHINESE = """\
WEBVTT - ferry

NOTE made by hand

STYLE
::cue { color: white }

intro
00:01.100 --> 00:03.400 align:start
渡船九点开。

00:04.100 --> 00:06.300
欢迎登船！

00:00:30.000 --> 00:00:31.000
完
"""


def test_two_files_are_paired_by_time(tmp_path: Path) -> None:
    paths = [save(tmp_path, ENGLISH, "a.en.srt"), save(tmp_path, CHINESE, "a.zh.vtt")]
    (found,) = read_bitexts(paths)
    assert rows(found) == [
        ("The ferry leaves at <i>nine</i>.", "渡船九点开。"),
        ("Welcome\naboard!", "欢迎登船！"),
        ("No dogs on deck.", ""),
        ("", "完"),
    ]
    assert protected(found)[0] == ["<i>", "</i>"]
    assert [(p.location.line, p.location.unit) for p in found.source[:2]] == [
        (3, "00:00:01,000 --> 00:00:03,500"),
        (8, "00:00:04,000 --> 00:00:05,000"),
    ]
    assert [(u.reason, u.location.line) for u in found.unpaired] == [
        ("code", 1),
        ("code", 3),
        ("code", 5),
    ]


def test_both_languages_in_each_cue(tmp_path: Path) -> None:
    content = ENGLISH.replace("\n\n2", "\n渡船九点开。\n\n2").replace(
        "Welcome\n", "Welcome\n欢迎\n"
    )
    found = read(save(tmp_path, content, "a.srt"))
    assert isinstance(found, Bitext)
    assert rows(found) == [
        ("The ferry leaves at <i>nine</i>.", "渡船九点开。"),
        ("Welcome", "欢迎"),
        ("aboard!", ""),
        ("No dogs on deck.", ""),
    ]
    assert [p.location.line for p in found.target] == [5, 10]


def test_music_is_not_judged(tmp_path: Path) -> None:
    content = ENGLISH.replace("Welcome\n", "♪ ♪\n")
    paths = [save(tmp_path, content, "a.en.srt"), save(tmp_path, CHINESE, "a.zh.vtt")]
    (found,) = read_bitexts(paths)
    assert ("♪ ♪", "neutral", 8) in [(u.text, u.reason, u.location.line) for u in found.unpaired]
    assert rows(found)[1] == ("aboard!", "欢迎登船！")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("The ferry leaves.\n", "a.srt:1: broken subtitles: text without times"),
        ("1\n00:01 -> 2\nHello\n", "a.srt:1: broken subtitles: text without times"),
        ("1\n00:xx:01,000 --> 00:00:02,000\nHello\n", "a.srt:1: broken subtitles: times that"),
        ("WEBVTT\n", "a.srt: no subtitles were found"),
        ("1\n00:00:01,000 --> 00:00:02,000\n12\n", "a.srt: no English or Chinese text"),
    ],
)
def test_broken_files(tmp_path: Path, content: str, message: str) -> None:
    assert fault(tmp_path, content, "a.srt").startswith(message)
