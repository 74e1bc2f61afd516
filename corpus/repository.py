"""A git repository as the check sees it: trees at a commit, in the index or in the working folder.

Runs the `git` command: plumbing only, without a shell, NUL-separated, blind to the user's aliases,
pagers, external diffs and text conversions. Nothing here writes.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from corpus.errors import InputError

#: What git's environment may keep: a hook is told its index and its folders by these.
_KEPT = frozenset(
    (
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES"),
    )
)
_FIXED = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_SETTINGS = ("core.quotePath=false", "core.fsmonitor=false", "diff.ignoreSubmodules=all")
_NO_HELPERS = ("--no-ext-diff", "--no-textconv")
_SHALLOW = (
    "the clone is shallow; fetch the history first"
    " (git fetch --unshallow, or fetch-depth: 0 in actions/checkout)"
)
#: Share of lines, of those in either, from which on a new file is an old one with a new name.
RENAMED = 0.5
_LINK, _SUBMODULE = "120000", "160000"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a tree; `oid` is its blob, None for one in the working folder or in a merge."""

    path: str
    oid: str | None


class Files(Protocol):
    """Files that can be read by their paths in the repository."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises InputError where it is not there or cannot be read."""
        ...


class Snapshot(Files, Protocol):
    """A state of the repository's files.

    `commit` is the commit it is, or is built upon; `entries` are its files by path, without
    symbolic links and submodules; the latter's paths are `submodules`.
    """

    commit: str | None
    name: str

    @property
    def entries(self) -> Mapping[str, Entry]: ...

    @property
    def submodules(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class FileChange:
    """What an edit did to a file; `old` is None for a new one, `new` for one that is gone."""

    old: str | None
    new: str | None


class Repository:
    """A repository with its work tree. Raises InputError, one line, for whatever git cannot do."""

    def __init__(self, folder: Path):
        self._folder = folder if folder.is_dir() else folder.parent
        if not self._folder.is_dir():
            raise InputError("no such folder", folder)
        try:
            top = self.git("rev-parse", "--show-toplevel")
        except InputError as error:
            if "not a git repository" in error.reason:
                raise InputError("is not in a git repository", folder) from None
            raise
        self.root = Path(os.fsdecode(top.rstrip(b"\r\n")))
        self._folder = self.root

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What a git command prints. Raises InputError with its first line of complaint."""
        settings = [part for setting in _SETTINGS for part in ("-c", setting)]
        try:
            done = subprocess.run(  # noqa: S603 (no shell; arguments are ours or behind --)
                ["git", *settings, *arguments],  # noqa: S607 (git is looked up as a user would)
                cwd=self._folder,
                env=_environment(),
                input=stdin,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise InputError("the git command was not found; it is needed for a check") from None
        except ValueError:  # a NUL in an argument
            raise InputError("a NUL character is in no name git knows") from None
        if done.returncode:
            raise InputError(_complaint(done.stderr) or f"git {arguments[0]} failed")
        return done.stdout

    def commit(self, ref: str) -> str:
        """The commit a name stands for. Raises InputError where there is none."""
        try:
            found = self.git(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"
            )
        except InputError:
            hint = f"; {_SHALLOW}" if self.is_shallow else ""
            raise InputError(f"{ref!r} names no commit here{hint}") from None
        return found.decode().strip()

    @cached_property
    def is_shallow(self) -> bool:
        """Whether the history was cut off when the repository was cloned."""
        return self.git("rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def head(self) -> str | None:
        """The commit that is checked out; None before the first one."""
        try:
            return self.commit("HEAD")
        except InputError:
            return None

    def fork(self, base: str, head: str) -> str:
        """The commit where an edit that ends in `head` left `base`. Raises InputError."""
        try:
            return self.git("merge-base", "--", base, head).decode().split()[0]
        except (InputError, IndexError):
            hint = f"; {_SHALLOW}" if self.is_shallow else ""
            raise InputError(f"{base[:10]} and {head[:10]} have no common history{hint}") from None

    def changes(self, base: Snapshot, head: Snapshot) -> tuple[FileChange, ...]:
        """The files that differ between a commit and a later state, renames followed."""
        arguments = ["--name-status", "-r", "-z", "-M", *_NO_HELPERS, _tree(self, base)]
        if isinstance(head, Commit):
            found = self.git("diff-tree", *arguments, _tree(self, head), "--")
        else:
            cached = ["--cached"] if isinstance(head, Index) else []
            found = self.git("diff-index", *cached, *arguments, "--")
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


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT or name.startswith("GIT_CONFIG_")
    }
    return kept | _FIXED


def _complaint(stderr: bytes) -> str:
    lines = [line for line in stderr.decode(errors="replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    line = (fatal or lines or [""])[0]
    return line.removeprefix("fatal:").removeprefix("error:").strip()


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


# --- states of the files ------------------------------------------------------------------


@dataclass
class Commit:
    """The files at a commit; before the first one (None) there are none."""

    repository: Repository
    commit: str | None
    name: str = ""

    @cached_property
    def _listed(self) -> tuple[dict[str, Entry], tuple[str, ...]]:
        if self.commit is None:
            return {}, ()
        return _listing(self.repository.git("ls-tree", "-r", "-z", "--full-tree", self.commit))

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self._listed[0]

    @property
    def submodules(self) -> tuple[str, ...]:
        return self._listed[1]

    def read(self, path: str) -> bytes:
        return _blob(self.repository, self.entries, path)


@dataclass
class Index:
    """The files as they are staged."""

    repository: Repository
    commit: str | None = field(init=False)
    name: str = "the staged files"

    def __post_init__(self) -> None:
        self.commit = self.repository.head

    @cached_property
    def _listed(self) -> tuple[dict[str, Entry], tuple[str, ...]]:
        listed = self.repository.git("ls-files", "-s", "-z", "--full-name")
        return _listing(listed)

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self._listed[0]

    @property
    def submodules(self) -> tuple[str, ...]:
        return self._listed[1]

    def read(self, path: str) -> bytes:
        return _blob(self.repository, self.entries, path)


@dataclass
class WorkFolder:
    """The files as they lie in the working folder, new ones too unless git ignores them."""

    repository: Repository
    commit: str | None = field(init=False)
    name: str = "the working folder"

    def __post_init__(self) -> None:
        self.commit = self.repository.head

    @cached_property
    def untracked(self) -> tuple[str, ...]:
        found = self.repository.git("ls-files", "-o", "-z", "--exclude-standard", "--full-name")
        return tuple(os.fsdecode(path) for path in found.split(b"\0") if path)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        tracked = Index(self.repository).entries
        root = self.repository.root
        return {
            path: Entry(path, None)
            for path in (*tracked, *self.untracked)
            if (root / path).is_file() and not (root / path).is_symlink()
        }

    @property
    def submodules(self) -> tuple[str, ...]:
        return Index(self.repository).submodules

    def read(self, path: str) -> bytes:
        try:
            return (self.repository.root / path).read_bytes()
        except OSError as error:
            raise InputError(f"cannot be read: {error.strerror or error}", path) from None


def _listing(found: bytes) -> tuple[dict[str, Entry], tuple[str, ...]]:
    """`ls-tree` (mode type oid TAB path) and `ls-files -s` (mode oid stage TAB path)."""
    entries: dict[str, Entry] = {}
    submodules = []
    for line in found.split(b"\0"):
        if not line:
            continue
        about, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        mode, second, third = about.decode().split()
        if mode == _SUBMODULE:
            submodules.append(path)
        elif mode != _LINK:
            oid = third if second == "blob" else second if third == "0" else None
            entries[path] = Entry(path, oid)
    return entries, tuple(submodules)


def _blob(repository: Repository, entries: Mapping[str, Entry], path: str) -> bytes:
    if path not in entries:
        raise InputError("no such file", path)
    oid = entries[path].oid
    if oid is None:
        raise InputError("is in the middle of a merge; resolve its conflicts first", path)
    return repository.git("cat-file", "blob", oid)
