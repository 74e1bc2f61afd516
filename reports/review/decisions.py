"""The file of decisions: what people have said of flagged pairs, one JSON object a line.

The file only grows, so that a crash costs nothing that was confirmed and two reviewers, two
windows or two git branches (`*.decisions.jsonl merge=union`) lose nothing to one another. The
last word on a pair is the one with the latest `when`, then the one further down; lines on
different pairs may stand in any order.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import InputError, OutputError
from reports.review.decision import (
    Decision,
    Kind,
    after,
    current,
    decide,
    decode,
    encode,
    now,
    text_hash,
)
from reports.review.settling import settled

__all__ = [
    "NAME",
    "Decision",
    "Kind",
    "after",
    "append",
    "current",
    "decide",
    "locate",
    "now",
    "read",
    "render",
    "replace_all",
    "settled",
    "text_hash",
]

#: The name of the file.
NAME = "duizhao.decisions.jsonl"


def locate(texts: Iterable[str | Path]) -> Path:
    """The file of decisions for some texts: beside them, or above them up to the repository's top.

    Texts in several folders share the one in the folder they have in common. The file need not
    exist: then it is where a first decision would go.
    """
    folders = [Path(text).resolve().parent for text in texts]
    try:
        home = Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # on two drives
        home = folders[0]
    above = (home, *home.parents)
    tops = [number for number, folder in enumerate(above) if (folder / ".git").exists()]
    for folder in above[: tops[0] + 1] if tops else ():
        if (folder / NAME).is_file():
            return folder / NAME
    return home / NAME


def read(path: Path) -> tuple[Decision, ...]:
    """Every decision of the file, in its order; none where there is no file.

    A last line that a crash cut short was never confirmed and is passed over. Raises
    InputError, with the line, for any other line that is no decision.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error
    found: list[Decision] = []
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(decode(line, path, number))
        except InputError:
            if number == len(lines):
                break
            raise
    return tuple(found)


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Put decisions at the end of the file, on disk before this returns.

    All of them or none. A line that a crash cut short is taken away first. Raises OutputError
    where the file cannot be written.
    """
    data = render(decisions)
    try:
        with locked(path):
            _append(path, data)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


def replace_all(path: Path, keep: Sequence[Decision], read_before: int) -> None:
    """Rewrite the file with the decisions to keep, whole or not at all.

    `read_before` is how many the file held when the choice was made. Raises OutputError where
    it holds another number by now, or cannot be written.
    """
    from reports.writers.atomic import write_bytes

    with locked(path):
        if len(read(path)) != read_before:
            raise OutputError(f"{path}: somebody decided meanwhile; try again")
        write_bytes(path, render(keep))


def render(decisions: Iterable[Decision]) -> bytes:
    """Decisions as the file has them."""
    return b"".join(encode(decision) for decision in decisions)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes of this user from writing the file meanwhile.

    The lock lies in the user's cache: beside the text it would show up in `git status`.
    """
    from filelock import FileLock
    from platformdirs import user_cache_path

    folder = user_cache_path("duizhao") / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{text_hash(os.path.realpath(path))}.lock"):
        yield


def _append(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        there = path.read_bytes()
        tail = there.rpartition(b"\n")[2]
        size = len(there)
        if tail.strip() and not _is_decision(tail):
            size -= len(tail)
            os.ftruncate(descriptor, size)
        elif tail:  # an editor left out the last line's end
            data = b"\n" + data
        if os.write(descriptor, data) != len(data):
            os.ftruncate(descriptor, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_decision(line: bytes) -> bool:
    try:
        decode(line, Path(), 1)
    except InputError:
        return False
    return True
