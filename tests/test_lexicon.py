"""The dictionary: what it knows, and where its files come from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aligner import built, lexicon


def test_a_word_has_its_glosses_in_either_script() -> None:
    words = lexicon.load()
    assert "渡轮" in words
    assert "ferry" in words.glosses("渡轮")
    assert words.glosses("渡輪") == words.glosses("渡轮")
    assert lexicon.stem("ferry") in words.stems("渡轮")


def test_a_name_is_what_heads_its_glosses() -> None:
    words = lexicon.load()
    assert words.names_of("北京") == {"beijing"}
    assert "trump" in words.names_of("特朗普")  # a word too, but rendered by sound
    assert words.names_of("渡轮") == frozenset()
    assert words.names_of("肖恩") == {"sean", "shaun", "shawn"}  # all of a person's
    assert "taiming" in words.names_of("郭台铭")
    assert "tencent" in words.names_of("腾讯")  # whose gloss only refers to another entry
    assert "beijing" in words.named
    assert words.glosses_as_name("渡轮") == ""
    assert {"beijing", "seattle"} <= words.placed <= words.named
    assert "tencent" not in words.placed


def test_it_tells_english_words_of_its_own() -> None:
    words = lexicon.load()
    assert "ferry" in words.ordinary
    assert "beijing" not in words.ordinary
    assert words.uses("ferries")
    assert not words.uses("zzyzx")


@pytest.mark.parametrize("unknown", ["", "qqq", "渡轮渡轮渡轮渡轮", "\ud800"])
def test_of_what_it_has_not_it_knows_nothing(unknown: str) -> None:
    words = lexicon.load()
    assert unknown not in words
    assert words.glosses(unknown) == words.glosses_as_name(unknown) == ""
    assert words.stems(unknown) == words.names_of(unknown) == frozenset()


def test_it_does_without_a_cache_folder(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    code = "from aligner import lexicon; print(*lexicon.load().names_of('北京'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"DUIZHAO_CACHE": str(blocked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("beijing\n", "")


def test_what_was_half_made_is_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "made"

    def make(place: Path) -> None:
        (place / "one").write_text("whole")
        (place / "two").write_text("whole")

    built.ensure(folder, make)
    (folder / "two").write_text("ha")
    built.ensure(folder, make)
    assert (folder / "two").read_text() == "whole"


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    built.ensure(folder, lambda place: (place / "one").touch())

    def fails(place: Path) -> None:
        (place / "one").touch()
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        built.ensure(folder, fails, needed=["two"])
    assert built.is_whole(folder)
    assert {path.name for path in tmp_path.iterdir()} <= {"made", "made.lock"}


def test_traditional_characters_are_simplified_one_by_one() -> None:
    known = lexicon.load()
    assert known.simplified("請在渡輪離開碼頭前買票。") == "请在渡轮离开码头前买票。"
    same = "皇后 and 著名, 干杯"
    assert known.simplified(same) == same
