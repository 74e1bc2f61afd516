"""HTML and XHTML, with lxml.

Paragraph: the text between two tags that part blocks (p, li, td, h1, br, ...), white space as one
space; the page's title is one. Location: line and column of its first word. Protected: code,
kbd, samp, var, and what is marked translate="no" or class="notranslate". Listed as unpaired:
pre. Not read: scripts, styles, comments, attributes (alt, title, placeholder).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.decoding import read_bytes, read_text
from corpus.errors import InputError
from corpus.model import Bitext, Cell, Document, Location, Span, Unpaired
from corpus.readers.base import ReadOptions, needs
from corpus.readers.page import marked_items
from corpus.readers.text import Item, assemble, encoding_note

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|q|rb"
    "|rp|rt|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_PROTECTED = frozenset(("code", "kbd", "samp", "var", "tt"))
_SILENT = frozenset(("script", "style", "template", "svg", "math", "noscript", "iframe", "object"))
#: What is no text: comments, scripts and styles, declarations, tags.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|svg|template)\b[^>]*>.*?(?:</\1\s*>|\Z)|<[!?/A-Za-z][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([A-Za-z][\w.-]*)""", re.IGNORECASE
)
#: How far after a word the next one of the same text is looked for.
_WINDOW = 4000


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read a web page: a Bitext if both languages are in it. Raises InputError."""
    declared = _CHARSET.search(read_bytes(path)[:2048]) if options.encoding is None else None
    name = declared.group(1).decode("ascii").lower() if declared else None
    known = {"gb2312": "gb18030", "gbk": "gb18030", "utf-16": None}
    text, encoding = read_text(path, options.encoding or known.get(name or "", name))
    items = items_of(text, path, Location(path.as_posix(), 1))
    return assemble(path, items, options, encoding_note(path, encoding))


def items_of(text: str, path: Path, origin: Location) -> list[Item]:
    """Every paragraph and every unpaired text of a page, in order.

    Locations have `origin`'s file and unit. Raises InputError.
    """
    root = _parsed(text, path)
    if root is None:
        return []
    walk = _Walk(_Places(text), origin)
    walk.tree(root)
    walk.flush()
    return walk.items


def _parsed(text: str, path: Path) -> _Element | None:
    try:
        from lxml import etree
    except ImportError:
        raise needs("HTML files", "lxml", path) from None
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(text.replace("\0", "\ufffd").encode("utf-8"), parser)
    except etree.LxmlError as error:
        raise InputError(f"broken HTML: {error}", path) from None
    for entry in parser.error_log:
        if entry.level >= 3:  # the parser gave up: what follows would be lost
            raise InputError(f"broken HTML: {_plain(entry.message)}", path, entry.line)
    return root


def _plain(message: str) -> str:
    """What libxml2 says, in words for an editor."""
    if "depth" in message:
        return "nested too deeply"
    if "limit" in message:
        return "a text between two tags is too long (10 MB at most)"
    return message.strip()


class _Places:
    """Finds the words of a page in its source, from front to back."""

    def __init__(self, text: str):
        self.text = _MARKUP.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
        self.at = 0
        self.line = 1
        self.counted = 0

    def find(self, chunk: str) -> tuple[int, int]:
        """The 1-based line and the column of a text's first word; moves past the text."""
        first: int | None = None
        for word in chunk.split():
            limit = len(self.text) if first is None else self.at + _WINDOW
            found = self.text.find(word, self.at, limit)
            if found < 0:  # it holds a character that is written as an entity
                head = re.match(r"[\w,.;:!?，。]+", word)
                found = self.text.find(head.group(), self.at, limit) if head else -1
            if found >= 0:
                first = found if first is None else first
                self.at = found + len(word)
        return self._place(self.at if first is None else first)

    def _place(self, offset: int) -> tuple[int, int]:
        self.line += self.text.count("\n", self.counted, offset)
        self.counted = max(self.counted, offset)
        return self.line, offset - self.text.rfind("\n", 0, offset) - 1


