"""Blocks of HTML in Markdown: the texts between tags that part paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.language import language_of
from corpus.tags import TAG

#: Tags that part paragraphs, and comments; a tag may go over several lines.
_TAG = re.compile(
    r"<!--.*?(?:-->|$)"
    r"|</?(?!(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)\b)"
    rf"(?:{TAG.removeprefix('</?')}|[A-Za-z][^<>]{{0,2000}}>)",
    re.MULTILINE,
)
_INLINE_TAG = re.compile(rf"{TAG}|</?[A-Za-z][^<>]{{0,2000}}>")
#: Stands for what parts texts.
_PARTED = "\0"
#: What begins a block of Markdown, which a component may hold.
_BLOCK = re.compile(r"\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|\||!!!|`{3})")


def html_texts(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The texts with words in a block's lines, each with the index of its first line, line for
    line."""
    bare = _TAG.sub(_parted, "\n".join(lines).replace(_PARTED, " "))
    held: list[str] = []
    first = 0
    for index, line in enumerate(bare.split("\n")):
        pieces = line.split(_PARTED)
        if held and (not line.strip() or _BLOCK.match(line)):
            yield from _told(first, held)
            held = []
        for number, piece in enumerate(pieces):
            if number:
                yield from _told(first, held)
                held = []
            if piece.strip():
                first = first if held else index
                held.append(piece)
    yield from _told(first, held)


def _parted(tag: re.Match[str]) -> str:
    return _PARTED + re.sub(r"[^\n]", _PARTED, tag[0])[1:]


def _told(first: int, held: list[str]) -> Iterator[tuple[int, list[str]]]:
    """A text, if there are words in it."""
    if language_of(_INLINE_TAG.sub(" ", "\n".join(held))):
        yield first, held
