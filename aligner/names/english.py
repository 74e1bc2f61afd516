"""Names in English text, by their capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.lexicon.english import STOP
from corpus.model import Span
from corpus.scripts import LATIN

_WORD = re.compile(f"[{LATIN}]+(?:[-'’.][{LATIN}]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;。！？：“”\"‘(（\[*_>#\n—–-])[\s“”\"'‘(（\[*_>#-]*$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: What ends in a full stop and begins a name.
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Lt|Capt|Col|[A-Z])\.\s$")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|President|Premier|Chancellor|Minister|Secretary|Senator"
    r"|Governor|Governor|General|Judge|Justice|Professor|Representative)\.?\s$"
)
#: What stands between two words of a name: initials, and what noble names have.
_BETWEEN = re.compile(r"\s(?:[A-Z]\.?\s){0,2}(?:(?:de|la|von|van|der|bin|al)\s){0,2}")
#: Capitalised words that name nothing by themselves.
_PLAIN = _set(
    "mr mrs ms dr prof sir madam lord lady president minister prime secretary general professor"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december i i'm i'd i'll i've ok the a an"
    " internet web god christmas easter item chapter figure table section part page north south"
    " east west northern southern eastern western st street road avenue university college"
    " company corporation inc ltd co group bank city county river lake mount mountain sea island"
    " islands new party congress court house department office committee council ministry national"
    " international association institute center centre school church hotel airport station state"
    " states republic kingdom union war day year union"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised word; `certain` is False where a sentence begins with it."""

    text: str
    span: Span
    certain: bool


@dataclass(frozen=True, slots=True)
class Person:
    """The words of somebody's name, in order."""

    words: tuple[Name, ...]


def names_in(text: str) -> list[Name]:
    """The words of an English text that its capitals mark as names.

    Words in capitals throughout a text that has no others (a headline) are none.
    """
    found = []
    words = list(_WORD.finditer(text))
    if _is_headline([match[0] for match in words]):
        return []
    for match in words:
        word = match[0]
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if not word[0].isupper() or lower in STOP or lower in _PLAIN or len(lower) < 3:
            continue
        before = text[max(0, match.start() - 12) : match.start()]
        end = match.start() + len(lower)
        certain = bool(_TITLE.search(before)) or not _SENTENCE_START.search(before)
        found.append(Name(text[match.start() : end], Span(match.start(), end), certain))
    return found


def persons_in(text: str) -> list[Person]:
    """The names in full, and those behind a title, of an English text.

    A name in full has two words or more beside one another; their initials are left out.
    """
    words = [match for match in _WORD.finditer(text) if _is_of_a_name(match[0])]
    found: list[Person] = []
    run: list[Name] = []
    for number, match in enumerate(words):
        word = _without_s(match[0])
        name = Name(word, Span(match.start(), match.start() + len(word)), certain=True)
        before = words[number - 1] if run else None
        if before is None or not _BETWEEN.fullmatch(text, before.end(), match.start()):
            found += _person(run, text)
            run = []
        if len(word) > 1:
            run.append(name)
    return found + _person(run, text)


def _person(run: list[Name], text: str) -> list[Person]:
    if not run:
        return []
    before = text[max(0, run[0].span.start - 16) : run[0].span.start]
    return [Person(tuple(run))] if len(run) > 1 or _TITLED.search(before) else []


def _is_of_a_name(word: str) -> bool:
    lower = _without_s(word).lower()
    return word[0].isupper() and lower not in STOP and lower not in _PLAIN


def _without_s(word: str) -> str:
    return re.sub("['’]s$", "", word)


def _is_headline(words: list[str]) -> bool:
    plain = [word for word in words if len(word) > 3]
    return len(plain) > 2 and sum(word[0].isupper() for word in plain) > 0.7 * len(plain)
