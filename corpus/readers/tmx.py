"""TMX 1.4, the translation memory exchange format, read as a stream.

Paragraph: a translation unit's segment in English and the one in Chinese; segments in other
languages are left out, with a note. Location: line and column of the `<tuv>`'s `<seg>`, unit the
`tuid`. Protected: inline codes and placeholders. The source is the header's `srclang`; where
that is "*all*" or neither language, the one that comes first in the first unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import InputError
from corpus.model import Bitext, Lang, Location, Pair, other
from corpus.readers import codes, given, xml
from corpus.readers.base import ReadOptions, language_of_code

SEGMENTS = ("seg",)


def kind_of(element: xml.Element) -> codes.Kind:
    """What a TMX inline element is: bpt and ept open and close, hi is around text."""
    known: dict[str, codes.Kind] = {"bpt": "open", "ept": "close", "hi": "around"}
    return known.get(element.name, "whole")


def read(path: Path, options: ReadOptions) -> Bitext:
    """Read a TMX file as a Bitext of pairs. Raises InputError."""
    memory = _Memory(path, options)
    pairs = list(memory.pairs())
    return given.bitext(path, memory.source_lang or "en", pairs, notes=memory.notes())


def iter_pairs(path: Path, options: ReadOptions) -> Iterator[Pair]:
    """The pairs of a TMX file, one by one, in bounded memory. Raises InputError."""
    yield from _Memory(path, options).pairs()


class _Memory:
    """A translation memory as it is read; counts what is left out."""

    def __init__(self, path: Path, options: ReadOptions):
        self.path = path
        self.options = options
        self.source_lang = options.source_lang
        self.foreign = 0
        self.empty = 0

    def pairs(self) -> Iterator[Pair]:
        units = 0
        for element in xml.stream(self.path, ("header", "tu"), self.options.encoding):
            if element.name == "header":
                self.source_lang = self.source_lang or language_of_code(element.get("srclang"))
                continue
            units += 1
            pair = self._pair(element)
            if pair:
                yield pair
        if not units:
            raise InputError("holds no translation units (tu); is it a TMX file?", self.path)

    def _pair(self, unit: xml.Element) -> Pair | None:
        segments: dict[Lang, xml.Element] = {}
        for variant in unit.elements("tuv"):
            lang = language_of_code(variant.get("xml:lang") or variant.get("lang"))
            segment = variant.first("seg")
            if lang is None:
                self.foreign += 1
            elif segment is not None:
                segments.setdefault(lang, segment)
        if not segments:
            return None
        first: Lang = self.source_lang or "en"
        number = unit.get("tuid") or None
        source, target = (
            codes.paragraph(
                codes.pieces(segments[lang], kind_of),
                lang,
                Location(self.path.as_posix(), segments[lang].line, segments[lang].column, number),
            )
            if lang in segments
            else ()
            for lang in (first, other(first))
        )
        if not source and not target:
            self.empty += 1
            return None
        return Pair(source, target)

    def notes(self) -> Iterator[str]:
        if self.foreign:
            found = given.count(self.foreign, "segment", "segments")
            yield f"{self.path.name}: {found} in other languages left out"
        if self.empty:
            found = given.count(self.empty, "unit", "units")
            yield f"{self.path.name}: {found} without text left out"
