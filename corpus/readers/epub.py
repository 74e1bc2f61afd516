"""EPUB books: the XHTML of the spine, in reading order.

Paragraph and protected: as in HTML. Location: a running number through the book, as a book has
no lines; unit the file inside it and the line there ("OEBPS/ch1.xhtml:12"). Not read: the table
of contents, images, files outside the spine.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from corpus.decoding import decoded
from corpus.errors import InputError
from corpus.model import Bitext, Document, Location
from corpus.readers import html, xml, zipped
from corpus.readers.base import ReadOptions
from corpus.readers.text import Item, assemble

_PAGES = ("application/xhtml+xml", "text/html")


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read a book: a Bitext if both languages are in it, else a Document. Raises InputError."""
    items: list[Item] = []
    with zipped.opened(path, "EPUB book") as book:
        for name in _spine(book, path):
            for item in _page(book, name, path, options):
                location = Location(
                    path.as_posix(), len(items) + 1, 0, f"{name}:{item.location.line}"
                )
                items.append(replace(item, location=location))
    return assemble(path, items, options)


def _page(book: zipfile.ZipFile, name: str, path: Path, options: ReadOptions) -> list[Item]:
    try:
        text, _ = decoded(book.read(name), path, options.encoding)
        return html.items_of(
            text.replace("\r\n", "\n"), path, Location(path.as_posix(), 1, 0, name)
        )
    except InputError as error:
        raise InputError(f"in {name}: {error.reason}", path, error.line) from None


def _spine(book: zipfile.ZipFile, path: Path) -> Iterator[str]:
    """The names of the pages in reading order."""
    container = _xml(book, "META-INF/container.xml", path)
    roots = [e.get("full-path") for e in container.walk() if e.name == "rootfile"]
    if not roots:
        raise InputError("broken EPUB: its container names no package", path)
    package = _xml(book, roots[0], path)
    folder = posixpath.dirname(roots[0])
    pages = {
        e.get("id"): posixpath.normpath(posixpath.join(folder, unquote(e.get("href"))))
        for e in package.walk()
        if e.name == "item" and e.get("media-type") in _PAGES
    }
    there = set(book.namelist())
    for reference in package.walk():
        name = pages.get(reference.get("idref")) if reference.name == "itemref" else None
        if name is None:
            continue
        if name not in there:
            raise InputError(f"broken EPUB: there is no {name}", path)
        yield name


def _xml(book: zipfile.ZipFile, name: str, path: Path) -> xml.Element:
    try:
        data = book.read(name)
    except KeyError:
        raise InputError(f"broken EPUB: there is no {name}", path) from None
    return xml.parse_bytes(data, path)
