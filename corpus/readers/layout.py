"""Shortcodes that lay a page out: `{{< note >}}` ... `{{< /note >}}`, `{% hint %}` ....

They stand on a line of their own or at either end of what they hold, which is a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.readers.fences import LEAD, Fence
from corpus.shortcodes import shortcodes
from corpus.spans import blanked

_LEAD = re.compile(LEAD)


def layout(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The stretches, (index, start, end), of those that end a block, or begin one that is ended, at
    either end of a line, and not in a fence."""
    fence = Fence()
    found = {
        index: own
        for index, line in enumerate(lines)
        if not fence.holds(line) and (own := [*shortcodes(line)])
    }
    ended = {one.name for own in found.values() for one in own if one.ends}
    for index, own in found.items():
        spans = [one.span for one in own if one.name in ended]
        bare = blanked(lines[index], spans)
        text = _LEAD.sub("", bare, count=1).rstrip()
        end = len(bare.rstrip())
        start = end - len(text)
        for span in spans:
            if span.start < start or span.end > end:
                yield index, span.start, span.end
