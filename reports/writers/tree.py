"""A tree's totals and what has no counterpart in it, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.verdict import STATUSES
from corpus.model import LANGUAGE_NAMES, Location
from reports.report import Report
from reports.tree import Late, Section, Tree, totals
from reports.writers.text import excerpt, one_line

#: So many files, sections or paragraphs of each kind are listed on a terminal.
LIMIT = 15


def lines(report: Report, limit: int | None = LIMIT) -> Iterator[str]:
    """The totals by file, then each list under its heading; nothing for a report on no tree."""
    tree = report.tree
    if tree is None:
        return
    yield from _totals(report, tree.root, limit)
    for title, found in lists(tree):
        if found:
            yield ""
            yield f"{len(found)} {title}:"
            yield from (f"  {line}" for line in found[:limit])
            if limit is not None and len(found) > limit:
                yield f"  ... and {len(found) - limit} more (all of them: --json FILE)"
    found = list(notes(tree))
    if found:
        yield ""
        yield from found


def lists(tree: Tree) -> list[tuple[str, list[str]]]:
    """Everything that is listed of a tree, each list with what it holds: "files without ..."."""
    alone = [f"{one_line(file.file)}  (only {LANGUAGE_NAMES[file.lang]})" for file in tree.alone]
    failed = [one_line(failed.reason) for failed in tree.failed]
    late = list(map(_late, tree.late or ()))
    return [
        (f"{_many('file', alone)} without a counterpart", alone),
        (
            f"{_many('section', tree.sections)} without a counterpart",
            list(map(_section, tree.sections)),
        ),
        (f"{_many('paragraph', late)} changed after the translation", late),
        (f"{_many('file', failed)} that could not be read", failed),
    ]


def _many(one: str, found: Sequence[object]) -> str:
    return one if len(found) == 1 else f"{one}s"


def short(name: str, root: str) -> str:
    """A text's name as seen from the tree's folder."""
    return one_line(name.replace(f"{root.rstrip('/')}/", ""))


def _totals(report: Report, root: str, limit: int | None) -> Iterator[str]:
    found = totals(report.judgements)
    width = max((len(str(total.pairs)) for total in found), default=1)
    yield ""
    yield f"{'flagged':>7} of pairs"
    for total in found[:limit]:
        kinds = [f"{total.counts[s]} {s}" for s in reversed(STATUSES) if total.counts.get(s)]
        what = ", ".join(kind for kind in kinds if not kind.endswith(" ok"))
        figures = f"{total.flagged:>7} of {total.pairs:>{width}}"
        yield f"{figures}  {short(total.name, root)}{f'  ({what})' if what else ''}"
    if limit is not None and len(found) > limit:
        yield f"        ... and {len(found) - limit} more files"


def _section(section: Section) -> str:
    texts = "" if section.paragraphs == 1 else f"  ({section.paragraphs} paragraphs)"
    return f"{_place(section.location)}  {excerpt(section.heading, 60)}{texts}"


def _late(late: Late) -> str:
    dates = f"changed {late.changed}, translated {late.translated}"
    return f"{_place(late.source)} ↔ {_place(late.target)}  ({dates})"


def _place(location: Location) -> str:
    return one_line(f"{location.file}:{location.line}")


def notes(tree: Tree) -> Iterator[str]:
    """What else there is to say of a tree."""
    yield from map(one_line, tree.notes)
    if tree.passed_over:
        files = "1 file" if tree.passed_over == 1 else f"{tree.passed_over} files"
        yield f"{files} without text to judge passed over"
