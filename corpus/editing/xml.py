"""Edits in XML: the content of one segment of TMX, XLIFF or Android strings.

Inline codes are put back as they stand in the file: what the reader shows as `<1>` is
`<g id="1">` again. Everything else in the file keeps its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.editing.base import Edit, Editor, gone, in_white_space, not_emptied
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.readers import android, codes, tmx, xliff, xml
from corpus.readers.base import ReadOptions

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*(/?)>")
_END_TAG = re.compile(rb"</[^>]*>")


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class _Format:
    """names: the elements that hold a segment. kind_of: what the ones inside it are.

    shown, written: a text of the file as the reader gives it, and the way back.
    """

    names: tuple[str, ...]
    kind_of: codes.KindOf
    shown: Callable[[str], str] = _same
    written: Callable[[str], str] = _same

    def pieces(self, element: xml.Element) -> Iterator[codes.Piece]:
        for piece in codes.pieces(element, self.kind_of):
            yield piece if piece.element else codes.Piece(self.shown(piece.text))

    def text(self, element: xml.Element) -> str:
        return "".join(piece.text for piece in self.pieces(element))


def _change(
    form: _Format, data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions
) -> bytes:
    declared = options.encoding or xml.encoding_of(data[:4096])
    file = Encoded.of(data, path, declared)
    utf8 = file.text.encode("utf-8")
    root = xml.parse_bytes(utf8, path, "utf-8")
    found = {
        (e.line, e.column): (e, parent) for e, parent in _with_parents(root) if e.name in form.names
    }
    changes = []
    for edit in edits:
        not_emptied(edit)
        element, parent = found.get((edit.location.line, edit.location.column), (None, None))
        if element is None:
            raise gone(edit)
        if edit.old_text:
            start, end, new = _replaced(form, utf8, element, edit)
        else:
            start, end, new = _filled(form, utf8, element, parent, edit)
        offsets = [len(utf8[:offset].decode("utf-8")) for offset in (start, end)]
        changes.append((offsets[0], offsets[1], new))
    return file.replaced(changes)


def _with_parents(
    element: xml.Element, parent: xml.Element | None = None
) -> Iterator[tuple[xml.Element, xml.Element | None]]:
    yield element, parent
    for child in element.elements():
        yield from _with_parents(child, element)


def _replaced(form: _Format, data: bytes, element: xml.Element, edit: Edit) -> tuple[int, int, str]:
    old = form.text(element)
    if old.strip() != edit.old_text:
        raise gone(edit)
    tag = _TAG.match(data, element.start)
    if tag is None or tag.group(1):
        raise gone(edit)
    pieces = list(form.pieces(element))
    return tag.end(), element.end, _content(form, data, pieces, in_white_space(old, edit.new_text))


def _filled(
    form: _Format, data: bytes, source: xml.Element, parent: xml.Element | None, edit: Edit
) -> tuple[int, int, str]:
    """Give a source of XLIFF, which the edit is at, the target that it has not."""
    if parent is None or source.name != "source" or "target" not in form.names:
        raise InputError("an empty text cannot be filled here", edit.location.file, source.line)
    content = _content(form, data, list(form.pieces(source)), edit.new_text.strip())
    target = parent.first("target")
    if target is not None:
        if form.text(target).strip():
            raise gone(edit)
        tag = _TAG.match(data, target.start)
        if tag and not tag.group(1):
            return tag.end(), target.end, content
        head = tag.group()[:-2].rstrip().decode("utf-8") if tag else "<target"
        return target.start, target.end, f"{head}>{content}</target>"
    before = parent.first("seg-source") or source
    end = _END_TAG.match(data, before.end)
    at = end.end() if end else before.end
    line = data[data.rfind(b"\n", 0, source.start) + 1 : source.start].decode("utf-8")
    gap = f"\n{line}" if not line.strip() else ""
    return at, at, f"{gap}<target>{content}</target>"


def _content(form: _Format, data: bytes, pieces: Sequence[codes.Piece], text: str) -> str:
    """A text as XML, its codes as they stand in the file; each stands for the next like it."""
    raw: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.element is not None:
            raw.setdefault(piece.text, []).append(_raw(data, piece))
    parts: list[str] = []
    end = 0
    for match in re.finditer("|".join(map(re.escape, sorted(raw, key=len, reverse=True))), text):
        if match.group():
            same = raw[match.group()]
            parts += (_escaped(form.written(text[end : match.start()])), same[0])
            end = match.end()
            if len(same) > 1:
                del same[0]
    return "".join((*parts, _escaped(form.written(text[end:]))))


def _raw(data: bytes, piece: codes.Piece) -> str:
    """The file's own characters of a code."""
    element = piece.element
    if element is None:
        return piece.text
    tag = _TAG.match(data, element.start)
    end = _END_TAG.match(data, element.end)
    after_start = tag.end() if tag else element.end
    after_end = element.end if (tag and tag.group(1)) or end is None else end.end()
    start, stop = {
        "whole": (element.start, after_end),
        "start": (element.start, after_start),
        "end": (element.end, after_end),
    }[piece.part]
    return data[start:stop].decode("utf-8")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _editor(form: _Format, *, fills: bool = False) -> Editor:
    def change(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
        return _change(form, data, path, edits, options)

    return Editor(change, fills)


TMX = _editor(_Format(tmx.SEGMENTS, tmx.kind_of))
XLIFF = _editor(_Format(xliff.SEGMENTS, xliff.kind_of), fills=True)
ANDROID = _editor(_Format(("string", "item"), android.kind_of, android.unescaped, android.escaped))
