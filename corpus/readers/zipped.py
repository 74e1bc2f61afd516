"""Zip containers (DOCX, XLSX, EPUB), opened within limits.

A container is refused if it unpacks to too much, or is built to: a few kilobytes can unpack
to gigabytes. Sizes are those of the directory; no more than it says is ever unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.decoding import open_file
from corpus.errors import InputError

#: Entries, bytes unpacked in all, and the ratio from which an entry of some size is a bomb.
MOST_ENTRIES, MOST_BYTES, MOST_RATIO = 20_000, 1 << 29, 250
_SMALL = 1 << 20
_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError)
_DTD = (
    b"<!DOCTYPE",
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
)


@contextmanager
def opened(path: Path, kind: str) -> Iterator[zipfile.ZipFile]:
    """Open a container for reading. Raises InputError; `kind` says what it should be.

    Raises InputError too where reading it fails later.
    """
    with open_file(path) as file:
        try:
            with zipfile.ZipFile(file) as container:
                _check(container, path)
                yield container
        except _BROKEN as error:
            raise InputError(f"is no {kind}, or is damaged: {error}", path) from None
        except (RuntimeError, ValueError, KeyError) as error:
            raise InputError(f"cannot be unpacked: {str(error).strip(chr(34))}", path) from None


def _check(container: zipfile.ZipFile, path: Path) -> None:
    entries = container.infolist()
    if len(entries) > MOST_ENTRIES:
        raise InputError(f"holds more than {MOST_ENTRIES} files", path)
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise InputError(f"unpacks to more than {MOST_BYTES >> 20} MB", path)
    for entry in entries:
        if entry.file_size > max(_SMALL, MOST_RATIO * entry.compress_size):
            reason = f"{entry.filename} unpacks to {MOST_RATIO} times its size or more"
            raise InputError(f"{reason}; such files are not read, for safety", path)
        if entry.flag_bits & 1:
            raise InputError("is protected by a password", path)


def refuse_dtds(container: zipfile.ZipFile, path: Path) -> None:
    """Raise InputError for a part with a document type: office documents have none."""
    for entry in container.infolist():
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            head = b""
            with container.open(entry) as part:
                while chunk := part.read(1 << 20):
                    if any(mark in head + chunk for mark in _DTD):
                        raise InputError(f"{entry.filename} has a document type", path)
                    head = chunk[-20:]
