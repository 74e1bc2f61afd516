"""Codes in text: what no translator changes, as spans of a paragraph's text.

Placeholders and tags are found in strings of software by their looks; inline elements of XML
formats are written into the text in a short form, `<1>Save</1>` and `<2/>`, as editors of
translations show them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.messages import messages
from corpus.model import Lang, Location, Paragraph, Span
from corpus.readers.xml import Element
from corpus.spans import blanked

#: Placeholders of printf, Python, ICU, i18next, Vue, Rails, shells and Qt; tags; entities;
#: addresses.
_PLACEHOLDER = re.compile(
    r"""
      \{\{[^{}\n]{1,80}\}\} | \$\{[^{}\n]{1,80}\} | [%\#]\{[^{}\n]{1,80}\}
    | \{[A-Za-z_0-9][\w.\[\]]{0,60}(?:![rsa])?(?:,[^{}\n]{0,60}|:[^{}\n]{0,20})?\} | \{\}
    | \$t\([^()\n]{1,80}\) | @:(?:\([\w.]{1,80}\)|\w[\w.]{0,80})
    | %\([\w.]{1,60}\)[-+0\#]{0,5}\d{0,5}(?:\.\d{1,5})?[sdifuxXrgeEc]
    | %(?:\d{1,2}\$)?[-+0,\#]{0,5}\d{0,5}(?:\.\d{1,5})?(?:hh?|ll?|[zjtL])?[sdifuxXoegEGcp@](?![a-z])
    | %L?[1-9]\d?(?!\d|\s?%) | %%
    | </?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,300})?/?> | </?\d{1,3}/?>
    | &(?:[A-Za-z]{2,10}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5});
    | https?://[!-~]+
    """,
    re.VERBOSE,
)
#: What a code of a format that quotes the original's own code looks like if it is worth showing.
_NATIVE = re.compile(r"[%{$@][^\s<>]{1,38}")
_ID = re.compile(r"[^\s<>/]{1,40}")


def placeholders(text: str) -> tuple[Span, ...]:
    """The placeholders, tags, entities and addresses in a string of software.

    Of an ICU message, all but the texts of its branches.
    """
    parts = [span for message in messages(text) for span in message.parts]
    text = blanked(text, parts)
    return tuple(sorted((*parts, *(Span(*match.span()) for match in _PLACEHOLDER.finditer(text)))))


def string(text: str, lang: Lang, location: Location) -> tuple[Paragraph, ...]:
    """A string of software as a paragraph; none if it is blank."""
    stripped = text.strip()
    if not stripped:
        return ()
    return (Paragraph(stripped, lang, location, placeholders(stripped)),)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an element's content: text, or a code and the element it stands for.

    `part` says which of the element's own characters the code stands for: all of them, its start
    tag or its end tag.
    """

    text: str
    element: Element | None = None
    part: Literal["whole", "start", "end"] = "whole"


#: What an inline element is: one code with all that is in it, a pair of codes around text, an
#: opening or a closing code whose partner stands elsewhere, or nothing of its own.
Kind = Literal["whole", "around", "open", "close", "through"]
KindOf = Callable[[Element], Kind]


def pieces(element: Element, kind_of: KindOf) -> Iterator[Piece]:
    """The content of an element, in order."""
    for child in element.children:
        if isinstance(child, str):
            yield Piece(child)
        else:
            yield from _inline(child, kind_of)


def _inline(element: Element, kind_of: KindOf) -> Iterator[Piece]:
    kind = kind_of(element)
    if kind == "through":
        yield from pieces(element, kind_of)
    elif kind == "around":
        name = _identity(element)
        yield Piece(f"<{name}>", element, "start")
        yield from pieces(element, kind_of)
        yield Piece(f"</{name}>", element, "end")
    else:
        yield Piece(_shown(element, kind), element)


def _shown(element: Element, kind: Kind) -> str:
    native = (element.text or element.get("equiv-text") or element.get("equiv")).strip()
    if kind == "whole" and _NATIVE.fullmatch(native):
        return native
    name = _identity(element)
    return {"open": f"<{name}>", "close": f"</{name}>"}.get(kind, f"<{name}/>")


def _identity(element: Element) -> str:
    for key in ("i", "rid", "startRef", "id", "x", "ctype", "type"):
        found = _ID.fullmatch(element.get(key))
        if found:
            return found.group()
    return element.name.rpartition("}")[2][:40]


def paragraph(found: Iterable[Piece], lang: Lang, location: Location) -> tuple[Paragraph, ...]:
    """The pieces as a paragraph with its codes protected; none if they are blank."""
    texts: list[str] = []
    spans: list[Span] = []
    offset = 0
    for piece in found:
        own = (Span(0, len(piece.text)),) if piece.element else placeholders(piece.text)
        spans.extend(Span(offset + span.start, offset + span.end) for span in own)
        texts.append(piece.text)
        offset += len(piece.text)
    text = "".join(texts)
    stripped = text.strip()
    if not stripped:
        return ()
    start = len(text) - len(text.lstrip())
    protected = tuple(Span(span.start - start, span.end - start) for span in spans)
    return (Paragraph(stripped, lang, location, protected),)
