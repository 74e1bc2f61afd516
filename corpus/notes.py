"""Notes of a translator inside a paragraph: （译注：……）, 【译文来自第二版。】.

The source has nothing for them, and they say so by their brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Paragraph, Span

#: How a note is called in English, and how one begins that says whose translation is quoted.
CALLED, QUOTED = r"translator[’']?s?[’']?\s+note", "[译譯]文(?:来|來|引|出|[采採])"
_BOX = r"【[^【】]{2,600}】|〔[^〔〕]{2,600}〕"
_BRACKETS = re.compile(
    rf"{_BOX}|（[^（）]{{2,600}}）|\([^()]{{2,600}}\)|\[[^\[\]]{{2,600}}\](?![(\[:])"
)
#: How a note begins that says whose it is.
_SAYS_SO = re.compile(
    rf".\s*(?:[译譯]者?[注註按补補]|{QUOTED}|{CALLED}|t/n\b)",
    re.IGNORECASE,
)
#: Whole sentences in brackets in which no part of a sentence stands, nor a heading.
_SENTENCE = re.compile(r"[【〔].{4,}[。！？][】〕]", re.DOTALL)
#: What would be their source.
_BOXED = re.compile(rf"{_BOX}|\[[^\[\]]{{1,600}}[.!?][\"”]?\](?![(\[:])")
_NOTED = re.compile(r"\btranslators?[’']?s?[’']?\s+note|\bt/n\b|[译譯]者?[注註按]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Notes:
    """Which notes a translation may have. own: those that say whose they are; boxed: also whole
    sentences in 【】 or 〔〕."""

    own: bool
    boxed: bool

    @classmethod
    def beside(cls, source: Sequence[Paragraph]) -> Notes:
        """In the translation of a text, which may have notes and brackets itself."""
        own = not any(_NOTED.search(paragraph.text) for paragraph in source)
        boxed = not any(_BOXED.search(paragraph.text) for paragraph in source)
        return cls(own, boxed)

    def within(self, text: str) -> Iterator[Span]:
        """Where they stand in a text that says something else as well."""
        for match in _BRACKETS.finditer(text):
            boxed = self.boxed and match.start() and _SENTENCE.fullmatch(match[0])
            if boxed or (self.own and _SAYS_SO.match(match[0])):
                yield Span(*match.span())
