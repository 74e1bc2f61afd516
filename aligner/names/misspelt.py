"""Words in Latin letters that a translation has with a slip in them: kebelet for kubelet."""

from __future__ import annotations

import re
from itertools import islice

from aligner.lexicon import Lexicon, stem
from aligner.names.lost import Lost
from corpus.model import Span

#: A word that is no part of an address, a path or a compound; shorter ones are near to many.
_WORD = re.compile(r"(?<![A-Za-z0-9_./@\\-])[A-Za-z]{5,40}(?![A-Za-z0-9_/@\\-]|\.[A-Za-z])")
_ANY = re.compile("[A-Za-z]+")
_MOST = 60


def misspelt(source: str, target: str, words: Lexicon) -> tuple[Lost, Lost] | None:
    """A word of a translation that is in neither its source nor the dictionary, and the one of the
    source that it may be: the same but for one letter, or two that changed places.

    Both texts are without code and addresses. Another form of a word is none with a slip.
    """
    here, there = _missing(source, target), _missing(target, source)
    for right in there:
        for left in here:
            one, other = left.text.lower(), right.text.lower()
            if _is_slip(one, other) and stem(one) != stem(other) and not words.uses(other):
                return left, right
    return None


def _missing(text: str, other: str) -> list[Lost]:
    """The words of a text that the other one does not have in any case."""
    has = {word.lower() for word in _ANY.findall(other)}
    found = (word for word in _WORD.finditer(text) if word[0].lower() not in has)
    return [Lost(word[0], "name", Span(*word.span())) for word in islice(found, _MOST)]


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ by a letter put in, left out or exchanged, or by two next to each
    other that changed places."""
    short, long = sorted((one, other), key=len)
    start = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if len(long) > len(short):
        return long[start + 1 :] == short[start:]
    return long[start + 1 :] == short[start + 1 :] or (
        long[start : start + 2] == short[start : start + 2][::-1]
        and long[start + 2 :] == short[start + 2 :]
    )
