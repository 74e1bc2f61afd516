"""Word documents and Excel workbooks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from corpus.errors import InputError
from corpus.model import Bitext, Document
from corpus.readers import ReadOptions, read, read_bitexts
from tests.formats import rows, save

TEXT = [("Set sail", "启航"), ("The ferry leaves at nine.", "渡船九点开。")]


def word(folder: Path, lines: list[str], name: str) -> Path:
    document = docx.Document()
    document.add_heading(lines[0], 1)
    for line in lines[1:]:
        document.add_paragraph(line)
    path = folder / name
    document.save(str(path))
    return path


def test_two_documents(tmp_path: Path) -> None:
    paths = [word(tmp_path, [row[n] for row in TEXT], f"{n}.docx") for n in (0, 1)]
    (found,) = read_bitexts(paths)
    assert [p.text for p in found.source] == [row[0] for row in TEXT]
    assert [(p.location.line, p.location.unit, p.heading) for p in found.target] == [
        (1, "paragraph 1", 1),
        (2, "paragraph 2", 0),
    ]
    assert found.pairs is None


def test_both_languages_in_one_document(tmp_path: Path) -> None:
    found = read(word(tmp_path, [line for row in TEXT for line in row], "a.docx"))
    assert isinstance(found, Bitext)
    assert found.interleaved
    assert [p.text for p in found.target] == ["启航", "渡船九点开。"]


def bilingual(tmp_path: Path, *, note: str = "For the pilot") -> Path:
    document = docx.Document()
    document.add_paragraph(note)
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("ID", "English", "中文"), strict=True):
        cell.text = text
    for number, row in enumerate(TEXT):
        cells = table.add_row().cells
        for cell, text in zip(cells, (str(number), *row), strict=True):
            cell.text = text
    cells[2].add_paragraph("十点回来。")
    path = tmp_path / "table.docx"
    document.save(str(path))
    return path


def test_a_bilingual_table(tmp_path: Path) -> None:
    found = read(bilingual(tmp_path))
    assert isinstance(found, Bitext)
    assert rows(found) == [TEXT[0], (TEXT[1][0], "渡船九点开。\n十点回来。")]
    assert [p.location.unit for p in found.source] == [
        "table 1, row 2, column 2",
        "table 1, row 3, column 2",
    ]
    assert [(u.text, u.reason) for u in found.unpaired] == [("For the pilot", "outside-table")]


def test_a_small_table_in_a_long_text_is_not_what_it_is_about(tmp_path: Path) -> None:
    found = read(bilingual(tmp_path, note="The pilot reads this before the ferry leaves. " * 20))
    assert isinstance(found, Bitext)
    assert found.pairs is None


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    path = word(tmp_path, ["Set sail"], "a.docx")
    marked = (
        "<w:ins><w:r><w:t> at nine</w:t></w:r></w:ins><w:del><w:r><w:delText>no</w:delText></w:r>"
        "</w:del>"
    )
    data = repacked(
        path, "word/document.xml", lambda text: text.replace("</w:p>", marked + "</w:p>")
    )
    found = read(save(tmp_path, data, "b.docx"))
    assert isinstance(found, Document)
    assert [p.text for p in found.paragraphs] == ["Set sail at nine"]


def repacked(path: Path, name: str, change: Any) -> bytes:
    """A container with one of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()) if part == name else text)
    return file.getvalue()


def workbook(tmp_path: Path, *sheets: list[tuple[object, ...]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, lines in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"S{number}")
        for line in lines:
            sheet.append(line)
    path = tmp_path / "a.xlsx"
    book.save(path)
    return path


def test_a_workbook(tmp_path: Path) -> None:
    first = [
        ("id", "English", "Chinese"),
        (7, *TEXT[0]),
        (),
        (8, TEXT[1][0], '=HYPERLINK("http://127.0.0.1/","x")'),
    ]
    found = read(workbook(tmp_path, first, [("en", "zh"), TEXT[1]], [("no", "texts"), (1, 2)]))
    assert isinstance(found, Bitext)
    assert rows(found) == [TEXT[0], (TEXT[1][0], ""), TEXT[1]]
    assert [p.location.unit for p in found.source] == ["S1!B2", "S1!B4", "S2!A2"]
    assert [(u.text, u.reason, u.location.unit) for u in found.unpaired] == [
        ('=HYPERLINK("http://127.0.0.1/","x")', "formula", "S1!C4")
    ]
    assert any("sheet 'S3' left out: " in note for note in found.notes)


def test_columns_of_a_workbook_can_be_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, [("a", "b", "c"), ("Old", *TEXT[0]), ("New", *TEXT[1])])
    options = ReadOptions(source_column="b", target_column="c")
    found = read(path, options=options)
    assert isinstance(found, Bitext)
    assert rows(found) == TEXT


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha">]>'


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_broken_files(tmp_path: Path, suffix: str) -> None:
    made = word(tmp_path, ["Set sail"], "a.docx")
    if suffix == "xlsx":
        made = workbook(tmp_path, [("en", "zh"), TEXT[0]])
    part = "word/document.xml" if suffix == "docx" else "xl/workbook.xml"
    whole = made.read_bytes()
    cases: dict[str, bytes] = {
        "damaged": b"PK\x03\x04",
        "damaged:": whole[: len(whole) // 2],
        "has a document type": repacked(made, part, lambda text: BOMB + text.rpartition("?>")[2]),
        "unpacks to 250 times": repacked(made, part, lambda text: text + " " * 50_000_000),
        "is damaged: ": repacked(made, part, lambda text: text[:-40]),
        f"broken.{suffix}: ": repacked(made, part, lambda text: "<a/>"),
    }
    for message, data in cases.items():
        with pytest.raises(InputError) as caught:
            read(save(tmp_path, data, f"broken.{suffix}"))
        assert message in str(caught.value), message
        assert "\n" not in str(caught.value)


def test_empty_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no English or Chinese text was found"):
        read(word(tmp_path, [""], "a.docx"))
    with pytest.raises(InputError, match="the workbook is empty"):
        read(workbook(tmp_path, []))
