"""The part of a text that a line of the terminal has room for, with what is noticed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.model import Span
from reports.writers.text import visible

if TYPE_CHECKING:
    from rich.text import Text

_SPACE = re.compile(r"\s+")
#: Share of the room that goes to what stands before a mark that would else be out of sight.
_BEFORE = 4


def quote(text: str, spans: Sequence[Span], room: int, style: str, mark: str) -> Text:
    """One line of at most `room` cells (a Chinese character takes two).

    It shows the text's beginning, or else the surroundings of the first span; spans get the
    style `mark`. Spans over the whole text are left out: they point at nothing.
    """
    from rich.text import Text

    marks = sorted(
        span for span in spans if 0 <= span.start < span.end and span.end - span.start < len(text)
    )
    start = _start(text, marks, room)
    # Cut before cleaning: a paragraph may be megabytes long.
    end = min(len(text), start + 4 * room)
    line = Text("…" if start else "", style=style)
    for piece, marked in _pieces(text, start, end, marks):
        line.append(_SPACE.sub(" ", visible(piece)), mark if marked else style)
    if end < len(text):
        line.append("…", style)
    line.truncate(room, overflow="ellipsis")
    return line


def _start(text: str, marks: Sequence[Span], room: int) -> int:
    from rich.cells import cell_len

    if not marks:
        return 0
    first = marks[0]
    before = text[: first.end]
    if len(before) <= room and cell_len(before) < room:
        return 0
    return max(0, first.start - room // _BEFORE)


def _pieces(text: str, start: int, end: int, marks: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """The text from start to end, cut where marks begin and end; marks may overlap."""
    at = start
    for span in marks:
        here, there = max(at, span.start), min(end, span.end)
        if here < there:
            yield text[at:here], False
            yield text[here:there], True
            at = there
    yield text[at:end], False
