"""The files that an edit touched."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.repository import Repository
from corpus.snapshots import Commit, Index, Snapshot, WorkFolder

_NO_HELPERS = ("--no-ext-diff", "--no-textconv")
#: Share of lines, of those in either, from which on a new file is an old one with a new name.
RENAMED = 0.5


@dataclass(frozen=True, slots=True)
class FileChange:
    """What an edit did to a file; `old` is None for a new one, `new` for one that is gone."""

    old: str | None
    new: str | None


def file_changes(repository: Repository, base: Snapshot, head: Snapshot) -> tuple[FileChange, ...]:
    """The files that differ between a commit and a later state, renames followed."""
    arguments = ["--name-status", "-r", "-z", "-M", *_NO_HELPERS, _tree(repository, base)]
    if isinstance(head, Commit):
        found = repository.git("diff-tree", *arguments, _tree(repository, head), "--")
    else:
        cached = ["--cached"] if isinstance(head, Index) else []
        found = repository.git("diff-index", *cached, *arguments, "--")
    named = tuple(_changes(found.split(b"\0")))
    if not isinstance(head, WorkFolder):
        return named
    return _with_untracked(named, base, head)


def _with_untracked(
    named: Iterable[FileChange], base: Snapshot, head: WorkFolder
) -> tuple[FileChange, ...]:
    """What git says of the files it knows, and the new ones, of which some were only renamed."""
    changes = [change for change in named if change.new is not None]
    gone = [change.old for change in named if change.new is None and change.old is not None]
    known = {change.new for change in changes} | set(base.entries)
    fresh = [path for path in head.untracked if path not in known and path in head.entries]
    renamed = dict(_renames(base, gone, head, fresh))
    changes += [FileChange(renamed.get(path), path) for path in fresh]
    origins = set(renamed.values())
    return (*changes, *(FileChange(path, None) for path in gone if path not in origins))


def _renames(
    base: Snapshot, gone: Iterable[str], head: Snapshot, fresh: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """(new, old) paths of files with the same ending and much the same lines, as git sees it
    where it knows both."""
    left = {path: _lines(base, path) for path in gone}
    for new in fresh:
        lines = _lines(head, new)
        alike = [
            (len(lines & own) / max(1, len(lines | own)), old)
            for old, own in left.items()
            if Path(old).suffix == Path(new).suffix
        ]
        likeness, old = max(alike, default=(0.0, ""))
        if likeness >= RENAMED:
            del left[old]
            yield new, old


def _lines(state: Snapshot, path: str) -> frozenset[bytes]:
    return frozenset(line.strip() for line in state.read(path).split(b"\n"))


def _tree(repository: Repository, base: Snapshot) -> str:
    """The commit, or the empty tree before the first one."""
    return base.commit or repository.git("hash-object", "-t", "tree", "--stdin").decode().strip()


def _changes(fields: Sequence[bytes]) -> Iterator[FileChange]:
    """`--name-status -z`: a letter, then a path, or two for a rename or a copy."""
    rest = iter(fields)
    for status in rest:
        if not status:
            continue
        path = os.fsdecode(next(rest))
        letter = status[:1]
        if letter in b"RC":
            new = os.fsdecode(next(rest))
            yield FileChange(path if letter == b"R" else None, new)
        else:
            yield FileChange(
                None if letter == b"A" else path,
                None if letter == b"D" else path,
            )
