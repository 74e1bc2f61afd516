"""Excel workbooks (.xlsx, .xlsm), with openpyxl: each sheet a table of pairs.

Paragraph: a cell of the two columns that hold the languages (see `columns`). Location: the row,
unit sheet and cell ("Sheet1!B5"). Formulas are never computed: cells that hold one are
listed as unpaired. A sheet without two such columns is left out, with a note. Not read: comments,
text boxes, charts.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.errors import InputError, NoTextError
from corpus.model import Bitext, Location, Unpaired
from corpus.readers import given, rows, table, zipped
from corpus.readers.base import ReadOptions, needs

#: Columns beyond this are not looked at: a sheet may claim to have 16,384.
MOST_COLUMNS = 256


@dataclass
class _Sheet:
    """A sheet as it is read: rows that hold something, and the formulas by row and column."""

    name: str
    rows: list[rows.Row] = field(default_factory=list)
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def read(path: Path, options: ReadOptions) -> Bitext:
    """Read a workbook as a Bitext of the rows of its sheets. Raises InputError."""
    found: list[Bitext] = []
    notes: list[str] = []
    unpaired: list[Unpaired] = []
    errors: list[InputError] = []
    for sheet in sheets(path):
        if not sheet.rows:
            continue
        try:
            bitext = _bitext(sheet, path, options)
        except InputError as error:
            errors.append(error)
            notes.append(f"{path.name}: sheet {sheet.name!r} left out: {error.reason}")
            continue
        if found and bitext.source_lang != found[0].source_lang:
            notes.append(f"{path.name}: sheet {sheet.name!r} left out: other direction")
            continue
        found.append(bitext)
        notes.extend(bitext.notes)
        unpaired.extend(bitext.unpaired)
    if not found:
        raise errors[0] if errors else NoTextError("the workbook is empty", path)
    pairs = [pair for bitext in found for pair in bitext.pairs or ()]
    return given.bitext(path, found[0].source_lang, pairs, unpaired, dict.fromkeys(notes))


def _bitext(sheet: _Sheet, path: Path, options: ReadOptions) -> Bitext:
    def place(row: rows.Row, column: int) -> Location:
        return _location(sheet, path, row.line, column)

    width = max(len(row.cells) for row in sheet.rows)
    even = (rows.Row(r.line, r.cells + ("",) * (width - len(r.cells))) for r in sheet.rows)
    bitext = table.bitext_of(rows.Table(None, tuple(even), numbered=True), path, options, place)
    columns = {p.location.column for p in bitext.source + bitext.target}
    formulas = [
        Unpaired(text, _location(sheet, path, line, column), "formula")
        for (line, column), text in sheet.formulas.items()
        if column in columns
    ]
    return replace(bitext, unpaired=tuple(formulas))


def _location(sheet: _Sheet, path: Path, line: int, column: int) -> Location:
    from openpyxl.utils import get_column_letter

    unit = f"{sheet.name}!{get_column_letter(column + 1)}{line}"
    return Location(path.as_posix(), line, column, unit)


def sheets(path: Path) -> Iterator[_Sheet]:
    """The sheets of a workbook, one by one. Raises InputError."""
    try:
        import openpyxl
    except ImportError:
        raise needs("Excel workbooks", "openpyxl", path) from None
    with zipped.opened(path, "Excel workbook") as container:
        zipped.refuse_dtds(container, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features of Excel that do not matter here
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=False, keep_links=False)
            try:
                for sheet in book.worksheets:
                    yield _sheet(sheet)
            finally:
                book.close()
        except InputError:
            raise
        except Exception as error:  # whatever the parts of a damaged workbook make go wrong
            raise InputError(f"is no Excel workbook, or is damaged: {error}", path) from None


def _sheet(sheet: Any) -> _Sheet:
    found = _Sheet(sheet.title)
    sheet.reset_dimensions()  # what a sheet says of its size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        cells: list[str] = []
        for column, cell in enumerate(row):
            value = cell.value
            if cell.data_type == "f":
                text = value if isinstance(value, str) else getattr(value, "text", "") or ""
                found.formulas[number, column] = f"{text}"
                value = None
            cells.append("" if value is None else rows.UNFIT.sub("\ufffd", str(value).strip()))
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.rows.append(rows.Row(number, tuple(cells)))
    return found
