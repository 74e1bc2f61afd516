"""`duizhao score`: every row once, whatever happens; conditions; the cluster."""

from __future__ import annotations

import csv
import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from aligner.judge import Judge
from corpus.errors import ConfigError
from corpus.readers import read_bitexts
from corpus.readers.base import ReadOptions
from duizhao import api
from duizhao.cli import main
from duizhao.progress import Scoring
from duizhao.score.blocks import TEXT, Block, blocks
from duizhao.score.job import Job, Progress, Rows, run
from duizhao.score.keep import parse
from duizhao.score.local import local
from duizhao.score.parts import Parts
from reports.table import COLUMNS, DTYPES, rows
from tests.texts import PAIRS

SILENT = Progress(lambda total, done: None, lambda count: None, lambda line: None)
ROW = {name: "" if kind == "str" else None for name, kind in DTYPES.items()} | {
    "status": "ok",
    "probability": 0.95,
    "source_line": 7,
    "findings": "N101;R501",
}


def table(folder: Path, count: int) -> Path:
    """A CSV of pairs: the ferry's, each told apart by a number."""
    path = folder / "pairs.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["english", "chinese"])
        for number in range(count):
            english, chinese = PAIRS[number % len(PAIRS)]
            writer.writerow([f"{number}. {english}", f"{number}. {chinese}"])
    return path


def read(path: Path) -> list[dict[str, object]]:
    return list(pq.read_table(path).to_pylist())


def test_it_gives_the_rows_of_the_report(tmp_path: Path, judge: object) -> None:
    source, target = table(tmp_path, 8), tmp_path / "scored.parquet"
    assert main(["score", str(source), "-o", str(target), "-q"]) == 0
    report = api.judge(read_bitexts([source]), judge)  # type: ignore[arg-type]
    assert read(target) == list(rows(report))
    assert pq.read_schema(target).names == list(COLUMNS)
    assert {path.name for path in tmp_path.iterdir()} == {"pairs.csv", "scored.parquet"}


@pytest.mark.parametrize("asked", [{"quality": True}, {"keep": "quality < 100"}])
def test_quality_is_a_column_where_it_is_asked_for(
    tmp_path: Path, judge: Judge, asked: dict[str, Any]
) -> None:
    source, target = table(tmp_path, 6), tmp_path / "scored.parquet"
    run(Job(source, target, size=4, **asked), local, SILENT)
    assert pq.read_schema(target).names == [*COLUMNS, "quality"]
    found = read(target)
    pairs = [(str(row["source_text"]), str(row["target_text"])) for row in found]
    assert [row["quality"] for row in found] == pytest.approx(api.quality(pairs, judge))


def test_what_has_no_translation_has_no_quality(tmp_path: Path) -> None:
    source, target = tmp_path / "pairs.csv", tmp_path / "scored.parquet"
    english, chinese = PAIRS[0]
    source.write_text(f'english,chinese\n"{english}","{chinese}"\n"{english}",\n', "utf-8")
    run(Job(source, target, quality=True), local, SILENT)
    assert [row["quality"] is None for row in read(target)] == [False, True]


def test_what_was_left_in_english_has_a_quality_too(tmp_path: Path, judge: Judge) -> None:
    source, target = tmp_path / "pairs.csv", tmp_path / "scored.parquet"
    english, chinese = PAIRS[0]
    texts = [(english, chinese), (english, english)]
    source.write_text("english,chinese\n" + "".join(f'"{s}","{t}"\n' for s, t in texts), "utf-8")
    run(Job(source, target, quality=True), local, SILENT)
    found = read(target)
    assert [row["status"] for row in found] == ["ok", "missing"]
    assert [row["quality"] for row in found] == pytest.approx(api.quality(texts, judge), abs=1e-5)


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_other_tables_give_the_same_figures(tmp_path: Path, suffix: str) -> None:
    import pandas as pd

    source = table(tmp_path, 7)
    frame = pd.read_csv(source)
    other = tmp_path / f"pairs.{suffix}"
    if suffix == "jsonl":
        frame.to_json(other, orient="records", lines=True, force_ascii=False)
    else:
        frame.to_parquet(other)
    results = []
    for number, path in enumerate((source, other)):
        target = tmp_path / f"{number}.parquet"
        run(Job(path, target, size=4), local, SILENT)
        results.append([(row["id"], row["probability"]) for row in read(target)])
    assert results[0] == results[1]


