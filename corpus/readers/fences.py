"""Fenced code of Markdown."""

from __future__ import annotations

import re

#: What may stand before a block on its line: the marks of quotations and of lists' items.
LEAD = r"(?:\s|>|[-*+]\s|\d{1,9}[.)]\s)*"
_LEAD = re.compile(LEAD)
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")


def is_lead(text: str) -> bool:
    """Whether a block may follow what stands before it on its line."""
    return _LEAD.fullmatch(text) is not None


class Fence:
    """Goes down the lines of a page."""

    def __init__(self) -> None:
        self._open = ""

    def holds(self, line: str) -> bool:
        """Whether the next line is in a fence or one of its ends."""
        bare = _LEAD.sub("", line, count=1).rstrip()
        found = _FENCE.match(bare)
        if self._open:
            closes = found and bare == bare[0] * len(bare) and bare.startswith(self._open)
            self._open = "" if closes else self._open
            return True
        self._open = found.group() if found else ""
        return bool(found)

    def close(self) -> None:
        """End the fence: the block that it stands in has ended."""
        self._open = ""
