"""A page of marked-up text, whose paragraphs are found in its lines and taken out of them.

What a format's parser finds is looked up in the lines, so that its place is exact, and blanked
there. What is left at the end was not found by the parser: it is listed, never dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from corpus.bilingual_lines import split_bilingual
from corpus.language import language_of
from corpus.model import Location, Paragraph, Place, Span, Unpaired
from corpus.readers.prose import is_prose
from corpus.readers.switches import is_switch
from corpus.readers.text import Item, items_of_block, parts_of
from corpus.readers.wrapping import Block, glued

#: Stands for each protected character where a language is looked for; a letter of none.
MASK = "\ue000"
#: Reasons for which lines are put aside that belong to a block.
_IN_BLOCKS = ("code", "front-matter")
#: Reasons that a text keeps with code in it.
_OF_TRANSLATORS = ("credit", "translators-note")
_HARD_BREAK = re.compile(r"(?:\\|\s{2,}|<br\s*/?>|\s\+)$")
_WORD = re.compile(r"\S*[^\W\d_]\S*")
#: Tags that open an element, and that close one.
_OPENS = re.compile(r"<(?!(?:br|hr|img|input|wbr)\b)[A-Za-z](?!.*/>$)", re.IGNORECASE | re.DOTALL)
_CLOSES = re.compile(r"</[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block's content: its text, and the index and column it stands at."""

    text: str
    index: int
    column: int


def marked_items(
    text: str,
    protected: Sequence[Span],
    location: Location,
    heading: int = 0,
    place: Place | None = None,
) -> Iterator[Item]:
    """A block's text as what it is; its language is that of what is not protected."""
    block = Block(_masked(text, protected), location.line, location.column)
    if MASK in block.text and is_switch(block.text.replace(MASK, "")):
        yield Unpaired(text, location, "languages")
        return
    whole = Paragraph(text, "en", location, tuple(protected), heading, place=place)
    items = list(_unmasked(items_of_block(block, location.file), whole))
    if any(map(_ends_in_element, items[:-1])):
        items = list(_unmasked(items_of_block(block, location.file, divided=False), whole))
    yield from parts_of(items, whole)


def _ends_in_element(item: Item) -> bool:
    """Whether a part of a text ends between a tag that opens and the one that closes it."""
    tags = [item.text[span.start : span.end] for span in item.protected]
    return len([*filter(_OPENS.match, tags)]) != len([*filter(_CLOSES.match, tags)])


def _unmasked(items: Iterable[Item], block: Paragraph) -> Iterator[Item]:
    """The items of a block's masked text as they are written."""
    text, location = block.text, block.location
    heading, place = block.heading, block.place
    for item in items:
        start = item.location.column - location.column
        end = start + len(item.text)
        at = replace(item.location, unit=location.unit)
        own = tuple(
            Span(s.start - start, s.end - start) for s in block.protected if start <= s.start < end
        )
        if isinstance(item, Paragraph):
            yield Paragraph(text[start:end], item.lang, at, own, heading, place=place)
        else:
            is_code = MASK in item.text and item.reason not in _OF_TRANSLATORS
            reason = "code" if is_code else item.reason
            yield Unpaired(text[start:end], at, reason, own, heading, place)


def _masked(text: str, protected: Iterable[Span]) -> str:
    """The text with what is protected masked, but for the bracket that ends a link's text and the
    ends of lines."""
    masked = list(text)
    for span in protected:
        start = span.start + text.startswith("]", span.start)
        masked[start : span.end] = re.sub(".", MASK, text[start : span.end])
    return "".join(masked)


