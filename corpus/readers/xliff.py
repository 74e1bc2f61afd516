"""XLIFF 1.2 (.xlf, .xliff, .sdlxliff, .mqxliff) and 2.x.

Paragraph: the source and the target of a segment; in 1.2 a `<trans-unit>`, or each `<mrk
mtype="seg">` of one that is divided, in 2.x a `<segment>`. A segment without target is a pair
without target. Location: line and column of the `<source>` or `<target>` (or its `<mrk>`), unit
the ids of unit and segment. Protected: inline codes and placeholders. Units with
translate="no" are listed as unpaired; matches from memories (`alt-trans`, `mtc`) are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import InputError
from corpus.model import Bitext, Lang, Location, Pair, Paragraph, Unpaired, other
from corpus.readers import codes, given, xml
from corpus.readers.base import ReadOptions, language_of_code

SEGMENTS = ("source", "target", "mrk")
_KINDS: dict[str, codes.Kind] = {
    "g": "around",
    "pc": "around",
    "bpt": "open",
    "sc": "open",
    "ept": "close",
    "ec": "close",
    "mrk": "through",
    "sm": "through",
    "em": "through",
    "sub": "through",
}


def kind_of(element: xml.Element) -> codes.Kind:
    """What an XLIFF inline element is."""
    return _KINDS.get(element.name, "whole")


def read(path: Path, options: ReadOptions) -> Bitext:
    """Read an XLIFF file as a Bitext of pairs. Raises InputError."""
    root = xml.parse(path, options.encoding)
    if root.name != "xliff":
        raise InputError(f"its root is <{root.name}>; is it an XLIFF file?", path, root.line)
    if root.get("version").startswith("1"):
        langs = _languages(root, "source-language", "target-language")
    else:
        langs = _languages(root, "srcLang", "trgLang")
    source_lang = given.source_language(*langs, path, root.line, options)
    found = _Found(path, source_lang)
    found.walk(root)
    return given.bitext(path, source_lang, found.pairs, found.unpaired, found.notes())


def _languages(root: xml.Element, source: str, target: str) -> tuple[Lang | None, Lang | None]:
    """The two languages that the root, or its first file that names them, declares.

    A file that was not translated yet need not name its target.
    """
    places = [root, *root.elements("file")]
    first, second = (
        next((place.get(name) for place in places if place.get(name)), "")
        for name in (source, target)
    )
    from_lang = language_of_code(first)
    if not second and from_lang:
        return from_lang, other(from_lang)
    return from_lang, language_of_code(second)


@dataclass
class _Found:
    """Pairs and the rest, as the tree is gone through."""

    path: Path
    source_lang: Lang
    pairs: list[Pair] = field(default_factory=list)
    unpaired: list[Unpaired] = field(default_factory=list)
    untranslated: int = 0

    def walk(self, element: xml.Element, *, translate: bool = True) -> None:
        said = element.get("translate")
        translate = translate if not said else said == "yes"
        if element.name == "trans-unit":
            self._unit(element, translate)
        elif element.name == "unit":
            for number, segment in enumerate(element.elements("segment", "ignorable"), start=1):
                ids = (element.get("id"), segment.get("id") or (number > 1 and str(number)) or "")
                self._segment(segment, "/".join(filter(None, ids)), translate)
        else:
            for child in element.elements("file", "body", "group", "trans-unit", "unit"):
                self.walk(child, translate=translate)

    def _unit(self, unit: xml.Element, translate: bool) -> None:
        """A unit of XLIFF 1.2, by its segments if it is divided."""
        number = unit.get("id") or unit.get("resname")
        source = {e.get("mid"): e for e in _segments(unit.first("seg-source"))}
        target = {e.get("mid"): e for e in _segments(unit.first("target"))}
        if not source:
            self._segment(unit, number, translate)
            return
        for mid in [*source, *(mid for mid in target if mid not in source)]:
            self._add(source.get(mid), target.get(mid), f"{number}/{mid}", translate)

    def _segment(self, segment: xml.Element, number: str, translate: bool) -> None:
        translate = translate and segment.name != "ignorable"
        self._add(segment.first("source"), segment.first("target"), number, translate)

    def _add(
        self, source: xml.Element | None, target: xml.Element | None, number: str, translate: bool
    ) -> None:
        left = self._side(source, self.source_lang, number)
        right = self._side(target, other(self.source_lang), number)
        if not translate:
            self.unpaired.extend(
                Unpaired(p.text, p.location, "not-translatable") for p in (*left, *right)
            )
        elif left or right:
            self.pairs.append(Pair(left, right))
            self.untranslated += not right

    def _side(self, element: xml.Element | None, lang: Lang, number: str) -> tuple[Paragraph, ...]:
        if element is None:
            return ()
        location = Location(self.path.as_posix(), element.line, element.column, number or None)
        return codes.paragraph(codes.pieces(element, kind_of), lang, location)

    def notes(self) -> Iterator[str]:
        if self.untranslated:
            found = given.count(self.untranslated, "segment", "segments")
            yield f"{self.path.name}: {found} not translated yet"


def _segments(element: xml.Element | None) -> Iterator[xml.Element]:
    """The markers of segments in a source or target, outermost only."""
    for child in element.elements() if element else ():
        if child.name == "mrk" and child.get("mtype") == "seg":
            yield child
        else:
            yield from _segments(child)
