"""Names in English text, by their capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aligner.lexicon.english import STOP
from corpus.model import Span
from corpus.scripts import LATIN
from corpus.words import word_set

_WORD = re.compile(f"[{LATIN}]+(?:[-'’.][{LATIN}]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;。！？：“”\"‘(（\[*_>#\n—–-])[\s“”\"'‘(（\[*_>#-]*$")


#: What ends in a full stop and begins a name.
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Lt|Capt|Col|[A-Z])\.\s$")
#: What somebody's name stands behind, and a family name of two letters behind it.
_OFFICES = (
    "(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|President|Premier|Chancellor|Minister|Secretary|Senator"
    "|Governor|General|Judge|Justice|Professor|Representative)"
)
_TITLED = re.compile(rf"\b{_OFFICES}\.?\s$")
_SHORT = re.compile(rf"\b{_OFFICES}\.?\s([A-Z][a-z])\b")
#: What stands between two words of a name: initials, and what noble names have.
_BETWEEN = re.compile(r"\s(?:[A-Z]\.?\s){0,2}(?:(?:de|la|von|van|der|bin|al)\s){0,2}")
_MOST_WORDS = 6
#: Words that titles leave small.
_SMALL = word_set(
    "a an and as at but by for from in into nor of on or over per than the to up via vs with about"
    " after against before between during through under without de la von van der bin al"
)
_STOP_BEHIND = re.compile(r"[.!?]['\"”’)]*\s*$")
_GENITIVE = re.compile("['’]s$", re.IGNORECASE)
#: Capitalised words that name nothing by themselves.
_PLAIN = word_set(
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


def names_in(text: str) -> list[Name]:
    """The words of an English text that its capitals mark as names.

    Words in capitals throughout a text that has no others (a headline) are none.
    """
    found = []
    if is_headline(text):
        return []
    for match in _WORD.finditer(text):
        word = match[0]
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if not word[0].isupper() or lower in STOP or lower in _PLAIN or len(lower) < 3:
            continue
        end = match.start() + len(lower)
        certain = is_within_sentence(text, match.start())
        found.append(Name(text[match.start() : end], Span(match.start(), end), certain))
    return found


def is_within_sentence(text: str, start: int) -> bool:
    """Whether no sentence, bracket or quotation begins at an offset, which may mean a capital."""
    before = text[max(0, start - 12) : start]
    return bool(_TITLE.search(before)) or not _SENTENCE_START.search(before)


def persons_in(text: str) -> list[list[Name]]:
    """Names of somebody in an English text: behind a title, or of two words or more.

    Their initials are left out; whether they are really somebody's is not known.
    """
    found: list[list[Name]] = []
    end = None
    for match in _WORD.finditer(text):
        word = without_s(match[0])
        if not _may_be_somebodys(word):
            continue
        beside = end is not None and _BETWEEN.fullmatch(text, end, match.start())
        if not beside or len(found[-1]) == _MOST_WORDS:
            found.append([])
        span = Span(match.start(), match.start() + len(word))
        found[-1].append(Name(word, span, certain=True))
        end = match.end()
    return [words for words in found if len(words) > 1 or _is_titled(words[0], text)]


def _may_be_somebodys(word: str) -> bool:
    lower = word.lower()
    return len(word) > 1 and word[0].isupper() and lower not in STOP and lower not in _PLAIN


def short_names_in(text: str) -> list[Name]:
    """The family names of two letters behind a title: Mr. Xi."""
    return [Name(m[1], Span(*m.span(1)), certain=True) for m in _SHORT.finditer(text)]


def without_s(word: str) -> str:
    """A word without the ending of a genitive."""
    return _GENITIVE.sub("", word) if "'" in word or "’" in word else word


def _is_titled(name: Name, text: str) -> bool:
    return _TITLED.search(text, max(0, name.span.start - 16), name.span.start) is not None


def is_headline(text: str) -> bool:
    """Whether most words of a text have a capital, which then marks no names; a small word that
    titles would write large makes a sentence: The Yellow River enters the Bohai Sea.
    """
    words = _WORD.findall(text)
    plain = [word for word in words if len(word) > 3]
    if len(plain) < 3 or sum(word[0].isupper() for word in plain) <= 0.7 * len(plain):
        return False
    in_titles = all(word in _SMALL for word in words if word.islower())
    return in_titles or not _STOP_BEHIND.search(text)
