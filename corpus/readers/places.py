"""Places that two files share: cells of tables of one shape, footnotes of one label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from corpus.model import Cell, Place
from corpus.readers.reordered import Cells, first_figures, same_columns, same_rows
from corpus.readers.sequences import matched

#: What a text is compared by: its words and numbers, without signs.
Key = tuple[str, ...]
#: A text of a file: its place, if it has one, and its key.
Text = tuple[Place | None, Key]

#: Rows and columns of the smallest table: what is smaller is a box around text, or a list.
_LEAST = 2
#: So many figures tell one table from others of its shape.
_FIRST = 3

_N = TypeVar("_N", bound=Hashable)
#: The indices of the texts in each place.
_Indices = Mapping[_N, Sequence[int]]
#: The same for a table's cells, by row and column.
_Table = _Indices[tuple[int, int]]
#: How many rows and columns it has.
_Shape = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Facing:
    """pairs: the indices of texts that share a place, in which neither side has another text.
    empty: of either side those of figures whose cell is empty on the other one, with their place
    in the first side's table."""

    pairs: list[tuple[int, int]]
    empty: tuple[dict[int, Cell], dict[int, Cell]]


def facing(own: Sequence[Text], other: Sequence[Text]) -> Facing:
    """What shares a place.

    Tables face each other that have as many rows and columns, are as many of that shape on both
    sides or begin with the same figures, and agree in what a translation leaves as it is. Rows that
    begin with a name in Latin letters may be in another order, and columns that figures tell.
    """
    found = Facing([*_alone(_footnotes(own), _footnotes(other))], ({}, {}))
    tables, others = _tables(own), _tables(other)
    for number, m in _same_tables(_keyed(tables, own), _keyed(others, other)):
        here = tables[number]
        there = _in_order(here, others[m], own, other)
        pairs = list(_alone(here, there))
        keys = [(own[i][1], other[j][1]) for i, j in pairs]
        if min(_shape(here)) >= _LEAST and _agree(keys):
            found.pairs.extend(pairs)
            found.empty[0].update(_lone_figures(number, here, there, own))
            found.empty[1].update(_lone_figures(number, there, here, other))
    return found


def _keyed(
    tables: Mapping[int, _Table], texts: Sequence[Text]
) -> dict[int, tuple[_Shape, tuple[Key, ...]]]:
    """The tables' shapes, and the figures that they begin with."""
    return {
        number: (_shape(table), first_figures(_cells(table, texts), _FIRST))
        for number, table in tables.items()
    }


def _same_tables(
    own: Mapping[int, tuple[_Shape, tuple[Key, ...]]],
    other: Mapping[int, tuple[_Shape, tuple[Key, ...]]],
) -> Iterator[tuple[int, int]]:
    """The numbers of tables of one shape, of which there are as many on both sides, and of others
    that begin with the same figures."""
    here, there = list(own), list(other)
    by_shape = matched([own[n][0] for n in here], [other[m][0] for m in there])
    yield from ((here[i], there[j]) for i, j in by_shape)
    here = [n for n in own if n not in {here[i] for i, _ in by_shape} and own[n][1]]
    there = [m for m in other if m not in {there[j] for _, j in by_shape} and other[m][1]]
    by_figures = matched([own[n] for n in here], [other[m] for m in there])
    yield from ((here[i], there[j]) for i, j in by_figures)


def _in_order(here: _Table, there: _Table, own: Sequence[Text], other: Sequence[Text]) -> _Table:
    """The second table with the rows and columns of the first one in their places there."""
    cells, others = _cells(here, own), _cells(there, other)
    rows = same_rows(cells, others)
    moved = {(rows.get(row, row), column): of for (row, column), of in there.items()}
    columns = same_columns(cells, _cells(moved, other))
    return {(row, columns.get(column, column)): of for (row, column), of in moved.items()}


def _cells(table: _Table, texts: Sequence[Text]) -> Cells:
    return {place: texts[indices[0]][1] for place, indices in table.items()}


def _lone_figures(
    number: int, here: _Table, there: _Table, texts: Sequence[Text]
) -> Iterator[tuple[int, Cell]]:
    """The figures that are alone in their cell, and in their place."""
    for place, indices in here.items():
        key = texts[indices[0]][1]
        if len(indices) == 1 and place not in there and any(map(str.isdecimal, key)):
            yield indices[0], Cell(number, *place)


def _footnotes(texts: Sequence[Text]) -> _Indices[str]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, (place, _) in enumerate(texts):
        if isinstance(place, str):
            found[place].append(index)
    return found


def _tables(texts: Sequence[Text]) -> dict[int, _Table]:
    """The tables by their numbers, in their order."""
    found: dict[int, defaultdict[tuple[int, int], list[int]]] = {}
    for index, (place, _) in enumerate(texts):
        if isinstance(place, Cell):
            cells = found.setdefault(place.table, defaultdict(list))
            cells[place.row, place.column].append(index)
    return {number: found[number] for number in sorted(found)}


def _shape(table: _Table) -> _Shape:
    """How many rows and columns there are up to the last text."""
    return max(row for row, _ in table), max(column for _, column in table)


def _alone(own: _Indices[_N], other: _Indices[_N]) -> Iterator[tuple[int, int]]:
    for place, here in own.items():
        there = other.get(place, ())
        if len(here) == len(there) == 1:
            yield here[0], there[0]


def _agree(keys: Sequence[tuple[Key, Key]]) -> bool:
    """Whether half or more of the cells that have Latin words or figures on both sides share one:
    rows in another order do not."""
    literal = [(_literal(own), _literal(other)) for own, other in keys]
    compared = [not own.isdisjoint(other) for own, other in literal if own and other]
    return 2 * sum(compared) >= len(compared)


def _literal(key: Key) -> frozenset[str]:
    return frozenset(word for word in key if word.isascii())
