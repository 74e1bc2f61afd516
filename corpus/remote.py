"""Files in object storage, or wherever else fsspec reaches: s3://, gs://, az:// ...

fsspec is a main dependency's dependency and costs an import only where a URL is named; the driver
of a kind of storage (s3fs, gcsfs, adlfs) is the user's to install.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from corpus.errors import ConfigError, InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from fsspec import AbstractFileSystem

_URL = re.compile(r"[a-z][a-z0-9+.-]+(?:::.*)?://", re.IGNORECASE)
_HERE = ("file://", "local://")
#: Which package brings the driver for what a URL begins with.
_DRIVERS = {
    "s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "az": "adlfs", "abfs": "adlfs",
    "abfss": "adlfs", "http": "aiohttp", "https": "aiohttp", "sftp": "paramiko", "hdfs": "pyarrow",
}  # fmt: skip

T = TypeVar("T")


def located(text: str) -> Path:
    """The path or URL that a user names."""
    if text.lower().startswith(_HERE):
        return Path(text.partition("://")[2])
    return Remote(text) if _URL.match(text) else Path(text)


class AbsentError(InputError):
    """A file behind a URL that is not there."""


class Remote(type(Path())):  # type: ignore[misc]  # the kind of path of this system
    """A file behind a URL, for all that reads a `Path` from its beginning to its end.

    What the driver raises becomes an InputError, one line naming the URL.
    """

    url: str

    def __new__(cls, url: str) -> Remote:
        made: Remote = super().__new__(cls, url)
        made.url = url
        return made

    def __reduce__(self) -> tuple[type[Remote], tuple[str]]:
        return Remote, (self.url,)

    def __str__(self) -> str:
        return self.url

    def as_posix(self) -> str:
        return self.url

    def resolve(self, strict: bool = False) -> Remote:
        return self

    def is_char_device(self) -> bool:
        return False

    def is_block_device(self) -> bool:
        return False

    def is_dir(self, **_: Any) -> bool:
        """Never: object storage has no folders, and a name that has none is not found."""
        return False

    def is_file(self, **_: Any) -> bool:
        return self.asked(lambda store, path: bool(store.isfile(path)))

    def open(self, *_: Any, **__: Any) -> BinaryIO:
        """For reading bytes."""
        file = self.asked(lambda store, path: store.open(path, "rb"))
        return io.BufferedReader(_Guarded(file, self), 1 << 20)

    def state(self) -> tuple[int, str]:
        """The file's size, and what is another after it was written anew."""
        return self.asked(lambda store, path: (int(store.size(path)), str(store.ukey(path))))

    def asked(self, question: Callable[[AbstractFileSystem, str], T]) -> T:
        """What the storage says. Raises InputError, and ConfigError without a driver."""
        store, path = self._reached()
        try:
            return question(store, path)
        except FileNotFoundError:
            raise AbsentError("no such file", self) from None
        except Exception as error:  # each driver has its own
            raise InputError(f"cannot be reached: {_reason(error)}", self) from error

    def _reached(self) -> tuple[AbstractFileSystem, str]:
        from fsspec.core import url_to_fs

        kind = self.url.rpartition("://")[0].rpartition("::")[2].lower()
        try:
            store, path = url_to_fs(self.url)
        except ImportError as error:
            needed = _DRIVERS.get(kind)
            hint = f"pip install {needed}" if needed else _reason(error)
            raise ConfigError(f"{self}: {kind}:// needs its driver: {hint}") from None
        except Exception as error:
            if "Protocol not known" in str(error):
                raise ConfigError(f"{self}: no kind of storage is called {kind}://") from None
            raise ConfigError(f"{self}: cannot be reached: {_reason(error)}") from error
        return store, path


class _Guarded(io.RawIOBase):
    """A driver's file, whose errors name the URL."""

    def __init__(self, file: Any, place: Remote):
        self._file, self._place = file, place

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(self._file.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._place.asked(lambda *_: self._file.read(len(view)))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _reason(error: BaseException) -> str:
    """What a driver says, in one line that is not too long."""
    said = " ".join(str(error).split()) or type(error).__name__
    return said if len(said) <= 200 else f"{said[:200]}..."
