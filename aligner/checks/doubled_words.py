"""R504 word-doubled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar

from aligner import lexicon
from aligner.checks.plain import plain
from aligner.checks.unshared import MOST
from aligner.lexicon.coverage import GRAMMAR
from aligner.verdict import Finding
from corpus.model import Pair, Span
from corpus.scripts import HAN_CHAR

_DOUBLED = re.compile("(?=([\u4e00-\u9fff]{2,8})(或者|以及|或|和|与|與|及)(\\1))")
#: English that says a thing twice itself: again and again.
_TWICE = re.compile(r"\b(\w+) (?:and|or) \1\b", re.IGNORECASE)
#: What goes on the second of the two, so that it is another word: 用户或用户的, 两种或两种以上.
_GOES_ON = frozenset("的之以性中里上下内外前后間间裡內後化者们們")
#: How far the words beside the two are read.
_BEFORE, _BEHIND = 8, 6


class WordDoubled:
    """One word on either side of "and" or "or", for two of the source."""

    code: ClassVar[str] = "R504"
    name: ClassVar[str] = "word-doubled"
    help: ClassVar[str] = "two words of the source are one and the same, X or X, in the Chinese"

    def check(self, pair: Pair) -> Iterable[Finding]:
        if not pair.target or pair.target[0].lang != "zh" or _TWICE.search(pair.source_text):
            return
        found = list(doubled(plain(pair.target_text)))
        if found:
            words = ", ".join(dict.fromkeys(pair.target_text[s.start : s.end] for s in found))
            yield Finding(
                self.code,
                "review",
                f"The same word stands twice: {words}",
                target_spans=tuple(found),
                evidence={"target": words},
            )


def doubled(text: str) -> Iterator[Span]:
    """Where a Chinese text has one word, or some, on either side of "and" or "or", which do not go
    on as another word behind it and are no end of one before it."""
    end = 0
    for match in islice(_DOUBLED.finditer(text), MOST):
        span = Span(match.start(1), match.end(3))
        if span.start >= end and _is_whole(text, span, len(match[1])):
            end = span.end
            yield span


def _is_whole(text: str, span: Span, length: int) -> bool:
    """Whether the two that a span holds, each of a length, are whole words."""
    words = lexicon.load()
    start = max(0, span.start - _BEFORE)
    cuts = {start + word.start for word in words.segmented(text[start : span.end])}
    if span.start not in cuts or span.end - length not in cuts:
        return False
    behind = text[span.end : span.end + _BEHIND]
    if not HAN_CHAR.match(behind):
        return True
    if behind[0] in _GOES_ON:
        return False
    return next(iter(words.segmented(behind))).text in GRAMMAR
