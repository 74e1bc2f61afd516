"""Which rows and columns of a table are which of another language's table, where that has them in
another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

#: What is written in the cells, by row and column: their words and numbers.
Cells = Mapping[tuple[int, int], tuple[str, ...]]


def same_rows(own: Cells, other: Cells) -> dict[int, int]:
    """Which row of the first table each row of the second is whose place another one has: those
    that begin with one name in Latin letters, as options that each language lists in an order of
    its own."""
    names, others = _names(own), _names(other)
    common = names.keys() & others.keys()
    if {names[key] for key in common} != {others[key] for key in common}:
        return {}
    return {others[key]: names[key] for key in common}


def _names(cells: Cells) -> dict[tuple[str, ...], int]:
    """The rows by the names in Latin letters that begin them, where no other row has the name."""
    firsts = [
        (key, row)
        for (row, column), key in cells.items()
        if column == 1 and any(map(str.isalpha, key)) and all(map(str.isascii, key))
    ]
    count = Counter(key for key, _ in firsts)
    return {key: row for key, row in firsts if count[key] == 1}


def first_figures(cells: Cells, count: int) -> tuple[tuple[str, ...], ...]:
    """The figures in the first cells that have some, under the head; none of fewer than `count`."""
    found = [key for (row, _), key in sorted(cells.items()) if row > 1 and _is_figure(key)][:count]
    return tuple(found) if len(found) == count else ()


def same_columns(own: Cells, other: Cells) -> dict[int, int]:
    """Which column of the first table each column of the second is, where its figures say that it
    stands in another one's place. Columns without figures that tell them, and whose place is taken,
    keep their order.
    """
    here, there = _figures(own), _figures(other)
    known = {there[figures]: here[figures] for figures in here.keys() & there.keys()}
    if all(column == place for column, place in known.items()):
        return {}
    last = max(column for _, column in (*own, *other))
    rest = [n for n in range(1, last + 1) if n not in known]
    free = [n for n in range(1, last + 1) if n not in known.values()]
    stay = [n for n in rest if n in free]
    known |= {n: n for n in stay}
    rest, free = ([n for n in some if n not in stay] for some in (rest, free))
    return known | dict(zip(rest, free, strict=True))


def _figures(cells: Cells) -> dict[tuple[tuple[int, tuple[str, ...]], ...], int]:
    """The columns by their figures, where no other column has the same."""
    found: dict[int, list[tuple[int, tuple[str, ...]]]] = {}
    for (row, column), key in sorted(cells.items()):
        if row > 1 and _is_figure(key):
            found.setdefault(column, []).append((row, key))
    count = Counter(map(tuple, found.values()))
    return {figures: n for n, own in found.items() if count[figures := tuple(own)] == 1}


def _is_figure(key: tuple[str, ...]) -> bool:
    return bool(key) and all(map(str.isdecimal, key))
