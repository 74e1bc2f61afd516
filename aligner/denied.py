"""What a denial is of, and whether the other side tells it without that word."""

from __future__ import annotations

import re

from aligner import lexicon
from aligner.lexicon.coverage import GRAMMAR
from aligner.lexicon.english import STOP, tokens
from aligner.negative_words import counterparts, told_otherwise
from corpus.model import Lang, Span
from corpus.scripts import HAN_CHAR

#: Sentences of fewer characters in Chinese are translated so freely (不要离开, "stay") that the
#: dictionary must find over there the word that is denied. Of 8 to 30, with 14 half of the right
#: short sentences of a test were not flagged any more, and 5 of 158 planted faults.
SHORT = 14
#: The words of an English clause behind a denial among which what is denied is looked for, and how
#: many they may be behind one that is the subject.
_NEAR = re.compile(r"(?: {0,4}[\w'-]+){0,3}")
_FURTHER = re.compile(r"(?: {0,4}[\w'-]+){0,8}")
#: Chinese that leads to what is denied: 请勿与他人分享.
_LEADS = frozenset("与和跟同对在向将把被给从由于因为以再")
_SUBJECT = re.compile(r"no(?:body|thing|ne| one)")


def is_told_otherwise(text: str, denial: Span, lang: Lang, other: str) -> bool:
    """Whether the other text has no word for what a denial in a sentence is of, as where it tells
    its opposite. Both in small letters or simplified characters."""
    told = told_otherwise(text, lang, other)
    if any(one.start < denial.end and denial.start < one.end for one in told):
        return True
    behind = _behind(text, denial) if lang == "en" else text[denial.end :].lstrip()
    if there := counterparts(behind, lang, other):
        return not all(there)
    chinese = other if lang == "en" else text
    return len(HAN_CHAR.findall(chinese)) < SHORT and not _is_found(behind, lang, other)


def _behind(text: str, denial: Span) -> str:
    """The English words among which what is denied is looked for."""
    words = _FURTHER if _SUBJECT.fullmatch(text, denial.start, denial.end) else _NEAR
    found = words.match(text, denial.end)
    return found[0] if found else ""


def _is_found(behind: str, lang: Lang, other: str) -> bool:
    """Whether the first word behind a denial that has a meaning of its own is found by the
    dictionary in the other text."""
    if lang == "en":
        words = (token.text for token in tokens(behind) if token.lower not in STOP)
    else:
        told = (word.text for word in lexicon.load().segmented(behind))
        words = (word for word in told if word not in GRAMMAR and word not in _LEADS)
    return is_told(next(words, ""), lang, other)


def is_told(word: str, lang: Lang, other: str) -> bool:
    """Whether the dictionary finds a word of a language in a text of the other."""
    english, chinese = (word, other) if lang == "en" else (other, word)
    found = lexicon.coverage(english, chinese, lexicon.load())
    if lang == "en":
        return found.english_lost < found.english
    return found.chinese_lost < found.chinese
