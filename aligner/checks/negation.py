"""M701 negation-flipped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from aligner import lexicon
from aligner.negation import Negations, negations
from aligner.verdict import Finding
from corpus.model import Lang, Pair, Span
from corpus.sentences import sentences

#: In a longer sentence, in characters, too much may be told in another way.
LONGEST = {"en": 400, "zh": 160}
#: A side of which the dictionary misses more than this share on the other is translated freely,
#: and a free translation often denies the opposite. By the language that denies.
FREE = {"en": 0.4, "zh": 0.45}
#: Sentences beyond these many are not looked at.
_MOST = 2000

#: Chinese that surely denies; a bare 不 or 无 stands in many sayings.
_SURE = re.compile(
    "没有|不是|不会|不能|不可以|不应|不要|不再|从未|无法|尚未|并不|并没有?|并未|并非|决不|绝不|不想|不愿|不必|不用"
    "|没能|未能|從未|尚未|無法|並不|並沒有?|沒有"
)


class NegationFlipped:
    """A sentence that denies, against one that does not."""

    code: ClassVar[str] = "M701"
    name: ClassVar[str] = "negation-flipped"
    help: ClassVar[str] = "a sentence denies something and its translation does not, or the reverse"

    def check(self, pair: Pair) -> Iterable[Finding]:
        if not pair.source or not pair.target:
            return
        forward = pair.source[0].lang == "en"
        texts = pair.source_text, pair.target_text
        english, chinese = texts if forward else texts[::-1]
        for one, other in _units(english, chinese):
            denied = _denied(english[one.start : one.end], chinese[other.start : other.end])
            if denied is None:
                continue
            lang, spans = denied
            start = (one if lang == "en" else other).start
            moved = tuple(Span(span.start + start, span.end + start) for span in spans)
            mine = "source" if (lang == "en") == forward else "target"
            yield _finding(self.code, texts, mine, moved, other if lang == "en" else one)


def _finding(
    code: str, texts: tuple[str, str], mine: str, spans: tuple[Span, ...], there: Span
) -> Finding:
    own = texts[0] if mine == "source" else texts[1]
    words = ", ".join(dict.fromkeys(own[span.start : span.end] for span in spans))
    other = "target" if mine == "source" else "source"
    return Finding(
        code,
        "review",
        f"The {mine} denies something ({words}), the {other} does not.",
        source_spans=spans if mine == "source" else (there,),
        target_spans=spans if mine == "target" else (there,),
        evidence={mine: words},
    )


def _units(english: str, chinese: str) -> Iterator[tuple[Span, Span]]:
    """Sentence against sentence where both sides have as many; else nothing but short wholes."""
    left, right = sentences(english, "en"), sentences(chinese, "zh")
    if len(left) == len(right):
        yield from zip(left[:_MOST], right[:_MOST], strict=True)
    elif len(english) <= LONGEST["en"] and len(chinese) <= LONGEST["zh"]:
        yield Span(0, len(english)), Span(0, len(chinese))


def _denied(english: str, chinese: str) -> tuple[Lang, tuple[Span, ...]] | None:
    """Which of two sentences denies something that the other does not, and with what words."""
    if len(english) > LONGEST["en"] or len(chinese) > LONGEST["zh"]:
        return None
    here, there = negations(english, "en"), negations(chinese, "zh")
    denied: tuple[Lang, tuple[Span, ...]] | None = None
    if here.hard and not _may_deny(there):
        denied = "en", here.hard
    sure = tuple(s for s in there.hard if _SURE.fullmatch(chinese[s.start : s.end]))
    if sure and not _may_deny(here):
        denied = "zh", sure
    if denied is None:
        return None
    found = lexicon.coverage(english, chinese, lexicon.load())
    shares = (
        found.english_lost / max(found.english, 1),
        found.chinese_lost / max(found.chinese, 1),
    )
    return denied if max(shares) <= FREE[denied[0]] else None


def _may_deny(found: Negations) -> bool:
    return bool(found.hard or found.soft)
