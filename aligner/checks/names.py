"""E601 name-differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from aligner import lexicon
from aligner.checks.things import addresses, blanked, inline_code, placeholders, tags
from aligner.lexicon import LONGEST_TEXT, Lexicon
from aligner.names import (
    ChineseName,
    Kind,
    Name,
    alike,
    exchanged_latin,
    found,
    has_full_names,
    is_given,
    names_in,
    names_in_chinese,
    persons_in,
    read_chinese,
    read_english,
    short_names_in,
    surname_stands,
    told,
)
from aligner.names.lands import told_less
from aligner.names.peoples import CAPITALS, CHINESE_FORMS
from aligner.verdict import Finding, Severity
from corpus.model import Pair, Span

_MOST, _MOST_PERSONS = 60, 30
#: Names that everyone knows, though they are words too.
_WORDS_TOO = frozenset({"trump", "bush"})
#: Kinds that may stand for one another by mistake.
_PLACES = frozenset[Kind](("land", "capital", "place"))
_NAMES = frozenset[Kind](("name", "capital", "place"))
#: Another kind of place is no sure mistake: a text may say Australia for Melbourne.
_LANDS, _CITIES = frozenset[Kind](("land", "capital")), frozenset[Kind](("capital", "place"))


@dataclass(frozen=True, slots=True)
class Lost:
    """A name that the other side does not have; a Chinese one with how it was found."""

    text: str
    kind: Kind
    span: Span
    name: ChineseName | None = None


class Told(Protocol):
    """A name as a message tells of it."""

    @property
    def text(self) -> str: ...
    @property
    def span(self) -> Span: ...


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
        yield from self._latin(english, chinese, forward=forward)
        left, less = list(_lost_english(english, chinese)), told_less(english, chinese)
        if not (left or less or has_full_names(chinese)):
            return
        right = list(_lost_chinese(english, chinese))
        exchanged = list(_exchanged(left, right)) or list(_renamed(english, right))
        if exchanged:
            for here, there in exchanged:
                severity: Severity = "weak" if _is_of_a_kind(here, there) else "review"
                yield self._finding(*((here, there) if forward else (there, here)), severity)
        else:
            yield from self._strange(less, right, forward=forward)

    def _strange(
        self, less: Sequence[str], right: Sequence[Lost], *, forward: bool
    ) -> Iterator[Finding]:
        """A place that the English does not name, where a land is mentioned less often instead."""
        places = [lost for lost in right if lost.kind in _PLACES]
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

    def _latin(self, english: str, chinese: str, *, forward: bool) -> Iterator[Finding]:
        """A name in Latin letters for another one, inside the Chinese."""
        there = read_chinese(chinese, lexicon.load())
        found_ = exchanged_latin(english, there, (_without_code(english), _without_code(chinese)))
        if found_:
            sides = found_.english, found_.chinese
            severity: Severity = "weak" if found_.sure else "review"
            yield self._finding(*(sides if forward else sides[::-1]), severity)

    def _finding(
        self, source: Sequence[Told], target: Sequence[Told], severity: Severity
    ) -> Finding:
        here, there = _list(source), _list(target)
        return Finding(
            self.code,
            severity,
            f"The source names {here}, the target {there}.",
            source_spans=tuple(lost.span for lost in source),
            target_spans=tuple(lost.span for lost in target),
            evidence={"source": here, "target": there},
        )


def _without_code(text: str) -> str:
    """With what is no prose blanked out; offsets stay the same."""
    things = (
        thing for kind in (addresses, placeholders, inline_code, tags) for thing in kind(text)
    )
    return blanked(text, (thing.span for thing in things))


def _list(found: Iterable[Told]) -> str:
    return ", ".join(dict.fromkeys(lost.text for lost in found))


def _is_of_a_kind(source: Sequence[Lost], target: Sequence[Lost]) -> bool:
    """Whether some names of either side are both lands, both cities, or no places."""
    here, there = ({lost.kind for lost in some} for some in (source, target))
    return any(here & kinds and there & kinds for kinds in (_LANDS, _CITIES, {"name"}))


def _exchanged(
    left: Sequence[Lost], right: Sequence[Lost]
) -> Iterator[tuple[list[Lost], list[Lost]]]:
    """The names of either side that the other lacks, places or others, unless two may be one."""
    words = lexicon.load()
    for kinds in (_PLACES, _NAMES):
        here = [lost for lost in left if lost.kind in kinds]
        there = [
            lost
            for lost in right
            if lost.kind in kinds
            and lost.name
            and not any(alike(some.text, lost.name, words) for some in here)
        ]
        if here and there:
            yield here, there
            return


def _renamed(english: str, right: Sequence[Lost]) -> Iterator[tuple[list[Lost], list[Lost]]]:
    """Another family name behind the same given name: George Magnus, 乔治·冈萨雷斯."""
    words = lexicon.load()
    persons = persons_in(english)[:_MOST_PERSONS]
    for lost in right:
        if lost.name and lost.name.given:
            for person in persons:
                family = _family(person, lost.name, words)
                if family and not any(alike(word.text, lost.name, words) for word in family):
                    yield [Lost(family[-1].text, "name", family[-1].span)], [lost]
                    return


def _family(person: Sequence[Name], name: ChineseName, words: Lexicon) -> Sequence[Name]:
    """What stands behind the word of a person's name that is before the dot of the Chinese one."""
    given = (place for place, word in enumerate(person, 1) if is_given(word.text, name, words))
    return person[next(given, len(person)) :]


def _lost_english(english: str, chinese: str) -> Iterator[Lost]:
    """The names of the English that the Chinese does not have.

    Those that the dictionary knows and does not use as words, and persons' whom it does not know.
    """
    words = lexicon.load()
    there = read_chinese(chinese, words)
    names = names_in(english)[:_MOST]
    certain = any(name.certain for name in names)
    persons = {n.span.start for some in persons_in(english) for n in some} if certain else set()
    for name in names:
        lower = name.text.lower()
        ordinary = lower in words.ordinary
        known = lower in CHINESE_FORMS or lower in _WORDS_TOO
        known = known or (lower in words.named and not ordinary)
        person = name.certain and name.span.start in persons and not name.text.isupper()
        if (known or (person and not ordinary)) and not found(name.text, there, words):
            yield Lost(name.text, _kind_of(lower, words), name.span)
    for name in short_names_in(english)[:_MOST]:
        if not surname_stands(name.text, there, words):
            yield Lost(name.text, "name", name.span)


def _kind_of(name: str, words: Lexicon) -> Kind:
    if name in CHINESE_FORMS:
        return "capital" if name in CAPITALS else "land"
    return "place" if name in words.placed else "name"


def _lost_chinese(english: str, chinese: str) -> Iterator[Lost]:
    """The names of the Chinese that the English does not have."""
    words = lexicon.load()
    there = read_english(english)
    for name in names_in_chinese(chinese, words)[:_MOST]:
        if not told(name, there, words):
            yield Lost(name.text, name.kind, name.span, name)
