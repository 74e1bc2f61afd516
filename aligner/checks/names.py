"""E601 name-differs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Protocol

from aligner import lexicon
from aligner.checks.plain import plain
from aligner.lexicon import LONGEST_TEXT, Lexicon
from aligner.names import (
    ChineseName,
    Kind,
    Lost,
    Name,
    alike,
    exchanged_given,
    exchanged_latin,
    has_full_names,
    is_given,
    lost_chinese,
    lost_english,
    misspelt,
    persons_in,
    read_chinese,
    resurnamed,
)
from aligner.names.lands import told_less
from aligner.names.texts import Chinese
from aligner.verdict import Finding, Severity
from corpus.model import Pair, Span
from corpus.words import word_set

_MOST_PERSONS = 30
#: What every name in Latin letters has.
_CAPITAL = re.compile("[A-Z]")
#: The first name by which the dictionary glosses one.
_CALLED = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?=[,/ (]|$)")
#: Keys of a keyboard.
_KEYS = word_set("Shift Alt Ctrl Control Cmd Command Option Enter Return Esc Escape Tab Delete Del")
#: Kinds that may stand for one another by mistake.
_PLACES = frozenset[Kind](("continent", "land", "capital", "place"))
_CONTINENTS = frozenset[Kind](("continent",))
_NAMES = frozenset[Kind](("name", "capital", "place"))
#: Another kind of place is no sure mistake: a text may say Australia for Melbourne.
_LANDS, _CITIES = frozenset[Kind](("land", "capital")), frozenset[Kind](("capital", "place"))


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
        words = lexicon.load()
        known = read_chinese(chinese, words)
        latin = _CAPITAL.search(chinese) and list(self._latin(english, known, forward=forward))
        if latin:
            yield from latin
        elif slip := misspelt(plain(source), plain(target), words):
            yield self._finding(slip[:1], slip[1:], "review")
        found = list(self._others(english, known, words, forward=forward))
        if not found:
            for here, there in exchanged_given(english, known):
                found.append(self._finding(*_turned(here, there, forward=forward), "review"))
        yield from found

    def _others(
        self, english: str, known: Chinese, words: Lexicon, *, forward: bool
    ) -> Iterator[Finding]:
        """A name in Han characters for another one."""
        chinese = known.text
        left = list(lost_english(english, known, words))
        less = told_less(english, chinese)
        if not (left or less or has_full_names(chinese)):
            return
        right = list(lost_chinese(english, chinese, words))
        exchanged = (
            list(resurnamed(left, english, known))
            or list(_exchanged(left, right))
            or list(_renamed(english, right))
        )
        if exchanged:
            for here, there in exchanged:
                severity: Severity = "weak" if _is_of_a_kind(here, there) else "review"
                yield self._finding(*_turned(here, there, forward=forward), severity)
        else:
            yield from self._strange(less, right, forward=forward)

    def _strange(
        self, less: Sequence[str], right: Sequence[Lost], *, forward: bool
    ) -> Iterator[Finding]:
        """A place that the English does not name, where a land is mentioned less often instead."""
        places = [lost for lost in right if lost.kind in _PLACES]
        if less and places:
            mine, other = ("target", "source") if forward else ("source", "target")
            names = ", ".join(dict.fromkeys(_glossed(lost.text) for lost in places))
            here, there = (less[0], names) if forward else (names, less[0])
            spans = tuple(lost.span for lost in places)
            yield Finding(
                self.code,
                "review",
                f"The source names {here}, the target {there}.",
                source_spans=() if forward else spans,
                target_spans=spans if forward else (),
                evidence={mine: _list(places), other: ", ".join(less)},
            )

    def _latin(self, english: str, chinese: Chinese, *, forward: bool) -> Iterator[Finding]:
        """A name in Latin letters for another one, inside the Chinese."""
        kept = plain(english), plain(chinese.text)
        if exchange := exchanged_latin(english, chinese, kept):
            sides = _turned(exchange.english, exchange.chinese, forward=forward)
            yield self._finding(*sides, "weak" if exchange.sure else "review")

    def _finding(
        self, source: Sequence[Told], target: Sequence[Told], severity: Severity
    ) -> Finding:
        here, there = _list(source), _list(target)
        keys = all(name.text in _KEYS for name in (*source, *target))
        return Finding(
            self.code,
            severity,
            f"The source {'has the key' if keys else 'names'} {here}, the target {there}.",
            source_spans=tuple(lost.span for lost in source),
            target_spans=tuple(lost.span for lost in target),
            evidence={"source": here, "target": there},
        )


def _turned(
    english: Sequence[Told], chinese: Sequence[Told], *, forward: bool
) -> tuple[Sequence[Told], Sequence[Told]]:
    """The source's and the target's."""
    return (english, chinese) if forward else (chinese, english)


def _list(found: Iterable[Told]) -> str:
    return ", ".join(dict.fromkeys(lost.text for lost in found))


def _glossed(name: str) -> str:
    """A Chinese name with what the dictionary calls it, if that is one word."""
    match = _CALLED.match(lexicon.load().glosses_as_name(name))
    return f"{name} ({match[0]})" if match else name


def _is_of_a_kind(source: Sequence[Lost], target: Sequence[Lost]) -> bool:
    """Whether some names of either side are both lands, both cities, or no places."""
    here, there = ({lost.kind for lost in some} for some in (source, target))
    return any(here & kinds and there & kinds for kinds in (_LANDS, _CITIES, _CONTINENTS, {"name"}))


def _exchanged(
    left: Sequence[Lost], right: Sequence[Lost]
) -> Iterator[tuple[list[Lost], list[Lost]]]:
    """The names of either side that the other lacks, places or others, unless two may be one."""
    words = lexicon.load()
    for kinds in (_PLACES, _NAMES):
        here = [lost for lost in left if lost.kind in kinds]
        there = [lost for lost in right if lost.kind in kinds and lost.name]
        same = [
            (some, other)
            for some in here
            for other in there
            if other.name and some.may_be(other.name, words)
        ]
        here = [lost for lost in here if all(lost is not some for some, _ in same)]
        there = [lost for lost in there if all(lost is not other for _, other in same)]
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
