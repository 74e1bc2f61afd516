"""Tables of pairs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from corpus.errors import InputError
from corpus.model import Bitext
from corpus.readers import ReadOptions, read, read_bitexts

RAIN = "The rain has stopped."
RAIN_ZH = "雨已经停了。"
RIVER = "The river rises in spring."
RIVER_ZH = "河水在春天上涨。"


def table(tmp_path: Path, content: str | bytes, name: str = "a.csv", **options: str) -> Bitext:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = read(path, options=ReadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(found, Bitext)
    return found


def texts(found: Bitext) -> list[tuple[str, str]]:
    assert found.pairs is not None
    return [(pair.source_text, pair.target_text) for pair in found.pairs]


def error(tmp_path: Path, content: str | bytes, name: str = "a.csv", **options: str) -> str:
    with pytest.raises(InputError) as caught:
        table(tmp_path, content, name, **options)
    return str(caught.value).removeprefix(f"{tmp_path.as_posix()}/")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("en", "zh"),
        ("English", "Chinese"),
        ("ENG", "zh-CN"),
        ("source", "target"),
        ("src_text", "mt"),
        ("Source Text", "Translation"),
        ("原文", "译文"),
        ("英文", "中文"),
        ("translation.en", "translation.zh"),
        ("left", "right"),
    ],
)
def test_columns_are_found(tmp_path: Path, source: str, target: str) -> None:
    found = table(tmp_path, f"{source},{target}\n{RAIN},{RAIN_ZH}\n")
    assert (found.source_lang, found.target_lang) == ("en", "zh")
    assert texts(found) == [(RAIN, RAIN_ZH)]
    assert not found.interleaved


def test_roles_decide_the_direction(tmp_path: Path) -> None:
    found = table(tmp_path, f"target,source\n{RAIN},{RAIN_ZH}\n")
    assert (found.source_lang, found.target_lang) == ("zh", "en")
    assert texts(found) == [(RAIN_ZH, RAIN)]


def test_source_language_decides_where_there_are_no_roles(tmp_path: Path) -> None:
    found = table(tmp_path, f"en,zh\n{RAIN},{RAIN_ZH}\n", source_lang="zh")
    assert texts(found) == [(RAIN_ZH, RAIN)]


def test_labels_are_not_taken_for_texts(tmp_path: Path) -> None:
    found = table(tmp_path, f"doc,left,right,kind\nnews-a,{RAIN},{RAIN_ZH},good\n")
    assert texts(found) == [(RAIN, RAIN_ZH)]


def test_columns_can_be_told_by_name_or_number(tmp_path: Path) -> None:
    content = f"a,b,c\n{RAIN},{RAIN_ZH},{RIVER_ZH}\n"
    by_name = table(tmp_path, content, source_column="a", target_column="C")
    by_number = table(tmp_path, content, source_column="1", target_column="3")
    assert texts(by_name) == texts(by_number) == [(RAIN, RIVER_ZH)]
    half = table(tmp_path, f"a,b\n{RAIN},{RAIN_ZH}\n", source_column="b")
    assert texts(half) == [(RAIN_ZH, RAIN)]
    assert error(tmp_path, content, source_column="d") == "a.csv: no column 'd' (columns: a, b, c)"
    assert "cannot tell" in error(tmp_path, content, source_column="a", target_column="1")


def test_doubt_lists_the_columns(tmp_path: Path) -> None:
    message = error(tmp_path, f"a,b,c\n{RAIN},{RIVER_ZH},{RIVER_ZH}\n")
    assert "cannot tell which columns hold the two languages (columns: a, b, c)" in message


def test_one_language_only(tmp_path: Path) -> None:
    message = error(tmp_path, f"source,target\n{RAIN},{RIVER}\n")
    assert message == "a.csv: columns 'source' and 'target' both hold English"
    message = error(tmp_path, f"source,target\n{RAIN},{RAIN_ZH}\n", source_lang="zh")
    assert "holds English, but the source language is said to be Chinese" in message
    assert "neither" in error(tmp_path, "source,target\n1,2\n")


def test_lines_and_units(tmp_path: Path) -> None:
    content = f'id,en,zh\nr1,"{RAIN}\r\nAt last.",{RAIN_ZH}\r\n\r\nr2,{RIVER},{RIVER_ZH}\n'
    found = table(tmp_path, content)
    assert [(p.location.line, p.location.unit) for p in found.source] == [(2, "r1"), (5, "r2")]
    assert found.source[0].text == f"{RAIN}\nAt last."
    assert found.target[1].location == found.source[1].location


def test_empty_cells(tmp_path: Path) -> None:
    found = table(tmp_path, f"en,zh\n{RAIN},\n , \n,{RIVER_ZH}\n{RIVER},{RIVER_ZH}\n")
    assert texts(found) == [(RAIN, ""), ("", RIVER_ZH), (RIVER, RIVER_ZH)]
    assert "a.csv: 1 row without text on either side left out" in found.notes


def test_files_without_header(tmp_path: Path) -> None:
    found = table(tmp_path, f"{RAIN}\t{RAIN_ZH}\n{RIVER}\t{RIVER_ZH}\n", "a.tsv")
    assert texts(found) == [(RAIN, RAIN_ZH), (RIVER, RIVER_ZH)]
    assert found.source[0].location.line == 1


def test_tsv_quotes_are_text(tmp_path: Path) -> None:
    found = table(tmp_path, f'en\tzh\n"{RAIN}\t“{RAIN_ZH}\n', "a.tsv")
    assert texts(found) == [(f'"{RAIN}', f"“{RAIN_ZH}")]


def test_semicolons(tmp_path: Path) -> None:
    assert texts(table(tmp_path, f"en;zh\n{RAIN};{RAIN_ZH}\n")) == [(RAIN, RAIN_ZH)]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", f"en,zh\n{RAIN},{RAIN_ZH},x\n", "a.csv:2: 3 cells where the first row has 2"),
        ("a.csv", f"en,zh\n{RAIN},{RAIN_ZH}\n{RAIN}\n", "a.csv:3: 1 cells where the first"),
        ("a.csv", f'en,zh\n{RAIN},"{RAIN_ZH}\n\n', "a.csv:2: broken CSV: a quoted cell is not"),
        ("a.csv", f'en,zh\n\n"a"b,{RAIN_ZH}\n', "a.csv:3: broken CSV: "),
        ("a.csv", "en,zh\n", "a.csv: the table has no rows"),
        ("a.csv", "en,zh\n,\n", "a.csv: the table's rows are all empty"),
        ("a.tsv", f"en\tzh\n{RAIN}\n", "a.tsv:2: 1 cells where the first row has 2"),
        ("a.jsonl", '{"en": "a", "zh": "雨"}\n{"en": \n', "a.jsonl:2: broken JSON: "),
        ("a.jsonl", "[1]\n", "a.jsonl:1: each line must be a JSON object"),
        ("a.jsonl", "[" * 100_000, "a.jsonl:1: JSON that cannot be read: "),
        ("a.jsonl", '{"a":' + "9" * 5000 + "}", "a.jsonl:1: JSON that cannot be read: "),
        ("a.parquet", "not parquet", "a.parquet: broken Parquet: "),
    ],
)
def test_broken_tables_are_named_with_their_line(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    assert error(tmp_path, content, name).startswith(message)


def test_json_lines(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "translation": {"en": RAIN, "zh": RAIN_ZH}, "tags": ["x"]},
        {"translation": {"en": None, "zh": RIVER_ZH}},
        {"translation": {"en": RIVER}},
    ]
    lines = [json.dumps(row) for row in rows]
    found = table(tmp_path, "\n".join([lines[0], "", *lines[1:]]), "a.jsonl")
    assert texts(found) == [(RAIN, RAIN_ZH), ("", RIVER_ZH), (RIVER, "")]
    assert [p.location.line for p in found.target] == [1, 3]
    assert [p.location.unit for p in found.source] == ["7", None]


def test_unfit_characters_are_replaced(tmp_path: Path) -> None:
    line = json.dumps({"en": RAIN + "\0\ud800", "zh": RAIN_ZH})
    found = table(tmp_path, line, "a.ndjson")
    assert found.source[0].text == RAIN + "\ufffd\ufffd"


def test_json_lines_separator_characters_do_not_end_lines(tmp_path: Path) -> None:
    line = json.dumps({"en": RAIN + "\u2028" + RIVER, "zh": RAIN_ZH}, ensure_ascii=False)
    found = table(tmp_path, f"{line}\n{line}", "a.jsonl")
    assert [p.location.line for p in found.source] == [1, 2]


def test_ten_megabyte_cell(tmp_path: Path) -> None:
    cell = RAIN * (10_000_000 // len(RAIN))
    found = table(tmp_path, f"en,zh\n{cell},{RAIN_ZH}\n")
    assert found.source[0].text == cell


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    path = tmp_path / "a.parquet"
    columns = {
        "vector": [[1.0], [2.0]],
        "translation": [{"en": RAIN, "zh": RAIN_ZH}, {"en": RIVER, "zh": None}],
    }
    pq.write_table(pa.table(columns), path)
    (found,) = read_bitexts([path])
    assert texts(found) == [(RAIN, RAIN_ZH), (RIVER, "")]
    assert [(p.location.line, p.location.unit) for p in found.source] == [
        (1, "row 1"),
        (2, "row 2"),
    ]


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'duizhao[parquet]'" in error(tmp_path, "PAR1", "a.parquet")


def test_tables_in_other_encodings(tmp_path: Path) -> None:
    found = table(tmp_path, f"en,zh\n{RAIN},{RAIN_ZH}\n".encode("gb18030"))
    assert texts(found) == [(RAIN, RAIN_ZH)]


def test_several_tables(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        table(tmp_path, f"en,zh\n{RAIN},{RAIN_ZH}\n", name)
    assert len(read_bitexts([tmp_path / "a.csv", tmp_path / "b.csv"])) == 2
