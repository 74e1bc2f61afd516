"""Names that a Chinese text has in Latin letters, exchanged for others: PDF, GitHub, MIT."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from aligner.lexicon import Lexicon, stem
from aligner.lexicon.english import STOP, base_forms
from aligner.names.english import is_within_sentence
from aligner.names.matching import found, may_be_rendered
from aligner.names.texts import Chinese
from corpus.model import Span
from corpus.scripts import HAN, HAN_CHAR
from corpus.words import word_set

#: What makes an adjective of a name: a Vue-based framework.
_ADJECTIVAL = (
    r"-(?:based|like|specific|style|only|powered|driven|compatible|compliant|enabled|aware|related"
    r"|ready|free|first|inspired|cent(?:e?red|ric)|generated|hosted|backed|agnostic|independent"
    r"|friendly|oriented|flavou?red|side|level|wide|made|owned|led|born|held|funded)(?![A-Za-z0-9])"
)
#: A word with a capital that is no part of an address, a path or code, and no unit.
_NAME = re.compile(
    r"(?<![A-Za-z0-9_/\\@#$%{<.-])(?<![0-9]\s)(?=[a-z0-9]*[A-Z])[A-Za-z][A-Za-z0-9]+"
    rf"(?:(?!{_ADJECTIVAL})[-&][A-Za-z0-9]+|\.[a-z0-9]+)*(?:\+\+|#)?"
    r"(?![A-Za-z0-9_\\@(=<]|[/:][A-Za-z0-9])"
)
_WORD = re.compile(r"[A-Za-z0-9]+(?:[-.&][A-Za-z0-9]+)*")
_JOINTS = re.compile("[-.&]")
#: GPLv3 as GPL, v and 3; JavaScript as Java and Script.
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]*[A-Z0-9]s?(?:-[A-Z0-9]+)*")
_PLURAL = re.compile("([A-Z]{2,}|[A-Za-z0-9]+[A-Z][a-z]+[a-rt-z])s")
#: The language that many names tell of: NuxtJS is Nuxt.
_OF_SCRIPTS = "js"
#: One that may be made of the beginnings of two.
_BLEND = re.compile(r"(?<![A-Za-z0-9])([A-Z][a-z]{1,3})([A-Z][a-z]{1,3})(?![A-Za-z0-9])")
#: A capital inside a word: macOS, PayPal.
_INSIDE = re.compile("[a-z0-9][A-Z]")
#: What stands between a name and the next one, or the number of its version.
_BESIDE = r"(?:\s|[,，、/&+]|\b(?:and|or)\b|[和或与及])*"
_BEHIND = re.compile(rf"{_BESIDE}([A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+)*)")
_BEFORE = re.compile(rf"([A-Za-z][A-Za-z0-9]*){_BESIDE}$")
#: A gloss behind a Chinese word.
_IN_BRACKETS = re.compile(rf"[{HAN}]\s?[(（][^()（）]*$")
_WITHIN = 40
#: Words that Chinese has for plain English ones, and units: slides, listing, growth.
_LOANS = word_set(
    "app apps ppt pk ktv vip suv mv pos gdp cpi ppi pmi hr dna logo bug ok ta diy ceo ipo"
    # units, which stand without a number too: 按KB购买
    " kb mb gb tb pb kib mib gib tib kbps mbps gbps khz mhz ghz kwh mah"
)
#: Names of software and of its makers that are words too.
_WORDS_TOO = word_set(
    "windows python java rust ruby swift chrome edge safari slack teams zoom word excel outlook"
    " apple oracle spark azure docker amazon meta firefox notion discord"
)
#: So many first letters are an abbreviation of a word; an acronym of fewer letters than `_FEW`
#: has some of those of one.
_BEGINNING, _FEW = 3, 4
_MOST = 60
_LONG = 7
#: So many words, nearly all of them in capitals, are a headline or a warning.
_SHOUTED = 4


@dataclass(frozen=True, slots=True)
class LatinName:
    """A word with capitals. before, behind: the Latin word beside it, or the number behind it."""

    text: str
    span: Span
    before: str
    behind: str

    @property
    def is_acronym(self) -> bool:
        return _ACRONYM.fullmatch(self.text) is not None

    @property
    def key(self) -> str:
        return _key(self.text)

    def stands_like(self, other: LatinName) -> bool:
        """Whether the same word stands on the same side of both."""
        beside = (self.before, other.before), (self.behind, other.behind)
        return any(mine == theirs != "" for mine, theirs in beside)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Names of the English and those of the Chinese in their place; whether that is sure."""

    english: tuple[LatinName, ...]
    chinese: tuple[LatinName, ...]
    sure: bool


def latin_names(text: str) -> list[LatinName]:
    """The words with capitals in a text of either language."""
    names = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        before = _BEFORE.search(text, max(0, start - _WITHIN), start)
        behind = _BEHIND.match(text, end, end + _WITHIN)
        beside = (some[1].lower() if some else "" for some in (before, behind))
        names.append(LatinName(match[0], Span(start, end), *beside))
    return names[:_MOST]


def exchanged_latin(english: str, chinese: Chinese, kept: tuple[str, str]) -> Exchange | None:
    """The Latin names of a Chinese text that the English lacks, and those that it has instead.

    kept: both texts without code and addresses, offsets being the same.
    """
    blended = _blended(english, chinese.text) | _blended(chinese.text, english)
    right = [n for n in _strange(english, chinese.text, kept[1]) if n.key not in blended]
    if not right or _is_shouted(english):
        return None
    left = [name for name in _lost(english, chinese, kept[0]) if name.key not in blended]
    mine, others = (tuple(name for name in some if name.is_acronym) for some in (left, right))
    if mine and others:
        return Exchange(mine, others, sure=True)
    for name in left:
        for other in right:
            if name.stands_like(other):
                return Exchange((name,), (other,), sure=True)
    left = [name for name in left if not _is_word(name, chinese.lexicon)]
    return Exchange(tuple(left), tuple(right), sure=False) if left else None


