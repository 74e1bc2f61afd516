"""Plain text: one language, or both in one file.

Paragraph: a line, or a block of lines that an editor wrapped; each half of a line that says one
thing in both languages. Location: line and column. Nothing is protected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.bilingual_lines import split_bilingual
from corpus.decoding import read_text
from corpus.errors import NoTextError
from corpus.language import (
    HAN_PER_WORD,
    has_words,
    language_of,
    script_counts,
    without_addresses,
)
from corpus.model import (
    LANGUAGE_NAMES,
    Bitext,
    Document,
    Lang,
    Location,
    Paragraph,
    Unpaired,
    other,
)
from corpus.notes import CALLED, QUOTED
from corpus.readers.base import ReadOptions
from corpus.readers.habit import divided
from corpus.readers.wrapping import Block, blocks
from corpus.spans import blanked

Item = Paragraph | Unpaired

#: What opens around the second half of a bilingual line says nothing by itself.
_BRACKETS = ("(", "（")
#: Below this share, of paragraphs and of text, the second language is a stray line or two.
MINOR_SHARE = 0.1
_SMALL = 4
#: From this share of the text on, both languages have the whole of it.
_FULL_SHARE = 0.2
#: From as many divided paragraphs on, if they are most, both languages stand all through a file.
_MANY = 4

_RULE = frozenset("-—–―_=*·•.…~＊※◆◇■□●○★☆#/|\\+<>─━═ \t\u3000`")
_CREDIT = re.compile(
    r"""[（(【\[]?\s*(?:
        (?:(?:english|chinese)\s+)? (?:translat(?:ed|ion)\s+by\b | translators?\s*[:：]) .{1,100}
      | (?:[翻英中汉漢]?[译譯](?:者|文作者)?)\s*[:：] [^的是了。]{1,24}
      | (?:本文|全文)?由.{1,30}翻[译譯]。?
      | [\u4e00-\u9fff·、]{2,15}\s+[译譯]
    )[)）】\]]?$""",
    re.IGNORECASE | re.VERBOSE,
)
#: A remark of the translator's own, which is in no source; one with a number speaks of the English.
_NOTE = re.compile(
    rf"""[（(【〔［\[*_＊※]{{0,3}}\s*
        (?:[译譯]者?[注註按] | {CALLED} | t/n
          | [注註][一二三四五六七八九十\d]{{1,2}}(?=\s*[:：].{{0,60}}英[文語语]原文))
        (?:\s*[】〕］\]*_]{{0,3}}\s*[:：] | [】〕］\]])[\s*_]*[^\s*_]
      | [【〔［\[]\s*{QUOTED}[^】〕］\]]{{1,500}}[】〕］\]]$""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT_IN_BRACKETS = re.compile(r"[（(【\[][\u4e00-\u9fff·、\s]{2,15}[译譯][)）】\]]$")


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read a text: a Bitext if it holds both languages, else a Document.

    A line is a paragraph, unless lines were wrapped by an editor; then a block is. What is in
    neither language is listed as unpaired. Raises InputError if nothing is left to judge.
    """
    text, encoding = read_text(path, options.encoding)
    items = items_of(text.split("\n"), path)
    return assemble(path, items, options, encoding_note(path, encoding))


def encoding_note(path: Path, encoding: str) -> tuple[str, ...]:
    """The note for a text that was not in Unicode."""
    return () if encoding.startswith("utf") else (f"{path.name}: read as {encoding}",)


def items_of(lines: Sequence[str], path: Path) -> list[Item]:
    """Every paragraph and every unpaired text of the lines, in reading order."""
    name = path.as_posix()
    return [
        item
        for block in blocks(lines)
        for item in parts_of(
            items_of_block(block, name), Paragraph(block.text, "en", _location(name, block))
        )
    ]


def parts_of(items: Iterable[Item], whole: Paragraph) -> list[Item]:
    """A paragraph's items, each with what it is a part of where they are in both languages;
    `whole` is that paragraph, in either language."""
    found = list(items)
    langs = {item.lang for item in found if isinstance(item, Paragraph)}
    both = len(langs) == 2 and all(
        isinstance(item, Paragraph) or item.reason == "separator" for item in found
    )
    return [replace(item, whole=whole) for item in found] if both else found


def _location(name: str, block: Block, offset: int = 0) -> Location:
    return Location(name, block.line, block.column + offset)


def items_of_block(block: Block, name: str, *, divided: bool = True) -> Iterator[Item]:
    """A block as a paragraph, as two if it says one thing in both languages, or as unpaired."""
    text = block.text
    aside = "credit" if _is_credit(text) else "translators-note" if _NOTE.match(text) else ""
    if aside:
        yield Unpaired(text, _location(name, block), aside)
        return
    halves = split_bilingual(text) if divided else None
    if halves is None:
        yield _item(text, _location(name, block))
        return
    end = 0
    for half in halves:
        between = text[end : half.column]
        if between.strip() not in ("", *_BRACKETS):
            offset = end + len(between) - len(between.lstrip())
            yield Unpaired(between.strip(), _location(name, block, offset), "separator")
        yield Paragraph(half.text, half.lang, _location(name, block, half.column))
        end = half.column + len(half.text)


def _item(text: str, location: Location) -> Item:
    lang = language_of(text)
    if lang:
        return Paragraph(text, lang, location)
    return Unpaired(text, location, _reason(text))


def _reason(text: str) -> str:
    """Why a text is in neither language."""
    bare = without_addresses(text)
    if script_counts(bare).letters > 1:
        return "other-language"
    if bare != text:
        return "url"
    return "separator" if set(text) <= _RULE else "neutral"


def _is_credit(text: str) -> bool:
    if len(text) > 140:
        return False
    if _CREDIT_IN_BRACKETS.match(text):
        return True
    sentence = text.endswith((".", "!", "?")) and len(text.split()) > 7
    return bool(_CREDIT.match(text)) and not sentence


# --- one language or two -----------------------------------------------------------------


def weight(paragraphs: Iterable[Paragraph]) -> float:
    """How much text paragraphs hold, in Han characters or their worth in English words; those that
    may be code do not count."""
    total = 0.0
    for paragraph in paragraphs:
        if paragraph.aside:
            continue
        counts = script_counts(paragraph.text)
        total += counts.han if paragraph.lang == "zh" else counts.latin_words * HAN_PER_WORD
    return total


def assemble(
    path: Path, items: Sequence[Item], options: ReadOptions, notes: tuple[str, ...] = ()
) -> Document | Bitext:
    """A Bitext of the items if both languages have a real share in them, else a Document.

    The lesser language needs MINOR_SHARE of the paragraphs or of the text; in a text of four
    paragraphs or fewer any is enough.
    """
    name = path.as_posix()
    paragraphs, unpaired = _sorted(items)
    if not paragraphs:
        raise NoTextError("no English or Chinese text was found", name)
    major, share, by_text = _major([p for p in paragraphs if not p.aside] or paragraphs)
    if share == 0 or (share < MINOR_SHARE and len(paragraphs) > _SMALL):
        return reduce_to(major, name, paragraphs, unpaired, notes)
    if by_text >= _FULL_SHARE:
        paragraphs, unpaired = _sorted(divided(items))
    source_lang = options.source_by_default
    return Bitext(
        name=name,
        source_lang=source_lang,
        target_lang=other(source_lang),
        source=tuple(p for p in paragraphs if p.lang == source_lang),
        target=tuple(p for p in paragraphs if p.lang != source_lang),
        interleaved=True,
        unpaired=tuple(unpaired),
        notes=notes,
    )


def _sorted(items: Iterable[Item]) -> tuple[list[Paragraph], list[Unpaired]]:
    paragraphs: list[Paragraph] = []
    unpaired: list[Unpaired] = []
    for item in items:
        if isinstance(item, Paragraph):
            paragraphs.append(item)
        else:
            unpaired.append(item)
    return paragraphs, unpaired


def _major(paragraphs: Sequence[Paragraph]) -> tuple[Lang, float, float]:
    """The language of most of the text, and the other's share of paragraphs or text, and of
    text."""
    english = [p for p in paragraphs if p.lang == "en"]
    chinese = [p for p in paragraphs if p.lang == "zh"]
    sizes: dict[Lang, float] = {"en": weight(english), "zh": weight(chinese)}
    major: Lang = "en" if sizes["en"] > sizes["zh"] else "zh"
    minor = chinese if major == "en" else english
    by_text = sizes[other(major)] / max(1e-9, sum(sizes.values()))
    return major, max(len(minor) / len(paragraphs), by_text) if minor else 0.0, by_text


def reduce_to(
    lang: Lang,
    name: str,
    paragraphs: Iterable[Paragraph],
    unpaired: Iterable[Unpaired],
    notes: tuple[str, ...] = (),
) -> Document:
    """A Document of one language; paragraphs of the other become unpaired, with a note."""
    every, unpaired = undivided(lang, paragraphs, unpaired)
    kept = [paragraph for paragraph in every if paragraph.lang == lang]
    strays = [paragraph for paragraph in every if paragraph.lang != lang]
    left = [
        *unpaired,
        *(
            Unpaired(
                p.text, p.location, p.aside or "other-language", p.protected, p.heading, p.place
            )
            for p in strays
        ),
    ]
    left.sort(key=lambda item: item.location)
    return Document(name, lang, tuple(kept), tuple(left), notes + stray_note(name, lang, left))


def undivided(
    lang: Lang, paragraphs: Iterable[Paragraph], unpaired: Iterable[Unpaired]
) -> tuple[list[Paragraph], list[Unpaired]]:
    """The texts of a file that stands for one language: a paragraph that says something in it is
    its own, whatever else it says, and is not divided.

    One with both languages all through stays as it is.
    """
    parts = list(paragraphs)
    wholes = {id(part.whole) for part in parts if part.whole}
    own = {id(part.whole or part) for part in parts if part.lang == lang}
    if len(wholes) >= _MANY and 2 * len(wholes) > len(own):
        return parts, list(unpaired)
    found: list[Paragraph] = []
    seen: set[int] = set()
    for part in parts:
        if part.whole is None:
            found.append(part if part.lang == lang else _claimed(part, lang))
        elif id(part.whole) not in seen:
            seen.add(id(part.whole))
            at, aside = min(part.location, part.whole.location), part.aside
            found.append(replace(part.whole, lang=lang, location=at, aside=aside))
    return found, [item for item in unpaired if id(item.whole) not in seen]


def _claimed(paragraph: Paragraph, lang: Lang) -> Paragraph:
    """A paragraph as one of a language if it says something in it."""
    text = blanked(paragraph.text, paragraph.protected)
    return replace(paragraph, lang=lang) if has_words(text, lang) else paragraph


def reduced(found: Bitext, lang: Lang) -> Document:
    """A text in both languages as a Document of one, see reduce_to."""
    every = sorted((*found.source, *found.target), key=lambda paragraph: paragraph.location)
    return reduce_to(lang, found.name, every, found.unpaired, found.notes)


def stray_note(name: str, lang: Lang, unpaired: Iterable[Unpaired]) -> tuple[str, ...]:
    """The note that a text of one language has lines in the other one, if it has."""
    strays = [u for u in unpaired if u.reason == "other-language" and language_of(u.text)]
    if not strays:
        return ()
    places = ", ".join(str(stray.location.line) for stray in strays[:10])
    more = ", ..." if len(strays) > 10 else ""
    found = f"{len(strays)} in {LANGUAGE_NAMES[other(lang)]} left unpaired"
    return (f"{name}: read as {LANGUAGE_NAMES[lang]}; {found} (line {places}{more})",)
