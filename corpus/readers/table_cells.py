"""Where the cells of Markdown's tables stand: those that CommonMark's parsers find, and tables
without a head, which they take for a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Cell

#: The kinds of the tokens before a cell's text.
CELLS = ("td_open", "th_open")
_BAR = re.compile(r"(?<!\\)\|")
#: Rows and columns of the smallest table.
_LEAST = 2


def next_cell(cell: Cell, kind: str) -> Cell:
    """The place in the page's tables that a token of some kind leads to."""
    if kind == "table_open":
        return Cell(cell.table + 1, 0, 0)
    if kind == "tr_open":
        return Cell(cell.table, cell.row + 1, 0)
    return Cell(cell.table, cell.row, cell.column + 1) if kind in CELLS else cell


def headless(lines: Sequence[str], before: Cell) -> dict[Cell, str]:
    """The texts of the cells of a table without a head, if the lines of a paragraph are one, by
    their places behind another one's: lines between bars, with as many in each."""
    rows = [_BAR.split(line.strip()) for line in lines]
    boxed = all(len(row) == len(rows[0]) and not row[0] and not row[-1] for row in rows)
    if not boxed or min(len(rows), len(rows[0]) - 2) < _LEAST:
        return {}
    return {
        Cell(before.table + 1, number, column): text
        for number, row in enumerate(rows, start=1)
        for column, text in enumerate(row[1:-1], start=1)
    }
