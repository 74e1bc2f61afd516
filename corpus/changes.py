"""The files that an edit touched."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.repository import Repository
from corpus.snapshots import Commit, Index, Snapshot, WorkFolder

_NO_HELPERS = ("--no-ext-diff", "--no-textconv")
#: Share of phrases, of those in either, from which on a new file is an old one with a new name.
RENAMED = 0.4
#: So many bytes of a file are compared, and with so many files that share a phrase.
_COMPARED, _COMMON = 100_000, 50
_WORD = re.compile(rb"\w+|[\xc0-\xf7][\x80-\xbf]+")


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
    named = list(_changes(found.split(b"\0")))
    if isinstance(head, WorkFolder):
        known = {change.new for change in named} | set(base.entries)
        named += [FileChange(None, path) for path in head.untracked if path not in known]
    return _with_renames(named, base, head)


def _with_renames(
    named: Sequence[FileChange], base: Snapshot, head: Snapshot
) -> tuple[FileChange, ...]:
    """The changes with those renames that git does not see: of files it was not told of, of texts
    that were broken into other lines at the same time."""
    gone = [c.old for c in named if c.new is None and c.old in base.entries]
    fresh = [c.new for c in named if c.old is None and c.new in head.entries]
    if not gone or not fresh:
        return tuple(named)
    renamed = dict(_renames(base, gone, head, fresh))
    origins = set(renamed.values())
    return tuple(
        FileChange(renamed.get(change.new or "", change.old), change.new)
        for change in named
        if change.new is not None or change.old not in origins
    )


def _renames(
    base: Snapshot, gone: Iterable[str | None], head: Snapshot, fresh: Iterable[str | None]
) -> Iterator[tuple[str, str]]:
    """(new, old) paths of files with the same ending and much the same words in a row."""
    old = {path: _phrases(base.read(path)) for path in gone if path}
    places: dict[bytes, list[str]] = {}
    for path, phrases in old.items():
        for phrase in phrases:
            places.setdefault(phrase, []).append(path)
    taken: set[str] = set()
    for new in filter(None, fresh):
        own = _phrases(head.read(new))
        shared = Counter(
            path
            for phrase in own
            for path in places.get(phrase, ())[:_COMMON]
            if path not in taken and Path(path).suffix == Path(new).suffix
        )
        likeness = {path: n / len(own | old[path]) for path, n in sorted(shared.items())}
        best = max(likeness, key=likeness.__getitem__, default="")
        if best and likeness[best] >= RENAMED:
            taken.add(best)
            yield new, best


def _phrases(data: bytes) -> frozenset[bytes]:
    """Every four words in a row, wherever lines end; a character beyond ASCII is a word."""
    words = _WORD.findall(data[:_COMPARED])
    return frozenset(b" ".join(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


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
