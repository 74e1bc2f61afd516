"""Android string resources (values/strings.xml, values-zh-rCN/strings.xml).

Paragraph: a `<string>`, an item of `<plurals>` or of a `<string-array>`. Location: line and
column of the element, unit its name, with ".one" or ".0" for items. Protected: placeholders,
tags, `<xliff:g>` around what is not translated. Strings with translatable="false" are listed as
unpaired; references ("@string/...") are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import InputError
from corpus.model import Bitext, Document, Location, Unpaired
from corpus.readers import codes, keyed, xml
from corpus.readers.base import ReadOptions

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t"}
_REFERENCE = re.compile(r"[@?](?:\+?[\w.]+:)?\w+/[\w.]+")


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read Android strings as a Document. Raises InputError."""
    root = xml.parse(path, options.encoding)
    if root.name != "resources":
        raise InputError(f"its root is <{root.name}>; only Android's <resources> is read", path)
    entries: list[keyed.Entry] = []
    unpaired: list[Unpaired] = []
    for key, element, translatable in strings(root):
        text = text_of(element).strip()
        if not text or _REFERENCE.fullmatch(text):
            continue
        if translatable:
            entries.append(keyed.Entry((key,), text, element.line, element.column))
        else:
            location = Location(path.as_posix(), element.line, element.column, key)
            unpaired.append(Unpaired(text, location, "not-translatable"))
    return keyed.read_entries(path, entries, options, unpaired)


def strings(root: xml.Element) -> Iterator[tuple[str, xml.Element, bool]]:
    """Name, element, and whether it is to be translated, of each string in order."""
    for element in root.elements("string", "plurals", "string-array"):
        name = element.get("name")
        translatable = element.get("translatable") != "false"
        if element.name == "string":
            yield name, element, translatable
            continue
        for number, item in enumerate(element.elements("item")):
            yield f"{name}.{item.get('quantity') or number}", item, translatable


def text_of(element: xml.Element) -> str:
    """A string as the app shows it: white space and escapes undone, tags in short form."""
    return "".join(
        piece.text if piece.element else unescaped(piece.text)
        for piece in codes.pieces(element, kind_of)
    )


def kind_of(element: xml.Element) -> codes.Kind:
    """`<xliff:g>` around a placeholder is one code; tags are around text."""
    placeholder = element.name.endswith("}g") and codes.placeholders(element.text)
    return "whole" if placeholder else "around"


def unescaped(text: str) -> str:
    """Android's escapes and quotes undone; white space is one space outside of quotes."""
    found: list[str] = []
    for number, part in enumerate(re.split(r'(?<!\\)"', text)):
        spaced = part if number % 2 else re.sub(r"\s+", " ", part)
        found.append(_ESCAPE.sub(_unescape, spaced))
    return "".join(found)


def _unescape(match: re.Match[str]) -> str:
    if match.group(1):
        char = chr(int(match.group(1), 16))
        return "\ufffd" if "\ud800" <= char <= "\udfff" or char == "\0" else char
    return _ESCAPED.get(match.group(2), match.group(2))


def escaped(text: str) -> str:
    """A text as Android wants it: `unescaped` undoes it."""
    text = re.sub(r"[\\'\"]", r"\\\g<0>", text).replace("\n", "\\n").replace("\t", "\\t")
    return re.sub(r"\A[@?]", r"\\\g<0>", text)
