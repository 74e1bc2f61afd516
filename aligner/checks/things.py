"""What must stand on both sides as it is: addresses, placeholders, inline code, tags."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.model import Span


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_URL = re.compile(
    r"(?:https?|ftp)://[!-~]{1,2000}|(?<![A-Za-z0-9_.@/])www\.[!-~]{1,500}", re.IGNORECASE
)
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_CODE = re.compile(r"(?<!`)(?P<fence>`{1,2})(?!`)(?P<code>[^`\n]{1,200})(?P=fence)(?!`)")
_PLACEHOLDER = re.compile(
    r"\{\{\s{0,3}[\w.$-]{1,60}\s{0,3}\}\}"  # {{x}}
    r"|\$\{[\w.]{1,60}\}"  # ${x}
    r"|%\([\w.]{1,60}\)[-#0 +]?\d{0,3}(?:\.\d{1,3})?[diouxXeEfFgGcrs]"  # %(x)d
    r"|%\d{1,2}\$[-#0 +]?\d{0,3}(?:\.\d{1,3})?[diouxXeEfFgGcrs@]"  # %1$s
    r"|(?<![\d%])%(?:l{0,2}[dius]|\.\d{1,2}f|@)(?![A-Za-z])"  # %s, %.2f
    r"|(?<![A-Za-z0-9_{$])\{[A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,4}(?:![rsa])?(?::[^{}\n]{0,20})?\}(?!\})"
    r"|(?<![A-Za-z0-9_{$])\{\d{0,2}\}(?!\})"  # {0}, {}
)
_MAY_BEGIN = re.compile(r"[{$%]")
_UNNAMED = re.compile(r"%[^($\d]*|%\.\d+f|\{\}")
#: The head of an ICU message: {count, plural, ...
_ICU = re.compile(r"\{\s{0,3}(\w{1,40})\s{0,3},\s{0,3}(plural|select|selectordinal)\s{0,3},")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s[^<>\n]{0,500})?/?>|</?>")
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
#: Tags of HTML and of formats for translation; <T> and <name> may be anything.
_KNOWN_TAGS = _set(
    "a abbr b bdi bdo big blockquote br button caption center cite code col dd del dfn div dl"
    " dt em figure font footer form g h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li"
    " link main mark mrk nav ol option p ph pc pre q rp rt ruby s samp script section select"
    " small span strike strong style sub summary sup sc ec table tbody td tfoot th thead time"
    " tr tt u ul var video x bpt ept it bx ex"
)
#: Tags that need no closing one.
_VOID = frozenset(("br", "hr", "img", "input", "col", "link", "x", "ph", "sc", "ec", "p", "li"))
_LANGUAGE = re.compile(
    r"(?:^|(?<=[/.=]))(?:en|zh|cn)(?:[-_](?:us|gb|cn|tw|hk|hans|hant|sg))?(?=[/.&?]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that must stand on both sides: what it is compared by, and where it stands."""

    key: str
    text: str
    span: Span


def addresses(text: str) -> Iterator[Thing]:
    """Web and e-mail addresses; language codes and anchors do not count."""
    for match in _URL.finditer(text):
        url = _trimmed(match[0])
        key = _LANGUAGE.sub("", url.lower().split("#")[0].split("://")[-1])
        key = re.sub("/{2,}", "/", key.removeprefix("www.").replace("..", ".")).strip("/.")
        yield Thing(key, url, Span(match.start(), match.start() + len(url)))
    if "@" not in text:
        return
    for match in _EMAIL.finditer(_URL.sub(lambda url: " " * len(url[0]), text)):
        yield Thing(match[0].lower().rstrip("."), match[0], Span(*match.span()))


def _trimmed(url: str) -> str:
    """Without the punctuation of the sentence around it."""
    while url and (
        url[-1] in ".,;:!?'\"]>*_`}" or (url[-1] == ")" and url.count(")") > url.count("("))
    ):
        url = url[:-1]
    return url


def placeholders(text: str) -> Iterator[Thing]:
    """What a program fills in; the heads of ICU messages too.

    One without a name, %s or {}, is told from the next by its number.
    """
    if not _MAY_BEGIN.search(text):
        return
    seen: Counter[str] = Counter()
    for match in _PLACEHOLDER.finditer(text):
        key = re.sub(r"\s", "", match[0])
        if _UNNAMED.fullmatch(key):
            seen[key] += 1
            key = f"{key} {seen[key]}"
        yield Thing(key, match[0], Span(*match.span()))
    for match in _ICU.finditer(text):
        yield Thing(f"{{{match[1]}, {match[2]}", match[0], Span(*match.span()))


def inline_code(text: str) -> Iterator[Thing]:
    """What stands between backticks."""
    if "`" not in text:
        return
    for match in _CODE.finditer(text):
        yield Thing(" ".join(match["code"].split()), match[0], Span(*match.span("code")))


def tags(text: str) -> Iterator[Thing]:
    """Tags of markup, by name and number; an opening and a closing one are two things."""
    if "<" not in text:
        return
    seen: Counter[str] = Counter()
    for match in _TAG.finditer(text):
        name = _TAG_NAME.match(match[0])
        if name is None or name[1].lower() in _KNOWN_TAGS:
            end = "/" if match[0].startswith("</") else ""
            key = f"<{end}{name[1].lower() if name else ''}>"
            seen[key] += 1
            yield Thing(f"{key} {seen[key]}", match[0], Span(*match.span()))


def is_balanced(found: Iterable[Thing]) -> bool:
    """Whether every tag that wants closing is closed."""
    numbers = Counter(thing.key.split()[0] for thing in found if not thing.text.endswith("/>"))
    names = {key.strip("</>") for key in numbers} - _VOID
    return all(numbers[f"<{name}>"] == numbers[f"</{name}>"] for name in names)


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with stretches blanked out; offsets stay the same."""
    parts, last = [], 0
    for span in sorted(spans):
        if span.start >= last:
            parts += [text[last : span.start], " " * (span.end - span.start)]
            last = span.end
    return "".join([*parts, text[last:]])
