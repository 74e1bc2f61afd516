"""A text without the things in it that are no words of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from aligner.checks.links import addresses, destinations
from aligner.checks.placeholders import structure
from aligner.things import Thing, inline_code, tags
from corpus.model import Span
from corpus.shortcodes import around, shortcodes
from corpus.spans import blanked


def _spans(find: Callable[[str], Iterator[Thing]]) -> Callable[[str], Iterator[Span]]:
    return lambda text: (thing.span for thing in find(text))


def _shortcodes(text: str) -> Iterator[Span]:
    for shortcode in shortcodes(text):
        yield from around(shortcode, shortcode.written)


#: In this order: what stands inside a shortcode, an address or in code is nothing else.
_THINGS = (
    _shortcodes,
    *map(_spans, (addresses, destinations, inline_code)),
    structure,
    _spans(tags),
)


@lru_cache(maxsize=8)  # several checks ask for that of both sides
def plain(text: str) -> str:
    """The text with addresses, shortcodes, code, placeholders and tags blanked out, but not what is
    written in a shortcode as text; offsets stay the same."""
    for find in _THINGS:
        text = blanked(text, find(text))
    return text
