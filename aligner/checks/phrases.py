"""English phrases such as buttons have, Read more, and names have not."""

from __future__ import annotations

from aligner import lexicon
from aligner.checks.prose import kind_of, words_of
from aligner.lexicon.english import base_forms


def is_phrase(text: str) -> bool:
    """Whether a text is two ordinary English words or more of which the first alone has a
    capital."""
    words = list(words_of(text))
    if len(words) < 2:
        return False
    first = text[words[0].start : words[0].end]
    return (first[0].isupper() and first[1:].islower() and _is_plain(first.lower())) and all(
        map(_is_plain, (text[word.start : word.end] for word in words[1:]))
    )


def _is_plain(word: str) -> bool:
    """Whether it is an English word, in small letters, and none of programs."""
    kind = kind_of(word)
    if kind == "ordinary":
        forms = base_forms(word.strip(".,!?…"))
        return not lexicon.load().ordinary.isdisjoint(forms)
    return kind in ("function", "particle")
