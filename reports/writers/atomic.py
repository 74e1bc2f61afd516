"""Write a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from corpus.errors import OutputError


def write_bytes(path: str | Path, data: bytes) -> None:
    """Put `data` at `path`: what stands there is the old file or the new one, never a part.

    The bytes go to a temporary file in the same folder, reach the disk, and only then take the
    name. Symbolic links are followed; a device or pipe (/dev/stdout) is written to directly.

    Raises OutputError, one line, where that cannot be done; nothing is left behind then.
    """
    try:
        _write(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise OutputError(_explain(path, error)) from error


def _write(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(path)
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    # Not tempfile: its files are 0600, and only os.open lets the system apply the umask.
    temporary = path.with_name(f".duizhao-{secrets.token_hex(8)}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with open(descriptor, "wb") as stream:  # noqa: PTH123 (a descriptor, not a path)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _explain(path: str | Path, error: OSError | ValueError) -> str:
    reasons: tuple[tuple[type[Exception], str], ...] = (
        (FileNotFoundError, "the folder does not exist"),
        (NotADirectoryError, "its folder is a file"),
        (IsADirectoryError, "it is a folder"),
        (PermissionError, "permission denied"),
    )
    detail = (error.strerror if isinstance(error, OSError) else None) or str(error)
    reason = next((text for kind, text in reasons if isinstance(error, kind)), detail)
    shown = "".join(char if char.isprintable() else "?" for char in str(path))
    return f"cannot write {shown}: {reason}"
