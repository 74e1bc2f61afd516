"""Which language a text is in.

Script does nearly all of the work: English is written in Latin letters, Chinese in Han
characters. What is left is mixed text, and there grammar decides: Latin words inside Chinese
are mostly names (capitalised), Han characters inside English mostly a quoted term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from corpus.model import Lang
from corpus.scripts import (
    HAN_CHAR,
    HAN_RUN,
    LATIN,
    LATIN_CHAR,
    WORD,
    ScriptCounts,
    script_counts,
    without_addresses,
)
from corpus.words import word_set

__all__ = [
    "HAN_PER_WORD",
    "ScriptCounts",
    "has_function_words",
    "has_words",
    "language_of",
    "script_counts",
    "without_addresses",
]


#: A gloss in brackets; it stops at any bracket, which keeps the search linear.
_GLOSS = re.compile(r"[(（][^()（）]*[)）]")
#: What a gloss of a name does not have, and how much heavier than all else text in brackets is
#: that is no gloss.
_GRAMMAR, _MAIN_TEXT = re.compile("[的了是在]"), 6

#: A link's text, or words quoted that are no sentence.
_CITATION = re.compile(
    r"""\[[^\[\]]*\](?:\([^()\s]*\))? | [“"「][^“”"「」]*[^.!?。！？…“”"「」][”"」]""", re.VERBOSE
)

#: Han characters that stand for one English word, on average, in translations.
HAN_PER_WORD = 1.6

FUNCTION_WORDS = word_set(
    "a an and are as at be been but by can could did do does for from had has have he her his"
    " i if in into is it its may more not of on or our she should so such than that the their"
    " them then there these they this to was we were what when where which who will with"
    " would you your"
)
_FUNCTION_HAN = frozenset(
    "的了是在和与與为為有不这這也就把被对對中并並等将將着著过過到从從让讓由于於"
)


#: What stands before a further part of a name like "Node.js" or "src/main.rs".
_SUFFIX = re.compile(f"[{LATIN}][./_]$")


def _weigh_english(text: str) -> float:
    """English text in Han characters' worth; names count half, function words for more."""
    weight = 0.0
    for match in WORD.finditer(text):
        word = match.group()
        if _SUFFIX.search(text, max(0, match.start() - 2), match.start()):
            continue
        if word in FUNCTION_WORDS:
            weight += 4.5
        else:
            weight += HAN_PER_WORD if word.islower() else HAN_PER_WORD / 2
    return weight


def _weigh_chinese(text: str) -> float:
    """Chinese text in Han characters, those that serve grammar counted three times."""
    runs = "".join(HAN_RUN.findall(text))
    return len(runs) + 2 * sum(n for c, n in Counter(runs).items() if c in _FUNCTION_HAN)


def language_of(text: str) -> Lang | None:
    """The language a text is in: "en", "zh" or None.

    None means no language at all (an address, digits, a rule, emoji) or one that is neither
    (mostly kana, hangul, Cyrillic, ...). Any language in Latin letters counts as English:
    telling English from French is not this function's business. Never raises.
    """
    bare = without_addresses(text)
    counts = script_counts(bare)
    han, foreign = counts.han, counts.foreign
    if counts.kana >= 2 and counts.kana >= 0.15 * (counts.kana + han):
        han, foreign = 0, foreign + han  # Japanese: its kanji are not Chinese
    english = counts.latin_words * HAN_PER_WORD if counts.latin >= 2 else 0.0
    if max(han, english) <= foreign:
        return None
    if not han or not english:
        return "zh" if han else "en"
    return _language_of_mixed(bare)


def has_function_words(text: str) -> bool:
    """Whether a text has an English word that sentences have and names do not."""
    return any(match.group().lower() in FUNCTION_WORDS for match in WORD.finditer(text))


#: From this weight on a text has words of a language, whatever it is in for the most part.
_WORDS = 6


def has_words(text: str, lang: Lang) -> bool:
    """Whether a text says something in a language, be it only a part of it: glosses, quotations and
    the texts of links do not count."""
    own = _GLOSS.sub(" ", _CITATION.sub(" ", without_addresses(text)))
    if lang == "zh":
        return _weigh_chinese(own) >= _WORDS
    return has_function_words(own) and _weigh_english(own) >= _WORDS


def _language_of_mixed(text: str) -> Lang:
    own = _CITATION.sub(" ", text)
    if HAN_CHAR.search(own) and not LATIN_CHAR.search(own):
        return "zh"
    bare = _GLOSS.sub(_unless_main_text(text), text)
    if not LATIN_CHAR.search(bare) and not HAN_CHAR.search(bare):
        bare = text
    return "zh" if _weigh_chinese(bare) >= _weigh_english(bare) else "en"


def _unless_main_text(text: str) -> Callable[[re.Match[str]], str]:
    """What a text in brackets leaves: nothing, unless it says in Chinese what the text has to say,
    as after the name of what it explains."""
    outside = _weigh_english(_GLOSS.sub(" ", text))

    def left(gloss: re.Match[str]) -> str:
        main = _GRAMMAR.search(gloss.group()) and (
            _weigh_chinese(gloss.group()) > _MAIN_TEXT * outside
        )
        return gloss.group() if main else " "

    return left
