"""AsciiDoc, line by line: there is no well-kept parser of it in Python that keeps places.

Paragraph: a paragraph, heading, block title, list item's text, table cell, term or definition,
as it is written, its lines joined. Location: line and column. Protected: code, macros and their
targets, cross references, attributes. Listed as unpaired: listings, literal and passthrough
blocks, comments, attributes, block macros, terms of the index at a line's beginning or end.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.curved import END, OPENS
from corpus.decoding import read_text
from corpus.model import Bitext, Cell, Document, Location, Unpaired
from corpus.readers.base import ReadOptions
from corpus.readers.page import Line, Page
from corpus.readers.text import Item, assemble, encoding_note

#: At the marks of "`so`" and '`so`', which open or close a quotation.
_CURVED = rf"(?:(?<=([\"']))`[^`\s][^`\n]{{0,300}}(?<=\S)`\1|(?<=\S)`[\"']{END})"
_TERM_OF_INDEX = r"\(\(\((?!\s).{1,300}?\)\)\)(?!\))"
_PROTECTED = re.compile(
    rf"(?<!`)(?!{OPENS}|{_CURVED})(?P<ticks>`{{1,2}})(?!`).{{1,500}}?(?<!`)(?P=ticks)"
    rf"|{_TERM_OF_INDEX}"
    r"""
    | \+\+?[^+\n]{1,300}\+\+?
    | <<[^<>,\n]{1,200}(?:,|>>) | (?<=\S)>> | \[\[[^\[\]\n]{1,200}\]\]
    | \b(?:link|xref|image|icon|kbd|btn|menu|footnote|pass|stem|mailto|anchor):[^\s\[\]]{0,500}\[
    | (?:https?|ftp)://[^\s\[\]<>\u2e80-\uffef]{1,500}\[? | \{[\w-]{1,80}(?::[^{}\n]{0,80})?\}
    """,
    re.VERBOSE,
)
_INDEXED = re.compile(_TERM_OF_INDEX)
_CODE_FENCE = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|```)\S*\s*$")
#: Under attributes of a block that make it code, any of these is a fence.
_CODE_STYLE = re.compile(r"\[(?:source|listing)\b[^\[\]]*\]\s*$")
_SHORT_FENCE = re.compile(r"-{2,3}\s*$")
_FENCE = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|[|,:!]={3,})\s*$")
_TABLE = re.compile(r"[|!]={3,}\s*$")
_HEADING = re.compile(r"(={1,6}|\#{1,6})\s+(?=\S)")
_ASIDE = re.compile(
    r":!?[\w-]+!?:(?:\s|$)|//(?!/)|\[[^\[\]]*(?:\[[^\]]*\])?[^\[\]]*\]\s*$|\w+::\S*\[.*\]\s*$"
)
_RULE = re.compile(r"(?:'{3,}|<{3,}|\+|-{3}|\*{3})\s*$")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_MARKER = re.compile(
    r"\s*(?:(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d+|\.)>)\s+(?:\[[ xX*]\]\s+)?)"
    r"|\s*(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+"
)
_TERM = re.compile(r"\s*(?P<term>\S.{0,300}?)(?P<mark>:{2,4}|;;)(?:\s+(?P<text>.*))?$")
_CELL = re.compile(r"(?:\d*(?:\.\d+)?[+*])?[<^>]?(?:\.[<^>])?[aehlmdsv]?(?<!\\)\|")


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read AsciiDoc: a Bitext if both languages are in it, else a Document. Raises InputError."""
    text, encoding = read_text(path, options.encoding)
    items = items_of(text.split("\n"), path)
    return assemble(path, items, options, encoding_note(path, encoding))


def items_of(lines: Sequence[str], path: Path) -> list[Item]:
    """Every paragraph and every unpaired text, in the file's order."""
    scan = _Scan(_Page(lines, path, _PROTECTED))
    for index, line in enumerate(lines):
        scan.line(index, line)
    scan.flush()
    scan.page.rest()
    return scan.page.items()


class _Page(Page):
    """A page whose lines are one paragraph up to a blank one, whatever language each seems in."""

    def without_terms(self, index: int) -> str:
        """What is left of a line without the terms of the index around it, which are listed."""
        line = self.left[index]
        terms = deque(_INDEXED.finditer(line))
        start, end = 0, len(line)
        while terms and not line[start : terms[0].start()].strip():
            start = self._put_aside(index, terms.popleft()).end()
        while terms and not line[terms[-1].end() : end].strip():
            end = self._put_aside(index, terms.pop()).start()
        return line if (start, end) == (0, len(line)) else line[start:end].strip()

    def _put_aside(self, index: int, term: re.Match[str]) -> re.Match[str]:
        start, end = term.span()
        line = self.left[index]
        self._items.append(Unpaired(term[0], Location(self.name, index + 1, start), "code"))
        self.left[index] = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
        self.touched[index] = True
        return term

    def _groups(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        yield list(lines)


class _Scan:
    """Goes down the lines; `held` are those of the paragraph that is being read."""

    def __init__(self, page: _Page):
        self.page = page
        self.fence: str | None = None
        #: Whether the line before said that the block under it is code.
        self.is_code = False
        self.table = False
        self.tables = self.row = 0
        self.held: list[str] = []
        self.start = self.end = 0

    def line(self, index: int, line: str) -> None:
        """Take one line."""
        code = self._code_fence(index, line)
        if self.fence or code:
            self.flush()
            self._fenced(index, code)
        elif not line.strip():
            self.flush()
        elif left := self.page.without_terms(index):
            self._left(index, left)
        self.is_code = bool(_CODE_STYLE.match(line))

    def _code_fence(self, index: int, line: str) -> str:
        """The mark of a fence of code that a line is, or ""."""
        if code := _CODE_FENCE.match(line):
            return code.group(1)
        mark = line.rstrip()
        if _SHORT_FENCE.match(line) and (self.fence or self.is_code):
            return mark if mark == self.fence or self._is_closed(mark, index) else ""
        return ""

    def _is_closed(self, mark: str, index: int) -> bool:
        """Whether a fence that is opened on a line has an end."""
        left = self.page.left
        return any(left[later].rstrip() == mark for later in range(index + 1, len(left)))

    def _left(self, index: int, line: str) -> None:
        if _FENCE.match(line):
            self.flush()
            if _TABLE.match(line):
                self._edge()
            self.page.put_aside(index, "separator")
        elif _RULE.match(line) or _ASIDE.match(line):
            self.flush()
            self.page.put_aside(index, "separator" if _RULE.match(line) else "code")
        elif self.table and "|" in line:
            self.flush()
            self.row += 1
            for column, cell in enumerate(_CELL.split(line)):
                place = Cell(self.tables, self.row, column) if column else None
                self.page.take([cell], index, index + 1, place=place)
        else:
            self._text(index, line)

    def _edge(self) -> None:
        """A table begins or ends; a row of it is a line, however many cells the table has."""
        self.table = not self.table
        self.tables += int(self.table)
        self.row = 0

    def _fenced(self, index: int, fence: str) -> None:
        if self.fence is None:
            self.fence = fence
        elif fence == self.fence:
            self.fence = None
        self.page.put_aside(index, "code")

    def _text(self, index: int, line: str) -> None:
        heading = _HEADING.match(line)
        title = _BLOCK_TITLE.match(line) if not self.held else None
        marker = _MARKER.match(line)
        term = _TERM.match(line) if not self.held else None
        if heading and not self.held:
            self.page.take([line[heading.end() :]], index, index + 1, len(heading.group(1)))
        elif title:
            self.page.take([line[1:]], index, index + 1)
        elif marker:
            self.flush()
            self._hold(index, line[marker.end() :])
        elif term:
            self.page.take([term["term"]], index, index + 1)
            if term["text"]:
                self._hold(index, term["text"])
        elif line[0] in " \t" and not self.held:
            self.page.take_indented(index, index + 1)  # it is literal
        else:
            self._hold(index, line)

    def _hold(self, index: int, text: str) -> None:
        if not self.held:
            self.start = index
        self.held.append(text)
        self.end = index + 1

    def flush(self) -> None:
        """End the paragraph."""
        if self.held:
            self.page.take(self.held, self.start, self.end)
        self.held = []
