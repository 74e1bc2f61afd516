"""Places that two files share: cells of tables of one shape, footnotes of one label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from corpus.model import Cell, Place
from corpus.readers.sequences import matched

#: What a text is compared by: its words and numbers, without signs.
Key = tuple[str, ...]
#: A text of a file: its place, if it has one, and its key.
Text = tuple[Place | None, Key]

#: Rows and columns of the smallest table: what is smaller is a box around text, or a list.
_LEAST = 2

_N = TypeVar("_N", bound=Hashable)
#: The indices of the texts in each place.
_Indices = Mapping[_N, Sequence[int]]
#: The same for a table's cells, by row and column.
_Table = _Indices[tuple[int, int]]


def facing(own: Sequence[Text], other: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """The indices of texts that share a place, in which neither side has another text.

    Tables face each other that have as many rows and columns, are as many of that shape on both
    sides, and agree in what a translation leaves as it is. Rows that begin with a name in Latin
    letters may be in another order.
    """
    yield from _alone(_footnotes(own), _footnotes(other))
    tables, others = _tables(own), _tables(other)
    for n, m in matched([_shape(table) for table in tables], [_shape(table) for table in others]):
        rows = _same_rows(_names(tables[n], own), _names(others[m], other))
        there = {(rows.get(row, row), column): of for (row, column), of in others[m].items()}
        pairs = list(_alone(tables[n], there))
        keys = [(own[i][1], other[j][1]) for i, j in pairs]
        if min(_shape(tables[n])) >= _LEAST and _agree(keys):
            yield from pairs


def _footnotes(texts: Sequence[Text]) -> _Indices[str]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index, (place, _) in enumerate(texts):
        if isinstance(place, str):
            found[place].append(index)
    return found


def _tables(texts: Sequence[Text]) -> list[_Table]:
    """The tables, in their order."""
    found: dict[int, defaultdict[tuple[int, int], list[int]]] = {}
    for index, (place, _) in enumerate(texts):
        if isinstance(place, Cell):
            cells = found.setdefault(place.table, defaultdict(list))
            cells[place.row, place.column].append(index)
    return [found[number] for number in sorted(found)]


def _shape(table: _Table) -> tuple[int, int]:
    """How many rows and columns there are up to the last text."""
    return max(row for row, _ in table), max(column for _, column in table)


def _names(table: _Table, texts: Sequence[Text]) -> dict[Key, int]:
    """The rows by the names in Latin letters that begin them, where no other row has the name."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for (row, column), indices in table.items():
        key = texts[indices[0]][1]
        if (
            column == 1
            and any(word.isalpha() for word in key)
            and len(_literal(key)) == len({*key})
        ):
            found[key].append(row)
    return {key: rows[0] for key, rows in found.items() if len(rows) == 1}


def _same_rows(own: Mapping[Key, int], other: Mapping[Key, int]) -> dict[int, int]:
    """Which row of the first table each row of the second is whose place another one has: those of
    one name, as options that each language lists in an order of its own."""
    common = own.keys() & other.keys()
    if {own[key] for key in common} != {other[key] for key in common}:
        return {}
    return {other[key]: own[key] for key in common}


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
