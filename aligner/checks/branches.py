"""ICU messages whose branches are not those of the source: selectors translated, he for 她."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.things import Thing
from corpus.messages import Message, messages
from corpus.model import Span
from corpus.words import word_set

#: The categories of numbers that a message may choose by, of which no language needs all.
_CATEGORY = re.compile("zero|one|two|few|many|other|=\\d{1,9}")
#: Without it a message is none.
_DEFAULT = frozenset(("other",))
_HIS, _HERS = word_set("he him his himself"), word_set("she her hers herself")
_WORD = re.compile("[a-z]+|(?<!其)[他她]")


@dataclass(frozen=True, slots=True)
class _Branch:
    selector: Thing
    text: str

    def told(self, whole: bool) -> Thing:
        """Its selector, with what it says if `whole`."""
        shown = f"{self.selector.text} {{{self.text}}}" if whole else self.selector.text
        return replace(self.selector, text=shown)

    @property
    def sex(self) -> str:
        """Of whom it speaks, if of one sex only."""
        words = set(_WORD.findall(self.text.lower()))
        his, hers = bool(words & {*_HIS, "他"}), bool(words & {*_HERS, "她"})
        return "" if his == hers else "his" if his else "hers"


def other_branches(source: str, target: str) -> Iterator[tuple[list[Thing], list[Thing]]]:
    """Of each message that both texts have, the selectors of either side that are wrong."""
    there = {(message.name, message.kind): message for message in messages(target)}
    for message in messages(source):
        if other := there.get((message.name, message.kind)):
            mine, theirs = _branches(source, message), _branches(target, other)
            lost, strange = _selectors(message.kind, set(mine), set(theirs))
            both = {s for s in mine.keys() & theirs.keys() if _exchanged(mine[s], theirs[s])}
            left = [mine[name].told(name in both) for name in mine if name in lost | both]
            right = [theirs[name].told(name in both) for name in theirs if name in strange | both]
            if left or right:
                yield left, right


def _branches(text: str, message: Message) -> dict[str, _Branch]:
    found = {}
    for one, after in pairwise(message.parts):
        shown = text[one.start : one.end]
        if shown.endswith("{"):
            name = shown[:-1].strip()
            start = one.start + shown.index(name)
            thing = Thing(name, name, Span(start, start + len(name)))
            found[name] = _Branch(thing, text[one.end : after.start])
    return found


def _selectors(kind: str, mine: set[str], theirs: set[str]) -> tuple[set[str], set[str]]:
    """Those that either side has wrongly or lacks; a translation may do with fewer."""
    lost, strange = mine - theirs, theirs - mine
    if kind != "select":
        return lost & _DEFAULT | _no_categories(lost), _no_categories(strange)
    return (lost, strange) if lost and strange else (lost & _DEFAULT, set())


def _no_categories(names: set[str]) -> set[str]:
    return {name for name in names if not _CATEGORY.fullmatch(name)}


def _exchanged(one: _Branch, other: _Branch) -> bool:
    return bool(one.sex and other.sex) and one.sex != other.sex
