"""YAML resource files (Rails, Vue, Hugo), read with PyYAML.

Paragraph: each text that is a value and not blank. Location: line and column of the value, unit
the path of keys joined by "."; a top key that is a language's code ("en:", as in Rails) is
not part of it. Protected: placeholders, tags. An alias is read where its anchor stands; merge
keys (`<<`), numbers, dates and booleans are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.decoding import read_text
from corpus.errors import InputError
from corpus.model import Bitext, Document
from corpus.readers import keyed
from corpus.readers.base import ReadOptions, needs
from corpus.readers.rows import clean

_TEXT = "tag:yaml.org,2002:str"
_DEEPEST = 100


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read YAML strings as a Document, of both languages as a Bitext. Raises InputError."""
    text, _ = read_text(path, options.encoding)
    entries = [
        keyed.Entry(
            key,
            clean(scalar.value, path, scalar.start_mark.line + 1),
            scalar.start_mark.line + 1,
            scalar.start_mark.column,
        )
        for key, scalar in scalars(text, path)
    ]
    return keyed.read_entries(path, entries, options)


def scalars(text: str, path: Path) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The texts among the values, with their paths of keys, in order. Raises InputError.

    Works on the parser's events: composing nodes recurses, and crashes on deep nesting.
    """
    try:
        import yaml
    except ImportError:
        raise needs("YAML files", "PyYAML", path) from None
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    resolver: Any = yaml.SafeLoader("")
    place = _Place(path)
    try:
        for event in yaml.parse(text, Loader=loader):
            if not isinstance(event, yaml.ScalarEvent):
                place.move(event)
                continue
            key = place.scalar(event)
            tag = event.tag or resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
            if key is not None and tag == _TEXT:
                yield key, event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = f"broken YAML: {error.problem or error.context}"
        raise InputError(reason, path, mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, ValueError) as error:
        raise InputError(f"broken YAML: {error}", path) from None


class _Place:
    """Where the parser is: the key, or the index, at each level of nesting."""

    def __init__(self, path: Path):
        self.path = path
        self.stack: list[str | int | None] = []  # None: a mapping that waits for a key

    def move(self, event: Any) -> None:
        """Go into or out of a collection, or past an alias."""
        kind = type(event).__name__
        if kind.endswith("StartEvent") and kind[:3] in ("Map", "Seq"):
            if len(self.stack) >= _DEEPEST:
                line = event.start_mark.line + 1
                raise InputError("broken YAML: nested too deeply", self.path, line)
            if self.stack and self.stack[-1] is None:
                self.stack[-1] = "?"  # a key that is a collection: what is in it is a value
            self.stack.append(None if kind.startswith("Map") else 0)
        elif kind.endswith("EndEvent") and kind[:3] in ("Map", "Seq"):
            self.stack.pop()
            self._past_value()
        elif kind == "AliasEvent":
            if self.stack and self.stack[-1] is None:
                self.stack[-1] = "*"
            else:
                self._past_value()

    def scalar(self, event: Any) -> tuple[str, ...] | None:
        """The path of a value; None if the scalar is a key."""
        if self.stack and self.stack[-1] is None:
            self.stack[-1] = event.value
            return None
        key = tuple(str(part) for part in self.stack)
        self._past_value()
        return key

    def _past_value(self) -> None:
        if self.stack:
            last = self.stack[-1]
            self.stack[-1] = last + 1 if isinstance(last, int) else None
