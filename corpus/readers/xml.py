"""XML for the readers: a stream of elements that know their line, column and byte offsets.

Built on expat, which reads as the file comes in and says where it is. Nothing outside the file
is ever fetched, and an entity declaration is an error (what the package defusedxml does), so
that neither external entities nor expansion bombs have a way in. (translate-toolkit, which reads
PO here, holds a whole file in memory and does not say at what column, or byte, a unit stands;
the tests hold its reading against this one.)
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from corpus.decoding import open_file
from corpus.errors import InputError, NoTextError

#: Bytes read at a time, the longest tag or comment, and the deepest nesting that is read.
CHUNK, LONGEST_TAG, DEEPEST = 1 << 17, 16 << 20, 200
_XML = "http://www.w3.org/XML/1998/namespace"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
_BARE_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


@dataclass(slots=True)
class Element:
    """An element: name, attributes, and children in order, texts and elements.

    Names in the root's namespace (or in none) are bare, "xml:..." keeps its prefix, others
    are "{namespace}name". `line` is 1-based, `column` 0-based, of its start tag. `start` and
    `end` are the offsets, in the file's text encoded as UTF-8, of "<" of the start tag and of
    "</" of the end tag (for an empty-element tag, "<a/>", of what stands behind it).
    """

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    start: int
    end: int = 0
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value."""
        return self.attributes.get(name, default)

    def elements(self, *names: str) -> Iterator[Element]:
        """The child elements of these names, or all."""
        for child in self.children:
            if isinstance(child, Element) and (not names or child.name in names):
                yield child

    def first(self, *names: str) -> Element | None:
        """The first child element of these names."""
        return next(self.elements(*names), None)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        yield self
        for child in self.elements():
            yield from child.walk()

    @property
    def text(self) -> str:
        """All text in the element, that of the elements inside it too."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)


def parse(path: Path, encoding: str | None = None) -> Element:
    """The root element of a file, with all that is in it. Raises InputError."""
    *_, root = stream(path, None, encoding)
    return root


def parse_bytes(data: bytes, path: Path, encoding: str | None = None) -> Element:
    """The root element of a file's bytes; `path` is for messages. Raises InputError."""
    *_, root = _stream(io.BytesIO(data), path, None, encoding)
    return root


def stream(
    path: Path, names: Collection[str] | None, encoding: str | None = None
) -> Iterator[Element]:
    """Yield the elements of these names as they end, each with all that is in it.

    Memory holds one such element at a time; text outside of them is not kept. `names` of None
    stands for the root. Raises InputError, with the line, for XML that is broken, that declares
    entities, or that is nested more deeply than DEEPEST.
    """
    with open_file(path) as file:
        yield from _stream(file, path, names, encoding)


def _stream(
    file: BinaryIO, path: Path, names: Collection[str] | None, encoding: str | None
) -> Iterator[Element]:
    head = file.read(4096)
    if not head:
        raise NoTextError("the file is empty", path)
    decoder = _decoder(encoding or encoding_of(head), path)
    builder = _Builder(path, names)
    data = head
    while data:
        following = file.read(CHUNK)
        builder.feed(_decoded(decoder, data, builder, final=not following), not following)
        yield from builder.ready()
        data = following


def encoding_of(head: bytes) -> str:
    """The encoding that a file's first bytes show or declare, else UTF-8."""
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16"
    for start, name in (*_BOMS, *_BARE_UTF16):
        if head.startswith(start):
            return name
    declared = _DECLARED.match(head)
    name = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    # a declaration that says UTF-16 but is read as ASCII lies; gb2312 is used for its superset
    return {"utf-16": "utf-8", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)


def _decoder(encoding: str, path: Path) -> codecs.IncrementalDecoder:
    try:
        "".encode(encoding)  # codecs that are no text encodings fail here
        return codecs.getincrementaldecoder(encoding)()
    except LookupError:
        raise InputError(f"unknown encoding {encoding!r}", path) from None


def _decoded(
    decoder: codecs.IncrementalDecoder, data: bytes, builder: _Builder, *, final: bool
) -> bytes:
    try:
        return decoder.decode(data, final).encode("utf-8")
    except UnicodeError as error:
        reason = getattr(error, "reason", str(error))
        raise InputError(
            f"text in a wrong encoding: {reason}", builder.path, builder.line
        ) from None


class _Builder:
    """Feeds expat and keeps the elements that are wanted."""

    def __init__(self, path: Path, names: Collection[str] | None):
        self.path = path
        self.names = names
        self.open: list[Element] = []
        self.depth_of_wanted = 0
        self.found: list[Element] = []
        self.namespace: str | None = None
        self.fed = 0
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped

    @property
    def line(self) -> int:
        return self.parser.CurrentLineNumber

    def feed(self, data: bytes, final: bool) -> None:
        self.fed += len(data)
        try:
            self.parser.Parse(data, final)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or "not well-formed"
            raise InputError(f"broken XML: {reason}", self.path, error.lineno) from None
        if self.fed - self.parser.CurrentByteIndex > LONGEST_TAG:
            raise InputError("broken XML: a tag or comment without end", self.path, self.line)

    def ready(self) -> list[Element]:
        found, self.found = self.found, []
        return found

    def _name(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        if self.namespace is None:
            self.namespace = namespace
        if namespace in ("", self.namespace):
            return local
        return f"xml:{local}" if namespace == _XML else f"{{{namespace}}}{local}"

    def _start(self, name: str, attributes: list[str]) -> None:
        if len(self.open) >= DEEPEST:
            raise InputError("broken XML: nested too deeply", self.path, self.line)
        names = map(self._name, attributes[::2])
        own = self._name(name)
        element = Element(
            own,
            dict(zip(names, attributes[1::2], strict=True)),
            self.parser.CurrentLineNumber,
            self.parser.CurrentColumnNumber,
            self.parser.CurrentByteIndex,
        )
        wanted = own in self.names if self.names is not None else not self.open
        if self.depth_of_wanted:
            self.open[-1].children.append(element)
            self.depth_of_wanted += 1
        elif wanted:
            self.depth_of_wanted = 1
        self.open.append(element)

    def _end(self, name: str) -> None:
        element = self.open.pop()
        element.end = self.parser.CurrentByteIndex
        if self.depth_of_wanted:
            self.depth_of_wanted -= 1
            if not self.depth_of_wanted:
                self.found.append(element)

    def _text(self, text: str) -> None:
        if self.depth_of_wanted:
            self.open[-1].children.append(text)

    def _entity(self, name: str, *rest: object) -> None:
        reason = f"declares an entity ({name}); such files are not read, for safety"
        raise InputError(reason, self.path, self.line)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise InputError(f"unknown entity &{name};", self.path, self.line)
