"""Components in Markdown, `<Steps>` ... `</Steps>`: lines that are their tags and nothing else, and
how far what they hold is indented.

MDX reads such tags as blocks by themselves, between which there is Markdown; CommonMark takes them
for HTML up to a blank line, and what is indented under them for code.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.fences import Fence

_TAG = re.compile(r"<(?P<end>/?)(?:(?P<name>[A-Z][\w.:-]{0,100})(?=[\s/>]|$)|(?=>))")
#: A line that is one element.
_ELEMENT = re.compile(
    r"\s*<(?P<name>[A-Z][\w.:-]{0,100})(?:\s[^<>]{0,500})?(?<!/)>"
    r"(?:(?!</(?P=name)>).){1,5000}</(?P=name)>\s*$"
)
_HTML = re.compile(r"\s*</?[a-z]")
_SIGNS = re.compile(r"[\"'`{}<>]")
#: What is no line of a paragraph: tags, a fence, a heading, the mark of an admonition.
_NO_TEXT = re.compile(r"\s*(?:$|[<#]|`{3}|~{3}|:{3})")
#: What begins a paragraph of its own.
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
#: A tag may run over so many lines; so many that nothing ends, and no other is looked for.
_MOST_LINES = 60
_MOST_ENDLESS = 20
#: Components in components; deeper ones are not dedented.
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Components:
    """By the lines' indices. tags: the lines, start .. end - 1, of tags alone. elements: lines in a
    component that are one element, from tag to tag. cut: how many characters of each line are the
    indent of the components that it stands in."""

    tags: tuple[tuple[int, int], ...]
    elements: tuple[int, ...]
    cut: tuple[int, ...]


def components(lines: Sequence[str], *, mdx: bool) -> Components:
    """Find them in the lines of a page, outside of fences. In plain Markdown (not `mdx`) a
    component inside a block of HTML is part of that."""
    scan = _Scan(lines, mdx)
    index = 0
    while index < len(lines):
        index = scan.next(index)
    return Components(tuple(scan.tags), tuple(scan.elements), tuple(scan.cut))


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag that begins or ends a component, or does both; `end` is where it ends: the index of
    its line and the column."""

    name: str
    kind: str
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Open:
    """A component that is open; `apart` if its tag is a block by itself."""

    name: str
    index: int
    apart: bool


class _Scan:
    """Goes down the lines; `open` are the components that these are in."""

    def __init__(self, lines: Sequence[str], mdx: bool):
        self.lines = lines
        self.mdx = mdx
        self.tags: list[tuple[int, int]] = []
        self.elements: list[int] = []
        self.cut = [0] * len(lines)
        self.open: list[_Open] = []
        self.fence = Fence()
        self.endless = 0
        self.in_html = False
        self.after_text = False

    def next(self, index: int) -> int:
        """Take the block of tags or the line that begins at an index; the next one's index."""
        line = self.lines[index]
        if self.fence.holds(line):
            self.after_text = False
            return index + 1
        is_part = self.in_html and not self.mdx
        found = [] if is_part else self._tags(index)
        if not found:
            if self.open and self.open[-1].apart and not is_part and _ELEMENT.match(line):
                self.elements.append(index)
            self.in_html = bool(line.strip()) and (self.in_html or bool(_HTML.match(line)))
            self.after_text = not _NO_TEXT.match(line)
            return index + 1
        end = found[-1].end[0] + 1
        apart = [self._take(tag, index, not self._goes_on(end)) for tag in found]
        if all(apart):
            self.tags.append((index, end))
            self.after_text = False
        return end

    def _goes_on(self, index: int) -> bool:
        """Whether the paragraph before a block of tags goes on behind it, at an index."""
        following = self.lines[index] if index < len(self.lines) else ""
        return self.after_text and not _NO_TEXT.match(following) and not _ITEM.match(following)

    def _tags(self, index: int) -> list[_Tag]:
        """The tags on the line, and on those that the last one runs over, if there is nothing else
        on these."""
        found: list[_Tag] = []
        at = index, len(self.lines[index]) - len(self.lines[index].lstrip())
        while self.lines[at[0]][at[1] :].strip():
            tag = self._tag(*at)
            if tag is None:
                return []
            found.append(tag)
            line = self.lines[tag.end[0]]
            at = tag.end[0], len(line) - len(line[tag.end[1] :].lstrip())
        return found

    def _tag(self, index: int, column: int) -> _Tag | None:
        """The tag that begins there."""
        start = _TAG.match(self.lines[index], column)
        end = self._end(index, start.end()) if start else None
        if start is None or end is None:
            return None
        alone = self.lines[end[0]][: end[1] - 1].endswith("/")
        kind = "end" if start["end"] else "alone" if alone else "open"
        return _Tag(start["name"] or "", kind, end)

    def _end(self, index: int, column: int) -> tuple[int, int] | None:
        """Where a tag ends: behind the first `>` that is in no string and no braces."""
        closing, depth = "", 0
        if self.endless >= _MOST_ENDLESS:
            return None
        for number in range(index, min(index + _MOST_LINES, len(self.lines))):
            for sign in _SIGNS.finditer(self.lines[number], column if number == index else 0):
                if closing:
                    closing = "" if sign[0] == closing else closing
                elif sign[0] in "\"'`":
                    closing = sign[0]
                elif sign[0] in "{}":
                    depth += 1 if sign[0] == "{" else -1
                elif depth == 0:
                    return (number, sign.end()) if sign[0] == ">" else None
        self.endless += 1
        return None

    def _take(self, tag: _Tag, index: int, apart: bool) -> bool:
        """Open or close a tag's component; whether the tag is a block by itself, which a closing
        one is where the one is that opened it."""
        if tag.kind == "open":
            self.open.append(_Open(tag.name, index, apart))
            del self.open[:-_DEEPEST]
        elif tag.kind == "end":
            names = [one.name for one in self.open]
            if tag.name not in names:
                return True
            place = len(names) - 1 - names[::-1].index(tag.name)
            opened = self.open[place]
            del self.open[place:]
            if opened.apart and opened.index < index:
                self._dedent(opened.index, index)
            return opened.apart
        return apart

    def _dedent(self, start: int, end: int) -> None:
        """Move what stands between two lines to where the first one begins."""
        held = [number for number in range(start + 1, end) if self.lines[number].strip()]
        least = min((self._indent(number) for number in held), default=0)
        more = max(0, least - self._indent(start))
        for number in held:
            self.cut[number] += more

    def _indent(self, index: int) -> int:
        line = self.lines[index]
        return len(line) - len(line.lstrip()) - self.cut[index]
