"""`duizhao decisions`: what has been decided on flagged pairs; prune, export, take in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from corpus.errors import InputError
from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers
    from reports.review.decisions import Decision, Kind

EXAMPLES = """\
examples:
  duizhao decisions list article.txt               what was decided on this text
  duizhao decisions prune --report report.json     forget pairs that are no longer there
  duizhao decisions export -o decisions.csv        a table for a spreadsheet
  duizhao decisions import downloaded.jsonl        take in what an HTML report let you download

Without a FILE it is duizhao.decisions.jsonl here, or above this folder in its repository.
"""


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "decisions",
        help="list, prune, export or take in decisions on flagged pairs",
        description="List, prune, export or take in decisions on flagged pairs.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = command.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="what holds now, a line a pair")
    listing.set_defaults(run=_list)
    pruning = actions.add_parser(
        "prune", help="leave only what holds: no replaced, no undone, no lapsed decisions"
    )
    pruning.add_argument(
        "--report", type=Path, metavar="JSON", help="lapsed is what is not in this report"
    )
    pruning.set_defaults(run=_prune)
    exporting = actions.add_parser("export", help="as a CSV table for a spreadsheet")
    exporting.add_argument("-o", "--output", type=Path, metavar="CSV", help="where to (printed)")
    exporting.add_argument(
        "--report", type=Path, metavar="JSON", help="put the texts of this report beside them"
    )
    exporting.set_defaults(run=_export)
    importing = actions.add_parser("import", help="add the decisions of another file")
    importing.add_argument("other", type=Path, metavar="OTHER", help="a file of decisions")
    importing.set_defaults(run=_import)
    for action in (listing, pruning, exporting, importing):
        action.add_argument(
            "file",
            nargs="?",
            type=Path,
            metavar="FILE",
            help="the file of decisions, or a text or folder that it belongs to",
        )


def path_of(given: Path | None) -> Path:
    """The file of decisions that is meant: itself, or that of a text, or of a folder."""
    from duizhao.config import load

    if given is not None and given.suffix.lower() == ".jsonl" and not given.is_dir():
        return given
    text = (given or Path()) / "text" if given is None or given.is_dir() else given
    return load(start=text.parent).decisions_for([text])


def _read(path: Path) -> tuple[Decision, ...]:
    from reports.review import decisions

    if not path.is_file():
        raise InputError("there are no decisions yet", path)
    return decisions.read(path)


def _holding(path: Path) -> list[Decision]:
    """What holds, in the order of files and lines."""
    from reports.review import decisions

    found = decisions.current(_read(path)).values()
    return sorted(found, key=lambda one: (one.file, one.line, one.id))


def _list(options: argparse.Namespace) -> int:
    from reports.writers.text import one_line

    holding = _holding(path_of(options.file))
    places = [f"{one.file}:{one.line}" for one in holding]
    width = min(48, max(map(len, places), default=0))
    for one, place in zip(holding, places, strict=True):
        more = (",".join(one.codes), one.who, (one.when or "")[:10], one.note)
        about = "  ".join(filter(None, map(one_line, more)))
        print(f"{one.decision:6}  {one_line(place):{width}}  {about}".rstrip())
    print(_summary(holding), file=sys.stderr)
    return FINE


def _summary(holding: Sequence[Decision]) -> str:
    from collections import Counter

    words: dict[Kind, str] = {
        "accept": "accepted",
        "fix": "to fix",
        "skip": "skipped",
        "known": "known",
        "open": "noted",
    }
    counts = Counter(one.decision for one in holding)
    shown = [f"{counts[kind]} {word}" for kind, word in words.items() if counts[kind]]
    return ", ".join(shown) or "no decision holds"


def _prune(options: argparse.Namespace) -> int:
    from reports.review import decisions
    from reports.writers.json import from_json

    path = path_of(options.file)
    every = _read(path)
    holding = set(decisions.current(every).values())
    if options.report:
        report = from_json(options.report)
        here = {verdict.id for verdict in report.verdicts}
        names = {PurePosixPath(file).name for file in report.files()}
        # of a text that is not in the report nothing has lapsed
        other = {one for one in holding if PurePosixPath(one.file).name not in names}
        holding = other | {one for one in holding if one.id in here}
    kept: dict[Decision, None] = {one: None for one in every if one in holding}
    decisions.replace_all(path, list(kept), len(every))
    print(f"{path}: {len(every) - len(kept)} lines dropped, {len(kept)} kept", file=sys.stderr)
    return FINE


def _export(options: argparse.Namespace) -> int:
    from reports.review.table import render
    from reports.writers.atomic import write_bytes
    from reports.writers.json import from_json

    report = from_json(options.report) if options.report else None
    data = render(_holding(path_of(options.file)), report)
    if options.output:
        write_bytes(options.output, data)
        print(f"wrote {options.output}", file=sys.stderr)
    else:
        print(data.decode("utf-8-sig"), end="")
    return FINE


def _import(options: argparse.Namespace) -> int:
    from reports.review import decisions

    path = path_of(options.file)
    there = set(decisions.read(path))
    if not options.other.is_file():
        raise InputError("no such file", options.other)
    new = [one for one in _read(options.other) if one not in there]
    decisions.append(path, new)
    print(f"{path}: {len(new)} decisions taken in", file=sys.stderr)
    return FINE
