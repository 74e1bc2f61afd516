"""What a program gets from `import duizhao`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import duizhao
from aligner.judge import Judge
from reports.table import COLUMNS
from tests import reporting
from tests.texts import PAIRS, interleaved, written

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = interleaved()
    del lines[5]
    return written(tmp_path_factory.mktemp("text"), lines, "text.txt")


@pytest.fixture(scope="module")
def report(text: Path, judge: Judge) -> duizhao.Report:
    return duizhao.report(text, model=judge)


def test_a_report_in_one_line(report: duizhao.Report) -> None:
    assert isinstance(report, duizhao.Report)
    (missing,) = report.flagged()
    assert missing.status == "missing"
    assert report.title == "text.txt"


def test_it_gives_a_frame_and_a_dictionary(report: duizhao.Report) -> None:
    frame = report.to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["status"]).count("missing") == 1
    stored = report.to_dict()
    assert json.loads(json.dumps(stored)) == stored
    assert [verdict["id"] for verdict in stored["verdicts"]] == list(frame["id"])


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("R.CSV", b"\xef\xbb\xbfid,"),
        ("r.json", b"{"),
        ("r.txt", b"text.txt"),
    ],
)
def test_it_writes_in_the_format_of_the_name(
    name: str, begins: bytes, report: duizhao.Report, tmp_path: Path
) -> None:
    report.write(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_the_format_may_be_named(report: duizhao.Report, tmp_path: Path) -> None:
    duizhao.write(report, tmp_path / "pairs.dat", "csv")
    assert (tmp_path / "pairs.dat").read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_it_comes_back_from_json(report: duizhao.Report, tmp_path: Path) -> None:
    report.write(tmp_path / "r.json")
    assert duizhao.Report.from_json(tmp_path / "r.json") == report


@pytest.mark.parametrize("name", ["r.docx", "r", "no/such/folder/r.html"])
def test_what_cannot_be_written_is_an_output_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(duizhao.OutputError):
        reporting.report().write(tmp_path / name)


def test_an_unknown_format_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(duizhao.ConfigError, match="docx"):
        reporting.report().write(tmp_path / "r", "docx")


def test_bad_input_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(duizhao.InputError, match="absent"):
        duizhao.read(tmp_path / "absent.txt")


def test_the_import_is_light() -> None:
    code = "import duizhao, sys; assert not {'torch', 'pandas', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_public_name_is_there() -> None:
    assert all(hasattr(duizhao, name) for name in duizhao.__all__)


def test_the_examples_of_the_page_run(
    text: Path, judge: Judge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "text.txt").write_bytes(text.read_bytes())
    (tmp_path / "pairs.csv").write_text("english,zh\nThe rain stopped.,雨停了。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(duizhao.api, "load_model", lambda name="": judge)  # loaded already
    monkeypatch.setattr(duizhao, "load_model", lambda name="": judge)
    names: dict[str, object] = {"Path": Path}
    page = (DOCS / "library.md").read_text("utf-8")
    for example in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(compile(example, "docs/library.md", "exec"), names)
    assert (tmp_path / "report.html").exists()


def test_two_files_are_named_both_without_their_folders(judge: Judge, tmp_path: Path) -> None:
    files = [tmp_path / "a" / "c.en.txt", tmp_path / "b" / "c.zh.txt"]
    for file, text in zip(files, PAIRS[0], strict=True):
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    assert duizhao.report(*files, model=judge).title == "c.en.txt + c.zh.txt"
