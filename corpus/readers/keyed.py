"""Files of strings with keys: entries become a document, or a bitext if both languages are in it.

A string counts as text of its file's language whatever it holds: one that was left untranslated
is to be found, not put aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import NoTextError
from corpus.language import language_of
from corpus.model import Bitext, Document, Lang, Location, Pair, Paragraph, Unpaired, other
from corpus.readers import codes, given
from corpus.readers.base import ReadOptions, language_of_code

#: How many of a file's strings its language is found out from.
_SAMPLE = 2000
_PLURAL = re.compile(r"(.*[._])(?:zero|one|two|few|many)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A string and its key, a path of names; `line` is 1-based, `column` 0-based."""

    key: tuple[str, ...]
    text: str
    line: int
    column: int = 0


def read_entries(
    path: Path,
    entries: Sequence[Entry],
    options: ReadOptions,
    unpaired: Iterable[Unpaired] = (),
) -> Document | Bitext:
    """The strings as a Document; a Bitext if the keys' first names are codes of both languages.

    A Document's language is what its keys' first name says (as in Rails), else its file's or
    folder's name, else that of most strings. Raises InputError if there is no text.
    """
    if not any(language_of(entry.text[:2000]) for entry in entries):
        raise NoTextError("no English or Chinese text was found", path)
    codes_found = {entry.key[0] if entry.key else "" for entry in entries}
    if all(map(language_of_code, codes_found)):
        sides = _by_code(path, entries)
        if len(sides) == 2:
            return _bilingual(path, sides, options, unpaired)
        (lang, paragraphs) = next(iter(sides.items()))
    else:
        lang = language_of_path(path) or _main_language(entries)
        paragraphs = [p for entry in entries for p in _string(entry, entry.key, lang, path)]
    return Document(path.as_posix(), lang, tuple(paragraphs), tuple(unpaired), pairing="unit")


def _by_code(path: Path, entries: Sequence[Entry]) -> dict[Lang, list[Paragraph]]:
    sides: dict[Lang, list[Paragraph]] = {}
    for entry in entries:
        lang = language_of_code(entry.key[0])
        if lang:
            sides.setdefault(lang, []).extend(_string(entry, entry.key[1:], lang, path))
    return sides


def _string(entry: Entry, key: tuple[str, ...], lang: Lang, path: Path) -> tuple[Paragraph, ...]:
    location = Location(path.as_posix(), entry.line, entry.column, ".".join(key) or None)
    return codes.string(entry.text, lang, location)


def _bilingual(
    path: Path,
    sides: dict[Lang, list[Paragraph]],
    options: ReadOptions,
    unpaired: Iterable[Unpaired],
) -> Bitext:
    source_lang = options.source_by_default
    pairs, left = by_unit(sides[source_lang], sides[other(source_lang)])
    return given.bitext(path, source_lang, pairs, (*unpaired, *left))


def _main_language(entries: Sequence[Entry]) -> Lang:
    """The language of most strings; a few strings of English in Chinese are the rule."""
    found = Counter(language_of(entry.text[:2000]) for entry in entries[:_SAMPLE])
    return "zh" if found["zh"] and found["zh"] >= 0.3 * found["en"] else "en"


def language_of_path(path: Path) -> Lang | None:
    """What a file's name or its folders' say: zh-CN.json, messages_zh.properties, values-zh/."""
    for name in (path.name.partition(".")[0], *path.name.split(".")[1:-1], *_folders(path)):
        for part in (name, *re.findall(r"(?<=[_-])(?:en|zh)(?![A-Za-z])", name)):
            if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4}|[-_]r[A-Z]{2}){0,2}", part):
                lang = language_of_code(part)
                if lang:
                    return lang
    return None


def _folders(path: Path) -> tuple[str, ...]:
    return tuple(folder.name for folder in list(path.parents)[:2])


def by_unit(
    source: Iterable[Paragraph], target: Iterable[Paragraph]
) -> tuple[list[Pair], list[Unpaired]]:
    """Pairs of the paragraphs with the same unit, in the source's order; then what is left.

    A form of a plural ("one", "few", ...) without counterpart, whose "other" has one, is no
    pair: the other language has no such form. Time is linear in the number of paragraphs.
    """
    sources, targets = list(source), list(target)
    there: dict[str | None, list[Paragraph]] = {}
    for paragraph in reversed(targets):
        there.setdefault(paragraph.location.unit, []).append(paragraph)
    pairs: list[Pair] = []
    taken: set[Location] = set()
    for paragraph in sources:
        found = there.get(paragraph.location.unit)
        if found:
            taken.add(found[-1].location)
        pairs.append(Pair((paragraph,), (found.pop(),) if found else ()))
    pairs.extend(Pair((), (paragraph,)) for paragraph in targets if paragraph.location not in taken)
    known = {p.location.unit for p in sources} & {p.location.unit for p in targets}
    whole: list[Pair] = []
    left: list[Unpaired] = []
    for pair in pairs:
        if _is_lacking_form(pair, known):
            alone = pair.source + pair.target
            left.extend(Unpaired(p.text, p.location, "plural-form") for p in alone)
        else:
            whole.append(pair)
    return whole, left


def _is_lacking_form(pair: Pair, known: set[str | None]) -> bool:
    if pair.source and pair.target:
        return False
    (alone,) = pair.source + pair.target
    form = _PLURAL.fullmatch(alone.location.unit or "")
    return form is not None and f"{form.group(1)}other" in known
