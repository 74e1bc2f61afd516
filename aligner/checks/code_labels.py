"""Ordinary words in code marks, which are translated: labels of an interface and the way to them,
`Settings -> New User`, a sentence as a sample."""

from __future__ import annotations

import re
from dataclasses import replace

from aligner import lexicon
from aligner.checks.prose import kind_of
from aligner.checks.unshared import PAIRED, Missing
from aligner.things import Thing
from corpus.model import Span
from corpus.scripts import HAN, HAN_CHAR

#: Between the steps of a way through menus.
_STEP = re.compile(r"-{1,2}>|=>|[>→›»]")
#: A word as labels and sentences have it: no camelCase, no digits, none of a program's signs.
_WORD = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)(?:['’-][A-Za-z]?[a-z]+)?")
#: A single word that may be a label; NULL is none.
_SINGLE = re.compile(r"[A-Z]?[a-z]+|OK")
_SENTENCE_SIGNS = ",.!?"
#: Chinese alone, and steps.
_CHINESE = re.compile(rf"[{HAN}\s、，。！？“”‘’·>→›»-]+")
#: What a label is called by, and what is done to one, beside a single word; of those behind it,
#: the last are said of code, too, unless it has a capital.
_DONE = re.compile(r"\b(?:click|press|tap|hit)(?:s|ed|ing)?(?:\s(?:on|the))*\s$", re.IGNORECASE)
_CALLED = re.compile(
    r"\s(?:buttons?|menus?|tabs?|dialogs?|icons?|checkbox(?:es)?)\b", re.IGNORECASE
)
_CALLED_WITH_CAPITAL = re.compile(r"\s(?:pages?|sections?|fields?|options?|links?|drop-?down)\b")
_BESIDE = 20
#: A class behind code, by which it is shown as a block of Scratch is: {:class="block3control"}.
_CLASS = re.compile(r"`{0,3}\{:\s*(?:class=[\"']?|\.)(?P<name>[\w-]{1,60})")
#: Of a label so much may not be found in the other text, if it stands there without code marks;
#: words without capitals may be a command. Beside a label that does, more may not.
_LOST, _LOST_IN_SMALL_LETTERS, _LOST_BESIDE = 0.5, 0.2, 0.7


def is_wording(code: str) -> bool:
    """Whether a code is two ordinary words or more, or a way through menus in such words: no
    command, name of a program or expression."""
    steps = [step.split() for step in _STEP.split(code)]
    words = [word.rstrip(_SENTENCE_SIGNS) for step in steps for word in step]
    if len(words) < 2 or not all(steps) or not all(map(_WORD.fullmatch, words)):
        return False
    if any(word[0].isupper() for word in words):
        return any(map(str.islower, "".join(words)))
    return len(steps) == 1 and all(kind_of(word) != "keyword" for word in words)


def without_classed(
    left: Missing, right: Missing, texts: tuple[str, str]
) -> tuple[Missing, Missing]:
    """Both without labels that are shown in a class in which those of the other side are Chinese,
    and theirs."""
    own, other = (
        {
            thing.span: (_class_of(thing, text), bool(HAN_CHAR.search(thing.key)))
            for thing in side.things
        }
        for side, text in zip((left, right), texts, strict=True)
    )
    mates = {(name, not chinese) for name, chinese in other.values() if name}
    common = {one for one in own.values() if one in mates}
    turned = {(name, not chinese) for name, chinese in common}
    return (
        _without(left, {span for span, one in own.items() if one in common}),
        _without(right, {span for span, one in other.items() if one in turned}),
    )


def _class_of(thing: Thing, text: str) -> str:
    found = _CLASS.match(text, thing.span.end)
    return found["name"] if found else ""


def translated(
    left: Missing, right: Missing, texts: tuple[str, str]
) -> tuple[Missing, Missing, Missing, Missing]:
    """Both without words in code marks that stand in Chinese in code marks on the other side; and
    these, in pairs. As many as there are, they stand in the same order."""
    here, there = left.things[:PAIRED], right.things[:PAIRED]
    if len(here) != len(there):
        here = tuple(t for t in here if is_wording(t.key) or HAN_CHAR.search(t.key))
        there = tuple(t for t in there if is_wording(t.key) or HAN_CHAR.search(t.key))
    both = list(zip(here, there, strict=False))
    labels = any(_says_the_same(one.key, other.key) for one, other in both)
    pairs = [
        (one, other)
        for one, other in both
        if _says_the_same(one.key, other.key)
        or _is_label(one, texts[0], other, labels)
        or _is_label(other, texts[1], one, labels)
    ]
    mine, theirs = ({side[at].span for side in pairs} for at in (0, 1))
    return (
        _without(left, mine),
        _without(right, theirs),
        replace(left, things=tuple(one for one, _ in pairs)),
        replace(right, things=tuple(other for _, other in pairs)),
    )


def _without(missing: Missing, spans: set[Span]) -> Missing:
    return replace(missing, things=tuple(t for t in missing.things if t.span not in spans))


def _says_the_same(one: str, other: str) -> bool:
    english, chinese = (other, one) if HAN_CHAR.search(one) else (one, other)
    return bool(HAN_CHAR.search(chinese)) and is_wording(english)


def _is_label(one: Thing, text: str, other: Thing, labels: bool) -> bool:
    """Whether a single word stands for Chinese, and is a label by what is beside it, or as others
    are that were translated."""
    if not (_SINGLE.fullmatch(one.key) and HAN_CHAR.search(other.key)):
        return False
    return labels or _is_called_a_label(one, text)


def _is_called_a_label(thing: Thing, text: str) -> bool:
    start, end = thing.span.start, thing.span.end
    before = text[max(0, start - _BESIDE) : start].rstrip("`")
    after = text[end : end + _BESIDE].lstrip("`")
    if _DONE.search(before) or _CALLED.match(after):
        return True
    return thing.key[0].isupper() and bool(_CALLED_WITH_CAPITAL.match(after))


def without_chinese(missing: Missing) -> Missing:
    """Those that are not Chinese alone, which is no code."""
    return missing.but(lambda key: bool(_CHINESE.fullmatch(key)))


def told(missing: Missing, others: Missing, own: str, other: str) -> Missing:
    """Those that are no words in code marks whose translation stands in the other text, which is
    in Chinese, without any; where code is left there, words without a capital are a command.

    others: what is missing of the other text. own: the text that they stand in.
    """
    if not missing.things or not HAN_CHAR.search(other):
        return missing
    things = missing.things[:PAIRED]
    wordings = [t for t in things if is_wording(t.key) and not (others.things and t.key.islower())]
    found = {thing.span for thing in wordings if _stands_in(thing.key, other)}
    if found:  # then those beside it are as likely to be labels
        found |= {t.span for t in wordings if _lost(t.key, other) <= _LOST_BESIDE}
    found |= {
        thing.span
        for thing in things
        if _SINGLE.fullmatch(thing.key)
        and (found or _is_called_a_label(thing, own))
        and _stands_in(thing.key, other)
    }
    return _without(missing, found)


def _stands_in(label: str, chinese: str) -> bool:
    """Whether the dictionary finds enough of a label's words in a Chinese text."""
    return _lost(label, chinese) <= (_LOST_IN_SMALL_LETTERS if label.islower() else _LOST)


def _lost(label: str, chinese: str) -> float:
    """The share of a label's words that the dictionary does not find in a Chinese text."""
    words = lexicon.coverage(label, chinese, lexicon.load())
    return words.english_lost / max(words.english, 1)