def until_breaks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines in groups, each up to a hard break."""
    held: list[Line] = []
    for line in lines:
        held.append(line)
        if _HARD_BREAK.search(line.text):
            yield held
            held = []
    if held:
        yield held


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """Lines as one text, and where in it each begins."""
    text, starts = lines[0].text, [0]
    for following in lines[1:]:
        text = glued(text, following.text)
        starts.append(len(text) - len(following.text))
    return text, starts


def _placed(item: Item, lines: Sequence[Line], starts: Sequence[int]) -> Item:
    """An item of lines that were joined, which begin at `starts`, at the line it begins on."""
    offset = item.location.column - lines[0].column
    number = bisect_right(starts, offset) - 1
    line = lines[number]
    place = replace(
        item.location, line=line.index + 1, column=line.column + offset - starts[number]
    )
    return replace(item, location=place)


def _blocks(items: Iterable[Item]) -> Iterator[Item]:
    """The items with unpaired lines of code or settings joined that stand under each other."""
    held: Unpaired | None = None
    following = 0
    for item in items:
        own = item if isinstance(item, Unpaired) and item.reason in _IN_BLOCKS else None
        if held and own and (own.reason, own.location.line) == (held.reason, following):
            held = replace(held, text=f"{held.text}\n{own.text}")
        else:
            if held:
                yield held
            held = own
            if own is None:
                yield item
        following = item.location.line + item.text.count("\n") + 1
    if held:
        yield held


class Page:
    """Items as they are found; `left` are the lines, blank where they are done with.

    `protected` finds the stretches of a paragraph that no translator changes.
    """

    def __init__(self, lines: Sequence[str], path: Path, protected: re.Pattern[str]):
        self.name = path.as_posix()
        self.protected = protected
        self.left = list(lines)
        self.touched = [False] * len(lines)
        self._items: list[Item] = []

    def items(self) -> list[Item]:
        """The items in the file's order; lines of code that follow each other are one."""
        ordered = sorted(self._items, key=lambda item: (item.location.line, item.location.column))
        return list(_blocks(ordered))

    def put_aside(self, index: int, reason: str) -> None:
        """List what is left of a line as unpaired."""
        self.cut(index, 0, len(self.left[index]), reason)
        self.left[index], self.touched[index] = "", True

    def put_aside_together(self, start: int, end: int, reason: str) -> None:
        """List lines start .. end - 1 as one unpaired text, blank ones in it included."""
        known = len(self._items)
        for index in range(start, end):
            self.put_aside(index, reason)
        parts = self._items[known:]
        if len(parts) > 1:
            texts = {part.location.line: part.text for part in parts}
            lines = range(min(texts), max(texts) + 1)
            text = "\n".join(texts.get(line, "") for line in lines)
            self._items[known:] = [Unpaired(text, parts[0].location, reason)]

    def cut(self, index: int, start: int, end: int, reason: str) -> None:
        """List a stretch of a line as unpaired."""
        line = self.left[index]
        text = line[start:end]
        if text.strip():
            column = start + len(text) - len(text.lstrip())
            location = Location(self.name, index + 1, column)
            self._items.append(Unpaired(text.strip(), location, reason))
        self.left[index] = line[:start] + " " * len(text) + line[end:]

    def add(
        self, text: str, index: int, column: int, heading: int = 0, place: Place | None = None
    ) -> None:
        """Add a block's text as what it is."""
        column += len(text) - len(text.lstrip())
        text = text.strip()
        spans = self._protected_in(text)
        self._items.extend(
            marked_items(text, spans, Location(self.name, index + 1, column), heading, place)
        )

    def take(
        self,
        content: Sequence[str],
        start: int,
        end: int,
        heading: int = 0,
        place: Place | None = None,
    ) -> bool:
        """Take a block's content, line for line, out of the lines start .. end - 1.

        Each line is looked for from where the one before it was found, on the same line too, so
        that cells of a table are found one after the other. Says whether all were found.
        """
        lines: list[Line] = []
        index = start
        whole = True
        for text in filter(None, map(str.strip, content)):
            found = next((i for i in range(index, end) if text in self.left[i]), None)
            if found is None:
                whole = False
                continue
            index = found
            line = self.left[index]
            column = line.index(text)
            lines.append(Line(text, index, column))
            self.left[index] = line[:column] + " " * len(text) + line[column + len(text) :]
            self.touched[index] = True
        for block in until_breaks(lines):
            known = len(self._items)
            groups = list(self._groups(block))
            for group in groups:
                self._add_lines(group, heading, place)
            if len(groups) == 1:
                continue
            text, _ = _joined(block)
            at = Location(self.name, block[0].index + 1, block[0].column)
            protected = tuple(self._protected_in(text))
            undivided = Paragraph(text, "en", at, protected, heading, place=place)
            self._items[known:] = parts_of(self._items[known:], undivided)
        return whole

    def _add_lines(self, lines: Sequence[Line], heading: int, place: Place | None) -> None:
        """Add lines that are one block's text."""
        joined, starts = _joined(lines)
        known = len(self._items)
        self.add(joined, lines[0].index, lines[0].column, heading, place)
        self._items[known:] = [_placed(item, lines, starts) for item in self._items[known:]]

    def take_if_translated(
        self,
        content: Sequence[str],
        start: int,
        end: int,
        aside: str = "code",
    ) -> None:
        """Take a block's content as `take` does; it is code, or whatever it is put aside as, where
        nothing on the other side belongs to it, or the same."""
        known = len(self._items)
        self.take(content, start, end)
        self._items[known:] = [
            replace(item, aside=aside) if isinstance(item, Paragraph) else item
            for item in self._items[known:]
        ]

    def take_indented(self, start: int, end: int) -> None:
        """List lines start .. end - 1, which are indented as code is, as unpaired; sentences among
        them are paragraphs, listed as code where nothing on the other side belongs to them."""
        for blank, group in groupby(range(start, end), lambda index: not self.left[index].strip()):
            lines = [] if blank else [*group]
            if is_prose("\n".join(self.left[index].strip() for index in lines)):
                content = [self.left[index] for index in lines]
                self.take_if_translated(content, lines[0], lines[-1] + 1)
            for index in lines:
                self.put_aside(index, "code")

    def _groups(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """A block's lines in groups of one language; a line that holds both is one of its own."""
        joined = "\n".join(line.text for line in lines)
        masks = _masked(joined, self._protected_in(joined)).split("\n") if lines else []
        langs: list[str | None] = [language_of(mask) for mask in masks]
        known = next((lang for lang in langs if lang), None)
        for index, lang in enumerate(langs):
            both = split_bilingual(masks[index]) is not None
            known = known if both else lang or known
            langs[index] = f"line {index}" if both else known
        for _, group in groupby(zip(langs, lines, strict=True), key=lambda item: item[0]):
            yield [line for _, line in group]

    def _protected_in(self, text: str) -> list[Span]:
        return [Span(*match.span()) for match in self.protected.finditer(text)]

    def rest(self) -> None:
        """List what nothing has taken: words beside what was, as code; whole lines, as text."""
        for index, line in enumerate(self.left):
            if self.touched[index]:
                for run in _WORD.finditer(line):
                    location = Location(self.name, index + 1, run.start())
                    self._items.append(Unpaired(run.group(), location, "code"))
            elif any(char.isalpha() for char in line):
                self.add(line, index, 0)
