"""Parties of a contract or a case of which one stands where the other side names another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.beads import Bead
from aligner.denials import Part, sides_of
from aligner.opposites import Opposite
from aligner.party_words import PARTIES
from aligner.views import View
from corpus.model import Span


class _Parties(NamedTuple):
    """What finds the parties of a line, in a group for each."""

    en: re.Pattern[str]
    zh: re.Pattern[str]

    def in_order(self, part: Part) -> list[tuple[int | None, Span]]:
        """Which party is mentioned where, on one side of a bead."""
        pattern = self.en if part.view.lang == "en" else self.zh
        found = pattern.finditer(part.view.text, part.span.start, part.span.end)
        return [(match.lastindex, Span(*match.span())) for match in found]


def _read() -> Iterator[_Parties]:
    for line in PARTIES:
        sides = [side.partition(" ~ ")[0].split(" | ") for side in line.split(" || ")]
        english = "|".join(f"({'|'.join(words.split())})" for words, _ in sides)
        chinese = "|".join(f"({words})" for _, words in sides)
        yield _Parties(re.compile(rf"\b(?:{english})\b", re.IGNORECASE), re.compile(chinese))


_KNOWN = tuple(_read())


def may_name_parties(text: str) -> bool:
    """Whether an English text has a party that is looked for."""
    return any(parties.en.search(text) for parties in _KNOWN)


def exchanged_parties(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """Where a party is named for another, bead by bead: both sides name as many, in the same order
    but for one. A mention left out, added or moved is a translator's right."""
    english = source.text if source.lang == "en" else target.text
    known = [parties for parties in _KNOWN if parties.en.search(english)]
    for bead in beads if known else ():
        (own, other), _ = sides_of(source, target, bead)
        for parties in known:
            here, there = parties.in_order(own), parties.in_order(other)
            differ = [
                (mine, theirs)
                for (one, mine), (another, theirs) in zip(here, there, strict=False)
                if one != another
            ]
            # one word against its opposite is for `opposites`, but letters have none
            alone = len(here) == 1 and parties is not _KNOWN[0]
            if len(here) == len(there) and len(differ) == 1 and not alone:
                spans = differ[0]
                yield Opposite(spans, (own.words_at(spans[0]), other.words_at(spans[1])))
