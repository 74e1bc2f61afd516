"""Finding a term base's terms in a text: English by words and their inflections, Chinese as is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from aligner.lexicon import stem
from corpus.model import Lang, Span
from corpus.terms import Term, TermBase, TermEntry

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[+#]+")
#: What may stand between the words of a term.
_BETWEEN = re.compile(r"[\s-]{0,4}")
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Use:
    """A term where it stands in a text."""

    term: Term
    entry: TermEntry
    span: Span


@dataclass(frozen=True, slots=True)
class _Known:
    """A term made ready for comparing: its words' stems, or its characters."""

    key: tuple[str, ...]
    term: Term
    entry: TermEntry


class TermIndex:
    """The terms of a base, found in texts the longest first and without overlaps."""

    def __init__(self, base: TermBase | None = None):
        self.base = base
        self._entries = base.entries if base else ()

    def uses(self, text: str, lang: Lang) -> list[Use]:
        """Where the base's terms of a language stand in a text, in order.

        Of terms that overlap the one that begins first counts, of those the longest; equal ones
        of several entries all count. English words match in any inflection; a term in capitals
        (IT) only in capitals.
        """
        return list(self._english(text) if lang == "en" else self._chinese(text))

    @cached_property
    def _english_terms(self) -> dict[str, list[_Known]]:
        return _by_first(
            _Known(tuple(_keys(_TOKEN.findall(term.text))), term, entry)
            for entry in self._entries
            for term in entry.english
        )

    @cached_property
    def _chinese_terms(self) -> dict[str, list[_Known]]:
        return _by_first(
            _Known(tuple(_folded(term.text)), term, entry)
            for entry in self._entries
            for term in entry.chinese
        )

    def _english(self, text: str) -> Iterator[Use]:
        words = list(_TOKEN.finditer(text))
        keys = _keys([match[0] for match in words])
        place = 0
        while place < len(words):
            found = [
                known
                for known in self._english_terms.get(keys[place], ())
                if _stands(known, words, keys, place, text)
            ]
            size = len(found[0].key) if found else 1
            for known in found:
                if len(known.key) == size:
                    span = Span(words[place].start(), words[place + size - 1].end())
                    yield Use(known.term, known.entry, span)
            place += size

    def _chinese(self, text: str) -> Iterator[Use]:
        folded = _folded(text)
        place = 0
        while place < len(folded):
            found = [
                known
                for known in self._chinese_terms.get(folded[place], ())
                if folded.startswith("".join(known.key), place) and _is_whole(known, folded, place)
            ]
            size = len(found[0].key) if found else 1
            for known in found:
                if len(known.key) == size:
                    yield Use(known.term, known.entry, Span(place, place + size))
            place += size


def _by_first(terms: Iterable[_Known]) -> dict[str, list[_Known]]:
    """Terms by the first word or character of their key, the longest first."""
    found: defaultdict[str, list[_Known]] = defaultdict(list)
    for known in terms:
        if known.key:
            found[known.key[0]].append(known)
    for group in found.values():
        group.sort(key=lambda known: -len(known.key))
    return dict(found)


def _keys(words: Sequence[str]) -> list[str]:
    return [stem(_POSSESSIVE.sub("", word.lower()).replace("’", "'")) for word in words]


def _folded(text: str) -> str:
    """Lower case, full-width letters and digits as half-width ones; of the same length."""
    return "".join(
        chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in text
    ).translate(_LOWER)


_LOWER = {number: number + 32 for number in range(ord("A"), ord("Z") + 1)}


def _stands(
    known: _Known, words: Sequence[re.Match[str]], keys: Sequence[str], place: int, text: str
) -> bool:
    """Whether a term's words follow one another at a place, nothing but blanks between them."""
    end = place + len(known.key)
    if tuple(keys[place:end]) != known.key:
        return False
    if (
        known.term.text.isupper()
        and not text[words[place].start() : words[end - 1].end()].isupper()
    ):
        return False
    return all(
        _BETWEEN.fullmatch(text, words[at].end(), words[at + 1].start())
        for at in range(place, end - 1)
    )


def _is_whole(known: _Known, text: str, place: int) -> bool:
    """Whether a term that begins or ends in a Latin letter is no part of a longer word."""
    end = place + len(known.key)
    before, after = text[place - 1 : place], text[end : end + 1]
    return not (
        (known.key[0].isascii() and before.isascii() and before.isalnum())
        or (known.key[-1].isascii() and after.isascii() and after.isalnum())
    )