def test_several_processes_give_the_same(tmp_path: Path) -> None:
    source = table(tmp_path, 10)
    one, two = tmp_path / "one.parquet", tmp_path / "two.parquet"
    assert run(Job(source, one, size=3), local, SILENT) == (10, 10)
    assert run(Job(source, two, size=3, jobs=2), local, SILENT) == (10, 10)
    assert one.read_bytes() == two.read_bytes()


def test_a_block_is_bounded_by_its_text(tmp_path: Path) -> None:
    english, chinese = PAIRS[0]
    whole = english * (TEXT // len(english))  # with its translation more than a block may have
    rows = [(f"{n}. {english}", f"{n}. {chinese}") for n in range(5)]
    source = tmp_path / "pairs.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("english", "chinese"), *rows[:3], (whole, chinese * 9), *rows[3:]])
    found = list(blocks(source, ReadOptions()))
    assert [len(block.pairs) for block in found] == [3, 1, 2]
    assert [block.number for block in found] == [0, 1, 2]
    texts = [pair.source_text for block in found for pair in block.pairs]
    assert texts == [*(text for text, _ in rows[:3]), whole, *(text for text, _ in rows[3:])]


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9])
def test_parts_hold_what_is_absent_and_what_cannot_be_encoded(tmp_path: Path, count: int) -> None:
    rows_ = [
        {
            **ROW,
            "fit": None if n % 2 else n / 7,
            "target_line": n or None,
            "source_file": "渡\udcff",
        }
        for n in range(count)
    ]
    target = tmp_path / "scored.parquet"
    with Parts.opened(target, {}, restart=False) as parts:
        parts.write(0, rows_)
        assert parts.finish(1) == count
    assert read(target) == [{**row, "source_file": "渡\\udcff"} for row in rows_]


