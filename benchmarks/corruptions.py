"""One word of a sentence dropped, replaced, or put in from another sentence.

What is left is often no good English or Chinese, and sometimes it is and says something else: both
teach, `fluency.py` how fluent text looks, `train_quality.py` which of two renderings is better.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.lexicon import cedict, english
from corpus.model import Lang

#: Sentences of fewer words are left alone.
FEWEST = 5
KINDS = ("drop", "drop", "add", "replace")


@dataclass(frozen=True, slots=True)
class Corrupted:
    """A text with one word wrong, which is between start and end, in characters."""

    text: str
    start: int
    end: int


def words(text: str, lang: Lang, *, content: bool) -> list[tuple[int, str]]:
    """(where, word) of a text's words; content: only those that say something by themselves."""
    if lang == "zh":
        found = cedict.load().segmented(text)
        return [(w.start, w.text) for w in found if len(w.text) > 1 or not content]
    tokens = english.content_tokens(text) if content else english.tokens(text)
    return [(token.start, token.text) for token in tokens]


def corruptions(
    texts: Sequence[str], lang: Lang, rng: random.Random, *, content: bool
) -> Iterator[Corrupted | None]:
    """Each text with one word wrong; None of those too short for it."""
    found = [words(text, lang, content=content) for text in texts]
    pool = [word for one in found for _, word in one]
    for text, own in zip(texts, found, strict=True):
        if len(own) < FEWEST:
            yield None
            continue
        kind, (at, word) = rng.choice(KINDS), rng.choice(own)
        yield _corrupted(kind, text, at, word, rng.choice(pool), lang)


def _corrupted(kind: str, text: str, at: int, word: str, new: str, lang: Lang) -> Corrupted:
    space = " " if lang == "en" else ""
    before, after = text[:at], text[at + len(word) :]
    if kind == "drop":
        before = before.rstrip()
        after = re.sub(r"^\s+(?=[,.;:!?])", "", after)
        if not before:
            after = after.lstrip()
            after = after[:1].upper() + after[1:]
        return Corrupted(before + after, len(before) - 1, len(before) + 2)
    if kind == "add":
        return Corrupted(before + new + space + text[at:], at - 1, at + len(new) + 1)
    return Corrupted(before + new + after, at, at + len(new))
