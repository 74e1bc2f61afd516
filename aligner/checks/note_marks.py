"""K906 note-mark-differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from aligner.checks.unshared import Missing, compared, findings_of
from aligner.things import Sort, Thing, without_code
from aligner.verdict import Finding, Severity
from corpus.model import Pair, Span

#: What a mark may stand behind, if it is no bracket: a number in the air may be a power.
_ENDS = "[.,;:!?\"'”’)。，；：！？）」』]"
#: The mark of a note: [2], ［2］, [^2], ². No link, nor the index of a list.
_MARK = re.compile(
    r"(?:(?<=[A-Za-z]{3})|(?<![A-Za-z0-9_\]}$!]))"
    r"\\?[\[［](?P<number>[1-9]\d{0,2})\\?[\]］](?![(\[:])"
    r"|\[\s{0,3}\^\s{0,3}(?P<name>[\w-]{1,30})\s{0,3}\](?!:)"
    rf"|(?<={_ENDS})(?P<high>[¹²³⁴-⁹][⁰¹²³⁴-⁹]{{0,2}})"
    # what may stand for one on the other side, and be something else on this
    r"|<sup>\s{0,3}\[?(?P<raised>\d{1,3})\]?\s{0,3}</sup>"
    r"|[(（【](?P<round>[1-9]\d{0,2})[)）】]"
    r"|注[释釋]?\s?(?P<told>[1-9]\d{0,2})"
)
_POSSIBLE = frozenset(("raised", "round", "told"))
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class NoteMarkDiffers:
    """The mark of a note that one side lacks; a note where a page has none of them on that side,
    which the translator may have chosen."""

    code: ClassVar[str] = "K906"
    name: ClassVar[str] = "note-mark-differs"
    help: ClassVar[str] = "the mark of a note, [2], is not on both sides"

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding), by pair."""
        both = [number for number, pair in enumerate(pairs) if pair.source and pair.target]
        lacking = [(number, *_lacking(pairs[number])) for number in both]
        if not any(left.things or right.things for _, left, right in lacking):
            return
        kept = any(_shares(pairs[number]) for number in both)
        severity: Severity = "review" if kept else "note"
        for number, left, right in lacking:
            for finding in findings_of(self.code, "mark", left, right, "review", severity):
                yield number, finding


def _lacking(pair: Pair) -> tuple[Missing, Missing]:
    """The marks that either side has alone."""
    return compared(_marks(pair.source_text), _marks(pair.target_text))


def _shares(pair: Pair) -> bool:
    """Whether some mark stands on both sides."""
    here, there = (
        {thing.key for thing in _marks(text) if not thing.sort}
        for text in (pair.source_text, pair.target_text)
    )
    return not here.isdisjoint(there)


def _marks(text: str) -> Iterator[Thing]:
    """The marks of a text by their names; what may be one has a sort."""
    if not any(sign in text for sign in "[［¹²³⁴⁵⁶⁷⁸⁹(（【<注"):
        return
    for match in _MARK.finditer(without_code(text)):
        group = match.lastgroup or ""
        sort: Sort = "possible" if group in _POSSIBLE else ""
        yield Thing(match[group].translate(_PLAIN), match[0], Span(*match.span()), sort)
