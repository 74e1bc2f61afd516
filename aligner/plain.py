"""Frozen values as the plain ones that JSON has, and back, by the types of their fields.

What the cache and a report hold of a verdict follows from its classes: a field that is added to
one is written and read everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from corpus.model import Span

Plain = Callable[[Any], Any]
#: What is written, or read, in a way of its own, by its type.
Own = Mapping[Any, Plain]


class MisshapenError(Exception):
    """A value that is not what its type says; `str()` is where, and what was expected."""

    def __init__(self, reason: str, path: str = ""):
        super().__init__(f"{path} {reason}")
        self.reason, self.path = reason, path

    def within(self, path: str) -> MisshapenError:
        """The same, in a value that stands there itself."""
        return MisshapenError(self.reason, path + self.path)


def plain(value: Any, own: Own) -> Any:
    """Dataclasses as objects, spans as [start, end], tuples as arrays."""
    if write := own.get(type(value)):
        return write(value)
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [plain(item, own) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item, own) for key, item in value.items()}
    return plain_fields(value, own)


def plain_fields(value: Any, own: Own, but: Iterable[str] = ()) -> dict[str, Any]:
    """A dataclass's fields, in their order; without those that are None for want of anything."""
    found = ((field, getattr(value, field.name)) for field in fields(value))
    return {
        field.name: plain(item, own)
        for field, item in found
        if field.name not in but and not (item is None and field.default is None)
    }


def reader(kind: Any, own: Own) -> Plain:
    """What reads a value of a type, looking at all of it; raises MisshapenError."""
    args = get_args(kind)
    if kind in own:
        return own[kind]
    if kind is Any:
        return lambda value: value
    if kind is Span:
        return _span
    if is_dataclass(kind):
        return _whole(kind, own)
    if get_origin(kind) is Literal:
        return _one_of(args)
    if get_origin(kind) is tuple:
        return _each(reader(args[0], own))
    if get_origin(kind) is Mapping:
        read = reader(args[1], own)
        return _items(lambda key: read)
    if NoneType in args:
        return _maybe(reader(args[0], own))
    return _evidence if args else {str: _text, int: _number, float: _real}[kind]


def fields_reader(kind: Any, own: Own, but: Iterable[str] = ()) -> Callable[[Any], dict[str, Any]]:
    """What reads a dataclass's fields; those that have a default may be absent."""
    types = get_type_hints(kind)
    known = [field for field in fields(kind) if field.name not in but]
    needed = [f.name for f in known if f.default is MISSING and f.default_factory is MISSING]
    read = _items({field.name: reader(types[field.name], own) for field in known}.get)

    def read_fields(value: Any) -> dict[str, Any]:
        found = read(value)
        for name in needed:
            if name not in found:
                raise MisshapenError("is absent", f".{name}")
        return found

    return read_fields


def _items(reader_of: Callable[[str], Plain | None]) -> Callable[[Any], dict[str, Any]]:
    """What reads an object: of its items those that anything reads."""

    def items(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise MisshapenError("is not an object")
        found = {}
        key = ""
        try:
            for key, item in value.items():
                if read := reader_of(key):
                    found[key] = read(item)
        except MisshapenError as error:
            raise error.within(f".{key}") from None
        return found

    return items


def _whole(kind: Any, own: Own) -> Plain:
    read = fields_reader(kind, own)
    return lambda value: kind(**read(value))


def _each(read: Plain) -> Plain:
    def each(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise MisshapenError("is not an array")
        found: list[Any] = []
        try:
            found.extend(map(read, value))
        except MisshapenError as error:
            raise error.within(f"[{len(found)}]") from None
        return tuple(found)

    return each


def _maybe(read: Plain) -> Plain:
    return lambda value: None if value is None else read(value)


def _one_of(values: tuple[Any, ...]) -> Plain:
    def one_of(value: Any) -> Any:
        if value not in values:
            raise MisshapenError(f"is not one of {', '.join(values)}")
        return value

    return one_of


def _span(value: Any) -> Span:
    if not isinstance(value, list) or len(value) != 2:
        raise MisshapenError("is not a pair [start, end]")
    return Span(_number(value[0]), _number(value[1]))


def _evidence(value: Any) -> str | float | int:
    return value if isinstance(value, (str, int)) else _real(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise MisshapenError("is not a string")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise MisshapenError("is not a whole number from 0")
    return value


def _real(value: Any) -> float:
    if value is None:  # how a number that is not finite was written
        return math.nan
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise MisshapenError("is not a number")
    return float(value)
