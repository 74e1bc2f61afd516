"""Titles that begin with their number: 第一章　账簿, Chapter One: The Ledger."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"第[〇零一二三四五六七八九十百两兩\d]{1,5}[章节節部卷回篇幕讲講课課]"
    r"|(?:chapter|part|book|section|volume|lesson|act)\s+"
    r"(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b[\s.:—–-]",
    re.IGNORECASE,
)


def differ(source: str, target: str) -> bool:
    """Whether one of two titles has a number and the other has none: a list may number it, or a
    page what is under it."""
    return bool(_NUMBER.match(source)) != bool(_NUMBER.match(target))
