"""The command as a user types it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest

import duizhao
from aligner.judge import Judge
from aligner.models import DEFAULT
from aligner.verdict import Judgement
from corpus.model import Bitext
from duizhao import api
from duizhao.cli import main
from tests.disk import no_room
from tests.texts import PAIRS, interleaved, written

ROOT = Path(__file__).parents[1]


class Once(Judge):
    """The real judge, which looks at the same text only once."""

    known: ClassVar[dict[Bitext, Judgement]] = {}

    def judge(self, bitext: Bitext, *shown: object) -> Judgement:
        if bitext not in self.known:
            self.known[bitext] = Judge.judge(self, bitext)
        return self.known[bitext]


@pytest.fixture(scope="module")
def once(judge: Judge) -> Once:
    return Once(judge.encoder, judge.background, judge.calibration)


@pytest.fixture
def text(tmp_path: Path, once: Once, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text without one Chinese paragraph, in the current folder; its model is loaded."""
    load = api.load_model

    def loaded(name: str, say: Callable[[str], None], share: float | None) -> Judge | Once:
        return once if name == DEFAULT else load(name, say)

    monkeypatch.setattr(api, "load_model", loaded)
    monkeypatch.chdir(tmp_path)
    lines = interleaved()
    del lines[5]
    return written(Path(), lines)


def test_report_writes_every_output_and_fails_on_what_it_is_told(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = [tmp_path / f"report.{suffix}" for suffix in ("html", "csv", "json")]
    options = [f"--{path.suffix[1:]}={path}" for path in outputs]
    assert main(["report", str(text), *options, "--fail-on", "missing"]) == 1
    html, csv, stored = (path.read_text("utf-8-sig") for path in outputs)
    assert "Captain Lin" in html
    assert "Captain Lin" in csv
    assert json.loads(stored)["summary"]["counts"]["missing"] == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "6 pairs, 1 flagged: 1 missing" in told
    assert all(str(path) in told for path in outputs)
    first = [path.read_bytes() for path in outputs]
    assert main(["report", str(text), *options]) == 0
    assert [path.read_bytes() for path in outputs] == first


def test_summary_names_the_lines(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(text)]) == 0
    out = capsys.readouterr().out
    assert "ferry.txt:5" in out
    assert out.splitlines()[-1] == "6 pairs, 1 flagged: 1 missing"


