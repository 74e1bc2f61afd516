"""Columns of a table that stand in another order on the other side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from aligner.verdict import Finding
from corpus.model import Cell, Pair, Span

#: Of a cell that both sides have: its column, the number of the pair, and where the target stands.
_Cell = tuple[int, int, tuple[int, int]]


class ColumnsMoved:
    """A table that both files have, with its columns in another order in one of them."""

    code: ClassVar[str] = "P107"
    name: ClassVar[str] = "columns-moved"
    help: ClassVar[str] = "the columns of a table stand in another order in the translation"

    def check_all(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, Finding]]:
        """Told once of a table, at the first cell that stands elsewhere."""
        told: set[int] = set()
        for table, cells in _rows(pairs):
            moved = [] if table in told else list(_moved(cells))
            if moved:
                told.add(table)
                number = moved[0][0]
                yield number, _finding(pairs[number], [places for _, places in moved])


def _rows(pairs: Sequence[Pair]) -> Iterator[tuple[int, list[_Cell]]]:
    """The rows of tables that both sides have, with the number of the table."""
    found: defaultdict[tuple[int, int], list[_Cell]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        own, other = (side[0].place if side else None for side in (pair.source, pair.target))
        if isinstance(own, Cell) and own == other:
            where = pair.target[0].location
            found[own.table, own.row].append((own.column, number, (where.line, where.column)))
    for (table, _), cells in found.items():
        yield table, cells


def _moved(cells: Sequence[_Cell]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The cells of a row that stand elsewhere: their pair, and which of the row's cells each is on
    either side."""
    ordered = sorted(cells)
    places = sorted(where for _, _, where in cells)
    for place, (_, number, where) in enumerate(ordered, start=1):
        there = places.index(where) + 1
        if there != place:
            yield number, (place, there)


def _finding(pair: Pair, moved: Sequence[tuple[int, int]]) -> Finding:
    own, other = (", ".join(map(str, column)) for column in zip(*moved, strict=True))
    message = f"This table has its columns in another order: {own} of the source are {other} here."
    spans = Span(0, len(pair.source_text)), Span(0, len(pair.target_text))
    return Finding("P107", "review", message, spans[:1], spans[1:])
