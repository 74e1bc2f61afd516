"""Where a check looks: which files of a repository, and which two states of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ConfigError, InputError
from corpus.model import Bitext
from corpus.pairs import FilePair, detect, matches, pairs, unused
from corpus.readers import READERS, ReadOptions, read_bitexts
from corpus.repository import Repository
from corpus.revisions import read_at
from corpus.snapshots import Commit, Index, Snapshot, WorkFolder
from duizhao.config import Config

#: Share of the paragraphs that the lesser language of a bilingual file has at least.
MAINLY = 0.5


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a check looks: the repository, the settings, and the paths it is limited to.

    prefix: the settings' folder in the repository ("" is its root), from which their patterns are
    meant. paths: files and folders in the repository; empty: all.
    """

    repository: Repository
    config: Config
    prefix: str = ""
    paths: tuple[str, ...] = ()

    @classmethod
    def of(cls, folder: Path, config: Config, paths: Iterable[Path] = ()) -> Scope:
        """The scope for a folder. Raises InputError for no repository, a path outside of it."""
        repository = Repository(folder)
        inside = [_inside(repository, folder / path) for path in paths]
        prefix = _inside(repository, config.folder) if config.file else ""
        return cls(repository, config, prefix, () if "" in inside else tuple(inside))

    def inner(self, path: str) -> str:
        """A path of the repository as the settings' patterns mean it."""
        return path.removeprefix(f"{self.prefix}/") if self.prefix else path

    def outer(self, path: str) -> str:
        """The reverse of `inner`."""
        return f"{self.prefix}/{path}" if self.prefix else path

    def pairs(self, snapshot: Snapshot) -> tuple[FilePair, ...]:
        """The translation pairs of a snapshot that the settings, or the usual names, show."""
        return tuple(
            FilePair(*map(self.outer, pair.paths))
            for pair in pairs(self._there(snapshot), self.patterns(snapshot))
            if self.config.pairs or all(is_text(path) for path in pair.paths)
        )

    def patterns(self, snapshot: Snapshot) -> tuple[str, ...]:
        """The patterns of what is translated to what: of the settings, or as names show it."""
        return self.config.pairs or detect(self._there(snapshot))

    def covers(self, pair: FilePair) -> bool:
        """Whether a pair is among the paths that the check is limited to."""
        if not self.paths:
            return True
        return any(_within(path, limit) for path in pair.paths for limit in self.paths)

    def warnings(self, base: Snapshot, head: Snapshot) -> Iterator[str]:
        """What is odd about patterns and paths. Raises InputError for a path that is nowhere."""
        there = {*self._there(base), *self._there(head)}
        for pattern in unused(there, self.config.pairs):
            yield f"pattern {pattern!r} matches nothing"
        for path in self.paths:
            if any(_within(path, one) for one in head.submodules):
                yield f"{path}: is in a submodule; check it in its own repository"
            elif not any(_within(one, path) for side in (base, head) for one in side.entries):
                raise InputError("git knows no such file or folder", path)

    def _there(self, snapshot: Snapshot) -> list[str]:
        start = f"{self.prefix}/" if self.prefix else ""
        inner = [path.removeprefix(start) for path in snapshot.entries if path.startswith(start)]
        if not self.config.exclude:
            return inner
        return [path for path in inner if not matches(path, self.config.exclude)]


def _inside(repository: Repository, path: Path) -> str:
    try:
        found = path.resolve().relative_to(repository.root.resolve()).as_posix()
    except ValueError:
        raise InputError("is outside of the repository", path) from None
    return "" if found == "." else found


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")


def is_text(path: str) -> bool:
    """Whether a file's name is that of a text with a reader."""
    suffix = Path(path).suffix.lower()
    return bool(suffix) and suffix in READERS


def states(
    repository: Repository,
    base: str | None = None,
    head: str | None = None,
    *,
    staged: bool = False,
    worktree: bool = False,
) -> tuple[Commit, Snapshot]:
    """The states to compare: where `head` left `base`, and `head` itself.

    Without any of them the working folder is held against the last commit. Raises ConfigError for
    a choice that makes no sense, InputError for a name that git does not know.
    """
    if sum((head is not None, staged, worktree)) > 1:
        raise ConfigError("choose one of --head, --staged and --worktree")
    if head is not None and base is None:
        raise ConfigError("--head needs --base: what is it to be held against?")
    later: Snapshot
    if staged:
        later = Index(repository)
    elif worktree or base is None:
        later = WorkFolder(repository)
    else:
        name = head or "HEAD"
        later = Commit(repository, repository.commit(name), name)
    if base is None:
        return Commit(repository, repository.head, "HEAD"), later
    start = repository.commit(base)
    if later.commit is None:
        raise InputError("there is no commit yet to hold against another")
    return Commit(repository, repository.fork(start, later.commit), base), later


def is_bilingual(snapshot: Snapshot, path: str) -> bool:
    """Whether a file of a snapshot is in both languages, not in one with a few foreign words."""
    try:
        return _in_earnest(read_at(snapshot, FilePair(path), ReadOptions()))
    except InputError:
        return False


def holds_both(path: Path) -> bool:
    """The same of a file as it lies there."""
    try:
        return _in_earnest(read_bitexts([path]))
    except InputError:
        return False


def _in_earnest(bitexts: Iterable[Bitext]) -> bool:
    sizes = [sorted((len(bitext.source), len(bitext.target))) for bitext in bitexts]
    return bool(sizes) and all(few >= MAINLY * many for few, many in sizes)
