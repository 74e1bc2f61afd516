"""Directives between rules of dashes, `--- task ---` ... `--- /task ---`: marks that lay out a
page, and boxes of code with its settings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from corpus.readers.fences import Fence

#: Rules have three dashes each, so that there is one way only to divide a line into directives.
_DIRECTIVE = re.compile(r"---[ \t]*(?P<name>/?[a-z]\w*(?:-\w+)*)[ \t]*---\s*")
_LINE = re.compile(rf"\s*(?:{_DIRECTIVE.pattern.replace('?P<name>', '?:')})+$")
#: A box whose content is code.
_CODE, _CODE_ENDS = "code", "/code"


def directives(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The stretches, (index, start, end), of lines that are directives and of what boxes of code
    hold. Where no directive is ended, words between dashes are text."""
    fence = Fence()
    own: dict[int, list[str]] = {}
    for index, line in enumerate(lines):
        if not fence.holds(line) and _LINE.match(line):
            own[index] = _DIRECTIVE.findall(line)
    if not any(name.startswith("/") for names in own.values() for name in names):
        return
    ends = [index for index, names in own.items() if _CODE_ENDS in names]
    following = 0
    for index, names in own.items():
        if index < following:
            continue
        following = index + 1
        if names[-1] == _CODE:
            following = [*ends, index][bisect_right(ends, index)] + 1
        for number in range(index, following):
            yield number, 0, len(lines[number])
