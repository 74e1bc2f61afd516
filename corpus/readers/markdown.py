"""Markdown and MDX, with markdown-it-py's blocks.

Paragraph: a paragraph, heading, list item's text, table cell or line of a quotation, as it is
written, its lines joined; lines in different languages inside one are paragraphs of their own,
as are the two halves of a bilingual line. Of the front matter, the values of title, description
and the like. Location: line and column. Protected: inline code, link destinations, images'
addresses, tags, expressions of MDX, shortcodes, footnote marks. Listed as unpaired: code, the
rest of the front matter, imports and exports, comments, reference definitions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decoding import read_text
from corpus.language import language_of, split_bilingual
from corpus.model import Bitext, Document, Location, Paragraph, Span, Unpaired
from corpus.readers.base import ReadOptions
from corpus.readers.text import Item, assemble, encoding_note, items_of_block
from corpus.readers.wrapping import Block, glued

if TYPE_CHECKING:
    from markdown_it.token import Token

_PROTECTED = re.compile(
    r"""
      \[!\[[^\[\]\n]{0,200}\]\([^()\s]{0,2000}\)\](?:\([^()\s]{0,2000}\)|\[[^\[\]\n]{0,200}\])
    | (?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)
    | \]\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s+"[^"\n]{0,300}")?\)
    | \]\[[^\[\]\n]{0,200}\] | \[\^[^\[\]\s]{1,60}\]
    | \{\{[<%].{1,500}?[%>]\}\} | \{\{[^{}\n]{1,200}\}\} | \{[^{}\n]{1,200}\}
    | </?[A-Za-z][^<>]{0,500}> | <!--.{0,500}?-->
    | <?(?:https?://|mailto:)[!-;=?-~]+>? | &(?:[A-Za-z]{2,10}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5});
    """,
    re.VERBOSE,
)
_TITLES = "title|linktitle|subtitle|description|summary|excerpt|sidebar_label|tagline|lead"
_TITLE = re.compile(
    rf"""(?P<key>(?:{_TITLES})\s*[:=]\s*)(?:(?P<quote>["'])(?P<quoted>.*)(?P=quote)|(?P<bare>.*?))\s*$""",
    re.IGNORECASE,
)
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_SETTING = re.compile(r"[\w\"'.-]+\s*[:=]|\s|-\s|[#\]}\[]")
#: Lines that are no Markdown but steer what renders it.
_STEERING = re.compile(r"\s{0,3}:{3,}|\s{0,3}\{/\*|\s*\{[:%].*[%}]\}?\s*$|\[!\w+\][-+]?\s*$")
_MODULE = re.compile(r"(?:import\s.*(?:from\s|['\"])|export\s+(?:default|const|let|function)\b)")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]]{1,300}\]:\s")
#: Stands for each protected character where a language is looked for; a letter of none.
_MASK = "\ue000"
_ADMONITION = re.compile(r"\s{0,3}:{3,}\s*\w*\s*(?:\[(?P<boxed>.*)\]|(?P<title>[^{\[].*?))?\s*$")
_TAG = re.compile(r"<!--.*?(?:-->|$)|</?[A-Za-z][^<>]{0,2000}>")
_ANCHOR = re.compile(r"\s+\{#[\w.:-]{1,200}\}$")
_TASK = re.compile(r"\[[ xX]\]\s+")
_HARD_BREAK = re.compile(r"(?:\\|\s{2,}|<br\s*/?>)$")


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read Markdown: a Bitext if it holds both languages, else a Document. Raises InputError."""
    text, encoding = read_text(path, options.encoding)
    items = list(items_of(text.split("\n"), path))
    return assemble(path, items, options, encoding_note(path, encoding))


def items_of(lines: Sequence[str], path: Path) -> list[Item]:
    """Every paragraph and every unpaired text of the lines, in the file's order."""
    page = _Page(lines, path)
    page.front_matter()
    page.steering()
    page.blocks()
    page.rest()
    return sorted(page.items, key=lambda item: (item.location.line, item.location.column))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a block's content: its text, and where it stands."""

    text: str
    number: int
    column: int


