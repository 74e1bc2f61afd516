"""Memory that this process holds and does not need, given back to the system: Linux with glibc,
nothing elsewhere."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path
from typing import Any

#: Of <malloc.h> and <sys/mman.h>.
_ARENA_MAX, _DONTNEED = -8, 4


def share() -> None:
    """Let threads that begin from now on, and pyarrow if it is imported from now on, take their
    memory from one heap, instead of each keeping what it once needed."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    with contextlib.suppress(AttributeError, OSError):
        _libc().mallopt(_ARENA_MAX, 1)


def trim() -> None:
    """Give back what is free between what is in use."""
    with contextlib.suppress(AttributeError, OSError):
        _libc().malloc_trim(0)


def forget_mapped(folder: Path) -> None:
    """Give back the memory of the files in a folder that are mapped for reading; what of it is
    still needed is read again."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        libc, inside = _libc(), f"{folder.resolve()}/"
        for line in Path("/proc/self/maps").read_text("utf-8", "surrogateescape").splitlines():
            parts = line.split(maxsplit=5)
            if len(parts) == 6 and parts[5].startswith(inside) and parts[1].startswith("r-"):
                start, end = (int(number, 16) for number in parts[0].split("-"))
                libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _DONTNEED)


def _libc() -> Any:
    if not sys.platform.startswith("linux"):
        raise AttributeError("malloc")
    return ctypes.CDLL(None)
