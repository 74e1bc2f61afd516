"""ICU messages, {n, plural, one {# file} other {# files}}: what of them is text and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.model import Span

_HEAD = re.compile(
    r"\{\s{0,3}(?P<name>\w{1,40})\s{0,3},\s{0,3}(?P<kind>plural|selectordinal|select)\s{0,3},"
    r"(?:\s{0,3}offset:\d{1,3})?"
)
_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"\s{0,80}(?:=\d{1,9}|[\w-]{1,40})\s{0,80}")
#: Braces inside braces that are looked into; it keeps the reading linear.
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Message:
    """A closed ICU message.

    parts: its head, its selectors with their braces, the braces that close; all between them is
    text. counts: whether any of the texts shows the argument itself.
    """

    name: str
    kind: str
    parts: tuple[Span, ...]
    counts: bool


@dataclass(slots=True)
class _Open:
    """A brace that is not closed yet: of a message, of a branch of one, or any other."""

    head: re.Match[str] | None = None
    branch: bool = False
    parts: list[Span] = field(default_factory=list)


def messages(text: str) -> Iterator[Message]:
    """The messages in a text, inner ones before the outer one."""
    if not _HEAD.search(text):
        return
    stack: list[_Open] = []
    for brace in _BRACE.finditer(text):
        at = brace.start()
        if brace[0] == "{":
            stack.append(_opened(text, at, stack))
        elif stack:
            last = stack.pop()
            if last.branch:
                stack[-1].parts.append(Span(at, at + 1))
            elif last.head and len(last.parts) > 1:
                name = last.head["name"]
                parts = (*last.parts, Span(at, at + 1))
                yield Message(name, last.head["kind"], parts, _counts(text, name, parts))


def _opened(text: str, at: int, stack: list[_Open]) -> _Open:
    head = _HEAD.match(text, at) if len(stack) < _DEEPEST else None
    if head:
        return _Open(head, parts=[Span(at, head.end())])
    around = stack[-1] if stack else _Open()
    if not around.head:
        return _Open()
    last = around.parts[-1].end
    if not _SELECTOR.fullmatch(text, last, at):
        return _Open()
    around.parts.append(Span(last, at + 1))
    return _Open(branch=True)


def _counts(text: str, name: str, parts: Sequence[Span]) -> bool:
    shown = re.compile(rf"#|\{{\s{{0,3}}{name}\s{{0,3}}\}}")
    return any(shown.search(text, one.end, other.start) for one, other in pairwise(parts))
