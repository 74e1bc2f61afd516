"""Java properties (messages_zh_CN.properties).

Paragraph: a value that is not blank. Location: line and column of the value, unit the key.
Protected: placeholders and tags. Comments are not read. UTF-8 and, as before Java 9, Latin-1
with \\uXXXX escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.decoding import read_text
from corpus.errors import InputError
from corpus.model import Bitext, Document
from corpus.readers import keyed
from corpus.readers.base import ReadOptions

_KEY = re.compile(r"[ \t\f]*((?:\\.|[^\\\s=:])+)[ \t\f]*[=:]?[ \t\f]*", re.DOTALL)
_CONTINUED = re.compile(r"(?:^|[^\\])(?:\\\\)*\\$")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_ESCAPES = {char: f"\\{sign}" for sign, char in (*_ESCAPED.items(), ("\\", "\\"))}


@dataclass(frozen=True, slots=True)
class Value:
    """A key's value: 0-based index of its first line, column, and the lines it spans."""

    key: str
    text: str
    line: int
    column: int
    lines: int


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read properties as a Document. Raises InputError."""
    text, _ = read_text(path, options.encoding)
    entries = [
        keyed.Entry((value.key,), value.text, value.line + 1, value.column)
        for value in values(text.split("\n"), path)
    ]
    return keyed.read_entries(path, entries, options)


def values(lines: list[str], path: Path) -> Iterator[Value]:
    """The values of a file's lines, in order. Raises InputError for an escape that is cut."""
    number = 0
    while number < len(lines):
        first, logical = number, lines[number]
        number += 1
        if not logical.strip() or logical.lstrip()[0] in "#!":
            continue
        parts = [logical]
        while _CONTINUED.search(parts[-1]) and number < len(lines):
            parts[-1] = parts[-1][:-1]
            parts.append(lines[number].lstrip(" \t\f"))
            number += 1
        logical = "".join(parts)
        match = _KEY.match(logical)
        end = match.end() if match else 0
        key = unescaped(match.group(1) if match else "", path, first + 1)
        text = unescaped(logical[end:], path, first + 1)
        yield Value(key, text, first, min(end, len(parts[0])), number - first)


def unescaped(text: str, path: Path, line: int) -> str:
    """Backslash escapes undone; pairs of surrogates are joined. Raises InputError."""
    if re.search(r"(?<!\\)(?:\\\\)*\\u(?![0-9A-Fa-f]{4})", text):
        raise InputError("broken properties: \\u without four hexadecimal digits", path, line)
    raw = _ESCAPE.sub(_unescape, text)
    joined = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined.replace("\0", "\ufffd")


def _unescape(match: re.Match[str]) -> str:
    if match.group(1):
        return chr(int(match.group(1), 16))
    return _ESCAPED.get(match.group(2), match.group(2))


def escaped(text: str, *, ascii_only: bool) -> str:
    """A text as a value: `unescaped` undoes it."""
    text = re.sub(r"[\\\n\t\r\f]", lambda m: _ESCAPES[m.group()], text)
    text = re.sub(r"\A[ #!=:]", r"\\\g<0>", text)
    if not ascii_only:
        return text
    units = text.encode("utf-16-be", "surrogatepass")
    codes = (int.from_bytes(units[n : n + 2], "big") for n in range(0, len(units), 2))
    return "".join(chr(code) if code < 0x80 else f"\\u{code:04x}" for code in codes)