def _strange(english: str, chinese: str, kept: str) -> list[LatinName]:
    """The names in the Chinese that the English has in no form. Without a blank before it one
    counts only if it is an acronym: an iPad is often a common noun."""
    there = _Words(english)
    return [
        name
        for name in latin_names(kept)
        if name.key not in _LOANS
        and (name.is_acronym or not HAN_CHAR.match(kept[max(0, name.span.start - 1)]))
        and not _IN_BRACKETS.search(chinese, max(0, name.span.start - _WITHIN), name.span.start)
        and not there.have(name)
    ]


def _lost(english: str, chinese: Chinese, kept: str) -> list[LatinName]:
    """The names of the English that the Chinese has in no form, neither in Latin letters nor by
    the dictionary or by sound."""
    own, there = _Words(english), _Words(chinese.text)
    # JS for JavaScript, but not the Pay of Apple Pay for PayPal
    short = [name for name in latin_names(chinese.text) if name.key not in own.whole]
    return [
        name
        for name in latin_names(kept)
        if name.text.lower() not in STOP
        and (not _is_plain(name) or is_within_sentence(english, name.span.start))
        and not there.have(name)
        and not any(_Words(name.text).have(other) for other in short)
        and name.key not in chinese.acronyms
        and not found(name.text, chinese, chinese.lexicon)
        and not (_is_long(name) and may_be_rendered(name.text, chinese))
        and not (_is_ordinary(name, chinese.lexicon) and stem(name.key) in chinese.stems)
    ]


def _blended(text: str, other: str) -> frozenset[str]:
    """The words of a text that are made of the beginnings of two in a row of the other one, and
    these, lower-cased: DoVi, Dolby Vision."""
    found: set[str] = set()
    blends = list(_BLEND.finditer(text))
    for first, second in pairwise(_WORD.findall(other)) if blends else ():
        for blend in blends:
            if first.startswith(blend[1]) and second.startswith(blend[2]):
                found |= {blend[0].lower(), first.lower(), second.lower()}
    return frozenset(found)


def _is_plain(name: LatinName) -> bool:
    """Whether it has only its first letter as a capital."""
    return not name.is_acronym and not _INSIDE.search(name.text)


def _is_long(name: LatinName) -> bool:
    """Whether it has letters enough for its sound to tell it."""
    return _is_plain(name) and len(name.text) >= _LONG


def _is_word(name: LatinName, lexicon: Lexicon) -> bool:
    """Whether a name is likelier an ordinary word with a capital."""
    return _is_ordinary(name, lexicon) and name.key not in _WORDS_TOO


def _is_ordinary(name: LatinName, lexicon: Lexicon) -> bool:
    lower = name.text.lower()
    forms = (lower,) if name.is_acronym else base_forms(lower)
    return any(form in lexicon.ordinary for form in forms)


def _is_shouted(text: str) -> bool:
    """Whether nearly all of a text is in capitals, which then mark no acronyms."""
    words = re.findall("[A-Za-z]{2,}", text)
    return len(words) >= _SHOUTED and sum(map(str.isupper, words)) > 0.8 * len(words)


class _Words:
    """The Latin words of a text, to be asked for a name."""

    def __init__(self, text: str):
        words = _WORD.findall(text)
        pieces = [piece for word in words for piece in _JOINTS.split(word)]
        parts = [part for piece in pieces for part in _PART.findall(piece)]
        small = [part for part in parts if part.lower() not in STOP]
        self.whole = frozenset(map(_key, words)) | {piece.lower() for piece in pieces}
        together = {"".join(some).lower() for some in pairwise(pieces)}
        # K8s and i18n
        counted = {f"{word[0]}{len(word) - 2}{word[-1]}".lower() for word in pieces}
        self._keys = self.whole | {part.lower() for part in parts} | together | counted
        self._initials = [_initials(parts), _initials(small)]
        self._plain = {piece.lower() for piece in pieces if not piece.isupper()}

    def have(self, name: LatinName) -> bool:
        """Whether a name stands there: in one word or several, by initials, or abbreviated."""
        letters = re.sub("[^a-z]", "", name.key)
        if name.key in self._keys or (name.is_acronym and self._begin(letters)):
            return True
        parts = [part.lower() for part in _PART.findall(name.text)]
        if len(parts) > 1:
            return all(part in self._keys for part in parts if part != _OF_SCRIPTS)
        return any(_is_short(name, letters, word) for word in self._plain)

    def _begin(self, letters: str) -> bool:
        return len(letters) > 1 and any(letters in initials for initials in self._initials)


def _key(word: str) -> str:
    """What a word is compared by: PDFs is PDF, and DevTools DevTool."""
    singular = _PLURAL.fullmatch(word)
    return _JOINTS.sub("", singular[1] if singular else word).lower()


def _initials(words: list[str]) -> str:
    return "".join(word[0].lower() for word in words)


def _is_short(name: LatinName, letters: str, word: str) -> bool:
    """Whether one of a name and another word is an abbreviation of the other."""
    if min(len(letters), len(word)) >= _BEGINNING and (
        word.startswith(letters) or letters.startswith(word)
    ):
        return True
    few = name.is_acronym and 1 < len(letters) < _FEW
    return few and letters[0] == word[0] and _in_order(letters, word)


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)
