"""Signs and English words in capitals that stand as they are in both texts, against their
opposites: ON and OFF, ✅ and ❌."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.beads import Bead
from aligner.denials import Part, sides_of
from aligner.opposites import Opposite
from aligner.views import View
from corpus.model import Span

_WORDS = (
    "ON OFF  YES NO  TRUE FALSE  AND OR  IN OUT  UP DOWN  HIGH LOW  OPEN CLOSE  OPEN CLOSED"
    "  START STOP  PASS FAIL  MAX MIN  LEFT RIGHT"
)
_SIGNS = "✅ ❌  ✔ ✘  👍 👎  ▲ ▼  ↑ ↓  ← →  ⬆ ⬇  ⬅ ➡  🔒 🔓"
_OPPOSITES = [tuple(pair.split()) for pair in f"{_WORDS}  {_SIGNS}".split("  ")]
_MARKS = re.compile(
    rf"(?<![A-Za-z0-9_-])(?:{'|'.join(_WORDS.split())})(?![A-Za-z0-9_-])"
    f"|[{_SIGNS.replace(' ', '')}]"
)


def may_exchange_marks(source: str, target: str) -> bool:
    """Whether both texts have a mark that is looked for."""
    return bool(_MARKS.search(source) and _MARKS.search(target))


def exchanged_marks(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """Where either text has one of two opposite marks, and the other text only the other one."""
    if not may_exchange_marks(source.text, target.text):
        return
    for bead in beads:
        (own, other), _ = sides_of(source, target, bead)
        here, there = _marks(own), _marks(other)
        for one, another in _OPPOSITES:
            for mine, theirs in ((one, another), (another, one)):
                if mine in here and theirs in there and mine not in there and theirs not in here:
                    yield Opposite((here[mine], there[theirs]), (mine, theirs), "the opposite")


def _marks(part: Part) -> dict[str, Span]:
    """Where the marks of one side of a bead stand first."""
    found = _MARKS.finditer(part.view.text, part.span.start, part.span.end)
    return {match[0]: Span(*match.span()) for match in reversed([*found])}
