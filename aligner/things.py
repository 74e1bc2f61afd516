"""What must stand on both sides as it is: a thing, and those that are code or tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.curved import OPENS, QUOTED
from corpus.model import Span
from corpus.spans import blanked
from corpus.tags import TAG
from corpus.words import word_set

#: Sorts of things that a translation may do without, but not exchange for another of the sort; one
#: that is only possible answers what stands on the other side, and is never missed.
Sort = Literal["", "site", "mention", "link", "parameter", "wording", "possible"]


#: Roles of Sphinx whose text is read, not looked up.
_READ_ROLES = "guilabel|menuselection|dfn|abbr|emphasis|strong|sub|sup|subscript|superscript|title"
#: reStructuredText's roles, MyST's, and links: :ref:`text <to>`, {ref}`text <to>`, `text <to>`_,
#: `text`_.
_REFERENCE = (
    r"(?:(?P<role>:[A-Za-z][\w:+.-]{0,40}:|\{[A-Za-z][\w:+.-]{0,40}\})|(?<!`))"
    r"`(?![`\s])[^`<>\n]{0,300}<(?P<to>[^`<>\n]{1,500})>`(?(role)|__?(?!\w))"
    rf"|:(?:{_READ_ROLES}):`[^`\n]{{1,300}}`"
    # or code in Markdown at the end of what is emphasised: _use `it`_
    r"|(?<!`)`(?P<named>(?![`\s])[^`\n]{1,300}(?<!\s))`__?(?!\w)"
)
_CODE = re.compile(
    rf"{QUOTED}|{_REFERENCE}"
    rf"|(?<!`)(?!{OPENS})(?P<fence>`{{1,2}})(?!`)(?P<code>[^`\n]{{1,200}})(?P=fence)(?!`)"
)
_ADDRESS = re.compile(r"[a-z]{3,6}://|mailto:|[^\s@]+@[^\s@]+$")
_TAG = re.compile(
    rf"{TAG}|</?[A-Za-z][A-Za-z0-9-]{{0,20}}(?:\s[^<>\n]{{0,500}})?/?>|</?>|</?\d{{1,3}}/?>"
)
_TAG_NAME = re.compile(r"</?([A-Za-z0-9][A-Za-z0-9-]*)")
#: Tags of HTML and of formats for translation; <T> and <name> may be anything.
_KNOWN_TAGS = word_set(
    "a abbr b bdi bdo big blockquote br button caption center cite code col dd del dfn div dl"
    " dt em figure font footer form g h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li"
    " link main mark mrk nav ol option p ph pc pre q rp rt ruby s samp script section select"
    " small span strike strong style sub summary sup sc ec table tbody td tfoot th thead time"
    " tr tt u ul var video x bpt ept it bx ex"
)
#: An element around the whole of a line that says how it is laid out, not what is meant.
_LAYOUT = re.compile(
    rf"^\s*(?=<(?P<name>span|div|center|small|font|section|figure|figcaption)[\s>])(?P<open>{TAG})"
    r"(?:(?!</?(?P=name)[\s>]).){0,5000}(?P<close></(?P=name)>)\s*$",
    re.MULTILINE,
)
#: Tags that need no closing one.
_VOID = frozenset(("br", "hr", "img", "input", "col", "link", "x", "ph", "sc", "ec", "p", "li"))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that must stand on both sides: what it is compared by, and where it stands.

    One that has a sort need only stand there where the other side has another of that sort.
    """

    key: str
    text: str
    span: Span
    sort: Sort = ""


def inline_code(text: str) -> Iterator[Thing]:
    """What stands between backticks, and not in curved quotation marks; of references in
    reStructuredText what they lead to, but for addresses."""
    if "`" not in text:
        return
    for match in _CODE.finditer(text):
        if group := next(filter(match.group, ("code", "named", "to")), None):
            key = " ".join(match[group].split())
            span = Span(*match.span(group))
            if group == "code":
                yield Thing(key, match[0], span)
            elif group == "named":
                yield Thing(key, match[0], span, "possible")
            elif key and not _ADDRESS.match(key):
                yield Thing(key.removesuffix("_"), f"<{key}>", span)


def without_code(text: str) -> str:
    """The text with its inline code blanked out; offsets stay the same."""
    return blanked(text, (thing.span for thing in inline_code(text)))


def tags(text: str) -> Iterator[Thing]:
    """Tags of markup, by name and number; an opening and a closing one are two things."""
    if "<" not in text:
        return
    seen: Counter[str] = Counter()
    for match in _TAG.finditer(text):
        name = _TAG_NAME.match(match[0])
        if name is None or name[1].isdigit() or name[1].lower() in _KNOWN_TAGS:
            end = "/" if match[0].startswith("</") else ""
            key = f"<{end}{name[1].lower() if name else ''}>"
            seen[key] += 1
            yield Thing(f"{key} {seen[key]}", match[0], Span(*match.span()))


def layout(text: str) -> Iterator[tuple[Span, Span]]:
    """Where the two tags stand that are around the whole of a line, for its looks."""
    for match in _LAYOUT.finditer(text) if "</" in text else ():
        yield Span(*match.span("open")), Span(*match.span("close"))


def is_balanced(found: Iterable[Thing]) -> bool:
    """Whether every tag that wants closing is closed."""
    numbers = Counter(thing.key.split()[0] for thing in found if not thing.text.endswith("/>"))
    names = {key.strip("</>") for key in numbers} - _VOID
    return all(numbers[f"<{name}>"] == numbers[f"</{name}>"] for name in names)
