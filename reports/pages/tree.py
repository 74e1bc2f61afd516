"""A folder's totals and what has no counterpart in it, as the page's template needs them."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.verdict import STATUSES, Status
from reports import tree as trees
from reports.report import Report
from reports.words import STATUS_WORDS
from reports.writers import tree as lines


@dataclass(frozen=True, slots=True)
class Row:
    """A text of the folder in figures; `kinds`: how many of each status, in words."""

    name: str
    flagged: int
    pairs: int
    kinds: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything on a folder. lists: each with its title, without the number."""

    root: str
    rows: tuple[Row, ...]
    lists: tuple[tuple[str, list[str]], ...]
    notes: tuple[str, ...]


def overview(report: Report) -> Overview | None:
    """None for a report on no folder."""
    tree = report.tree
    if tree is None:
        return None
    return Overview(
        root=tree.root,
        rows=tuple(_row(total, tree.root) for total in trees.totals(report.judgements)),
        lists=tuple((title, found) for title, found in lines.lists(tree) if found),
        notes=tuple(lines.notes(tree)),
    )


def _row(total: trees.Total, root: str) -> Row:
    wanted: list[Status] = [status for status in reversed(STATUSES) if status != "ok"]
    kinds = [f"{total.counts[s]} {STATUS_WORDS[s].lower()}" for s in wanted if total.counts.get(s)]
    return Row(lines.short(total.name, root), total.flagged, total.pairs, ", ".join(kinds))
