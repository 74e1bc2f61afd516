"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from corpus.errors import OutputError
from reports.writers.atomic import write_bytes
from tests.disk import no_room


def test_it_writes_and_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_bytes(path, b"first")
    write_bytes(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    with no_room(), pytest.raises(OutputError, match=r"report\.html"):
        write_bytes(path, b"x" * 5000)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("absent/report.html", "folder does not exist"),
        ("folder", "it is a folder"),
        ("file/report.html", "its folder is a file"),
        ("nul\0.html", r"nul\?\.html"),
        ("long" * 100, "too long"),
        ("bell\x07/report.html", r"bell\?"),
    ],
)
def test_what_cannot_be_written_is_one_line(name: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=told) as caught:
        write_bytes(tmp_path / name, b"data")
    assert "\n" not in str(caught.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    link = tmp_path / "link.html"
    link.symlink_to(there)
    write_bytes(link, b"data")
    assert link.is_symlink()
    assert there.read_bytes() == b"data"


def test_the_usual_permissions_apply(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "report.html", b"data")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "report.html").stat().st_mode) == 0o640


def test_a_device_is_written_to_not_replaced() -> None:
    write_bytes("/dev/null", b"data")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