class _Walk:
    """Goes through a page's tree; `parts` are the text and the code since the last block."""

    def __init__(self, places: _Places, origin: Location):
        self.places = places
        self.origin = origin
        self.items: list[Item] = []
        self.parts: list[tuple[str, bool]] = []
        self.protected = 0
        self.heading = 0
        self.tables = 0
        # The tables that are open, the innermost last, each with its cell and whether it is open.
        self.cells: list[tuple[Cell, bool]] = []

    def tree(self, root: Any) -> None:
        """Read an element and all below it."""
        from lxml import etree

        skipped: Any = None
        for event, element in etree.iterwalk(root, events=("start", "end")):
            name = element.tag if isinstance(element.tag, str) else ""
            name = name.rpartition("}")[2].lower()
            if skipped is not None:
                if element is skipped and event == "end":
                    skipped = None
                    self._text(element.tail)
                continue
            if event == "start" and (name in _SILENT or name == "pre" or not name):
                skipped = element
                if name == "pre":
                    self._put_aside("".join(element.itertext()))
                continue
            self._edge(element, name, entering=event == "start")
            self._text(element.text if event == "start" else element.tail)

    def _edge(self, element: Any, name: str, *, entering: bool) -> None:
        step = 1 if entering else -1
        if not _INLINE.fullmatch(name):
            self.flush()
            if re.fullmatch("h[1-6]", name):
                self.heading = int(name[1]) if entering else 0
            self._table(name, entering=entering)
        untranslated = element.get("translate") == "no"
        untranslated = untranslated or "notranslate" in (element.get("class") or "").split()
        if name in _PROTECTED or untranslated:
            self.protected += step

    def _table(self, name: str, *, entering: bool) -> None:
        """Keep count of tables, rows and cells."""
        if name == "table":
            if entering:
                self.tables += 1
                self.cells.append((Cell(self.tables, 0, 0), False))
            elif self.cells:
                self.cells.pop()
        elif self.cells:
            cell, _ = self.cells[-1]
            if name == "tr" and entering:
                self.cells[-1] = Cell(cell.table, cell.row + 1, 0), False
            elif name in ("td", "th"):
                column = cell.column + int(entering)
                self.cells[-1] = Cell(cell.table, cell.row, column), entering

    def _text(self, text: str | None) -> None:
        if text:
            self.parts.append((text, self.protected > 0))

    def _put_aside(self, text: str) -> None:
        self.flush()
        if text.strip():
            line, column = self.places.find(text)
            self.items.append(Unpaired(text.strip(), self._location(line, column), "code"))

    def _location(self, line: int, column: int) -> Location:
        return Location(self.origin.file, line, column, self.origin.unit)

    def flush(self) -> None:
        """End the paragraph."""
        raw = "".join(text for text, _ in self.parts)
        if raw.strip():
            text, spans = _collapsed(self.parts)
            line, column = self.places.find(raw)
            cell, is_open = self.cells[-1] if self.cells else (None, False)
            location, place = self._location(line, column), cell if is_open else None
            self.items.extend(marked_items(text, spans, location, self.heading, place))
        self.parts = []


def _collapsed(parts: list[tuple[str, bool]]) -> tuple[str, list[Span]]:
    """The parts as one text, white space as one space, and where its protected parts are."""
    text = ""
    spans: list[Span] = []
    for part, protected in parts:
        plain = re.sub(r"[ \t\r\n\f]+", " ", part)
        if not text or text.endswith(" "):
            plain = plain.lstrip(" ")
        if protected and plain.strip():
            start = len(text) + len(plain) - len(plain.lstrip())
            spans.append(Span(start, len(text) + len(plain.rstrip())))
        text += plain
    stripped = text.rstrip()
    lead = len(stripped) - len(stripped.lstrip())
    return stripped.lstrip(), list(_moved(spans, lead))


def _moved(spans: list[Span], lead: int) -> Iterator[Span]:
    for span in spans:
        if span.end > lead:
            yield Span(max(0, span.start - lead), span.end - lead)
