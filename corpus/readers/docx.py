"""Word documents (.docx), with python-docx: running text, or a bilingual table.

Paragraph: a paragraph that is not empty, in a table's cell or a text box too; tracked insertions
are read, deletions are not. If a table's rows hold both languages in two of its columns, and most
of the text, each row is a pair. Location: the paragraph's number in the document, as a document
has no lines; unit "paragraph 12" or "table 1, row 3, column 2". Listed as unpaired: what stands
around a bilingual table. Not read: headers, footers, notes, comments, pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import InputError, NoTextError
from corpus.model import Bitext, Cell, Document, Location, Unpaired
from corpus.readers import given, rows, table, zipped
from corpus.readers.base import ReadOptions, needs
from corpus.readers.page import marked_items
from corpus.readers.text import Item, assemble

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_HEADING = re.compile(r"heading ?([1-9])$", re.IGNORECASE)
_NOTE = re.compile(rb"<w:(?:foot|end)note\s(?![^>]*w:type)")
#: From this share of a document's characters on, a bilingual table is what it is about.
_MAIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its number from 1, its text, its heading's level, its cell if it is in one.

    `cell` is (table, row, column), each from 1; `element` is its <w:p>.
    """

    number: int
    text: str
    heading: int
    cell: tuple[int, int, int] | None
    element: Any

    @property
    def unit(self) -> str:
        if self.cell is None:
            return f"paragraph {self.number}"
        return "table {}, row {}, column {}".format(*self.cell)


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read a document: a Bitext if both languages are in it. Raises InputError."""
    document, notes = opened(path)
    found = list(blocks(document))
    if not any(block.text for block in found):
        raise NoTextError("no English or Chinese text was found", path)
    return _of_tables(found, path, options, notes) or _of_text(found, path, options, notes)


def opened(path: Path) -> tuple[Any, tuple[str, ...]]:
    """python-docx's document, and notes on what it does not show. Raises InputError."""
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError:
        raise needs("Word documents", "python-docx", path) from None
    with zipped.opened(path, "Word document") as container:
        zipped.refuse_dtds(container, path)
        names = [n for n in container.namelist() if re.search(r"word/(foot|end)notes\d*\.xml$", n)]
        left_out = sum(len(_NOTE.findall(container.read(name))) for name in names)
    try:
        document = docx.Document(str(path))
        if document.element.body is None:
            raise ValueError("it has no body")
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, TypeError) as error:
        raise InputError(f"is no Word document, or is damaged: {error}", path) from None
    except Exception as error:  # lxml's and python-docx's own, for parts that are broken
        reason = str(error).partition(" (<string>")[0]
        raise InputError(f"is damaged: {reason}", path) from None
    found = given.count(left_out, "footnote or endnote is", "footnotes and endnotes are")
    return document, (f"{path.name}: {found} not read",) if left_out else ()


def blocks(document: Any) -> Iterator[Block]:
    """Every paragraph of a document's body, in order, empty ones too."""
    styles = {style.style_id: style.name or "" for style in document.styles}
    cells = dict(_cells(document.element.body))
    number = 0
    for element in document.element.body.iter(f"{_W}p"):
        if any(ancestor.tag == _FALLBACK for ancestor in element.iterancestors()):
            continue  # a text box's second copy, for old versions of Word
        number += 1
        cell = next((cells[a] for a in element.iterancestors(f"{_W}tc") if a in cells), None)
        yield Block(number, text_of(element).strip(), _heading(element, styles), cell, element)


def _cells(body: Any) -> Iterator[tuple[Any, tuple[int, int, int]]]:
    """The cells of tables that are in no table, with their places."""
    outer = (t for t in body.iter(f"{_W}tbl") if next(t.iterancestors(f"{_W}tbl"), None) is None)
    for number, found in enumerate(outer, start=1):
        for row_number, row in enumerate(_own(found, "tr"), start=1):
            for column, cell in enumerate(_own(row, "tc"), start=1):
                yield cell, (number, row_number, column)


def _own(element: Any, name: str) -> Iterator[Any]:
    """The parts of that name, through content controls but not into tables inside."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _own(child, name)


def text_of(element: Any) -> str:
    """A paragraph's own text; that of a text box in it is its own paragraph's."""
    parts = []
    for node in element.iter(f"{_W}t", *_BREAKS):
        if next(node.iterancestors(f"{_W}p"), None) is element:
            parts.append(node.text or "" if node.tag == f"{_W}t" else _BREAKS[node.tag])
    return rows.UNFIT.sub("\ufffd", "".join(parts))


def _heading(element: Any, styles: dict[str, str]) -> int:
    found = element.find(f"{_W}pPr/{_W}pStyle")
    name = styles.get(found.get(f"{_W}val"), "") if found is not None else ""
    match = _HEADING.fullmatch(name.strip())
    return min(int(match.group(1)), 6) if match else int(name.strip().lower() == "title")


def _of_text(
    found: Sequence[Block], path: Path, options: ReadOptions, notes: tuple[str, ...]
) -> Document | Bitext:
    items: list[Item] = []
    for block in found:
        if block.text:
            location = Location(path.as_posix(), block.number, 0, block.unit)
            place = Cell(*block.cell) if block.cell else None
            items.extend(marked_items(block.text, (), location, block.heading, place))
    return assemble(path, items, options, notes)


def _of_tables(
    found: Sequence[Block], path: Path, options: ReadOptions, notes: tuple[str, ...]
) -> Bitext | None:
    """The pairs of the bilingual tables, if they are what the document is about."""
    by_table: dict[int, list[Block]] = {}
    for block in found:
        if block.cell:
            by_table.setdefault(block.cell[0], []).append(block)
    bitexts: list[Bitext] = []
    used: set[int] = set()
    for number, held in by_table.items():
        bitext = _of_table(held, path, options)
        if bitext and (not bitexts or bitext.source_lang == bitexts[0].source_lang):
            bitexts.append(bitext)
            used.add(number)
    inside = [b for b in found if b.cell and b.cell[0] in used]
    share = sum(len(b.text) for b in inside) / max(1, sum(len(b.text) for b in found))
    if not bitexts or (share < _MAIN_SHARE and options.source_column is None):
        return None
    outside = [
        Unpaired(b.text, Location(path.as_posix(), b.number, 0, b.unit), "outside-table")
        for b in found
        if b.text and not (b.cell and b.cell[0] in used)
    ]
    pairs = [pair for bitext in bitexts for pair in bitext.pairs or ()]
    every = [*notes, *(note for bitext in bitexts for note in bitext.notes)]
    return given.bitext(path, bitexts[0].source_lang, pairs, outside, dict.fromkeys(every))


def _of_table(held: Sequence[Block], path: Path, options: ReadOptions) -> Bitext | None:
    """A table as a Bitext of its rows, None if it is no table of two languages."""
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in held:
        if block.cell:
            cells.setdefault(block.cell[1:], []).append(block)
    height, width = (max(place[axis] for place in cells) for axis in (0, 1))
    if width < 2:
        return None
    grid = tuple(
        rows.Row(
            row,
            tuple(
                "\n".join(b.text for b in cells.get((row, column), ()) if b.text)
                for column in range(1, width + 1)
            ),
        )
        for row in range(1, height + 1)
    )

    def place(row: rows.Row, column: int) -> Location:
        first = cells.get((row.line, column + 1), [held[0]])
        block = next((b for b in first if b.text), first[0])
        return Location(path.as_posix(), block.number, 0, block.unit)

    try:
        return table.bitext_of(rows.Table(None, grid, numbered=True), path, options, place)
    except InputError:
        if options.source_column or options.target_column:
            raise
        return None
