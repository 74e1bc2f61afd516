"""Pairs one by one: the same as reading the whole file, in bounded memory."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.model import Bitext
from corpus.readers import ReadOptions, read
from corpus.readers.streaming import iter_pairs
from tests.formats import PO, TMX, save

CSV = 'id;en;zh\r\n1;"Set\r\nsail";启航\r\n\r\n2;;停靠\r\n3;;\r\n4;Dock;停靠\r\n'


def parquet(folder: Path, rows: int) -> Path:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    records = [{"en": f"Set sail {n}", "zh": f"启航 {n}"} for n in range(rows)]
    table = pa.table({"n": range(rows), "id": [f"r{n}" for n in range(rows)], "t": records})
    path = folder / "a.parquet"
    pq.write_table(table, path, row_group_size=1000)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tmx", TMX.encode()),
        ("b.tmx", TMX.replace("utf-8", "utf-16").encode("utf-16")),
        ("a.csv", CSV.encode()),
        ("b.csv", CSV.encode("gb18030")),
        ("a.tsv", "en\tzh\nSet sail\t启航\n\nDock\t停靠\n".encode("utf-8-sig")),
        ("b.tsv", "Set sail\t启航\nDock\t停靠\n".encode()),
        ("a.jsonl", b'{"id": 7, "t": {"en": "Dock", "zh": "\\u505c"}}\n' * 900),
        ("a.po", PO.encode()),
    ],
)
def test_a_stream_gives_what_reading_gives(tmp_path: Path, name: str, content: bytes) -> None:
    path = save(tmp_path, content, name)
    found = read(path)
    assert isinstance(found, Bitext)
    assert tuple(iter_pairs(path)) == found.pairs


def test_parquet(tmp_path: Path) -> None:
    path = parquet(tmp_path, 3000)
    found = read(path)
    assert isinstance(found, Bitext)
    assert tuple(iter_pairs(path)) == found.pairs
    assert found.pairs is not None
    assert (found.pairs[2999].source_text, found.pairs[2999].source[0].location.unit) == (
        "Set sail 2999",
        "r2999",
    )


def test_options_hold(tmp_path: Path) -> None:
    path = save(tmp_path, "a,b,c\nx,Set sail,启航\n", "a.csv")
    options = ReadOptions(source_column="c", target_column="b")
    assert [pair.source_text for pair in iter_pairs(path, options)] == ["启航"]


def test_faults_are_named_where_they_are(tmp_path: Path) -> None:
    good = "".join(f"Set sail {n},启航\n" for n in range(2000))
    pairs = iter_pairs(save(tmp_path, f"en,zh\n{good}one,two,three\n", "a.csv"))
    assert next(pairs).target_text == "启航"
    with pytest.raises(InputError, match=r"a\.csv:2002: 3 cells where the first row has 2"):
        list(pairs)
    late = f"en,zh\n{good}{'Dock' * 500_000},停靠\n".encode() + b"\xff,x\n"
    with pytest.raises(InputError, match=r"a\.csv:\d+: is not valid utf-8"):
        list(iter_pairs(save(tmp_path, late, "a.csv")))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "", "the file is empty"),
        ("a.csv", "en,zh\n", "the table has no rows"),
        ("a.tsv", "a\tb\nx\0\ty\n", "contains NUL bytes"),
        ("a.jsonl", "{\n", "broken JSON"),
        ("a.tmx", "<tmx>", "broken XML"),
        ("a.parquet", "PAR1", "broken Parquet"),
        ("a.txt", "Set sail.\n启航。\n", "does not say what belongs together"),
        ("a.docx", "x", "is no Word document"),
    ],
)
def test_what_cannot_be_streamed(tmp_path: Path, name: str, content: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(iter_pairs(save(tmp_path, content, name)))


@pytest.mark.parametrize("suffix", ["tmx", "csv", "jsonl"])
def test_memory_is_bounded(tmp_path: Path, suffix: str) -> None:
    unit = (
        '<tu><tuv xml:lang="en"><seg>{0}</seg></tuv><tuv xml:lang="zh"><seg>{1}</seg></tuv></tu>\n'
    )
    text, chinese = "The ferry leaves at nine. " * 8, "渡船九点开。" * 20
    rows = {
        "tmx": ("<tmx><body>\n", unit.format(text, chinese), "</body></tmx>"),
        "csv": ("en,zh\n", f"{text},{chinese}\n", ""),
        "jsonl": ("", json.dumps({"en": text, "zh": chinese}) + "\n", ""),
    }
    head, row, tail = rows[suffix]
    path = save(tmp_path, head + row * 8_000 + tail, f"a.{suffix}")
    tracemalloc.start()
    number = sum(1 for _ in iter_pairs(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert number == 8_000
    assert peak < path.stat().st_size / 2
