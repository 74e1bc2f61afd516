"""A text as a model should read it: its words without the marks around them.

The destination of a link stands on both sides and is longer than many a label: embedded with the
words, it would make every such link fit every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aligner.things import tags
from corpus.model import Span

#: ![text](to "title") and [text][to].
_LINK = re.compile(
    r"(?P<before>!?\[)[^\[\]\n]{1,500}"
    r"(?P<behind>\]\([^()\s]{0,2000}(?:\s+\"[^\"\n]{0,300}\")?\)|\]\[[^\[\]\n]{0,200}\])"
)
_ADDRESS = re.compile(r"https?://[!-;=?-~]+(?<![.,;:!?)\]])")
#: Emphasis in Markdown; not a product, a pointer or an asterisk that points to a note.
_EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9*_~])(?P<before>\*{1,3}|~~|_)(?=[^\s*_~])"
    r"[^\n]{1,200}?(?<=[^\s*_~])(?P<behind>(?P=before))(?![A-Za-z0-9*_~])"
)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """text: what is left; origin: (characters,) where each of them stood, none where nothing was
    taken away."""

    text: str
    origin: NDArray[np.int64] | None = None

    def placed(self, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where stretches of what is left, (n, 2) their characters, stood in the whole."""
        if self.origin is None or not len(offsets):
            return offsets
        last = self.origin[np.maximum(offsets[:, 1], 1) - 1]
        # A token takes in the blank before it, but not the mark that stood between them.
        blank = np.array([letter.isspace() for letter in self.text])[offsets[:, 0]]
        first = self.origin[np.minimum(offsets[:, 0] + blank, np.maximum(offsets[:, 1], 1) - 1)]
        return np.stack([first, np.where(offsets[:, 0] < offsets[:, 1], last + 1, first)], axis=1)


@lru_cache(maxsize=4096)
def unmarked(text: str) -> Unmarked:
    """The text without the marks of links and emphasis in Markdown, addresses and tags of HTML; the
    whole where nothing else is in it."""
    marks = [*_marks(text), *(thing.span for thing in tags(text))]
    if not marks:
        return Unmarked(text)
    kept = np.ones(len(text), bool)
    for mark in marks:
        kept[mark.start : mark.end] = False
    origin = np.flatnonzero(kept)
    left = "".join(text[place] for place in origin)
    return Unmarked(left, origin) if left.strip() else Unmarked(text)


def _marks(text: str) -> Iterator[Span]:
    if "[" in text:
        yield from _around(_LINK, text)
    if "://" in text:
        yield from (Span(*match.span()) for match in _ADDRESS.finditer(text))
    if "*" in text or "_" in text or "~" in text:
        yield from _around(_EMPHASIS, text)


def _around(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield from (Span(*match.span(group)) for group in ("before", "behind"))
