"""Small words of English that turn what a sentence says, where nothing in the Chinese does: only,
too … to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner.beads import Bead
from aligner.denials import CLOSE, Part, sides_of
from aligner.matching import match
from aligner.negation import plain
from aligner.opposites import Opposite
from aligner.views import View
from corpus.model import Span
from corpus.scripts import HAN_CHAR

#: A Chinese sentence of fewer characters is a label, which leaves such words out.
_SHORT = 10


class _Row(NamedTuple):
    """Patterns: English that is looked for, English that excuses it, and Chinese that may tell
    it."""

    english: re.Pattern[str]
    excuse: re.Pattern[str]
    chinese: re.Pattern[str]


#: Before "too"; behind other words it may mean "as well" (they too want to).
_VERBS = "am is are was were be been get got become became seem seems 'm 's 're ’m ’s ’re"
_BEFORE_TOO = "|".join(f"(?<={word} )" for word in (*_VERBS.split(), "far", "much", "way", "just"))
#: What is only so, or only so much: that stresses it.
_STRESSED = (
    "fair|natural|right|human|logical|reasonable|proper|loosely|vaguely|slightly|partly|partially"
    "|marginally|faintly"
)
#: The Chinese that may tell it is all that was found to do so in published translations, and more:
#: of 5,000 paragraphs of these one was flagged, of 148 pages of documentation four, all rightly.
_ROWS = (
    _Row(
        # not that of names (client-only), and not what only stresses (has only grown)
        re.compile(
            r"(?<![-#:./\w])only\b(?![-/.:]| (?:if|to|when|because|after|\w+ing|\w+er|more"
            rf"|{_STRESSED})\b)"
        ),
        re.compile(r"\b(?:not only|if only|(?:is|are|was|were|has|have|had|will|would) only)\b"),
        re.compile(
            "[只仅才唯惟独单光均都限专就除全止干纯孤少局几小低偶稀]|不过|而已|以外|之外|一律|一味|不会再|一次"
            "|一个|1次|1个|非|方|至多|最多|不[超足]|是[^。，；]{1,30}的|偏偏|要想|刚|结果|屈指|寥寥|only"
        ),
    ),
    _Row(
        re.compile(
            rf"(?:{_BEFORE_TOO})too \w+ (?:\w+ )?to "
            r"(?!me\b|us\b|him\b|her\b|them\b|the\b|my\b|be true\b)"
        ),
        re.compile(r"\b(?:not|never|\w+n't|only|none|no)\b"),
        re.compile("[不没无未非太过难甚超却莫失别极弗否禁拒免累耽]"),
    ),
)


def may_be_unsaid(english: str, chinese: str) -> bool:
    """Whether two texts may lack what is looked for: the English has it."""
    return bool(HAN_CHAR.search(chinese)) and _looked_for(plain(english, "en"))


def _looked_for(english: str) -> bool:
    return any(row.english.search(english) for row in _ROWS)


def unsaid(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """Where the English has such a word and the Chinese of the same bead nothing that may tell it;
    the words of the Chinese are "" then. Only where the sentences are translated closely."""
    english = source if source.lang == "en" else target
    if source.lang == target.lang or not _looked_for(plain(english.text, "en")):
        return
    for bead in beads:
        own, other = sides_of(source, target, bead)[0]
        english_part, chinese = (own, other) if own.view is english else (other, own)
        for row in _ROWS:
            said = row.english.search(english_part.plain)
            if said is None or _is_told(row, english_part, chinese):
                continue
            start = english_part.span.start
            span = Span(start + said.start(), start + said.start() + len(said[0].rstrip()))
            spans, words = (span, chinese.span), (english_part.words_at(span), "")
            if own is chinese:
                spans, words = spans[::-1], words[::-1]
            yield Opposite(spans, words, "and nothing")


def _is_told(row: _Row, english: Part, chinese: Part) -> bool:
    """Whether something may tell it, or the Chinese is too short, or too free, to be held to it."""
    if row.excuse.search(english.plain) or row.chinese.search(chinese.plain):
        return True
    if len(HAN_CHAR.findall(chinese.plain)) < _SHORT:
        return True
    if not len(english.tokens) or not len(chinese.tokens):
        return True
    return match(english.tokens, chinese.tokens).mean < CLOSE
