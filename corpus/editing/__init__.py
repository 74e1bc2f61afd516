"""Edited paragraphs back into their files: only the characters of the paragraph change.

from corpus.editing import Edit, apply
data = apply(path, [Edit(paragraph.location, paragraph.text, "新的译文。")])
"""

from __future__ import annotations

import difflib
import hashlib
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.editing import html, office, po, strings, subtitles, table, text, xml
from corpus.editing.base import Edit, Editor
from corpus.editing.encoded import Encoded
from corpus.errors import InputError
from corpus.model import Document, Paragraph, Unpaired
from corpus.readers import READERS, read
from corpus.readers.base import ReadOptions

__all__ = ["EDITORS", "Edit", "Editor", "apply", "diff", "digest", "editor_of"]

#: Editor by lower-case suffix. A suffix that has a reader but no editor is read only; one that
#: has neither is edited as it is read, as plain text.
EDITORS: dict[str, Editor] = {
    "": text.EDITOR,
    ".txt": text.EDITOR,
    ".text": text.EDITOR,
    ".md": text.EDITOR,
    ".markdown": text.EDITOR,
    ".csv": table.CSV,
    ".tsv": table.TSV,
    ".tab": table.TSV,
    ".jsonl": table.JSONL,
    ".ndjson": table.JSONL,
    ".mdx": text.EDITOR,
    ".rst": text.EDITOR,
    ".adoc": text.EDITOR,
    ".asciidoc": text.EDITOR,
    ".asc": text.EDITOR,
    ".json": strings.JSON,
    ".arb": strings.JSON,
    ".yaml": strings.YAML,
    ".yml": strings.YAML,
    ".properties": strings.PROPERTIES,
    ".xml": xml.ANDROID,
    ".tmx": xml.TMX,
    ".xlf": xml.XLIFF,
    ".xliff": xml.XLIFF,
    ".sdlxliff": xml.XLIFF,
    ".mqxliff": xml.XLIFF,
    ".mxliff": xml.XLIFF,
    ".po": po.EDITOR,
    ".srt": subtitles.EDITOR,
    ".vtt": subtitles.EDITOR,
    ".html": html.EDITOR,
    ".htm": html.EDITOR,
    ".xhtml": html.EDITOR,
    ".docx": office.DOCX,
    ".xlsx": office.XLSX,
}


def editor_of(path: Path | str) -> Editor | None:
    """The editor for a file, None where its format is read only."""
    suffix = Path(path).suffix.lower()
    return EDITORS.get(suffix) or (None if suffix in READERS else text.EDITOR)


def digest(path: Path | str) -> str:
    """What a file's bytes are known by. Raises InputError where it cannot be read."""
    return _digest(_bytes(Path(path)))


def apply(
    path: Path | str,
    edits: Sequence[Edit],
    *,
    options: ReadOptions | None = None,
    expected: str | None = None,
) -> bytes:
    """The file's bytes with the edits in them; nothing is written.

    options: as the file was read. expected: the file's `digest` when it was.

    What returns reads back as the edited paragraphs among all others unchanged. Raises
    InputError where it would not, where the file is not what was read, or where its format
    cannot be edited.
    """
    path, options = Path(path), options or ReadOptions()
    editor = editor_of(path)
    if editor is None:
        raise InputError(f"a {path.suffix} file cannot be edited here", path)
    data = _bytes(path)
    if expected is not None and _digest(data) != expected:
        raise InputError("was changed since it was read; check it again before editing", path)
    changed = editor.change(data, path, edits, options)
    _read_back(path, changed, edits, options)
    return changed


def diff(path: Path | str, changed: bytes, *, options: ReadOptions | None = None) -> str:
    """What would change in a file, line by line, as `diff -u` shows it."""
    path, options = Path(path), options or ReadOptions()
    before, after = (_lines(path, data, options) for data in (_bytes(path), changed))
    lines = difflib.unified_diff(before, after, path.name, path.name, n=1)
    return "".join(line.rstrip("\r\n") + "\n" for line in lines)


def _lines(path: Path, data: bytes, options: ReadOptions) -> list[str]:
    """A file's lines; of a container (Word, Excel), its paragraphs."""
    if not data.startswith(b"PK"):
        return Encoded.of(data, path, options.encoding).text.splitlines(keepends=True)
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(data)
        return [f"{text}\n" for text in _texts(copy, options).elements()]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_back(path: Path, changed: bytes, edits: Sequence[Edit], options: ReadOptions) -> None:
    """Raise InputError unless the changed file holds what it held, with the new texts."""
    wanted = _texts(path, options)
    # a paragraph in both languages is one in a file of two, and in a bilingual one two
    whole = any(edit.old_text and edit.old_text not in wanted for edit in edits)
    if whole:
        wanted = _texts(path, options, whole=True)
    wanted.subtract(edit.old_text for edit in edits if edit.old_text)
    wanted.update(edit.new_text for edit in edits)
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(changed)
        try:
            found = _texts(copy, options, whole=whole)
        except InputError as error:
            raise InputError(f"could not be read after this edit: {error.reason}", path) from None
    if +wanted != found:
        edit = next((e for e in edits if e.new_text not in found), edits[0])
        reason = "would be read differently after this edit; edit the file by hand"
        raise InputError(reason, path, edit.location.line)


def _texts(path: Path, options: ReadOptions, *, whole: bool = False) -> Counter[str]:
    """All texts of a file, whatever they are taken for; whole: none of them divided."""
    found = read(path, options=options)
    paragraphs = found.paragraphs if isinstance(found, Document) else found.source + found.target
    items: list[Paragraph | Unpaired] = [*paragraphs, *found.unpaired]
    wholes = {id(item.whole): item.whole.text for item in items if item.whole and whole}
    return Counter(
        [*wholes.values(), *(item.text for item in items if id(item.whole) not in wholes)]
    )
