"""What an edit is, and what a format must bring to take one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InputError
from corpus.model import Location, Side
from corpus.readers.base import ReadOptions


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph of a file and what is to stand in its place.

    location, old_text: as the reader gave them. An empty `old_text` fills a side that has no
    text yet; `location` is the other side's then. side: which side of its pair it is, for
    formats in which both have the same location.
    """

    location: Location
    old_text: str
    new_text: str
    side: Side = "target"


#: (bytes of the file, its path, edits, how it was read) -> bytes with the edits in them, and
#: every other byte as it was. Raises InputError, naming file and line, for an edit that does
#: not fit: the old text is not there, or the new one cannot stand in such a file.
Change = Callable[[bytes, Path, Sequence[Edit], ReadOptions], bytes]


@dataclass(frozen=True, slots=True)
class Editor:
    """A format that can be edited in place. `fills`: a side that is empty can be filled."""

    change: Change
    fills: bool = False


def gone(edit: Edit) -> InputError:
    """The error for an edit whose old text is not where it was read, to be raised."""
    reason = "the paragraph is not there any more as it was read"
    return InputError(reason, edit.location.file, edit.location.line)


def not_emptied(edit: Edit) -> None:
    """Raise InputError for an edit that would leave nothing."""
    if not edit.new_text.strip():
        reason = "a text can be edited here, not emptied"
        raise InputError(reason, edit.location.file, edit.location.line)


def in_white_space(value: str, new: str) -> str:
    """The new text with the white space that stands around the old value."""
    core = value.strip()
    start = value.index(core)
    return value[:start] + new.strip() + value[start + len(core) :]
