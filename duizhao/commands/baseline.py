"""`duizhao baseline`: what is known today is reported no more."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from duizhao.commands import settings
from duizhao.commands.base import BAD_INPUT, FINE
from duizhao.commands.check import add_judging, checked, warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.verdict import Verdict
    from duizhao.commands.base import Subparsers
    from reports.review.decision import Decision


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "baseline",
        help="record today's findings as known, so that a check starts at zero",
        description="Check every translation of the working folder and record what is found as"
        " known: a check passes over it from then on, until either text changes. Entries for what"
        " is no longer found are removed.",
    )
    command.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="only these files and folders"
    )
    command.add_argument("-q", "--quiet", action="store_true", help="no progress")
    add_judging(command)
    settings.add_options(command)
    everything = {"base": None, "head": None, "staged": False, "worktree": True, "all": True}
    command.set_defaults(run=run, **everything)


def run(options: argparse.Namespace) -> int:
    config = settings.settled(options)
    if options.show_config:
        print(config.shown())
        return FINE
    from duizhao.scope import Scope
    from reports.review import decisions
    from reports.writers.atomic import write_bytes

    scope = Scope.of(Path.cwd(), config, options.paths)
    report = checked(config, options)
    assert report.edit is not None
    warn(report.edit)
    if not report.edit.complete:
        return BAD_INPUT

    path, root = config.baseline, scope.repository.root
    before = decisions.current(decisions.read(path))
    flagged = [v for v in report.verdicts if v.status != "ok" and v.decision != "accepted"]
    outside = [d for d in before.values() if not _covered(d, path.parent, root, scope.paths)]
    known = [_known(verdict, before, path.parent, root) for verdict in flagged]
    ordered = sorted((*outside, *known), key=lambda decision: (decision.file, decision.id))
    kept = list({decision.id: decision for decision in reversed(ordered)}.values())[::-1]
    write_bytes(path, decisions.render(kept))
    ids = {decision.id for decision in kept}
    pruned = [decision for decision in before.values() if decision.id not in ids]
    for decision in pruned:
        print(f"no longer found: {decision.file}:{decision.line} {' '.join(decision.codes)}")
    fresh = len(ids - before.keys())
    print(f"wrote {path}: {len(kept)} known, {fresh} of them new, {len(pruned)} removed")
    return FINE


def _known(verdict: Verdict, before: dict[str, Decision], folder: Path, root: Path) -> Decision:
    """A verdict's entry; as it was, line and all, where nothing but its place has changed."""
    from reports.review import decisions

    # Notes flag nothing, and some speak of the edit, not of the texts.
    grave = tuple(finding for finding in verdict.findings if finding.severity != "note")
    new = decisions.decide(replace(verdict, findings=grave), "known", beside=folder)
    place = (verdict.pair.source or verdict.pair.target)[0].location.file
    new = replace(new, file=_posix(root / place, folder))
    old = before.get(new.id)
    same = old is not None and replace(old, line=new.line) == new
    return old if old is not None and same else new


def _posix(path: Path, folder: Path) -> str:
    return PurePath(os.path.relpath(path, folder.resolve())).as_posix()


def _covered(decision: Decision, folder: Path, root: Path, limits: Iterable[str]) -> bool:
    """Whether an entry is about the files that were looked at."""
    path = _posix(folder.resolve() / decision.file, root)
    limits = list(limits)
    return not limits or any(path == one or path.startswith(f"{one}/") for one in limits)
