"""What is made once from the files of packages and kept in the user's cache folder: the embedded
models as they are run, and the dictionary as it is looked up.

Each lies in a folder of its own, which appears by one rename and has a list of its files, so that
a process that was killed, or two at once, leave nothing half made.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

_MANIFEST = "duizhao.json"

Built = TypeVar("Built")


def cache_folder() -> Path:
    """Where everything is kept: $DUIZHAO_CACHE, else the user's cache folder."""
    named = os.environ.get("DUIZHAO_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("duizhao", appauthor=False)


def is_whole(folder: Path, needed: Sequence[str] = ()) -> bool:
    """Whether every file that was made is there in its size, the `needed` ones among them."""
    try:
        sizes = json.loads((folder / _MANIFEST).read_text("utf-8"))["files"]
        return all(name in sizes for name in needed) and all(
            (folder / name).stat().st_size == size for name, size in sizes.items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def ensure(
    folder: Path,
    make: Callable[[Path], None],
    *,
    needed: Sequence[str] = (),
    before: Callable[[], None] = lambda: None,
) -> Path:
    """`folder`, made first if need be: `make` writes its files into the folder that it is given.

    Safe against two processes at once. needed: files without which it is made anew. before:
    called when it is to be made. Raises OSError where it cannot be written, and what `make` does.
    """
    if is_whole(folder, needed):
        return folder
    from filelock import FileLock

    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not is_whole(folder, needed):
            before()
            _make(folder, make)
    return folder


def loaded(
    name: str, stamp: str, make: Callable[[Path], None], read: Callable[[Path], Built]
) -> Built:
    """What `read` gets from the files that `make` wrote: in the cache folder, or, where that cannot
    be written or a file is damaged, in one that lasts as long as this process. stamp: changes with
    what they are made from."""
    try:
        return read(ensure(cache_folder() / name / stamp, make))
    except (OSError, ValueError):
        place = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=_temporary().name))
        make(place)
        return read(place)


@lru_cache(maxsize=1)
def _temporary() -> tempfile.TemporaryDirectory[str]:
    """A folder for as long as this process lives."""
    return tempfile.TemporaryDirectory(prefix="duizhao-", ignore_cleanup_errors=True)


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    work = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", dir=folder.parent))
    try:
        make(work)
        files = sorted(path for path in work.rglob("*") if path.is_file())
        sizes = {path.relative_to(work).as_posix(): path.stat().st_size for path in files}
        manifest = json.dumps({"files": sizes}, indent=2)
        (work / _MANIFEST).write_text(manifest + "\n", encoding="utf-8")
        if folder.exists():
            shutil.rmtree(folder)
        work.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)
