"""Texts that are the same on both sides and say nothing in either language: data, names of files
and of labels."""

from __future__ import annotations

import re

from aligner.checks.plain import plain
from aligner.checks.prose import words_of
from corpus.model import Pair
from corpus.scripts import HAN_CHAR, LATIN
from corpus.words import word_set

#: A link to a label, as trackers have them, by its own name.
_LABEL = re.compile(
    r"\[[a-z][^\[\]\n]{0,80}\](?:\[|\()[^\[\]()\n]{0,200}\blabels?\b[^\n]{0,200}[)\]]"
)
_SENTENCE_END = re.compile(r"[.!?]\s*$")
_FORMULA = re.compile(r"\$\$?[^$]+\$\$?")
#: :icon:, and what stands around a word in Markdown.
_ICON = re.compile(r":[a-z][a-z0-9_-]*:")
_MARKS = "*_~`#|+-!()[]{}<>.,;:?\"'“”‘’"
#: What parts of texts are called, and what may stand beside that; by itself it may be the name of
#: a thing in a program: Table, Steps.
_TITLES = word_set(
    "abstract acknowledgements acknowledgments appendix appendices background conclusion"
    " conclusions contents description example examples exercises explanation factors glossary"
    " introduction limitations motivation objectives overview prerequisites purpose references"
    " requirements summary supported troubleshooting usage"
)
_BESIDE_TITLES = word_set(
    "chapter data details discussion figures further links list methods notes platforms procedure"
    " questions reading related results scenarios section steps table"
)
#: A word that is no identifier: letters, of which the first alone or none is a capital.
_WORD = re.compile(f"[{LATIN}][{LATIN}'’-]*[{LATIN}]")


def is_data(text: str) -> bool:
    """Whether a text is rather a line of data than a sentence: two figures or addresses or more,
    no word that only sentences have, and half of it no words."""
    if _SENTENCE_END.search(text):
        return False
    tokens = text.split()
    kinds = [word.kind for word in words_of(text)]
    figures = sum(1 for token in tokens if any(map(str.isdigit, token)))
    return figures >= 2 and "function" not in kinds and 2 * kinds.count("ordinary") < len(tokens)


def is_label(text: str) -> bool:
    """Whether a text is a link to a label, in small letters."""
    return _LABEL.fullmatch(text.strip()) is not None


def is_small_heading(pair: Pair) -> bool:
    """Whether a heading has no capital and no word that only sentences have: a command."""
    text = pair.source_text
    return bool(pair.source[0].heading) and not any(
        word.kind == "function" or text[word.start].isupper() for word in words_of(text)
    )


def is_title(pair: Pair) -> bool:
    """Whether a heading is what parts of texts are called, or has a word that sentences have and
    names have not: Overview, How to Prevent."""
    words = [word for word in words_of(pair.source_text) if word.kind != "particle"]
    if not pair.source[0].heading or not words:
        return False
    if any(word.kind == "function" for word in words):
        return True
    lower = {word.lower for word in words}
    return not lower.isdisjoint(_TITLES) and lower <= _TITLES | _BESIDE_TITLES


def has_words(text: str) -> bool:
    """Whether a text has a word that may have to be translated: not only names of files and of
    things in programs, acronyms, icons and formulas."""
    if HAN_CHAR.search(text):
        return True
    bare = _FORMULA.sub(" ", _ICON.sub(" ", plain(text)))
    return any(_is_word(chunk.strip(_MARKS)) for chunk in bare.split())


def _is_word(chunk: str) -> bool:
    return bool(_WORD.fullmatch(chunk)) and (chunk.islower() or chunk.istitle())
