"""A tree of files: what is in it, and which of it belongs together.

tree = look(Path("docs"), detect)
for pair in tree.pairs: ...
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InputError
from corpus.pairs import FilePair, detect, matches, pairs
from corpus.readers import READERS
from corpus.readers.base import language_of_code

#: Folders that hold no text of the tree's own; hidden ones are not looked into either.
_SKIPPED = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))
#: Names of folders for languages that are neither English nor Chinese, with or without a country.
OTHER = re.compile(
    "(?:ar|bg|bn|ca|cs|da|de|el|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|nn|no|pl|pt|ro"
    "|ru|sk|sl|sr|sv|ta|te|th|tr|uk|ur|vi)(?:[-_][A-Za-z]{2,4})?"
)


@dataclass(frozen=True, slots=True)
class Tree:
    """The texts of a tree, by their paths below `root` with slashes.

    alone: texts in no pair. links: links that were not followed, since they lead out of the tree.
    foreign: texts in folders that are named for a third language, beside those of the pairs.
    """

    root: Path
    pairs: tuple[FilePair, ...]
    alone: tuple[str, ...]
    links: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()


def look(
    root: Path,
    patterns: Sequence[str] = (),
    exclude: Sequence[str] = (),
    prefix: str = "",
    only: Sequence[str] = (),
) -> Tree:
    """The texts of a folder and the pairs among them: by the patterns, or by the usual names.

    prefix: the folder as the patterns name it, with a slash at its end; "" where they are meant
    from the folder itself. only: patterns of what is looked at, if not all. A text is a file whose
    suffix has a reader. Links are not followed: what they lead to inside the tree is there anyway.
    Raises InputError for what is no folder, ConfigError for a pattern that makes no sense.
    """
    if not root.is_dir():
        raise InputError("is no folder" if root.exists() else "no such folder", root)
    files: list[str] = []
    links: list[str] = []
    for path, is_link in _files(root):
        name = path.relative_to(root).as_posix()
        if matches(prefix + name, exclude) or (only and not matches(prefix + name, only)):
            continue
        if not is_link:
            files.append(name)
        elif not path.resolve().is_relative_to(root.resolve()):
            links.append(name)
    files.sort()
    found = _inside(pairs([prefix + name for name in files], patterns), prefix)
    if not patterns:
        found = pairs(files, detect(files))
    paired = {name for pair in found for name in pair.paths}
    alone = [name for name in files if name not in paired]
    elsewhere = tuple(foreign(alone, found))
    left = tuple(name for name in alone if name not in set(elsewhere))
    return Tree(root, found, left, tuple(sorted(links)), elsewhere)


def _inside(found: Iterable[FilePair], prefix: str) -> tuple[FilePair, ...]:
    """Pairs by their paths below the folder."""
    return tuple(FilePair(*(path.removeprefix(prefix) for path in pair.paths)) for pair in found)


def foreign(names: Iterable[str], found: Iterable[FilePair]) -> Iterator[str]:
    """Those of the files that are in another language's folder, where the pairs' folders show
    that folders are named for languages."""
    parents = {
        tuple(path.split("/")[:index])
        for pair in found
        for path in pair.paths
        for index, part in enumerate(path.split("/")[:-1])
        if language_of_code(part)
    }
    for name in names:
        parts = tuple(name.split("/"))
        if any(OTHER.fullmatch(part) and parts[:n] in parents for n, part in enumerate(parts[:-1])):
            yield name


def _files(root: Path) -> Iterator[tuple[Path, bool]]:
    """The texts below a folder, and whether each is a link; linked folders are one, whole."""

    def refuse(error: OSError) -> None:
        raise InputError(f"cannot be read: {error.strerror}", error.filename) from None

    for folder, names, files in os.walk(root, onerror=refuse, followlinks=False):
        names[:] = [name for name in names if name[0] != "." and name not in _SKIPPED]
        for name in names:
            path = Path(folder, name)
            if path.is_symlink():
                yield path, True
        for name in files:
            path = Path(folder, name)
            if name[0] != "." and path.suffix and path.suffix.lower() in READERS:
                if path.is_symlink():
                    yield path, True
                elif path.is_file():
                    yield path, False
