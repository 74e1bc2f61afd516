"""Undo hard wrapping: lines that an editor broke at a fixed width are one paragraph.

The test is the one a filling editor applies: a line was broken because the next word did not
fit. A list of headlines of similar length fails it; prose filled to 72 columns passes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from corpus.bilingual_lines import split_bilingual
from corpus.language import language_of
from corpus.model import Lang

_WIDTHS = range(30, 111)
_TERMINAL = re.compile(r"[.!?。．！？…][”’\"'）)》」』\]]*$")
#: What a filling editor that does not know Chinese leaves alone on a line.
_CLOSING = re.compile(r"[。．，、；：？！”’》〉」』】）…—]+$")
#: What starts a block of its own in plain text and Markdown: lists, headings, tables, quotes.
_MARKER = re.compile(
    r"(?:[-*+•·#>|]|\d{1,3}[.)、）]|[（(][一二三四五六七八九十\d]{1,3}[)）])(?:\s|$)|[|]|```"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph's text with the 1-based line and 0-based column it begins at."""

    text: str
    line: int
    column: int


def blocks(lines: Sequence[str]) -> list[Block]:
    """The paragraphs of a text's lines: one per line, or joined where lines were wrapped."""
    texts = [line.strip() for line in lines]
    joints = _joints(texts) if _in_blocks(texts) else {}
    found: list[Block] = []
    for index, text in enumerate(texts):
        if not text:
            continue
        if index - 1 in joints:
            last = found[-1]
            joined = last.text + joints[index - 1](last.text, text) + text
            found[-1] = Block(joined, last.line, last.column)
        else:
            line = lines[index]
            found.append(Block(text, index + 1, len(line) - len(line.lstrip())))
    return found


def _in_blocks(texts: Sequence[str]) -> bool:
    """Whether blank lines part blocks of which some have several lines."""
    body = "\n".join(text and "x" for text in texts).strip("\n")
    return "\n\n" in body and "x\nx" in body


def _joints(texts: Sequence[str]) -> dict[int, Callable[[str, str], str]]:
    """Indices of lines that the next one continues, with what to put in between."""
    langs = _languages(texts)
    kept: dict[int, Callable[[str, str], str]] = {}
    for lang, glue in (("en", _english_glue), ("zh", _chinese_glue)):
        kept.update(dict.fromkeys(_filled(texts, _places(texts, langs, lang), lang), glue))
    return kept


def _places(texts: Sequence[str], langs: Sequence[Lang | None], lang: str | None) -> list[int]:
    """Indices of lines in a language that another line of it follows."""
    return [
        index
        for index in range(len(texts) - 1)
        if langs[index] == langs[index + 1] == lang and not _MARKER.match(texts[index + 1])
    ]


def _languages(texts: Sequence[str]) -> list[Lang | None]:
    """Of each line; punctuation alone goes on in the Chinese before it."""
    langs: list[Lang | None] = []
    for text in texts:
        goes_on = langs and langs[-1] == "zh" and _CLOSING.match(text)
        langs.append("zh" if goes_on else _prose_language(text))
    return langs


def _prose_language(text: str) -> Lang | None:
    if not text or len(text) > 2 * _WIDTHS.stop or split_bilingual(text):
        return None
    return language_of(text)


def _filled(texts: Sequence[str], places: Sequence[int], lang: str) -> list[int]:
    """Those of the places where the line is full, if most of them are; otherwise none."""
    if len(places) < 2:
        return []
    widest = max(width(texts[index]) for index in places)
    full = [index for index in places if _is_full(texts[index], texts[index + 1], widest, lang)]
    ended = sum(bool(_TERMINAL.search(texts[index])) for index in places)
    continued = lang == "zh" or any(texts[index + 1][0].islower() for index in places)
    filled = len(full) >= 0.8 * len(places) and ended <= 0.4 * len(places)
    return full if widest in _WIDTHS and continued and filled else []


def _is_full(line: str, following: str, widest: int, lang: str) -> bool:
    if lang == "zh":  # characters wrap anywhere but before punctuation
        return width(line) >= widest - 6
    return width(line) + 1 + width(following.split(maxsplit=1)[0]) > widest


def glued(before: str, after: str) -> str:
    """Two lines of one paragraph as one: with a space, unless a wide character meets the other."""
    wide = "WF"
    if east_asian_width(before[-1]) in wide or east_asian_width(after[0]) in wide:
        return before + after
    return before + _english_glue(before, after) + after


def fill_width(lines: Sequence[str], lang: Lang | None) -> int:
    """How wide, in columns, the wrapped lines of one language are."""
    texts = [line.strip() for line in lines]
    places = _places(texts, _languages(texts), lang)
    return max((width(texts[index]) for index in places), default=_WIDTHS.stop - 1)


def width(text: str) -> int:
    """Columns in a terminal: wide characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _english_glue(before: str, after: str) -> str:
    hyphenated = re.search(r"[^\W\d_]-$", before[-2:]) and after[0].isalpha()
    return "" if hyphenated else " "


def _chinese_glue(before: str, after: str) -> str:
    return " " if before[-1].isascii() and after[0].isascii() and after[0].isalnum() else ""
