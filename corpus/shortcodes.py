"""Shortcodes: commands in a text to what makes a page of it. `{{< note >}}` and `{{% tab %}}` of
Hugo, macros of MDN such as `{{rfc(7617)}}`, tags of Liquid such as `{% include x %}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span

#: One sign of a link's destination, in which a shortcode may stand.
IN_DESTINATION = r"(?:[^()\s{]|\{\{[^{}\n]{0,200}\}\}|\{(?!\{))"

_SHORTCODE = re.compile(
    r"\{\{[<%]\s*(?P<end>/?)\s*(?P<hugo>\w[\w./-]{0,60})(?P<attributes>[^{}\n]{0,500}?)/?\s*[>%]\}\}"
    r"|\{\{\s*(?P<macro>[A-Za-z]\w{0,60})\s*\((?P<arguments>[^{}\n]{0,500})\)\s*\}\}"
    r"|\{%-?\s*(?P<over>end(?=\w))?(?P<liquid>[A-Za-z]\w{1,60})\b(?:[^%\n]|%(?!\})){0,500}%\}"
)
#: A text of the page; the name of the term whose text the page shows; the name of a value.
_TEXT, _TERM = (
    re.compile(rf"\s{name}=(?P<quote>[\"'`])(?P<words>[^\n]{{1,300}}?)(?P=quote)")
    for name in ("text", "term_id")
)
_VALUE = re.compile(r"\s+\"?(?P<words>[^\s\"=][^\"=]*?)\"?\s*$")
#: Macros that stand for words: their second argument, or else their first.
_NAMING = re.compile(
    r"\w+xref|\w*element|\w*attr|http(?:header|method|status)|glossary|rfc|bug|cve|event",
    re.IGNORECASE,
)
_ARGUMENT = re.compile(r"(?P<quote>[\"'])(?P<quoted>[^\n]{0,300}?)(?P=quote)|(?P<bare>[^\s,\"']+)")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """name: in small letters, that of the block where it `ends` one. words: what the page shows for
    it, or what tells that; written: those that a translator writes."""

    name: str
    text: str
    span: Span
    ends: bool = False
    words: Span | None = None
    written: Span | None = None

    @property
    def last(self) -> str:
        """The last word in it."""
        return self.text.strip("{<%>} /").rpartition(" ")[2]


def around(shortcode: Shortcode, kept: Span | None) -> Iterator[Span]:
    """All of it but what is kept."""
    if kept is None:
        yield shortcode.span
        return
    yield Span(shortcode.span.start, kept.start)
    yield Span(kept.end, shortcode.span.end)


def shortcodes(text: str) -> Iterator[Shortcode]:
    """Those in a text, in its order."""
    if "{{" not in text and "{%" not in text:
        return
    for match in _SHORTCODE.finditer(text):
        span = Span(*match.span())
        if match["macro"]:
            yield Shortcode(match["macro"].lower(), match[0], span, words=_argument(match))
            continue
        name = (match["hugo"] or match["liquid"]).lower()
        written = _attribute(_TEXT, match)
        words = written or _attribute(_TERM, match) or _attribute(_VALUE, match)
        yield Shortcode(name, match[0], span, bool(match["end"] or match["over"]), words, written)


def _attribute(pattern: re.Pattern[str], match: re.Match[str]) -> Span | None:
    found = pattern.search(match.string, *match.span("attributes")) if match["hugo"] else None
    return Span(*found.span("words")) if found else None


def _argument(match: re.Match[str]) -> Span | None:
    if not _NAMING.fullmatch(match["macro"]):
        return None
    spans = [
        Span(*one.span("bare" if one["bare"] else "quoted"))
        for one in _ARGUMENT.finditer(match.string, *match.span("arguments"))
    ]
    return next((span for span in reversed(spans[:2]) if span.start < span.end), None)
