"""E601 name-differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from aligner import lexicon
from aligner.lexicon import LONGEST_TEXT, Lexicon
from aligner.names import (
    ChineseName,
    alike,
    found,
    names_in,
    names_in_chinese,
    persons_in,
    read_chinese,
    read_english,
    told,
)
from aligner.names.chinese import Kind
from aligner.names.chinese import has_full_names
from aligner.names.finding import is_given, surname_stands
from aligner.names.lands import told_less
from aligner.names.peoples import CAPITALS, CHINESE_FORMS
from aligner.verdict import Finding
from corpus.model import Pair, Span

#: Which kinds of the English may stand for which of the Chinese by mistake.
_KINDS: tuple[tuple[frozenset[Kind], frozenset[Kind]], ...] = (
    (frozenset({"land", "capital", "place"}), frozenset({"land", "capital", "place"})),
    (frozenset({"name", "place"}), frozenset({"capital", "place", "name"})),
)
#: From this likeness in sound on, two names may be the same.
ALIKE = 0.7
_MOST = 60
#: A family name of two letters, behind a title.
_SHORT = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|President|Premier|General|Minister)\.?\s([A-Z][a-z])\b")
#: Old cities that the dictionary finds where two other words meet.
_CHANCE = frozenset(("上都", "中都", "金山"))
_PLACE = re.compile(
    r"municipality|province|capital|country in|(?:prefecture-level|subprovincial|major) city"
)
#: Names that everyone knows, though they are words too.
_WORDS_TOO = frozenset({"trump", "bush"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that the other side does not have."""

    text: str
    kind: Kind
    span: Span
    name: ChineseName | None = None


class NameDiffers:
    """A name on either side that the other lacks, of one kind: one stands for the other."""

    code: ClassVar[str] = "E601"
    name: ClassVar[str] = "name-differs"
    help: ClassVar[str] = "a name of one side is another one on the other"

    def check(self, pair: Pair) -> Iterable[Finding]:
        if not pair.source or not pair.target:
            return
        source, target = pair.source_text[:LONGEST_TEXT], pair.target_text[:LONGEST_TEXT]
        forward = pair.source[0].lang == "en"
        english, chinese = (source, target) if forward else (target, source)
        left, less = list(_lost_english(english, chinese)), told_less(english, chinese)
        asked = left or less or has_full_names(chinese)
        right = list(_lost_chinese(english, chinese)) if asked else []
        told = list(self._exchanged(left, right, forward=forward))
        told = told or list(self._renamed(english, right, forward=forward))
        yield from told or self._strange(less, right, forward=forward)

    def _exchanged(
        self, left: Sequence[Lost], right: Sequence[Lost], *, forward: bool
    ) -> Iterator[Finding]:
        """Names of either side that the other lacks."""
        words = lexicon.load()
        for kinds, others in _KINDS:
            here = [lost for lost in left if lost.kind in kinds]
            there = [lost for lost in right if lost.kind in others]
            there = [some for some in there if not any(_may_be(lost, some, words) for lost in here)]
            if here and there:
                yield self._finding(*((here, there) if forward else (there, here)))
                return

    def _renamed(self, english: str, right: Sequence[Lost], *, forward: bool) -> Iterator[Finding]:
        """Another family name behind the same given name: George Magnus, 乔治·冈萨雷斯."""
        words = lexicon.load()
        persons = [person.words for person in persons_in(english)]
        for lost in right:
            name = lost.name
            if name is None or not name.given:
                continue
            for person in persons:
                place = next(
                    (n for n, word in enumerate(person) if is_given(word.text, name, words)), None
                )
                rest = person[place + 1 :] if place is not None else ()
                if rest and not any(alike(word.text, name, words) for word in rest):
                    family = Lost(rest[-1].text, "name", rest[-1].span)
                    yield self._finding(*(([family], [lost]) if forward else ([lost], [family])))
                    return

    def _strange(
        self, less: Sequence[str], right: Sequence[Lost], *, forward: bool
    ) -> Iterator[Finding]:
        """A place that the English does not name, where a land is mentioned less often instead."""
        places = [lost for lost in right if lost.kind != "name"]
        if less and places:
            mine, other = ("target", "source") if forward else ("source", "target")
            names = _list(places)
            spans = tuple(lost.span for lost in places)
            yield Finding(
                self.code,
                "review",
                f"The {mine} names {names}, which the {other} does not; and {less[0]} less often.",
                source_spans=() if forward else spans,
                target_spans=spans if forward else (),
                evidence={mine: names, other: ", ".join(less)},
            )

    def _finding(self, source: list[Lost], target: list[Lost]) -> Finding:
        here, there = _list(source), _list(target)
        return Finding(
            self.code,
            "weak",
            f"The source names {here}, the target {there}.",
            source_spans=tuple(lost.span for lost in source),
            target_spans=tuple(lost.span for lost in target),
            evidence={"source": here, "target": there},
        )


def _list(found: Iterable[Lost]) -> str:
    return ", ".join(dict.fromkeys(lost.text for lost in found))


def _lost_english(english: str, chinese: str) -> Iterator[Lost]:
    """The names of the English that the Chinese does not have."""
    words = lexicon.load()
    there = read_chinese(chinese, words)
    persons = {name.span.start for some in persons_in(english) for name in some.words}
    for name in names_in(english)[:_MOST]:
        lower = name.text.lower()
        land = lower in CHINESE_FORMS
        known = lower in _WORDS_TOO or (lower in words.named and lower not in words.ordinary)
        person = name.span.start in persons and lower not in words.ordinary
        person = person and name.certain and not name.text.isupper()
        if (land or known or person) and not found(name.text, there, words):
            yield Lost(name.text, _kind_of(lower, words), name.span)
    for match in _SHORT.finditer(english):
        if not surname_stands(match[1], there, words):
            yield Lost(match[1], "name", Span(match.start(1), match.end(1)))


def _kind_of(name: str, words: Lexicon) -> Kind:
    if name in CHINESE_FORMS:
        return "capital" if name in CAPITALS else "land"
    return "place" if name in words.placed else "name"


def _may_be(english: Lost, chinese: Lost, words: Lexicon) -> bool:
    """Whether two lost names may yet be the same."""
    return chinese.name is not None and alike(english.text, chinese.name, words)


def _lost_chinese(english: str, chinese: str) -> Iterator[Lost]:
    """The names of the Chinese that the English does not have."""
    words = lexicon.load()
    there = read_english(english)
    for name in names_in_chinese(chinese, words)[:_MOST]:
        if not told(name, there, words):
            yield Lost(name.text, name.kind, name.span, name)