def test_quiet_says_nothing(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(text), "--quiet", "--fail-on", "extra"]) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("format", ["json", "csv"])
def test_a_report_can_go_to_standard_output(
    format: str, text: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    stored = tmp_path / f"report.{format}"
    assert main(["report", str(text), f"--{format}", str(stored), "--quiet"]) == 0
    assert capfdbinary.readouterr() == (b"", b"")
    assert main(["report", str(text), f"--{format}", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out == stored.read_bytes()
    assert err == b"duizhao: 6 pairs, 1 flagged: 1 missing\n"


def test_a_reader_that_has_seen_enough_is_no_error(text: Path) -> None:
    command = [sys.executable, "-m", "duizhao", "report", text.resolve(), "--json", "-", "--quiet"]
    reading, writing = os.pipe()
    os.close(reading)
    found = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (found.returncode, found.stderr) == (0, b"")


def test_a_full_standard_output_is_one_line(
    text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(full, "utf-8", write_through=True))
        assert main(["report", str(text)]) == 2
    error = capsys.readouterr().err
    assert error == "duizhao: cannot write to standard output: No space left on device\n"


def test_a_full_disk_leaves_nothing_behind(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(tmp_path.iterdir())
    with no_room():
        code = main(["report", str(text), "--html", str(tmp_path / "r.html")])
    assert code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "r.html" in error
    assert sorted(tmp_path.iterdir()) == before


EN, ZH = PAIRS[0]
HOSTILE: dict[str, tuple[str, bytes]] = {
    "empty": ("bad.txt", b""),
    "byte-order-mark": ("bad.txt", b"\xef\xbb\xbf"),
    "white-space": ("bad.txt", b" \n\t\n"),
    "one-language": ("bad.txt", b"only English here, and nothing else at all\n"),
    "no-language": ("bad.txt", "👩‍👩‍👧 123 https://example.org\n".encode()),
    "japanese": ("bad.txt", "これは長い文章です。\n".encode()),
    "zip": ("bad.txt", b"PK\x03\x04\x00\x00"),
    "picture": ("bad", b"\x89PNG\r\n\x1a\n"),
    "nul": ("bad.txt", b"a\x00b\n"),
    "damaged-utf8": ("bad.txt", f"{EN}\n{ZH}\n".encode() + b"\xff\n"),
    "no-encoding": ("bad.txt", bytes(range(128, 256)) * 3),
    "ten-megabytes": ("bad.txt", b"x" * 10_000_000),
    "a-book-on-a-line": ("bad.txt", f"{EN} ".encode() * 4000 + b"\n" + ZH.encode() * 8000 + b"\n"),
    "hundred-thousand-lines": ("bad.txt", b"1\n" * 100_000),
    "csv-open-quote": ("bad.csv", b'source,target\n"a,b\n'),
    "csv-ragged": ("bad.csv", b"source,target\na,b,c\n"),
    "csv-no-rows": ("bad.csv", b"source,target\n"),
    "csv-one-column": ("bad.csv", b"source\nhello\n"),
    "csv-surrogate": ("bad.csv", b'source,target\n"\xed\xa0\x80","x"\n'),
    "jsonl-broken-line": ("bad.jsonl", b'{"en": "The rain.", "zh": "x"}\n{"en": \n'),
    "jsonl-deep": ("bad.jsonl", b"[" * 100_000),
    "jsonl-array": ("bad.jsonl", b"[1, 2]\n"),
    "parquet-empty": ("bad.parquet", b""),
    "parquet-cut": ("bad.parquet", b"PAR1....PAR1"),
    "parquet-text": ("bad.parquet", b"source,target\na,b\n"),
    "name-of-two-lines": ("bad\n\x1b[31m.txt", b""),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_bad_input_is_one_line_and_exit_2(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, content = HOSTILE[kind]
    path = tmp_path / name
    path.write_bytes(content)
    refused(path, tmp_path, capsys)


@pytest.mark.parametrize("kind", ["folder", "loop", "dangling", "device"])
def test_what_is_no_file_is_one_line_and_exit_2(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.txt"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to({"loop": path, "dangling": tmp_path / "no", "device": "/dev/zero"}[kind])
    refused(path, tmp_path, capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permissions_are_one_line_and_exit_2(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "bad.txt"
    secret.write_text("secret", "utf-8")
    secret.chmod(0)
    refused(secret, tmp_path, capsys)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    assert main(["report", str(text), "--csv", str(locked / "r.csv")]) == 2
    assert "folder is not writable" in capsys.readouterr().err


def test_parquet_of_other_types_is_one_line_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    pyarrow = pytest.importorskip("pyarrow")
    path = tmp_path / "bad.parquet"
    parquet.write_table(pyarrow.table({"source": [[1]], "target": [{"a": 1}]}), path)
    refused(path, tmp_path, capsys)


def refused(path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = folder / "out.html"
    assert main(["report", str(path), "--html", str(output)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.rstrip("\n").isprintable()
    assert "bad" in error
    assert not output.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "utf-32"])
def test_encodings_are_found(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("\r\n".join(interleaved(PAIRS[:2])).encode(encoding))
    (found,) = duizhao.read(path)
    assert [p.text for p in found.target] == [chinese for _, chinese in PAIRS[:2]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "absent.txt"], "absent.txt"),
        (["report"], "INPUT"),
        (["report", "x.txt", "--fail-on", "terrible"], "terrible"),
        (["report", "-"], "a text is read from a file"),
        (["report", "x.txt", "--html", "no/such/folder/r.html"], "no/such/folder"),
        (["report", "x.txt", "--html", "."], "it is a folder"),
        (["report", "x.txt", "--html", ""], "without a name"),
        (["report", "x.txt", "--html", "r" * 300], "too long"),
        (["report", "x.txt", "--csv", "r.csv", "--json", "./r.csv"], "overwrite"),
        (["report", "x.txt", "--csv", "-", "--json", "-"], "standard output"),
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


def test_of_more_than_two_files_each_holds_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / name for name in ("a.en.txt", "a.zh.txt", "b.zh.txt")]
    for file, content in zip(files, (*PAIRS[0], PAIRS[0][1]), strict=True):
        file.write_text(content, "utf-8")
    assert main(["report", *map(str, files)]) == 2
    assert "of more, each has to hold both languages" in capsys.readouterr().err


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


def test_checks_can_be_asked_for_by_their_beginnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", "N30", "E903"]) == 0
    codes = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert codes == ["E903", "N301", "N302", "N303", "N304", "N305"]
    assert main(["checks", "X"]) == 2
    assert "no code begins with 'X'" in capsys.readouterr().err


def test_ctrl_c_while_the_program_is_imported_is_no_fault() -> None:
    code = (
        "import sys, types, duizhao\n"
        "from duizhao.__main__ import program\n"
        "assert 'duizhao.api' not in sys.modules\n"
        "class Interrupted(types.ModuleType):\n"
        "    def __getattr__(self, name): raise KeyboardInterrupt\n"
        "sys.modules['duizhao.cli'] = Interrupted('duizhao.cli')\n"
        "program()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"duizhao: interrupted\n")


def test_help_and_version_need_no_torch() -> None:
    code = (
        "import sys; from duizhao.cli import main\n"
        "for arguments in (['--help'], ['--version'], ['report', '--help'], ['checks']):\n"
        "    try: main(arguments)\n"
        "    except SystemExit: pass\n"
        "assert not {'torch', 'sentence_transformers', 'pandas'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_as_a_program_it_ends_with_its_code_and_all_that_it_printed(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    commands = [["checks"], ["report", "empty.txt"], ["--version"]]
    runs = [
        subprocess.run(
            [sys.executable, "-m", "duizhao", *command],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
        )
        for command in commands
    ]
    assert [run.returncode for run in runs] == [0, 2, 0]
    assert runs[0].stdout.count("\n") > 10
    assert runs[1].stderr.count("\n") == 1


def test_what_is_printed_last_is_not_lost_silently() -> None:
    environment = os.environ | {"PYTHONUNBUFFERED": ""}  # so that it waits to be printed
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "duizhao", "report", "--show-config", "x.txt"],
            cwd=ROOT,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert done.stderr == "duizhao: cannot write to standard output: No space left on device\n"
