"""Parties of a contract or a case of which one stands where the other side names another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.beads import Bead
from aligner.denials import Part, sides_of
from aligner.negation import plain
from aligner.opposites import Opposite, as_listed
from aligner.party_words import PARTIES
from aligner.views import View
from corpus.model import Lang, Span

_Mention = tuple[int | None, Span]
#: What follows a party that is the subject of a duty or a right, in verbs of which the other party
#: is not the subject as well (receive and 支付, require him to and 应).
_SUBJECT: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\s(?:shall|may|must|will|agrees\sto|undertakes\sto)\s(?!(?:\w+\s){0,2}?(?:requ|ask|demand|procure"
        r"|ensure|cause|receiv|obtain|recover|claim|permit|allow|have|be\b(?!\s(?:liable|responsible)))\w*)"
    ),
    "zh": re.compile("(?:应当?|必?须|可以?|有权|不得)(?![能收])"),
}
#: What stands before a party that is not the subject by itself.
_JOINED: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:and|or|of|by|to|from|with|for|between)\s(?:the\s)?$"),
    "zh": re.compile("[和与及或、向对给由]$"),
}
#: Characters in which these are looked for.
_NEAR = 12


class _Parties(NamedTuple):
    """What finds the parties of a line, in a group for each."""

    en: re.Pattern[str]
    zh: re.Pattern[str]

    def in_order(self, part: Part) -> list[_Mention]:
        """Which party is mentioned where, on one side of a bead."""
        pattern = self.en if part.view.lang == "en" else self.zh
        found = pattern.finditer(as_listed(part.view), part.span.start, part.span.end)
        return [(match.lastindex, Span(*match.span())) for match in found]


def _read() -> Iterator[_Parties]:
    for line in PARTIES:
        sides = [side.partition(" ~ ")[0].split(" | ") for side in line.split(" || ")]
        english = "|".join(f"({'|'.join(words.split())})" for words, _ in sides)
        chinese = "|".join(f"({words})" for _, words in sides)
        yield _Parties(re.compile(rf"\b(?:{english.lower()})\b"), re.compile(chinese))


_KNOWN = tuple(_read())
_ANY = re.compile("|".join(parties.en.pattern for parties in _KNOWN))


def may_name_parties(text: str) -> bool:
    """Whether an English text has a party that is looked for."""
    return _ANY.search(plain(text, "en")) is not None


def exchanged_parties(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """Where a party is named for another, bead by bead: both sides name as many, in the same order
    but for one, or the one that has a duty or a right is another. A mention left out, added or
    moved is a translator's right."""
    english = plain(source.text if source.lang == "en" else target.text, "en")
    if not may_name_parties(english):
        return
    known = [parties for parties in _KNOWN if parties.en.search(english)]
    for bead in beads:
        (own, other), _ = sides_of(source, target, bead)
        for parties in known:
            here, there = parties.in_order(own), parties.in_order(other)
            if len(here) != len(there):
                continue
            differ = _differ(here, there)
            # one word against its opposite is for `opposites`, but letters have none
            alone = len(here) == 1 and parties is not _KNOWN[0]
            if len(differ) != 1 or alone:
                differ = _differ(_subjects(own, here), _subjects(other, there))
            if len(differ) == 1:
                spans = differ[0]
                words = own.words_at(spans[0]), other.words_at(spans[1])
                yield Opposite(spans, words, "another party")


def _differ(here: Sequence[_Mention], there: Sequence[_Mention]) -> list[tuple[Span, Span]]:
    """Where one side names another party than the other side, of as many."""
    if len(here) != len(there):
        return []
    both = zip(here, there, strict=True)
    return [(mine, theirs) for (one, mine), (another, theirs) in both if one != another]


def _subjects(part: Part, mentions: Sequence[_Mention]) -> list[_Mention]:
    """Those that have a duty or a right."""
    text, lang, first = as_listed(part.view), part.view.lang, part.span.start
    return [
        (party, span)
        for party, span in mentions
        if _SUBJECT[lang].match(text, span.end)
        and not _JOINED[lang].search(text, max(first, span.start - _NEAR), span.start)
    ]
