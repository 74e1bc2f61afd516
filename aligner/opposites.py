"""Words of which one side says the opposite, or another of a kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from aligner.beads import Bead
from aligner.denials import Part, sides_of
from aligner.negation import plain
from aligner.opposite_words import NEIGHBOURS, OPPOSITES
from aligner.party_words import SINGLE
from aligner.views import View
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Opposite:
    """Words of one side of a bead, and those of the other side that say something else.

    spans, words: of the source and of the target, in their texts. relation: what the one is to the
    other.
    """

    spans: tuple[Span, Span]
    words: tuple[str, str]
    relation: str


class _Row(NamedTuple):
    """Meanings that exclude each other. beside_denials: whether they mean the same in a sentence
    that denies. relation: what one of them is to another."""

    meanings: tuple[_Meaning, ...]
    beside_denials: bool
    relation: str


class _Meaning(NamedTuple):
    """Patterns of Chinese. accuses: words that surely tell it; tells: those and all that may."""

    accuses: str
    tells: str


class _Told(NamedTuple):
    """Which meaning of which row some English tells; surely, or only perhaps."""

    row: int
    side: int
    sure: bool


class _Words(NamedTuple):
    """A pattern for English words that begin alike, each in a group, and what these tell."""

    pattern: str
    groups: list[tuple[_Told, ...]]


#: Where a word begins, or what stands behind one: HER2-negative, $5/month.
_BEGINS = re.compile(r"(?<![\w-])[^\W_]|[-/]")
#: The first two letters of a word's pattern, or one where more may stand behind it.
_HEAD = re.compile(r".\w(?!\?)|.")
#: Several beginnings of a word, or none of them.
_FIRST = re.compile(r"\(\?:([^()]*)\)(\??)")


def _read() -> tuple[dict[str, _Words], list[_Row]]:
    """The English words by their first letters, and all rows."""
    rows: list[_Row] = []
    told: defaultdict[str, list[_Told]] = defaultdict(list)
    for line, relation, beside_denials in _lines():
        meanings = []
        sides = line.split(" || ")
        for side, (english, chinese) in enumerate(own.split(" | ") for own in sides):
            accuses, _, more = chinese.partition(" ~ ")
            meanings.append(_Meaning(accuses, f"{accuses}|{more}" if more else accuses))
            for words, sure in zip(english.split(" ~ "), (True, False), strict=False):
                for word in _by_first_letter(words.split()):
                    told[word].append(_Told(len(rows), side, sure))
        rows.append(_Row(tuple(meanings), beside_denials, relation))
    longest = sorted(told, key=lambda word: (-word.count("_"), -len(word)))
    heads: defaultdict[str, list[str]] = defaultdict(list)
    for word in longest:
        if head := _HEAD.match(word):
            heads[head[0]].append(word)
    return {head: _words(own, told) for head, own in heads.items()}, rows


def _lines() -> Iterator[tuple[str, str, bool]]:
    """Each line of words, what one of them is to another, and whether they mean the same in a
    sentence that denies: one of a kind is no denial of another, and not his mother is not his
    father."""
    for line in OPPOSITES:
        yield line.removeprefix("! "), "the opposite", line.startswith("! ")
    for line in NEIGHBOURS:
        kind, words = line.split(": ", 1)
        yield words, f"another {kind}", True
    for line in SINGLE:
        yield line, "another party", False


def _words(words: Sequence[str], told: Mapping[str, Sequence[_Told]]) -> _Words:
    groups = "|".join(f"({word})" for word in words).replace("_", " ")
    return _Words(rf"(?:{groups})(?!\w)", [tuple(told[word]) for word in words])


def _by_first_letter(words: list[str]) -> Iterator[str]:
    """Patterns of which the first letter is told, for those that begin with one of several."""
    for word in words:
        if found := _FIRST.match(word):
            for first in (*found[1].split("|"), *([""] if found[2] else [])):
                yield from _by_first_letter([first + word[found.end() :]])
        else:
            yield word


_ENGLISH, _ROWS = _read()
_compiled = cache(re.compile)


def opposites(source: View, target: View, beads: Sequence[Bead]) -> Iterator[Opposite]:
    """What either text says the opposite of, bead by bead; where either of them denies, only what
    means the same then."""
    said = _said(source.text if source.lang == "en" else target.text)
    if not any(told.sure for told, _ in said):
        return
    for bead in beads:
        (own, other), _ = sides_of(source, target, bead)
        yield from _opposites(own, other, said)


def as_listed(view: View) -> str:
    """A text as the lists are written: in small letters, or in simplified characters."""
    return plain(view.text, view.lang)


def may_oppose(text: str) -> bool:
    """Whether an English text has a word that is looked for."""
    return any(told.sure for told, _ in _said(text))


def _said(text: str) -> list[tuple[_Told, Span]]:
    """What is told where in an English text, of what is looked for."""
    small, end, told = plain(text, "en"), 0, []
    for begins in _BEGINS.finditer(small):
        start = begins.start()
        if start >= end and (found := _word_at(small, start)):
            span, groups = Span(*found[0].span()), found[1]
            end = span.end
            told += [(one, span) for one in groups]
    return told


def _word_at(text: str, start: int) -> tuple[re.Match[str], tuple[_Told, ...]] | None:
    """The word that is looked for and begins at some place, with what it tells."""
    for head in (text[start : start + 2], text[start]):
        words = _ENGLISH.get(head)
        if words and (found := _compiled(words.pattern).match(text, start)):
            return found, words.groups[(found.lastindex or 1) - 1]
    return None


def _opposites(
    source: Part, target: Part, known: Sequence[tuple[_Told, Span]]
) -> Iterator[Opposite]:
    english, chinese = (source, target) if source.view.lang == "en" else (target, source)
    said: defaultdict[int, dict[int, Span]] = defaultdict(dict)
    perhaps = set()
    for told, span in known:
        if english.span.start <= span.start and span.end <= english.span.end:
            perhaps.add(told[:2])
            if told.sure:
                said[told.row].setdefault(told.side, span)
    text = chinese.plain
    denies = bool(source.words.hard or target.words.hard)
    for number, sides in said.items():
        row = _ROWS[number]
        if denies and not row.beside_denials:
            continue
        found = {
            side: match
            for side, meaning in enumerate(row.meanings)
            if (match := _compiled(meaning.accuses).search(text))
        }
        if len(found) != len(sides):
            continue  # some of them are told in other words
        missed = [s for s in sides if not _compiled(row.meanings[s].tells).search(text)]
        others = [s for s in found if (number, s) not in perhaps]
        for side, other in zip(missed, others, strict=False):
            start = chinese.span.start
            there = Span(start + found[other].start(), start + found[other].end())
            spans = (sides[side], there) if source is english else (there, sides[side])
            words = source.words_at(spans[0]), target.words_at(spans[1])
            yield Opposite(spans, words, row.relation)
