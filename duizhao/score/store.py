"""Where the parts of a run lie until its end: a folder beside the result, here or in object
storage."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from corpus.errors import ConfigError, InputError, OutputError
from corpus.remote import AbsentError, Remote

_SUFFIX = ".parts"


class Store(Protocol):
    """A folder of small files beside `target`, each of which is there whole or not at all."""

    @property
    def target(self) -> Path: ...

    def names(self) -> set[str]: ...
    def read(self, name: str) -> bytes: ...
    def write(self, name: str, data: bytes) -> None: ...

    def clear(self) -> None:
        """Throw the folder away."""

    def publish(self, build: Callable[[Path], None]) -> None:
        """Put what `build` writes into a file in the target's place, whole or not at all."""


@contextmanager
def opened(target: Path) -> Iterator[Store]:
    """The store beside a target. Raises ConfigError where another run on this machine writes the
    same target, OutputError where it cannot be written."""
    if isinstance(target, Remote):
        yield _Objects(target)
        return
    from filelock import FileLock, Timeout

    lock = target.with_name(f".{target.name}.lock")
    folder = _Folder(target)
    try:
        with FileLock(lock, timeout=0):
            yield folder
        if not folder.place.exists():  # finished
            lock.unlink(missing_ok=True)
    except Timeout:
        raise ConfigError(f"{target}: another run is writing it") from None
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error


class _Folder:
    """On this machine: files appear by being renamed."""

    def __init__(self, target: Path):
        self.target: Path = target
        self.place = target.with_name(target.name + _SUFFIX)

    def names(self) -> set[str]:
        if not self.place.is_dir():
            return set()
        return {path.name for path in self.place.iterdir() if path.suffix != ".tmp"}

    def read(self, name: str) -> bytes:
        return (self.place / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        self.place.mkdir(exist_ok=True)
        temporary = self.place / f"{name}.{os.getpid()}.tmp"
        temporary.write_bytes(data)
        _settle(temporary, self.place / name)

    def clear(self) -> None:
        shutil.rmtree(self.place, ignore_errors=True)

    def publish(self, build: Callable[[Path], None]) -> None:
        temporary = self.place / "whole.tmp"
        build(temporary)
        _settle(temporary, self.target)


def _settle(temporary: Path, path: Path) -> None:
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)


class _Objects:
    """In object storage: an object appears once it is uploaded, so nothing is renamed. The result
    is put together in a file on this machine and uploaded at once."""

    def __init__(self, target: Remote):
        self.target: Remote = target
        self._place = Remote(target.url + _SUFFIX)

    def names(self) -> set[str]:
        with _writing(self.target):
            return self._place.asked(
                lambda store, path: (
                    store.invalidate_cache(),
                    {name.rpartition("/")[2] for name in store.find(path)},
                )[1]
            )

    def read(self, name: str) -> bytes:
        with _writing(self.target):
            return self._place.asked(lambda store, path: bytes(store.cat_file(f"{path}/{name}")))

    def write(self, name: str, data: bytes) -> None:
        with _writing(self.target):
            self._place.asked(lambda store, path: store.pipe_file(f"{path}/{name}", data))

    def clear(self) -> None:
        if self.names():
            with _writing(self.target):
                self._place.asked(lambda store, path: store.rm(path, recursive=True))

    def publish(self, build: Callable[[Path], None]) -> None:
        with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
            whole = Path(folder, "whole.parquet")
            build(whole)
            with _writing(self.target):
                self.target.asked(lambda store, path: store.put_file(str(whole), path))


@contextmanager
def _writing(target: Remote) -> Iterator[None]:
    """What goes wrong in the storage of the result is an OutputError."""
    try:
        yield
    except AbsentError as error:
        raise OutputError(f"cannot write {target}: there is no such bucket") from error
    except InputError as error:
        raise OutputError(f"cannot write {target}: {error.reason}") from error
