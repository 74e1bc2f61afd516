"""What CommonMark does not know of Markdown as it is written: blocks whose content is indented
(Python-Markdown's admonitions, Material's tabs and details), footnotes and definitions of terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Span
from corpus.readers.fences import Fence

#: `!!! note "Title"`, `??? info`, `???+ tip "Title"`, `=== "Tab"`, with content under it.
_MARK = re.compile(
    r"""(?:(?:!!!|\?\?\?\+?)[ ]?(?:[\w-]+(?:[ ]+[\w-]+)*(?:[ ]+"(?P<title>.*)")?|"(?P<alone>.*)")
      | ===[+!]{0,2}[ ]+"(?P<tab>.*)")\s*$""",
    re.VERBOSE,
)
_TITLES = ("title", "alone", "tab")
_FOOTNOTE = re.compile(r"\s{0,3}(?P<label>\[\^[^\[\]\s]{1,100}\]):[ \t]*")
#: The mark of a definition, under the term or the definition before it.
_MEANING = re.compile(r" {0,3}:(?: {1,7}|\t)(?=\S)")
#: How far content is indented, and what takes so much of a line.
_STEP = 4
_ONE_STEP = re.compile(r" {4}| {0,3}\t")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Extensions:
    """By the lines' indices. cut: how many characters of each line are its blocks' indent. marks:
    lines that begin such a block, each with its title's span. heads: what stands before the text
    of a line that begins a footnote or a definition. footnotes: the labels of the former, `[^1]`.
    """

    cut: tuple[int, ...]
    marks: dict[int, Span]
    heads: dict[int, str]
    footnotes: dict[int, str]

    def plain(self, lines: Sequence[str]) -> Iterator[str]:
        """Lines as CommonMark reads them right: content not indented, a footnote or a definition as
        an item of a list, which is what its indent would make it."""
        for index, line in enumerate(lines):
            head = self.heads.get(index, "")
            text = line[self.cut[index] + len(head) :]
            yield f"*   {text}" if head and text.strip() else text


def extensions(lines: Sequence[str]) -> Extensions:
    """Find them in the lines of a page. What stands in a fence, or is indented without a reason,
    is code and none of them."""
    scan = _Scan(lines)
    for index, line in enumerate(lines):
        scan.line(index, line)
    return Extensions(tuple(scan.cut), scan.marks, scan.heads, scan.footnotes)


@dataclass
class _Block:
    """A block that is open: how far its content is indented, and whether a list is open in it."""

    indent: int
    in_list: bool = False


class _Scan:
    """Goes down the lines; `open` are the blocks that these are in, the page itself first."""

    def __init__(self, lines: Sequence[str]):
        self.lines = lines
        self.open = [_Block(0)]
        self.fence = Fence()
        self.after_blank = True
        self.cut: list[int] = []
        self.marks: dict[int, Span] = {}
        self.heads: dict[int, str] = {}
        self.footnotes: dict[int, str] = {}

    def line(self, index: int, line: str) -> None:
        """Take one line."""
        if not line.strip():
            self.cut.append(0)
            self.after_blank = True
            return
        while _indent(line) < self.open[-1].indent:
            self.open.pop()
            self.fence.close()
        at = 0
        for _ in self.open[1:]:
            step = _ONE_STEP.match(line, at)
            at = step.end() if step else at
        self.cut.append(at)
        if not self.fence.holds(line):
            self._text(index, line, line[at:])
        self.after_blank = False

    def _text(self, index: int, line: str, bare: str) -> None:
        block, indent = self.open[-1], _indent(bare)
        own = bare.lstrip()
        if _ITEM.match(own):
            block.in_list = block.in_list or indent < _STEP
        elif indent < 2 and self.after_blank:
            block.in_list = False
        mark = _MARK.match(own)
        if mark and (indent < _STEP or block.in_list) and self._has_content(index, _indent(line)):
            start = len(line) - len(own)
            found = [mark.span(name) for name in _TITLES if (mark[name] or "").strip()] or [(0, 0)]
            self.marks[index] = Span(*(start + at for at in found[0]))
            self.open.append(_Block(_indent(line) + _STEP))
        elif note := _FOOTNOTE.match(bare):
            self.heads[index], self.footnotes[index] = note.group(), note["label"]
            if note.end() == len(bare.rstrip()):  # all of it is below
                self.open.append(_Block(_indent(line) + _STEP))
        elif (meaning := _MEANING.match(bare)) and any(
            above.strip() for above in self.lines[max(0, index - 2) : index]
        ):
            self.heads[index] = meaning.group()

    def _has_content(self, index: int, indent: int) -> bool:
        following = next((line for line in self.lines[index + 1 :] if line.strip()), "")
        return _indent(following) >= indent + _STEP


def _indent(line: str) -> int:
    """In columns."""
    wide = line.expandtabs(_STEP)
    return len(wide) - len(wide.lstrip())