def test_it_judges_as_the_settings_have_it(tmp_path: Path) -> None:
    source, target = tmp_path / "pairs.csv", tmp_path / "scored.parquet"
    english, chinese = PAIRS[0]
    source.write_text(f'english,chinese\n"{english} (300 kg)","{chinese}（400公斤）"\n', "utf-8")
    (tmp_path / "terms.csv").write_text("en,zh\nferry,轮渡\n", "utf-8")
    (tmp_path / "duizhao.toml").write_text('ignore = ["N"]\n', "utf-8")

    def found(*options: str) -> set[str]:
        assert main(["score", str(source), "-o", str(target), "-q", *options]) == 0
        return {code[:1] for row in read(target) for code in str(row["findings"]).split(";")}

    assert "N" not in found()
    (tmp_path / "duizhao.toml").unlink()
    assert "N" in found()
    assert "N" not in found("--ignore", "N")
    assert "G" not in found()
    assert "G" in found("--terms", str(tmp_path / "terms.csv"))


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    source, target = table(tmp_path, 4), tmp_path / "scored.parquet"

    def beside(job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
        with pytest.raises(ConfigError, match="another run"):
            run(job, local, SILENT)
        yield from local(job, waiting)

    assert run(Job(source, target), beside, SILENT) == (4, 4)


class Noting:
    """The local engine, noting which blocks it was given."""

    def __init__(self) -> None:
        self.given: list[int] = []

    def __call__(self, job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
        def noted() -> Iterator[Block]:
            for block in waiting:
                self.given.append(block.number)
                yield block

        yield from local(job, noted())


def killed_with_some_parts(code: str, folder: Path) -> set[int]:
    """Run a program and kill it (-9) when it has written three parts; those that it wrote."""
    killed = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.monotonic() + 120
    while len(list(folder.glob("*.parquet"))) < 3 and time.monotonic() < deadline:
        assert killed.poll() is None
        time.sleep(0.002)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    done = {int(path.stem) for path in folder.glob("*.parquet")}
    assert len(done) >= 3
    return done


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    source, target = table(tmp_path, 40), tmp_path / "scored.parquet"
    code = (
        "from pathlib import Path; from duizhao.score.job import Job, run\n"
        "from duizhao.score.local import local; from tests.test_score import SILENT\n"
        f"run(Job(Path({str(source)!r}), Path({str(target)!r}), size=2), local, SILENT)"
    )
    done = killed_with_some_parts(code, tmp_path / "scored.parquet.parts")
    assert not target.exists()
    assert len(done) < 20
    engine, said = Noting(), list[str]()
    progress = Progress(lambda total, done: None, lambda count: None, said.append)
    assert run(Job(source, target, size=2), engine, progress) == (40, 40)
    assert sorted([*engine.given, *done]) == list(range(20))
    assert [row["source_line"] for row in read(target)] == list(range(2, 42))
    assert len(said) == 1
    undisturbed = tmp_path / "undisturbed.parquet"
    run(Job(source, undisturbed, size=2), local, SILENT)
    assert undisturbed.read_bytes() == target.read_bytes()


def test_parts_of_another_run_are_not_mixed_in(tmp_path: Path) -> None:
    source, target = table(tmp_path, 6), tmp_path / "scored.parquet"

    def stopped(job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
        yield next(local(job, waiting))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(Job(source, target, size=2), stopped, SILENT)
    other = Job(source, target, size=2, keep="probability > 2")
    with pytest.raises(ConfigError, match=r"--keep.*--restart"):
        run(other, local, SILENT)
    again = Job(source, target, size=2, keep="probability > 2", restart=True)
    assert run(again, local, SILENT) == (6, 0)
    assert read(target) == []


def test_a_run_that_has_done_no_part_is_in_no_ones_way(tmp_path: Path) -> None:
    source, target = table(tmp_path, 3), tmp_path / "scored.parquet"

    def stopped(job: Job, waiting: Iterable[Block]) -> Iterator[tuple[Block, Rows]]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        run(Job(source, target), stopped, SILENT)
    assert run(Job(source, target, keep="probability > 2"), local, SILENT) == (3, 0)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("probability > 0.9", True),
        ("probability > 0.95", False),
        ("0.9 < probability <= 0.95", True),
        ("status == 'ok'", True),
        ('status != "ok" or source_line == 7', True),
        ("not (status == 'ok')", False),
        ("status in ('ok', 'review')", True),
        ("status not in ['ok']", False),
        ("'N101' in findings and 'L401' not in findings", True),
        ("source_line in [1, 7]", True),
        ("target_line > 0", False),
        ("target_line <= 0", False),
        ("source_line > -1", True),
    ],
)
def test_conditions(condition: str, holds: bool) -> None:
    assert parse(condition)(ROW) is holds  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "condition",
    [
        "",
        "probability",
        "probability >",
        "probability > 'high'",
        "status > 3",
        "chance > 0.5",
        "__import__('os').system('true') == 0",
        "status.__class__ == 'x'",
        "probability + 1 > 1",
        "probability is 1",
        "status in 5",
        "status in [1, 'ok']",
        "(lambda: 1)() == 1",
        "[x for x in status] == 1",
        "probability > 0.5; import os",
        "not " * 5000 + "probability > 1",
        "(" * 500 + "probability > 1" + ")" * 500,
        "probability > 9**9**9",
        "True == True",
    ],
)
def test_what_is_no_condition(condition: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(condition)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pairs.csv", "-o", "scored.csv"], "Parquet"),
        (["pairs.csv", "-o", "pairs.csv"], "overwrite"),
        (["absent.csv", "-o", "scored.parquet"], "absent.csv"),
        (["ferry.txt", "-o", "scored.parquet"], "ferry.txt"),
        (["pairs.csv", "-o", "nowhere/scored.parquet"], "nowhere"),
        (["pairs.csv", "-o", "scored.parquet", "--keep", "chance > 1"], "chance"),
        (["pairs.csv", "-o", "scored.parquet", "--jobs", "0"], "jobs"),
        (["pairs.csv", "-o", "scored.parquet", "--ignore", "X999"], "X999"),
        (["pairs.csv", "-o", "scored.parquet", "--terms", "absent.csv"], "absent.csv"),
    ],
)
def test_bad_usage_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path, 2)
    (tmp_path / "ferry.txt").write_text("The ferry.\n渡船。\n", "utf-8")
    try:
        code = main(["score", *arguments])
    except SystemExit as stopped:
        code = stopped.code  # type: ignore[assignment]
    assert code == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not list(tmp_path.glob("*.parquet*"))


