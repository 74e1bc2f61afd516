"""States of a repository's files: at a commit, in the index, in the working folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from corpus.errors import InputError
from corpus.repository import Repository

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


class _Stored:
    """Files of which git holds the bytes."""

    def __init__(self, repository: Repository, commit: str | None, name: str):
        self.repository = repository
        self.commit = commit
        self.name = name

    def _list(self) -> bytes:
        raise NotImplementedError

    @cached_property
    def _listed(self) -> tuple[dict[str, Entry], tuple[str, ...]]:
        return _listing(self._list())

    @property
    def entries(self) -> Mapping[str, Entry]:
        return self._listed[0]

    @property
    def submodules(self) -> tuple[str, ...]:
        return self._listed[1]

    def read(self, path: str) -> bytes:
        if path not in self.entries:
            raise InputError("no such file", path)
        oid = self.entries[path].oid
        if oid is None:
            raise InputError("is in the middle of a merge; resolve its conflicts first", path)
        return self.repository.git("cat-file", "blob", oid)


class Commit(_Stored):
    """The files at a commit; before the first one (None) there are none."""

    def __init__(self, repository: Repository, commit: str | None, name: str = ""):
        super().__init__(repository, commit, name)

    def _list(self) -> bytes:
        if self.commit is None:
            return b""
        return self.repository.git("ls-tree", "-r", "-z", "--full-tree", self.commit)


class Index(_Stored):
    """The files as they are staged."""

    def __init__(self, repository: Repository):
        super().__init__(repository, repository.head, "the staged files")

    def _list(self) -> bytes:
        return self.repository.git("ls-files", "-s", "-z", "--full-name")


class WorkFolder:
    """The files as they lie in the working folder, new ones too unless git ignores them."""

    def __init__(self, repository: Repository):
        self.repository = repository
        self.commit = repository.head
        self.name = "the working folder"

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
