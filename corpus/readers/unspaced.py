"""Items of lists whose mark has no space behind it, `1.第一项`: CommonMark takes such lines for one
paragraph, a reader sees a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.fences import Fence
from corpus.scripts import HAN

#: A number, or before Chinese an asterisk that is not the mark of emphasis, which a second one
#: would end.
_MARK = re.compile(rf"\s{{0,3}}(?:(?P<number>\d{{1,3}})\.(?=[{HAN}A-Z])|\*(?=[{HAN}][^*]*$))")


def spaced(lines: Sequence[str]) -> list[str]:
    """The lines with a space behind the marks of two items or more that follow each other, and
    count up if they have numbers."""
    marks = list(_marks(lines))
    items: dict[int, int] = {}
    for (first, one), (second, other) in pairwise(marks):
        if one and other and _follows(one["number"], other["number"]):
            items |= {first: one.end(), second: other.end()}
    return [
        f"{line[: items[n]]} {line[items[n] :]}" if n in items else line
        for n, line in enumerate(lines)
    ]


def _marks(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str] | None]]:
    """The indices of lines, with the mark that each begins with; without those that are blank, or
    indented, as an item goes on."""
    fence = Fence()
    for index, line in enumerate(lines):
        mark = None if fence.holds(line) else _MARK.match(line)
        if mark or line[:1].strip():
            yield index, mark


def _follows(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return int(other) == int(one) + 1
