"""Markdown and MDX, with markdown-it-py's blocks.

Paragraph: a paragraph, heading, list item's text, table cell or line of a quotation, as it is
written, its lines joined; in a file that holds both languages, lines in different ones inside one
are paragraphs of their own, as are the two halves of a bilingual line; a footnote, with its label;
a definition of a term; what is indented under the mark of an admonition or a tab (Python-Markdown,
Material), and its title; an image alone on its line; what components hold, and what they show of
their attributes. Of the front matter, titles, descriptions and the like, and sentences. Location:
line and column. Protected: inline code, link destinations, images' addresses, tags, expressions of
MDX, shortcodes, footnote marks. Listed as unpaired: code, scripts and styles, what a program
prints, the rest of the front matter, imports and exports, comments, components' tags, directives
between dashes, reference definitions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decoding import read_text
from corpus.images import image_name
from corpus.language import language_of
from corpus.model import Bitext, Cell, Document, Paragraph
from corpus.readers.base import ReadOptions
from corpus.readers.components import components
from corpus.readers.directives import directives
from corpus.readers.extensions import extensions
from corpus.readers.fences import Fence, is_lead
from corpus.readers.front_matter import front_matter_length, front_matter_texts
from corpus.readers.html_blocks import html_texts
from corpus.readers.layout import layout
from corpus.readers.local import local_lines
from corpus.readers.page import Page
from corpus.readers.prose import is_prose
from corpus.readers.raw import output, unread
from corpus.readers.steering import is_kind, modules, title_of
from corpus.readers.table_cells import CELLS, headless, next_cell
from corpus.readers.text import Item, assemble, encoding_note
from corpus.readers.unspaced import spaced
from corpus.shortcodes import IN_DESTINATION
from corpus.tags import TAG

if TYPE_CHECKING:
    from markdown_it.token import Token

_PROTECTED = re.compile(
    rf"""
      \[!\[[^\[\]\n]{{0,200}}\]\([^()\s]{{0,2000}}\)\]
      (?:\([^()\s]{{0,2000}}\)|\[[^\[\]\n]{{0,200}}\])
    | (?P<ticks>`+)(?!`).{{1,2000}}?(?<!`)(?P=ticks)(?!`)
    | \]\({IN_DESTINATION}{{0,2000}}(?:\([^()\s]{{0,500}}\)[^()\s]{{0,500}})?
      (?:\s+"[^"\n]{{0,300}}")?\)
    | \]\[[^\[\]\n]{{0,200}}\] | \[\^[^\[\]\s]{{1,60}}\]
    | \{{\{{[<%].{{1,500}}?[%>]\}}\}} | \{{\{{[^{{}}\n]{{1,200}}\}}\}} | \{{[^{{}}\n]{{1,200}}\}}
    | {TAG} | </?[A-Za-z][^<>]{{0,500}}> | <!--.{{0,500}}?-->
    | <?(?:https?://|mailto:)[!-;=?-~]+>?
    | &(?:[A-Za-z]{{2,10}}|\#\d{{1,6}}|\#x[0-9A-Fa-f]{{1,5}});
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(r"\s{0,3}\[(?!\^)[^\]]{1,300}\]:(?:\s|$)")
#: An address alone on the line under its label.
_ADDRESS = re.compile(r"\s*<?\S*[./#]\S*$")
#: What a component shows of its attributes.
_ATTRIBUTE = r"""(?:caption|description|heading|label|title|titleText)="(?P<text>[^"{}]+)\""""
_SHOWN = re.compile(rf"""<[A-Z](?:[^<>"]|"[^"]{{0,500}}"){{0,500}}?\s{_ATTRIBUTE}""")
#: The same on a line of a tag that goes over several.
_SHOWN_BELOW = re.compile(rf"\s*{_ATTRIBUTE}")
#: The name of the file that code stands in, where nothing else is said.
_FILE_NAME = re.compile(
    r"""(?:<span\b[^<>]{0,200}>)?[*_]{0,3}(?:file(?:\s?name)?|文件名?|檔案名?稱?|檔名)[*_]{0,3}\s?[:：][*_`\s]{0,5}
        [\w.-]+(?:[./\\]+[\w-]+)+[*_`]{0,4}(?:</span>)?""",
    re.IGNORECASE | re.VERBOSE,
)
#: The id of a heading, with other attributes.
_ANCHOR = re.compile(
    r"(?<=[^\s\\])\s*\\?\{:?\s*#[\w.:-]{1,200}(?:\s+(?:[.#][\w:-]+|[\w:-]+=[^\s{}]+)){0,20}\s*\\?\}$"
)
#: Images in HTML, which have no words on the page.
_PICTURES = re.compile(r"(?:<img\s[^<>]{1,1000}>\s*)+", re.IGNORECASE)
_TASK = re.compile(r"\[[ xX]\]\s+")


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read Markdown: a Bitext if it holds both languages, else a Document. Raises InputError."""
    text, encoding = read_text(path, options.encoding)
    items = list(items_of(text.split("\n"), path))
    return assemble(path, items, options, encoding_note(path, encoding))


def items_of(lines: Sequence[str], path: Path) -> list[Item]:
    """Every paragraph and every unpaired text of the lines, in the file's order."""
    page = _Page(lines, path)
    page.indented()
    page.steering()
    page.blocks()
    page.definitions()
    page.rest()
    return page.items()


class _Page(Page):
    """A page of Markdown."""

    def __init__(self, lines: Sequence[str], path: Path):
        super().__init__(lines, path, _PROTECTED)
        self.mdx = path.suffix.lower() == ".mdx"
        self._front_matter()
        self.local = local_lines(self.left)
        self.cell = Cell(0, 0, 0)
        #: Where the text begins on lines that begin with something else.
        self.begins: dict[int, int] = {}
        for find in (directives, unread, layout):
            for index, start, end in find(self.left):
                line = self.left[index]
                if is_lead(line[:start]):
                    indent = len(line) - len(line.lstrip())
                    self.begins.setdefault(index, max(start, indent))
                self.cut(index, start, end, "code")
        self.output = output(self.left)
        found = components(self.left, mdx=self.mdx)
        self.component_indents = found.cut
        for start, end in found.tags:
            self._tags(start, end)
        for index in found.elements:
            self._html(index, index + 1)
        self.extensions = extensions(self._beginning())

    def items(self) -> list[Item]:
        """As of any page; what programs print may be in the same language on both sides, and what
        is announced as of one language need not stand in the other."""
        return [
            replace(item, aside=self._aside(item.location.line - 1, item.aside))
            if isinstance(item, Paragraph)
            else item
            for item in super().items()
        ]

    def _aside(self, index: int, aside: str) -> str:
        """Why a text on a line need have no counterpart."""
        if index in self.output:
            return "code"
        return aside or ("local-section" if index in self.local else "")

    def _beginning(self) -> list[str]:
        """The lines, in which neither what was cut before a text indents it, nor a component."""
        return [
            line[: self.begins[index]] + line[self.begins[index] :].lstrip()
            if index in self.begins
            else line[self.component_indents[index] :]
            for index, line in enumerate(self.left)
        ]

    def _front_matter(self) -> None:
        length = front_matter_length(self.left)
        for text in front_matter_texts(self.left[:length]):
            line = self.left[text.start]
            self.left[text.start] = " " * text.column + line[text.column :]
            end = text.start + len(text.lines)
            if text.nested:
                self.take_if_translated(text.lines, text.start, end, "front-matter")
            else:
                self.take(text.lines, text.start, end)
            self.left[text.start] = line[: text.column].rstrip(" \t\"'")
        for index in range(length):
            self.put_aside(index, "front-matter")

    def indented(self) -> None:
        """Marks of blocks whose content is indented."""
        beginning = self._beginning()
        for index, title in self.extensions.marks.items():
            gone = len(self.left[index]) - len(beginning[index])
            self._steer(index, title.start + gone, title.end + gone)

    def _steer(self, index: int, start: int, end: int) -> None:
        """List a line that steers what renders the page, but for its title."""
        line = self.left[index]
        if not is_kind(line[start:end]):
            self.add(line[start:end], index, start)
            self.left[index] = line[:start] + line[end:]
        self.put_aside(index, "code")

    def steering(self) -> None:
        """Admonitions' marks, and in MDX imports and exports."""
        for index in modules(self.left) if self.mdx else ():
            self.put_aside(index, "code")
        fence = Fence()
        for index, line in enumerate(self.left):
            title = None if fence.holds(line) else title_of(line)
            if title:
                self._steer(index, title.start, title.end)

    def blocks(self) -> None:
        """What markdown-it finds."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").enable("table")
        parser.core.ruler.enableOnly(["normalize", "block"])
        if self.mdx:  # which has no code by its indent
            parser.disable("code")
        lines = spaced([*self.extensions.plain(self._beginning())])
        tokens = parser.parse("\n".join(lines))
        for before, token in zip([None, *tokens], tokens, strict=False):
            self.cell = next_cell(self.cell, token.type)
            if token.map is None:
                continue
            start, end = token.map[0], min(token.map[1], len(self.left))
            if token.type == "inline":
                self._inline(token, before, start, end)
            elif token.type == "code_block":
                self.take_indented(start, end)
            elif token.type == "fence":
                self.put_aside_together(start, end, "code")
            elif token.type == "hr":
                self.put_aside(start, "separator")
            elif token.type == "html_block":
                self._html(start, end)

    def _inline(self, token: Token, before: Token | None, start: int, end: int) -> None:
        kind = before.type if before else ""
        lines = token.content.split("\n")
        note = self.extensions.footnotes.get(start)
        first = f"{self.extensions.heads.get(start, '')}{lines[0]}"
        if note and first in self.left[start]:
            self.take([first, *lines[1:]], start, end, place=note)
        elif kind == "heading_open" and before:
            lines[-1] = _ANCHOR.sub("", lines[-1].rstrip())
            self.take(lines, start, end, int(before.tag[1]))
        elif kind in CELLS:
            self.take(lines, start, end, place=self.cell)
        elif cells := headless(lines, self.cell):
            for self.cell, text in cells.items():
                self.take([text], start, end, place=self.cell)
        elif _FILE_NAME.fullmatch(token.content.strip()):
            self.take_if_translated(lines, start, end)
        else:
            lines[0] = _TASK.sub("", lines[0].strip())
            for index in range(start, end):
                if len(lines) > 1 and _PICTURES.fullmatch(self.left[index].strip()):
                    self.put_aside(index, "code")
            # an image on a line of its own is a text of its own
            for name, group in groupby(lines, lambda line: image_name(line.strip())):
                self.take([*group], start, end, place=f"![]({name})" if name else None)

    def _html(self, start: int, end: int) -> None:
        """Text between tags that part paragraphs is text, as is what a component shows of its
        attributes; a line of tags only is code."""
        for index in range(start, end):
            self._shown(index)
            if re.match(r"\s*(?:<!--|[^<]*-->)", self.left[index]):
                self.put_aside(index, "code")
        others = {*range(start, end)}
        for first, lines in [*html_texts(self.left[start:end])]:
            place = range(start + first, start + first + len(lines))
            self.take(lines, place.start, place.stop)
            others.difference_update(place)
        for index in sorted(others):
            self.put_aside(index, "code")

    def _shown(self, index: int) -> None:
        """What a component shows of its attributes."""
        below = _SHOWN_BELOW.match(self.left[index])
        for shown in [below] if below else _SHOWN.finditer(self.left[index]):
            if len(shown["text"].split()) > 1 or language_of(shown["text"]) == "zh":
                self.take_if_translated([shown["text"]], index, index + 1)

    def _tags(self, start: int, end: int) -> None:
        """Lines that are tags alone."""
        for index in range(start, end):
            self._shown(index)
            self.put_aside(index, "code")

    def definitions(self) -> None:
        """Reference definitions, which make no block; Chinese sentences have no spaces either."""
        for index, line in enumerate(self.left):
            found = None if self.touched[index] else _DEFINITION.match(line)
            if found is None or is_prose(line[found.end() :]):
                continue
            following = index + 1
            if line[found.end() :].strip():
                self.put_aside(index, "url")
            elif following < len(self.left) and _ADDRESS.match(self.left[following]):
                self.put_aside(index, "url")
                self.put_aside(following, "url")
