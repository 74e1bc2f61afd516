"""What may differ in code: its dress, and what a translator may translate: stand-ins for names,
texts, comments, remarks in brackets."""

from __future__ import annotations

import re

from aligner.things import tags
from corpus.scripts import HAN, HAN_CHAR

_STAND_IN = re.compile(
    r"(?P<text>\"[^\"]*\"|'[^']*'|“[^”]*”)"
    r"|(?P<comment>(?:\#|//|--)\s.*$|/\*.*?\*/|<!--.*?-->)"
    r"|(?P<remark>(?:\s+\([^()\n]+\)|\s*（[^（）\n]+）)\s*)"  # Object (optional)
    r"|<[^<>\n]+>"  # <repo-url>
    r"|(?<=[\s=\[({|])[A-Z][A-Z_-]+(?![A-Za-z0-9])"  # --output=FILE
    r"|\b(?:[Yy]our|YOUR|[Mm]y)[-_]\w+(?:-\w+)*|\byour[A-Z]\w*|/?\bpath/to/[\w./-]+"
    rf"|/?[\w-]*[{HAN}][\w-]*(?:/[{HAN}][\w-]*)*"
)
#: Blanks, and backticks between two signs, say nothing there.
_LOOSE = re.compile(r"(?<![\s`])[\s`]*([+,;:=()\[\]{}<>])[\s`]*")
#: What a name may or may not be written with: <Form>, .trim, v-model, @click, #top, :key, run(),
#: panic!
_DRESS = re.compile(r"^(?:[<>./#@:\s]|v-)+|(?:[<>/!\s]|\(\))+$")
#: The signs of a file without a name, .env.local, are no dress.
_DOT_FILE = re.compile(r"\.[\w-]+\.[\w.-]+")
#: A sign before a name, and how often it is repeated; options have one hyphen or two.
_SIGNED = re.compile(r"(?P<sign>[#.@$&:%!])(?P<more>(?P=sign){0,3})\s{0,3}(?=[A-Za-z_])")
_ESCAPED = re.compile(r"\\(?=[*+_#~`])")


def tight(code: str) -> str:
    """Code without the blanks around signs, so that Ctrl + C is Ctrl+C."""
    return _LOOSE.sub(r"\1", code)


def unescaped(text: str) -> str:
    """The text without the backslashes that keep Markdown from reading its signs."""
    return _ESCAPED.sub("", text)


def undressed(code: str) -> str:
    """The name in a code that is written as a tag, directive, selector or call; or the code."""
    return code if _DOT_FILE.fullmatch(code) else _DRESS.sub("", unescaped(tight(code))) or code


def differ_in_quotes(one: str, other: str) -> bool:
    """Whether two codes are the same but for straight quotation marks, single or double."""
    return one.replace("'", '"') == other.replace("'", '"')


def differ_in_repeats(one: str, other: str) -> bool:
    """Whether two codes are the same but for a sign that stands more often before one of them,
    which is no dress: `#top` and `## top`."""
    mine, theirs = _SIGNED.match(one), _SIGNED.match(other)
    if mine is None or theirs is None or one[mine.end() :] != other[theirs.end() :]:
        return False
    return mine["sign"] == theirs["sign"] and mine["more"] != theirs["more"]


def differ_in_words(one: str, other: str) -> bool:
    """Whether two codes are the same but for what may be translated, which is in Chinese in one."""
    if not (HAN_CHAR.search(one) or HAN_CHAR.search(other)):
        return False
    return _fixed(one) == _fixed(other)


def _fixed(code: str) -> str:
    """The code with a mark of its kind for each stand-in."""
    return tight(_STAND_IN.sub(_mark, code))


def _mark(found: re.Match[str]) -> str:
    return found[0] if any(tags(found[0])) else f"\0{found.lastgroup or ''}"
