"""Sections that a comment announces as of one language only: `<!-- Additional section for zh -->`
... `<!-- End of additional section -->`."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BEGINS = re.compile(
    r"\s*<!--(?=[^\n]{0,200}\b(?:additional|added|extra|only)\b)"
    r"(?=[^\n]{0,200}\b(?:zh|chinese|china|en|english|locale|region)\b)[^\n]{1,300}?-->\s*$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*<!--\s*/?end\b[^\n]{0,200}?-->\s*$", re.IGNORECASE)


def local_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indices of the lines between such a comment and one that says where its section ends."""
    found: set[int] = set()
    begin: int | None = None
    for index, line in enumerate(lines):
        if _BEGINS.match(line):
            begin = index
        elif begin is not None and _ENDS.match(line):
            found.update(range(begin + 1, index))
            begin = None
    return frozenset(found)
