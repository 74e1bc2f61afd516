"""A tree's totals and what has no counterpart in it, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.verdict import STATUSES
from corpus.model import Location
from reports.report import Report
from reports.tree import Late, Section, Tree, totals
from reports.writers.text import excerpt, one_line

#: So many files, sections or paragraphs of each kind are listed on a terminal.
LIMIT = 15
_LANGUAGES = {"en": "English", "zh": "Chinese"}


def lines(report: Report, limit: int | None = LIMIT) -> Iterator[str]:
    """The totals by file, then each list under its heading; nothing for a report on no tree."""
    tree = report.tree
    if tree is None:
        return
    yield from _totals(report, tree.root, limit)
    alone = [f"{one_line(file.file)}  (only {_LANGUAGES[file.lang]})" for file in tree.alone]
    yield from _listed("without a counterpart", "file", alone, limit)
    yield from _listed(
        "without a counterpart", "section", list(map(_section, tree.sections)), limit
    )
    late = list(map(_late, tree.late or ()))
    yield from _listed("changed after the translation", "paragraph", late, limit)
    failed = [one_line(failed.reason) for failed in tree.failed]
    yield from _listed("that could not be read", "file", failed, limit)
    yield from _closing(tree)


def _totals(report: Report, root: str, limit: int | None) -> Iterator[str]:
    found = totals(report.judgements)
    width = max((len(str(total.pairs)) for total in found), default=1)
    yield ""
    yield f"{'flagged':>7} of pairs"
    for total in found[:limit]:
        kinds = [f"{total.counts[s]} {s}" for s in reversed(STATUSES) if total.counts.get(s)]
        what = ", ".join(kind for kind in kinds if not kind.endswith(" ok"))
        figures = f"{total.flagged:>7} of {total.pairs:>{width}}"
        name = one_line(total.name.replace(f"{root.rstrip('/')}/", ""))
        yield f"{figures}  {name}{f'  ({what})' if what else ''}"
    if limit is not None and len(found) > limit:
        yield f"        ... and {len(found) - limit} more files"


def _listed(what: str, one: str, found: Sequence[str], limit: int | None) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield f"{len(found)} {one if len(found) == 1 else f'{one}s'} {what}:"
    for line in found[:limit]:
        yield f"  {line}"
    if limit is not None and len(found) > limit:
        yield f"  ... and {len(found) - limit} more (all of them: --json FILE)"


def _section(section: Section) -> str:
    texts = "" if section.paragraphs == 1 else f"  ({section.paragraphs} paragraphs)"
    return f"{_place(section.location)}  {excerpt(section.heading, 60)}{texts}"


def _late(late: Late) -> str:
    dates = f"changed {late.changed}, translated {late.translated}"
    return f"{_place(late.source)} ↔ {_place(late.target)}  ({dates})"


def _place(location: Location) -> str:
    return one_line(f"{location.file}:{location.line}")


def _closing(tree: Tree) -> Iterator[str]:
    notes = list(tree.notes)
    if tree.passed_over:
        files = "1 file" if tree.passed_over == 1 else f"{tree.passed_over} files"
        notes.append(f"{files} without text to judge passed over")
    if notes:
        yield ""
        yield from map(one_line, notes)
