"""JSON resource files (i18next, Vue, Flutter's .arb) and JSON arrays of records.

Paragraph: each string value that is not blank. Location: line and column of the value's opening
quote, unit the path of keys joined by ".". Protected: placeholders, tags. Strings that
are keys, and .arb's entries under keys beginning with "@", are not read. A top-level array of
objects is a table of pairs (see `table`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.decoding import read_text
from corpus.errors import InputError
from corpus.model import Bitext, Document
from corpus.readers import keyed, rows, table
from corpus.readers.base import ReadOptions

_SIGN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(frozen=True, slots=True)
class Value:
    """A string value: its path of keys, and the offsets of its quotes in the text."""

    key: tuple[str, ...]
    start: int
    end: int


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read JSON strings as a Document, of both languages as a Bitext. Raises InputError."""
    text, _ = read_text(path, options.encoding)
    root = loaded(text, path)
    if isinstance(root, list) and root and all(isinstance(item, dict) for item in root):
        lines = _lines(text, list(_records(text)))
        records = list(zip(lines, root, strict=True))
        return table.bitext_of(rows.table_of_records(records, path), path, options)
    values = list(string_values(text))
    places = zip(values, _lines(text, [value.start for value in values]), strict=True)
    entries = [
        keyed.Entry(
            value.key,
            rows.clean(json.loads(text[value.start : value.end], strict=False), path, line),
            line,
            value.start - text.rfind("\n", 0, value.start) - 1,
        )
        for value, line in places
    ]
    return keyed.read_entries(path, entries, options)


def loaded(text: str, path: Path) -> object:
    """The text's value. Raises InputError, with the line, for what is not JSON."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON: {error.msg}", path, error.lineno) from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"JSON that cannot be read: {error}", path) from None


def string_values(text: str) -> Iterator[Value]:
    """The string values of a text that is JSON, in order."""
    stack: list[str | int] = []  # the key or the index at each level; a key is "" before it comes
    expects_key = False
    for match in _SIGN.finditer(text):
        sign = match.group()
        if sign in ("{", "["):
            stack.append("" if sign == "{" else 0)
            expects_key = sign == "{"
        elif sign in ("}", "]"):
            stack.pop()
            expects_key = False
        elif sign == ",":
            last = stack[-1]
            stack[-1] = last + 1 if isinstance(last, int) else ""
            expects_key = not isinstance(last, int)
        elif sign == ":":
            expects_key = False
        elif sign[0] == '"':
            if expects_key:
                stack[-1] = json.loads(sign, strict=False)
            elif not any(isinstance(part, str) and part.startswith("@") for part in stack):
                yield Value(tuple(str(part) for part in stack), *match.span())


def _records(text: str) -> Iterator[int]:
    """Where the objects of the top-level array begin."""
    depth = 0
    for match in _SIGN.finditer(text):
        sign = match.group()
        if sign == "{" and depth == 1:
            yield match.start()
        depth += (sign in ("{", "[")) - (sign in ("}", "]"))


def _lines(text: str, offsets: list[int]) -> list[int]:
    """The 1-based lines of offsets that ascend."""
    found, line, last = [], 1, 0
    for offset in offsets:
        line += text.count("\n", last, offset)
        last = offset
        found.append(line)
    return found
