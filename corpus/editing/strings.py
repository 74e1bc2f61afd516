"""Edits in resource files: one string of JSON, YAML or properties, written in its own style."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from corpus.editing.base import Edit, Editor, gone, in_white_space, not_emptied
from corpus.editing.encoded import Encoded
from corpus.readers import json_strings, properties, yaml_strings
from corpus.readers.base import ReadOptions
from corpus.readers.rows import UNFIT

#: A plain YAML scalar that means itself, whatever stands around it.
_PLAIN = re.compile(r"(?![-?:,\[\]{}#&*!|>'\"%@`\s])(?:(?!:\s|\s#)[^\n,\[\]{}])*(?<![\s:])")


def _json(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    file = Encoded.of(data, path, options.encoding)
    values = {value.start: value for value in json_strings.string_values(file.text)}
    changes = []
    for edit in edits:
        not_emptied(edit)
        value = values.get(file.line_start(edit.location.line) + edit.location.column)
        if value is None:
            raise gone(edit)
        raw = file.text[value.start : value.end]
        old = json.loads(raw, strict=False)
        if UNFIT.sub("\ufffd", old.strip()) != edit.old_text:
            raise gone(edit)
        # as the file has it: with or without escapes for what is not ASCII
        escaped = raw.isascii() and "\\u" in raw
        new = json.dumps(in_white_space(old, edit.new_text), ensure_ascii=escaped)
        changes.append((value.start, value.end, new))
    return file.replaced(changes)


def _yaml(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    file = Encoded.of(data, path, options.encoding)
    values = {
        scalar.start_mark.index: scalar for _, scalar in yaml_strings.scalars(file.text, path)
    }
    changes = []
    for edit in edits:
        not_emptied(edit)
        scalar = values.get(file.line_start(edit.location.line) + edit.location.column)
        if scalar is None or UNFIT.sub("\ufffd", scalar.value.strip()) != edit.old_text:
            raise gone(edit)
        start, end = scalar.start_mark.index, scalar.end_mark.index
        raw = file.text[start:end]
        new = _scalar(raw, in_white_space(scalar.value, edit.new_text), file.line_end)
        changes.append((start, end, new))
    return file.replaced(changes)


def _scalar(raw: str, new: str, line_end: str) -> str:
    """A YAML scalar in the style of the one that it replaces, as far as its text allows."""
    if raw[0] in "|>":
        head, _, body = raw.partition("\n")
        indent = re.match(r"\s*", body.lstrip("\r\n"))
        trail = re.search(r"\s*\Z", raw)
        lines = new.rstrip("\n").split("\n")
        # in a folded text a line's end is a space: keep the lines by writing it literally
        head = head.replace(">", "|", 1) if len(lines) > 1 else head
        space = indent.group() if indent else "  "
        written = line_end.join(f"{space}{line}" if line else "" for line in lines)
        return f"{head.rstrip()}{line_end}{written}{trail.group() if trail else ''}"
    if raw[0] == "'" and "\n" not in new:
        return "'" + new.replace("'", "''") + "'"
    if raw[0] not in "'\"" and _PLAIN.fullmatch(new):
        return new
    return json.dumps(new, ensure_ascii=raw.isascii() and "\\u" in raw)


def _properties(data: bytes, path: Path, edits: Sequence[Edit], options: ReadOptions) -> bytes:
    file = Encoded.of(data, path, options.encoding)
    lines = re.split(r"\r\n|\r|\n", file.text)
    values = {(v.line + 1, v.column): v for v in properties.values(lines, path)}
    changes = []
    for edit in edits:
        not_emptied(edit)
        value = values.get((edit.location.line, edit.location.column))
        if value is None or value.text.strip() != edit.old_text:
            raise gone(edit)
        start = file.line_start(edit.location.line) + value.column
        last = value.line + value.lines
        end = file.line_start(last) + len(lines[last - 1])
        raw = file.text[start:end]
        new = in_white_space(value.text, edit.new_text)
        escaped = properties.escaped(new, ascii_only=raw.isascii() and "\\u" in raw)
        changes.append((start, end, escaped))
    return file.replaced(changes)


JSON, YAML, PROPERTIES = Editor(_json), Editor(_yaml), Editor(_properties)
