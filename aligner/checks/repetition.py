"""R501 repeated-paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import ClassVar

from aligner.checks.prose import is_prose
from aligner.unmarked import unmarked
from aligner.verdict import Finding
from corpus.model import JOINER, Pair, Paragraph, Side, Span

#: Shorter paragraphs are repeated for good reasons: headings, "Thank you.", "See below:".
MIN_LENGTH = 20
#: Two counterparts as alike as this are held to be the same text.
SAME = 0.9
#: Only so many characters are compared for that.
_COMPARED = 2000


@dataclass(frozen=True, slots=True)
class Copy:
    """One occurrence of a paragraph: which pair, where in the side, and its offset there."""

    pair: int
    place: int
    offset: int
    paragraph: Paragraph


def _copies(pairs: Sequence[Pair], side: Side) -> dict[str, list[Copy]]:
    """The paragraphs of one side that are worth comparing, by their text."""
    found: dict[str, list[Copy]] = {}
    place = 0
    for number, pair in enumerate(pairs):
        offset = 0
        for paragraph in pair.source if side == "source" else pair.target:
            if len(paragraph.text) >= MIN_LENGTH:
                key = " ".join(paragraph.text.split())
                found.setdefault(key, []).append(Copy(number, place, offset, paragraph))
            offset += len(paragraph.text) + len(JOINER)
            place += 1
    return found


def _counterpart(pair: Pair, side: Side) -> str:
    text = pair.target_text if side == "source" else pair.source_text
    return " ".join(unmarked(text).text.split())


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same but for a tenth at most."""
    if not one or not other:
        return False
    if one == other:
        return True
    if abs(len(one) - len(other)) > (1 - SAME) * 2 * max(len(one), len(other)):
        return False
    matcher = SequenceMatcher(None, one[:_COMPARED], other[:_COMPARED], autojunk=False)
    return matcher.quick_ratio() >= SAME and matcher.ratio() >= SAME


class RepeatedParagraph:
    """One text pasted twice, or one translation for two different sources."""

    code: ClassVar[str] = "R501"
    name: ClassVar[str] = "repeated-paragraph"
    help: ClassVar[str] = "a paragraph stands twice on one side only"

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding), by pair."""
        sides: tuple[Side, Side] = ("source", "target")
        found = [
            item
            for side in sides
            for copies in _copies(pairs, side).values()
            if len(copies) > 1 and is_prose(copies[0].paragraph.text, copies[0].paragraph.lang)
            for item in self._among(pairs, side, copies)
        ]
        yield from sorted(found, key=lambda item: item[0])

    def _among(
        self, pairs: Sequence[Pair], side: Side, copies: Sequence[Copy]
    ) -> Iterator[tuple[int, Finding]]:
        """Each copy is held against the one before it; a copy is reported once."""
        reported: set[int] = set()
        for one, other in pairwise(copies):
            for mine, theirs in self._at_fault(pairs, side, one, other):
                if mine.place not in reported:
                    reported.add(mine.place)
                    yield mine.pair, self._finding(side, mine, theirs)

    @staticmethod
    def _at_fault(
        pairs: Sequence[Pair], side: Side, one: Copy, other: Copy
    ) -> list[tuple[Copy, Copy]]:
        """Which of two copies to report, each with the other one; none where both are right."""
        adjacent = other.place == one.place + 1
        if one.pair == other.pair:
            there = pairs[one.pair].target if side == "source" else pairs[one.pair].source
            texts = [" ".join(paragraph.text.split()) for paragraph in there]
            return [] if len(set(texts)) < len(texts) or not adjacent else [(other, one)]
        if side == "source" and not adjacent:
            return []  # a source may well say a thing twice
        parts = _counterpart(pairs[one.pair], side), _counterpart(pairs[other.pair], side)
        if alike(*parts):
            return []
        if bool(parts[0]) != bool(parts[1]):  # the copy that has no counterpart is the odd one
            return [(other, one)] if parts[0] else [(one, other)]
        if adjacent and side == "source":
            return [(other, one)]
        return [(one, other), (other, one)]

    def _finding(self, side: Side, mine: Copy, theirs: Copy) -> Finding:
        span = Span(mine.offset, mine.offset + len(mine.paragraph.text))
        place = theirs.paragraph.location
        return Finding(
            self.code,
            "review",
            f"The same paragraph also stands at {place.words}, on this side only.",
            source_spans=(span,) if side == "source" else (),
            target_spans=(span,) if side == "target" else (),
            evidence={"line": place.line, "file": place.file, "side": side},
        )
