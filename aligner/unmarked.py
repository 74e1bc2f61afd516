"""A text as a model should read it: its words without the marks around them.

The destination of a link stands on both sides and is longer than many a label: embedded with the
words, it would make every such link fit every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from aligner.things import tags
from corpus.model import Span
from corpus.shortcodes import IN_DESTINATION, around, shortcodes
from corpus.spans import blanked

#: ![text](to "title") and [text][to].
_LINK = re.compile(
    r"(?P<before>!?\[)[^\[\]\n]{1,500}"
    rf"(?P<behind>\]\({IN_DESTINATION}{{0,2000}}(?:\s+\"[^\"\n]{{0,300}}\")?\)|\]\[[^\[\]\n]{{0,200}}\])"
)
#: Attributes behind code, a link or an image, as kramdown has them: {: .wide}.
_ATTRIBUTES = re.compile(r"(?<=[`)\]*_])\{:[^{}\n]{1,300}\}")
#: An image that says no more than that it is one, among words.
_PICTURE = re.compile(
    r"!\[(?:icon|image|img|logo|picture|photo|screenshot|badge|banner)?\]\([^()\s]{1,1000}\)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[!-;=?-~]+(?<![.,;:!?)\]])")
#: Emphasis in Markdown; not a product, a pointer or an asterisk that points to a note.
_EMPHASIS = re.compile(
    r"(?<![A-Za-z0-9*_~])(?P<before>\*{1,3}|~~|_)(?=[^\s*_~])"
    r"[^\n]{1,200}?(?<=[^\s*_~])(?P<behind>(?P=before))(?![A-Za-z0-9*_~])"
)
#: The same by underscores alone, inside other emphasis too: to a pattern that looks for a whole
#: word they are letters of it.
_UNDERSCORED = re.compile(
    r"(?<![A-Za-z0-9_])(?P<before>_{1,3})(?=[^\s_])"
    r"[^\n]{1,200}?(?<=[^\s_])(?P<behind>(?P=before))(?![A-Za-z0-9_])"
)


@dataclass(frozen=True, slots=True)
class Unmarked:
    """text: what is left; origin: (characters,) where each of them stood, none where nothing was
    taken away."""

    text: str
    origin: tuple[int, ...] | None = None


@lru_cache(maxsize=4096)
def unmarked(text: str) -> Unmarked:
    """The text without the marks of links and emphasis in Markdown, addresses, tags of HTML and
    shortcodes, but for the words that these stand for, attributes and images without words among
    others; the whole where nothing else is in it."""
    marks = [*_marks(text), *(thing.span for thing in tags(text))]
    if not marks:
        return Unmarked(text)
    taken = {place for mark in marks for place in range(mark.start, mark.end)}
    origin = tuple(place for place in range(len(text)) if place not in taken)
    left = "".join(text[place] for place in origin)
    return Unmarked(left, origin) if left.strip() else Unmarked(text)


def unemphasised(text: str) -> str:
    """The text with the marks of emphasis blanked out; offsets stay the same."""
    if "_" in text:
        text = blanked(text, _around(_UNDERSCORED, text))
    return blanked(text, _around(_EMPHASIS, text)) if "*" in text else text


def _marks(text: str) -> Iterator[Span]:
    for shortcode in shortcodes(text):
        yield from around(shortcode, shortcode.words)
    if "{:" in text:
        yield from (Span(*match.span()) for match in _ATTRIBUTES.finditer(text))
    if "[" in text:
        yield from _around(_LINK, text)
    if "![" in text:
        yield from (Span(*match.span()) for match in _PICTURE.finditer(text) if match[0] != text)
    if "://" in text:
        yield from (Span(*match.span()) for match in _ADDRESS.finditer(text))
    if "*" in text or "_" in text or "~" in text:
        yield from _around(_EMPHASIS, text)


def _around(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield from (Span(*match.span(group)) for group in ("before", "behind"))
