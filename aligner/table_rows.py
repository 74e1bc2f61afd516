"""Rows of a table that the other side has as the items of a list.

A reader gives each cell by itself, `Timeout` and `Seconds to wait.`, and the list has both in one
item, 超时：等待的秒数。 Alignment, which goes by what texts are like as a whole, pairs the item
with the longer cell and leaves the label alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby

from aligner.alignment import align
from aligner.calibration import Calibration, is_label
from aligner.displaced import restore_order
from aligner.lines import lines_of
from aligner.slots import Slot, in_order
from aligner.views import View, join
from corpus.model import Bitext, Paragraph

#: Rows of several cells that a table has at least.
FEWEST = 2

#: The indices of a row's cells, and the rows of a table.
_Row = tuple[int, ...]
_Table = list[_Row]


def by_rows(
    found: Sequence[Slot],
    bitext: Bitext,
    source: Sequence[View],
    target: Sequence[View],
    calibration: Calibration,
) -> list[Slot]:
    """The slots, with the cells of a row together where the other side has a list in the table's
    place."""
    slots = list(found)
    for table in _tables(bitext.source):
        slots = _by_rows(slots, table, bitext.target, (source, target), calibration)
    turned = [slot.turned() for slot in slots]
    for table in _tables(bitext.target):
        turned = _by_rows(turned, table, bitext.source, (target, source), calibration)
    return in_order([slot.turned() for slot in turned])


def _tables(paragraphs: Sequence[Paragraph]) -> Iterator[_Table]:
    """The tables that the other side does not have."""
    cells = [(p.cell, n) for n, p in enumerate(paragraphs) if p.cell]
    for _, table in groupby(cells, lambda one: one[0].table):
        rows = [tuple(n for _, n in row) for _, row in groupby(table, lambda one: one[0].row)]
        in_a_row = sum(map(len, rows)) == rows[-1][-1] + 1 - rows[0][0]
        if in_a_row and sum(len(row) > 1 for row in rows) >= FEWEST:
            yield rows


def _by_rows(
    found: list[Slot],
    table: _Table,
    others: Sequence[Paragraph],
    views: tuple[Sequence[View], Sequence[View]],
    calibration: Calibration,
) -> list[Slot]:
    """The slots, whose source has a table, with its rows paired as a whole, if no fewer of them
    have a counterpart in that way. The table's head, a row of labels for which a list has nothing,
    is left out."""
    cells = range(table[0][0], table[-1][-1] + 1)
    own = {slot for slot in found if any(n in cells for n in slot.source)}
    texts = _texts(found, own, cells, len(others))
    if not _is_list(own, cells) or any(others[n].cell or others[n].place for n in texts):
        return found
    source = [join([views[0][n] for n in row]) for row in table]
    target = [views[1][n] for n in texts]
    beads = align(lines_of(source), lines_of(target))
    rows = [Slot(tuple(range(*bead.source)), tuple(range(*bead.target))) for bead in beads]
    rows = restore_order(rows, source, target, calibration, {})
    paired = {n for slot in rows if slot.target for n in slot.source}
    before = {n for slot in own if slot.target for n in slot.source}
    if len(paired) < max(FEWEST, sum(not before.isdisjoint(row) for row in table)):
        return found
    if all(is_label(views[0][n].text, views[0][n].lang) for n in table[0]):
        rows = [slot for slot in rows if slot.target or slot.source != (0,)]
    freed, used = {n for slot in own for n in slot.target}.difference(texts), {*texts}
    return [
        *(s for s in found if s not in own and (s.source or s.target[0] not in used)),
        *(_of_cells(slot, table, texts) for slot in rows),
        *(Slot((), (n,)) for n in sorted(freed)),
    ]


def _is_list(own: Set[Slot], cells: range) -> bool:
    """Whether some of a table's cells have a counterpart and some have none, by slots that hold
    nothing else and that nothing else decided."""
    whole = all(n in cells for slot in own for n in slot.source)
    bound = any(slot.placed or slot.copied for slot in own)
    return whole and not bound and len({bool(slot.target) for slot in own}) == 2


def _of_cells(slot: Slot, table: _Table, texts: Sequence[int]) -> Slot:
    """A slot of rows and texts by the indices of cells and texts."""
    source = tuple(n for row in slot.source for n in table[row])
    target = tuple(texts[n] for n in slot.target)
    return replace(slot, source=source, target=target, row=bool(source and target))


def _texts(found: Sequence[Slot], own: Set[Slot], cells: range, count: int) -> list[int]:
    """What stands on the other side in the place of a table, whose slots `own` are."""
    others = [slot for slot in found if slot not in own and slot.source and slot.target]
    fixed = [slot for slot in others if not slot.displaced]
    low = max((s.target[-1] + 1 for s in fixed if s.source[-1] < cells.start), default=0)
    high = min((s.target[0] for s in fixed if s.source[0] >= cells.stop), default=count)
    taken = {n for slot in others for n in slot.target}
    return [n for n in range(low, high) if n not in taken]
