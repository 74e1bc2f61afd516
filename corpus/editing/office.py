"""Edits in Word documents and Excel workbooks, by the libraries that read them.

A paragraph keeps its style; words inside it that have a look of their own (bold, a link) take
that of its first words, so a paragraph of several looks is only edited if its text says so
whole. A container is written anew: its parts that no edit touches keep their content.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus.editing.base import Edit, Editor, gone, not_emptied
from corpus.errors import InputError
from corpus.readers import docx, zipped
from corpus.readers.base import ReadOptions

_PROPERTIES, _EPOCH = "docProps/core.xml", (1980, 1, 1, 0, 0, 0)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _docx(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    document, _ = docx.opened(path)
    found = {block.unit: block for block in docx.blocks(document)}
    for edit in edits:
        not_emptied(edit)
        block = found.get(edit.location.unit or "")
        if block is None or block.text != edit.old_text:
            raise gone(edit)
        _set(block.element, edit)
    file = io.BytesIO()
    document.save(file)
    return _reproducible(file, data)


def _set(element: Any, edit: Edit) -> None:
    """Put a new text into a paragraph's first run, and empty its others."""
    texts = [
        node
        for node in element.iter(f"{_W}t")
        if next(node.iterancestors(f"{_W}p"), None) is element
    ]
    looks = {_look(node.getparent()) for node in texts}
    marks = [tag for tag in ("tab", "br", "ins", "hyperlink", "fldChar") if _has(element, tag)]
    if len(looks) > 1 or marks or "\n" in edit.new_text:
        reason = "has words of different looks, links or line breaks; edit it in Word"
        raise InputError(reason, edit.location.file, edit.location.line)
    texts[0].text = edit.new_text
    for node in texts[1:]:
        node.text = ""


def _has(element: Any, name: str) -> bool:
    return next(element.iter(f"{_W}{name}"), None) is not None


def _look(run: Any) -> bytes:
    """A run's formatting, but for the marks of spelling and of its language."""
    from lxml import etree

    found = run.find(f"{_W}rPr")
    if found is None:
        return b""
    kept = [e for e in found if e.tag not in (f"{_W}lang", f"{_W}rFonts", f"{_W}noProof")]
    return b"".join(sorted(etree.tostring(e) for e in kept))


def _xlsx(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    import openpyxl

    with zipped.opened(path, "Excel workbook") as container:
        zipped.refuse_dtds(container, path)
        parts = container.namelist()
    if any(name.startswith(("xl/charts/", "xl/drawings/", "xl/pivot")) for name in parts):
        reason = "has charts, pictures or pivot tables, which would be lost; edit it in Excel"
        raise InputError(reason, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(path)
        except Exception as error:  # whatever a damaged workbook makes go wrong
            raise InputError(f"cannot be edited: {error}", path) from None
    for edit in edits:
        not_emptied(edit)
        sheet, _, cell = (edit.location.unit or "").rpartition("!")
        if sheet not in book.sheetnames:
            raise gone(edit)
        there = book[sheet][cell]
        if there.data_type == "f" or str(there.value or "").strip() != edit.old_text:
            raise gone(edit)
        if edit.new_text.startswith("="):
            raise InputError("a cell cannot begin with “=” here", path, edit.location.line)
        there.value = edit.new_text
    file = io.BytesIO()
    book.save(file)
    return _reproducible(file, data)


def _reproducible(file: io.BytesIO, original: bytes) -> bytes:
    """The container without the time of its making, the original's properties in it."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(file) as new,
        zipfile.ZipFile(io.BytesIO(original)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        for name in new.namelist():
            same = name == _PROPERTIES and name in old.namelist()
            content = (old if same else new).read(name)
            kept.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


DOCX, XLSX = Editor(_docx), Editor(_xlsx)
