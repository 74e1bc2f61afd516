"""`duizhao score` from object storage into object storage.

Two kinds that fsspec reaches without a server: its own in memory, and a folder behind a driver of
ours that behaves as object storage does, which another process sees as well.
"""

from __future__ import annotations

import io
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import fsspec
import pyarrow.parquet as pq
import pytest
from fsspec.implementations.local import LocalFileSystem

from corpus.errors import InputError
from corpus.readers.streaming import iter_pairs
from corpus.remote import Remote, located
from duizhao.cli import main
from duizhao.score.job import Job, Progress, run
from duizhao.score.local import local
from tests.test_score import SILENT, Noting, killed_with_some_parts, read, table


class Shelf(LocalFileSystem):  # type: ignore[misc]
    """shelf:///folder/file: objects appear whole, nothing is renamed, the name `locked` refuses."""

    protocol = "shelf"

    def __init__(self, **options: Any):
        super().__init__(auto_mkdir=True, **options)

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(LocalFileSystem._strip_protocol(str(path).removeprefix("shelf://")))

    def pipe_file(self, path: str, value: bytes, **_: Any) -> None:
        if "locked" in path:
            raise RuntimeError("AccessDenied:\n you may not")  # a driver's own kind of error
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(f"{path}.{os.getpid()}.upload")
        temporary.write_bytes(value)
        temporary.replace(path)

    def mv(self, *_: Any, **__: Any) -> None:
        raise NotImplementedError


fsspec.register_implementation("shelf", Shelf, clobber=True)


@pytest.fixture
def bucket() -> str:
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    return "memory://bucket"


def put(url: str, path: Path) -> None:
    fsspec.filesystem("memory").pipe_file(url, path.read_bytes())


def got(url: str) -> list[dict[str, object]]:
    with fsspec.open(url, "rb") as file:
        return list(pq.read_table(io.BytesIO(file.read())).to_pylist())


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_the_rows_are_those_of_a_file_here(tmp_path: Path, bucket: str, suffix: str) -> None:
    import pandas as pd

    source = table(tmp_path, 7)
    if suffix == "parquet":
        frame = pd.read_csv(source)
        source = tmp_path / "pairs.parquet"
        frame.to_parquet(source)
    put(f"{bucket}/pairs.{suffix}", source)
    here, there = tmp_path / "scored.parquet", f"{bucket}/scored.parquet"
    assert main(["score", str(source), "-o", str(here), "-q"]) == 0
    assert main(["score", f"{bucket}/pairs.{suffix}", "-o", there, "-q"]) == 0
    rows = got(there)
    assert {row.pop("source_file") for row in rows} == {f"{bucket}/pairs.{suffix}"}
    assert {row.pop("target_file") for row in rows} == {f"{bucket}/pairs.{suffix}"}
    for row in (known := read(here)):
        del row["source_file"], row["target_file"]
    assert rows == known
    names = fsspec.filesystem("memory").find("/bucket")
    assert names == [f"/bucket/pairs.{suffix}", "/bucket/scored.parquet"]


def test_a_killed_run_goes_on_from_its_objects(tmp_path: Path) -> None:
    source, target = table(tmp_path, 40), Remote(f"shelf://{tmp_path}/store/scored.parquet")
    code = (
        "from duizhao.score.job import Job, run; from duizhao.score.local import local\n"
        "from tests.test_remote import SILENT, Remote, located\n"
        f"run(Job(located({str(source)!r}), Remote({target.url!r}), size=2), local, SILENT)"
    )
    folder = tmp_path / "store/scored.parquet.parts"
    done = killed_with_some_parts(code, folder)
    assert len(done) < 20
    engine, said = Noting(), list[str]()
    progress = Progress(lambda total, done: None, lambda count: None, said.append)
    assert run(Job(source, target, size=2), engine, progress) == (40, 40)
    assert sorted([*engine.given, *done]) == list(range(20))
    assert len(said) == 1
    undisturbed = tmp_path / "undisturbed.parquet"
    run(Job(source, undisturbed, size=2), local, SILENT)
    assert (tmp_path / "store/scored.parquet").read_bytes() == undisturbed.read_bytes()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("memory://bucket/absent.csv", "memory://bucket/x.parquet", "absent.csv: no such file"),
        ("memory://bucket/pairs.csv", "nowhere://bucket/x.parquet", "nowhere://"),
        ("gs://bucket/pairs.csv", "memory://bucket/x.parquet", "pip install gcsfs"),
        ("memory://bucket/pairs.csv", "gs://bucket/x.parquet", "pip install gcsfs"),
        ("memory://bucket/pairs.csv", "memory://bucket/pairs.csv", "overwrite"),
        ("memory://bucket/pairs.csv", "memory://bucket/x.csv", "Parquet"),
        ("memory://bucket/pairs.docx", "memory://bucket/x.parquet", "not on this machine"),
        ("memory://bucket/bad.parquet", "memory://bucket/x.parquet", "bad.parquet: broken"),
        ("memory://bucket/pairs.csv", "shelf:///tmp/locked/x.parquet", "AccessDenied: you may"),
    ],
)
def test_faults_are_one_line(
    tmp_path: Path,
    bucket: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    source: str,
    target: str,
    told: str,
) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)  # as if it were not installed
    put("/bucket/pairs.csv", table(tmp_path, 2))
    (tmp_path / "bad").write_bytes(b"PAR1 and nothing more")
    put("/bucket/bad.parquet", tmp_path / "bad")
    assert main(["score", source, "-o", target]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert len(fsspec.filesystem("memory").find("/bucket")) == 2


def test_parts_of_another_run_are_told_by_the_object(tmp_path: Path, bucket: str) -> None:
    put("/bucket/pairs.csv", table(tmp_path, 2))
    first = Remote(f"{bucket}/pairs.csv").state()
    assert Remote(f"{bucket}/pairs.csv").state() == first
    put("/bucket/pairs.csv", table(tmp_path, 3))
    assert Remote(f"{bucket}/pairs.csv").state() != first


def test_which_names_are_urls(tmp_path: Path) -> None:
    assert located("file:///data/pairs.csv") == Path("/data/pairs.csv")
    assert not isinstance(located("folder/pairs.csv"), Remote)
    for url in ("s3://bucket/a b/pairs.csv", "simplecache::https://host//pairs.csv"):
        place = pickle.loads(pickle.dumps(located(url)))
        assert isinstance(place, Remote)
        assert (str(place), place.suffix, place.name) == (url, ".csv", "pairs.csv")


def test_pairs_from_a_url_in_three_lines(tmp_path: Path, bucket: str) -> None:
    put("/bucket/pairs.csv", table(tmp_path, 3))
    pairs = list(iter_pairs(f"{bucket}/pairs.csv"))
    assert [pair.source[0].location.line for pair in pairs] == [2, 3, 4]
    with pytest.raises(InputError, match=r"memory://bucket/none\.csv: no such file"):
        next(iter_pairs(f"{bucket}/none.csv"))
