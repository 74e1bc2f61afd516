"""English phrases such as buttons have, Read more, and names have not."""

from __future__ import annotations

from aligner import lexicon
from aligner.checks.prose import kind_of, words_of
from aligner.lexicon.english import base_forms

_ARTICLES = frozenset(("the", "a", "an"))


def is_phrase(text: str) -> bool:
    """Whether a text is two ordinary English words or more of which the first alone has a
    capital; or one such word, an article and more, of which a word is ordinary: Analyze the
    results in Kilnshark."""
    words = [text[word.start : word.end] for word in words_of(text)]
    if len(words) < 2:
        return False
    first, *others = words
    if not (first[0].isupper() and first[1:].islower() and _is_plain(first.lower())):
        return False
    return all(map(_is_plain, others)) or (
        others[0] in _ARTICLES and any(kind_of(w) == "ordinary" and _is_plain(w) for w in others)
    )


def _is_plain(word: str) -> bool:
    """Whether it is an English word, in small letters, and none of programs."""
    kind = kind_of(word)
    if kind == "ordinary":
        forms = base_forms(word.strip(".,:;!?…"))
        return not lexicon.load().ordinary.isdisjoint(forms)
    return kind in ("function", "particle")
