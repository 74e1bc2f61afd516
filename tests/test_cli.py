"""The command as a user types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from duizhao.cli import main
from tests.texts import interleaved, written


@pytest.fixture
def text(tmp_path: Path) -> Path:
    lines = interleaved()
    del lines[5]
    return written(tmp_path, lines)


def test_report_writes_every_output_and_fails_on_what_it_is_told(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = [tmp_path / f"report.{suffix}" for suffix in ("html", "csv", "json")]
    options = [f"--{path.suffix[1:]}={path}" for path in outputs]
    assert main(["report", str(text), *options, "--fail-on", "missing"]) == 1
    html, csv, stored = (path.read_text("utf-8-sig") for path in outputs)
    assert "Captain Lin" in html
    assert "Captain Lin" in csv
    assert json.loads(stored)["counts"]["missing"] == 1
    first = [path.read_bytes() for path in outputs]
    assert main(["report", str(text), *options]) == 0
    assert [path.read_bytes() for path in outputs] == first


def test_summary_names_the_lines(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(text)]) == 0
    out = capsys.readouterr().out
    assert "ferry.txt:5" in out


@pytest.mark.parametrize(
    "content",
    [b"", b"only English here, and nothing else at all\n", b"PK\x03\x04\x00\x00", b"a\x00b\n"],
    ids=["empty", "one-language", "zip", "nul"],
)
def test_bad_input_is_one_line_and_exit_2(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    output = tmp_path / "out.html"
    assert main(["report", str(path), "--html", str(output)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "bad.txt" in error
    assert not output.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "absent.txt"], "absent.txt"),
        (["report"], "INPUT"),
        (["report", "x.txt", "--fail-on", "terrible"], "terrible"),
        (["report", "x.txt", "--html", "no/such/folder/r.html"], "no/such/folder"),
        ([], "COMMAND"),
    ],
)
def test_usage_errors_are_exit_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(arguments)
    except SystemExit as exit_:
        code = int(exit_.code or 0)
    assert code == 2
    assert told in capsys.readouterr().err


def test_unknown_model_is_one_line(
    text: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["report", str(text), "--model", str(tmp_path / "nowhere")]) == 2
    error = capsys.readouterr().err
    assert "nowhere" in error
    assert error.count("\n") == 1


def test_an_output_that_is_an_input_is_refused(
    text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text.read_bytes()
    assert main(["report", str(text), "--csv", str(text)]) == 2
    assert text.read_bytes() == before


def test_models_lists_the_embedded_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models"]) == 0
    assert "e5-small" in capsys.readouterr().out


def test_help_and_version_need_no_torch() -> None:
    code = (
        "import sys; from duizhao.cli import main\n"
        "for arguments in (['--help'], ['--version'], ['report', '--help'], ['checks']):\n"
        "    try: main(arguments)\n"
        "    except SystemExit: pass\n"
        "assert not {'torch', 'sentence_transformers', 'pandas'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