@pytest.mark.parametrize(
    ("condition", "place", "told"),
    [
        ("probability > 0.9 an status", "character 19, 'an status'", "no condition"),
        ("status == 'ok' and chance > 1", "character 20, 'chance > 1'", "the columns are id"),
        ("status == '好' and fitt > 2", "character 19, 'fitt > 2'", "did you mean fit?"),
        ("status == ok", "character 11, 'ok'", "a text needs quotes, 'ok'"),
        ("status = 'ok'", "character 8", "compares with =="),
        ("(probability > 0.5", "character 1", "never closed"),
        ("probability >", "after 'probability >'", "something is missing"),
        ("fit > 0 and probability > 'x'", "character 13", "a number is not compared with a text"),
        ("fit > 0 and status in 5", "character 13", "not looked for"),
    ],
)
def test_a_condition_is_told_where_it_is_wrong(condition: str, place: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(condition)
    assert place in str(caught.value)
    assert told in str(caught.value)


def test_without_a_terminal_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duizhao.progress._EVERY", 0)
    for quiet in (False, True):
        with Scoring(quiet=quiet) as shown:
            shown.begin(1000, 200)
            time.sleep(0.01)
            shown.advance(400)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("duizhao: 600 of 1,000 pairs, 0:00:00 left")


needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="Ray is an extra")

CLUSTER = """
import sys, threading, time
from pathlib import Path
import psutil, ray
from ray.cluster_utils import Cluster
from duizhao.score.cluster import ray as engine
from duizhao.score.job import Job, run
from tests.test_score import SILENT

source, target = map(Path, sys.argv[1:])
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
cluster.add_node(num_cpus=1)
ray.init(address=cluster.address, log_to_driver=False, include_dashboard=False)
killed = []

def kill():
    folder = target.with_name(target.name + ".parts")
    while len(list(folder.glob("*.parquet"))) < 2:
        time.sleep(0.02)
    for process in psutil.process_iter(["name", "cmdline"]):
        if any("_Actor" in part for part in process.info["cmdline"] or ()):
            if any(p.pid in nodes for p in process.parents()):
                killed.append(process.pid)
                process.kill()
                return

nodes = {info.process.pid for node in cluster.list_all_nodes()
         for info in node.all_processes.get("raylet", [])}
threading.Thread(target=kill, daemon=True).start()
print("RESULT", *run(Job(source, target, size=2, jobs=2), engine, SILENT), len(killed))
ray.shutdown()
cluster.shutdown()
"""


@needs_ray
def test_a_cluster_that_loses_a_worker_gives_every_row_once(tmp_path: Path) -> None:
    source = table(tmp_path, 30)
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    run(Job(source, here, size=2), local, SILENT)
    done = subprocess.run(
        [sys.executable, "-c", CLUSTER, str(source), str(there)],
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"RAY_USAGE_STATS_ENABLED": "0"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "RESULT 30 30 1\n" in done.stdout
    assert read(there) == read(here)
