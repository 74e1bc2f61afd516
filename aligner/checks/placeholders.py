"""What a program fills in: {name}, %s, {{ x }}, %(x)d, ${x}, <%= x %>, ICU messages, and the
shortcodes of a page that stand for a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.things import Thing
from corpus.messages import Message, messages
from corpus.model import Span
from corpus.scripts import HAN
from corpus.shortcodes import shortcodes
from corpus.spans import blanked

_FLAGS = r"[-#0 +]?\d{0,3}(?:\.\d{1,3})?"
_PLACEHOLDER = re.compile(
    r"\{\{\s{0,3}[\w.$-]{1,60}\s{0,3}(?:\|[^{}\n]{0,200})?\}\}"  # {{ x | filter }}
    r"|\$\{\s{0,3}[\w.]{1,60}\s{0,3}\}"  # ${x}
    r"|<%[=-]?[^<>%\n]{1,80}%>"  # <%= x %>
    rf"|%\([\w.]{{1,60}}\){_FLAGS}[diouxXeEfFgGcrs]"  # %(x)d
    rf"|%\d{{1,2}}\${_FLAGS}(?:ll?)?[diouxXeEfFgGcrs@]"  # %1$s
    # %s, %02d, %.2f; a unit may follow: %ds, %dx%d
    r"|(?<![\d%])%(?:l{0,2}[dius]|0\d[dxX]|\d{0,2}\.\d{1,2}f|@)"
    r"(?![A-Za-z]{4}|[A-Za-z_][A-Za-z0-9_.]{0,40}%(?![dius]))"
    r"|(?<![A-Za-z0-9%])%(?![0-9A-F]{2}%)[A-Za-z_][A-Za-z0-9_.]{1,40}%"  # %name%
    r"|(?<![A-Za-z0-9_{$])\{[A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,4}(?:![rsa])?(?::[^{}\n]{0,20})?\}(?!\})"
    r"|(?<![A-Za-z0-9_{$])\{\d{0,2}\}(?!\})"  # {0}, {}
    r"|\{\s{0,3}\w{1,40}\s{0,3},\s{0,3}(?:number|date|time|ordinal|duration|spellout)\b[^{}\n]{0,60}\}"
)
#: Laravel's :count, which looks like nothing else only where blanks or quotation marks precede it.
_PARAMETER = re.compile(
    rf"(?<![^\s“‘\"'「（(，。：、]):(?:[a-z][a-z_]{{1,30}}(?![A-Za-z0-9_:])|[{HAN}]{{1,8}}(?!:))"
)
_MAY_BEGIN = re.compile(rf"[{{$%]|:[a-z{HAN}]")
#: Behind a letter {1} may be one of code or a formula, and {name} too.
_BEHIND_A_LETTER = re.compile(r"(?<=[A-Za-z])\{(?:\d{1,2}|[A-Za-z_]\w{0,40})\}(?!\})")
#: How files of strings write a line break and a tab.
_ESCAPE = re.compile(r"\\[nrt]")
#: An argument of printf goes by its number, told or counted, and its kind.
_NUMBERED = re.compile(r"%(?P<number>\d{1,2})\$(?P<kind>.+)")
_COUNTED = re.compile(r"%(?P<kind>[^(%]+)")
#: A person's sex makes no difference to most Chinese sentences.
_SEX = re.compile("gender|sex|pronoun", re.IGNORECASE)
#: How far a version is from that of the page: {{< skew currentVersionAddMinor -1 >}}, or by a name.
_SKEW = {"nextMinorVersion": "1", "prevMinorVersion": "-1"}
#: Macros that stand for the number they are given, which a translation may do without.
_NUMBERED_MACROS = frozenset(("rfc", "bug", "cve", "httpstatus"))


def placeholders(text: str) -> Iterator[Thing]:
    """What a program fills in; an ICU message by its argument, and what stands in its branches."""
    if not _MAY_BEGIN.search(text):
        return
    found = list(messages(text))
    for message in found:
        yield _of(message)
    bare = blanked(text, (span for message in found for span in message.parts))
    bare = blanked(bare, (Span(*match.span()) for match in _ESCAPE.finditer(bare)))
    yield from _plain(bare)
    yield from _values(bare)
    for match in _PARAMETER.finditer(bare):
        yield Thing(match[0], match[0], Span(*match.span()), "parameter")


def _plain(text: str) -> Iterator[Thing]:
    counted = braces = 0
    is_numbered = False
    for match in _PLACEHOLDER.finditer(text):
        key = _key(match[0])
        is_numbered |= key[1:-1].isdecimal()
        if key == "{}":
            key, braces = f"{{{braces}}}", braces + 1
        elif one := _NUMBERED.fullmatch(key):
            key = f"%{one['number']}${_kind(one)}"
        elif one := _COUNTED.fullmatch(key):
            counted += 1
            key = f"%{counted}${_kind(one)}"
        yield Thing(key, match[0], Span(*match.span()))
    for match in _BEHIND_A_LETTER.finditer(text):
        sure = is_numbered and match[0][1:-1].isdecimal()
        yield Thing(match[0], match[0], Span(*match.span()), "" if sure else "possible")


def _values(text: str) -> Iterator[Thing]:
    """Shortcodes that stand for a version or a number."""
    for shortcode in shortcodes(text):
        shown = shortcode.words
        number = text[shown.start : shown.end] if shown else ""
        version = _SKEW.get(shortcode.last, shortcode.last)
        if shortcode.name == "skew" and version.lstrip("-").isdecimal():
            yield Thing(f"skew {version}", shortcode.text, shortcode.span)
        elif shortcode.name in _NUMBERED_MACROS and number.isdecimal():
            yield Thing(f"{shortcode.name} {number}", shortcode.text, shortcode.span, "parameter")


def structure(text: str) -> Iterator[Span]:
    """Where placeholders stand, and all that is not text of ICU messages."""
    for message in messages(text):
        yield from message.parts
    yield from (thing.span for thing in placeholders(text) if thing.sort != "possible")


def _of(message: Message) -> Thing:
    """A message that only chooses between a singular and a plural says nothing in Chinese."""
    plain = message.kind == "plural" or _SEX.search(message.name)
    return Thing(
        f"{{{message.name}}}",
        f"{{{message.name}, {message.kind}, …}}",
        message.parts[0],
        "wording" if plain and not message.counts else "",
    )


def _key(shown: str) -> str:
    """A placeholder without blanks, and without filters and formats, which may be translated."""
    if shown.startswith("{{"):
        shown = shown.rstrip("}").split("|")[0] + "}}"
    elif shown.startswith("{") and "," in shown:
        shown = shown.split(",")[0] + "}"
    return re.sub(r"\s", "", shown)


def _kind(one: re.Match[str]) -> str:
    """%i and %d are one."""
    return one["kind"].replace("i", "d")