class _Page:
    """A page as its items are collected; `left` are its lines, those that are done blank."""

    def __init__(self, lines: Sequence[str], path: Path):
        self.name = path.as_posix()
        self.mdx = path.suffix.lower() == ".mdx"
        self.left = list(lines)
        self.done = [not line.strip() for line in lines]
        self.items: list[Item] = []

    def _location(self, index: int, column: int = 0) -> Location:
        return Location(self.name, index + 1, column)

    def _put_aside(self, index: int, reason: str) -> None:
        """List a line as unpaired and blank it for what comes after."""
        line = self.left[index]
        if line.strip():
            column = len(line) - len(line.lstrip())
            self.items.append(Unpaired(line.strip(), self._location(index, column), reason))
        self.left[index], self.done[index] = "", True

    def front_matter(self) -> None:
        for index in range(front_matter_length(self.left)):
            line = self.left[index]
            title = _TITLE.match(line)
            value = title and (title["quoted"] or title["bare"])
            if title and value and language_of(value) and value not in (">", "|", ">-", "|-"):
                column = title.start("quoted" if title["quoted"] else "bare")
                self._text(value, index, column, heading=0)
                self.left[index] = title["key"]
            self._put_aside(index, "front-matter")

    def steering(self) -> None:
        """Admonitions' marks, and in MDX imports, exports and comments."""
        in_code = in_module = False
        for index, line in enumerate(self.left):
            if re.match(r"\s{0,3}(?:```|~~~)", line):
                in_code = not in_code
            elif not in_code and (in_module or (self.mdx and _MODULE.match(line))):
                in_module = bool(line.strip())
                self._put_aside(index, "code")
            elif not in_code and _STEERING.match(line.lstrip("> ")):
                admonition = _ADMONITION.match(line)
                group = admonition and ("boxed" if admonition["boxed"] else "title")
                if admonition and group and (admonition[group] or "").strip():
                    start = admonition.start(group)
                    self._text(admonition[group], index, start, heading=0)
                    self.left[index] = line[:start] + line[admonition.end(group) :]
                self._put_aside(index, "code")

    def blocks(self) -> None:
        """What markdown-it finds."""
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark").enable("table")
        parser.core.ruler.enableOnly(["normalize", "block"])
        tokens = parser.parse("\n".join(self.left))
        for before, token in zip([None, *tokens], tokens, strict=False):
            if token.map is None:
                continue
            start, end = token.map[0], min(token.map[1], len(self.left))
            if token.type == "inline":
                self._inline(token, before, start, end)
            elif token.type in ("fence", "code_block"):
                for index in range(start, end):
                    self._put_aside(index, "code")
            elif token.type == "hr":
                self._put_aside(start, "separator")
            elif token.type == "html_block":
                for index in range(start, end):
                    self._html_line(index)

    def _inline(self, token: Token, before: Token | None, start: int, end: int) -> None:
        heading = int(before.tag[1]) if before and before.type == "heading_open" else 0
        cell = before is not None and before.type in ("td_open", "th_open")
        lines: list[_Line] = []
        index = start
        for text in token.content.split("\n"):
            bare = _TASK.sub("", text.strip(), count=1) if not cell else text.strip()
            if heading:
                bare = _ANCHOR.sub("", bare)
            # a line of the content is where it is found; markers may stand before it
            while index < end and bare not in self.left[index]:
                index += 1
            if index == end or not bare:
                index = min(index, end - 1)
                continue
            column = self.left[index].index(bare)
            lines.append(_Line(bare, index, column))
            blank = " " * len(bare)
            self.left[index] = self.left[index].replace(bare, blank, 1)
            if not cell:
                self.done[index] = True
                index += 1
        for group in _paragraphs(lines):
            text = group[0].text
            for line in group[1:]:
                text = glued(text, line.text)
            self._text(text, group[0].number, group[0].column, heading)

    def _text(self, text: str, index: int, column: int, heading: int) -> None:
        """Add a block's text; its language is that of what is not protected."""
        column += len(text) - len(text.lstrip())
        text = text.strip()
        masked = _masked(text)
        for item in items_of_block(Block(masked, index + 1, column), self.name):
            start = item.location.column - column
            raw = text[start : start + len(item.text)]
            if isinstance(item, Paragraph):
                spans = protected(raw)
                self.items.append(replace(item, text=raw, protected=spans, heading=heading))
            else:
                reason = "code" if _MASK in item.text else item.reason
                self.items.append(replace(item, text=raw, reason=reason))

    def _html_line(self, index: int) -> None:
        """Text between tags is text; a line of tags only is code."""
        line = self.left[index]
        bare = _TAG.sub(lambda match: " " * len(match.group()), line)
        if language_of(bare) is None or re.match(r"\s*(?:<!--|[^<]*-->)", line):
            self._put_aside(index, "code")
            return
        self.left[index], self.done[index] = "", True
        end = 0
        for run in re.finditer(r"\S+(?:\s\S+)*", bare):
            between = line[end : run.start()].strip()
            if between:
                self.items.append(Unpaired(between, self._location(index, end), "code"))
            self._text(run.group(), index, run.start(), heading=0)
            end = run.end()
        if line[end:].strip():
            self.items.append(Unpaired(line[end:].strip(), self._location(index, end), "code"))

    def rest(self) -> None:
        """What made no block: definitions, what is nested too deeply, anchors, marks of tasks."""
        for index, line in enumerate(self.left):
            if not any(char.isalpha() for char in line):
                continue
            if self.done[index]:
                for run in re.finditer(r"\S*[^\W\d_]\S*", line):
                    location = self._location(index, run.start())
                    self.items.append(Unpaired(run.group(), location, "code"))
            elif _DEFINITION.match(line):
                self._put_aside(index, "url")
            else:
                self._text(line, index, 0, heading=0)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """A block's lines in groups of one language; a hard break parts too, as does a line that
    holds both languages."""
    masks = [_masked(line.text) for line in lines]
    langs: list[str | None] = [language_of(mask) for mask in masks]
    known = next((lang for lang in langs if lang), None)
    for index, lang in enumerate(langs):
        both = split_bilingual(masks[index]) is not None
        known = known if both else lang or known
        langs[index] = f"line {index}" if both else known
    for _, group in groupby(zip(langs, lines, strict=True), key=lambda item: item[0]):
        held: list[_Line] = []
        for _, line in group:
            held.append(line)
            if _HARD_BREAK.search(line.text):
                yield held
                held = []
        if held:
            yield held


def front_matter_length(lines: Sequence[str]) -> int:
    """How many lines the settings at the top take: YAML between ---, TOML between +++."""
    ends = _FENCES.get(lines[0].rstrip())
    if ends is None:
        return 0
    for number, line in enumerate(lines[1:500], start=2):
        if line.rstrip() in ends:
            return number
        if line.strip() and not _SETTING.match(line):
            return 0
    return 0


def protected(text: str) -> tuple[Span, ...]:
    """Code, destinations of links, tags and the like in a paragraph of Markdown."""
    return tuple(Span(*match.span()) for match in _PROTECTED.finditer(text))


def _masked(text: str) -> str:
    return _PROTECTED.sub(lambda match: _MASK * len(match.group()), text)
