"""PO and POT, the catalogues of gettext, read with translate-toolkit.

Paragraph: a `msgid` and its `msgstr`; of plurals, each form of the translation with the original's
form for it. An entry without translation is a pair without target; a POT file is a document in
one language. Location: the line of `msgid` or `msgstr`, unit the `msgctxt`. Protected:
placeholders and tags. Obsolete entries (`#~`) and literal blocks of Sphinx's catalogues are listed
as unpaired; the header is not text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.decoding import read_text
from corpus.errors import InputError, NoTextError
from corpus.language import language_of
from corpus.model import Bitext, Document, Lang, Location, Pair, Paragraph, Unpaired, other
from corpus.readers import codes, given
from corpus.readers.base import ReadOptions, language_of_code, needs
from corpus.readers.literals import Entry, literal_blocks
from corpus.readers.text import reduce_to

if TYPE_CHECKING:
    from translate.storage.pypo import pofile, pounit


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read a PO file as a Bitext of pairs, a POT file as a Document. Raises InputError."""
    text, _ = read_text(path, options.encoding)
    lines = text.split("\n")
    store = parsed(text, path)
    units = [unit for unit in store.units if not unit.isheader() and unit.source]
    live = [unit for unit in units if not unit.isobsolete()]
    literal = literal_blocks([Entry(str(unit.source), unit.getlocations()) for unit in live])
    prose = [unit for index, unit in enumerate(live) if index not in literal]
    blocks = [live[index] for index in sorted(literal)]
    if path.suffix.lower() == ".pot":
        return _template(path, prose, blocks, lines)
    langs = _languages(store, prose)
    source_lang = given.source_language(*langs, path, 1, options)
    pairs = [p for unit in prose for p in _pairs(unit, path, source_lang, lines)]
    fuzzy = sum(unit.isfuzzy() for unit in live)
    found = given.count(fuzzy, "entry", "entries")
    return given.bitext(
        path,
        source_lang,
        pairs,
        (
            *(item for unit in blocks for item in _literal(unit, path, source_lang, lines)),
            *(item for unit in units if unit.isobsolete() for item in _obsolete(unit, path)),
        ),
        (f"{path.name}: {found} marked fuzzy, which gettext leaves out",) if fuzzy else (),
    )


def parsed(text: str, path: Path) -> pofile:
    """The text as translate-toolkit's store. Raises InputError."""
    try:
        from translate.storage.poparser import PoParseState, parse_units
        from translate.storage.pypo import pofile
    except ImportError:
        raise needs("PO files", "translate-toolkit", path) from None
    store = pofile(encoding="utf-8")
    store.units = []
    state = None
    try:
        # lines that are decoded already, whatever charset the header names
        state = PoParseState([f"{line}\n" for line in text.split("\n")], store.create_unit)
        parse_units(state, store)
    except Exception as error:  # the parser raises whatever its input makes go wrong
        reason = str(error).partition(" on line ")[0]
        raise InputError(f"broken PO: {reason}", path, state.lineno if state else 1) from None
    return store


def _languages(store: pofile, units: Sequence[pounit]) -> tuple[Lang | None, Lang | None]:
    """What the header says; what it does not say, by the texts."""
    header = {name.casefold(): value for name, value in store.parseheader().items()}
    target = language_of_code(header.get("language", ""))
    source = language_of_code(header.get("x-source-language", ""))
    if source is None and target is None:
        found = Counter(language_of(str(unit.source)[:2000]) for unit in units[:500])
        del found[None]
        source = found.most_common(1)[0][0] if found else None
    if source is None and target:
        source = other(target)
    if source and not header.get("language"):
        target = other(source)
    return source, target


def _template(
    path: Path, units: Sequence[pounit], blocks: Sequence[pounit], lines: Sequence[str]
) -> Document:
    sources = [str(unit.source) for unit in units]
    found = Counter(language_of(text[:2000]) for text in sources)
    del found[None]
    if not found:
        raise NoTextError("no English or Chinese text was found", path)
    lang: Lang = "zh" if found["zh"] > found["en"] else "en"
    paragraphs = [p for unit in units for p in _side(unit, "msgid", 0, lang, path, lines)]
    code = [item for unit in blocks for item in _literal(unit, path, lang, lines)]
    return reduce_to(lang, path.as_posix(), paragraphs, code)


def _pairs(unit: pounit, path: Path, source_lang: Lang, lines: Sequence[str]) -> Iterator[Pair]:
    forms = len(unit.target.strings) if unit.hasplural() else 1
    for form in range(forms):
        # a language without plural has one form, which stands for the original's last
        singular = form == 0 and (forms > 1 or not unit.hasplural())
        source = _side(unit, "msgid" if singular else "msgid_plural", 0, source_lang, path, lines)
        keyword = f"msgstr[{form}]" if unit.hasplural() else "msgstr"
        target = _side(unit, keyword, form, other(source_lang), path, lines)
        if source or target:
            yield Pair(source, target)


def _side(
    unit: pounit, keyword: str, form: int, lang: Lang, path: Path, lines: Sequence[str]
) -> tuple[Paragraph, ...]:
    if keyword.startswith("msgid"):
        strings = unit.source.strings if unit.hasplural() else [unit.source]
        text = strings[-1 if keyword == "msgid_plural" else 0]
    else:
        text = (unit.target.strings if unit.hasplural() else [unit.target])[form]
    line = _line(unit, keyword, lines)
    return codes.string(str(text), lang, Location(path.as_posix(), line, 0, _context(unit)))


def _line(unit: pounit, keyword: str, lines: Sequence[str]) -> int:
    """The line of a keyword in a unit, which begins with its comments."""
    start = unit._line_number or 1
    for number in range(start, len(lines) + 1):
        if lines[number - 1].lstrip("#~ \t").startswith((f"{keyword} ", f'{keyword}"')):
            return number
    return start


def _context(unit: pounit) -> str | None:
    return unit.getcontext() or None


def _obsolete(unit: pounit, path: Path) -> Iterator[Unpaired]:
    location = Location(path.as_posix(), unit._line_number or 1, 0, _context(unit))
    for text in (str(unit.source), str(unit.target)):
        if text.strip():
            yield Unpaired(text.strip(), location, "obsolete")


def _literal(
    unit: pounit, path: Path, source_lang: Lang, lines: Sequence[str]
) -> Iterator[Unpaired]:
    """A block of code, and what the translation has for it if that is not the same."""
    source = _side(unit, "msgid", 0, source_lang, path, lines)
    target = _side(unit, "msgstr", 0, other(source_lang), path, lines)
    for paragraph in (*source, *target):
        if paragraph in source or paragraph.text != source[0].text:
            yield Unpaired(paragraph.text, paragraph.location, "code", paragraph.protected)
