"""Term bases: which words stand for which, and which are not to be used.

Read from CSV or TSV (one row a pair of terms) and from TBX: TBX-Basic of 2008 (martif,
termEntry) and version 3 (ISO 30042:2019; tbx, conceptEntry) in both its styles, DCA and DCT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from corpus.errors import InputError
from corpus.model import Lang, Location, other
from corpus.readers import columns as naming
from corpus.readers import xml
from corpus.readers.base import ReadOptions, language_of_code
from corpus.readers.rows import Row, csv_rows, tsv_rows

TermStatus = Literal["preferred", "admitted", "forbidden"]

_WORDS: dict[TermStatus, tuple[str, ...]] = {
    "preferred": (
        "preferred", "preferredterm", "recommended", "approved", "standard", "yes", "ok",
        "首选", "推荐", "标准", "批准",
    ),
    "admitted": (
        "admitted", "admittedterm", "allowed", "acceptable", "accepted", "legal", "standardized",
        "proposed", "new", "允许", "可用", "许用", "拟用",
    ),
    "forbidden": (
        "forbidden", "deprecated", "deprecatedterm", "superseded", "supersededterm", "prohibited",
        "do not use", "donotuse", "not recommended", "rejected", "obsolete", "no",
        "禁用", "弃用", "不推荐", "被取代", "停用",
    ),
}  # fmt: skip
_STATUS_OF = {word: status for status, words in _WORDS.items() for word in words}
_STATUS_COLUMNS = ("status", "term status", "usage", "usage status", "状态", "用法")
_FORBIDDEN_COLUMNS = ("forbidden", "deprecated", "do not use", "禁用")
_YES = frozenset(("1", "x", "y", "yes", "true", "forbidden", "是", "禁用", "√", "✓"))
_NO = frozenset(("", "0", "-", "n", "no", "false", "否"))
_NOTE_COLUMNS = ("note", "notes", "comment", "definition", "description", "备注", "注释", "定义")
_SEVERAL = re.compile(r"\s*[;；|]\s*")


@dataclass(frozen=True, slots=True)
class Term:
    """One way to say a thing; `status` says whether translations may use it."""

    text: str
    lang: Lang
    status: TermStatus
    location: Location


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One concept: its English and its Chinese terms in the file's order, neither empty."""

    english: tuple[Term, ...]
    chinese: tuple[Term, ...]
    note: str = ""

    def terms(self, lang: Lang) -> tuple[Term, ...]:
        """The terms of one language."""
        return self.english if lang == "en" else self.chinese


@dataclass(frozen=True, slots=True)
class TermBase:
    """The entries of a term base in the file's order; `notes` say what was left out."""

    name: str
    entries: tuple[TermEntry, ...]
    notes: tuple[str, ...] = ()


def read_terms(path: Path | str, encoding: str | None = None) -> TermBase:
    """Read a term base: .tbx, .xml (TBX), .tsv, .tab, anything else as CSV.

    A table needs a column for each language, found by its name (source, target, en, zh, ...)
    or by what it holds; it may have a column `status` (preferred, admitted, forbidden and their
    usual synonyms; empty is preferred), or `forbidden` (yes or no), which holds for the term of
    the target column, and one `note`. Several terms in a cell are parted by ";" or "|". Rows
    with the same source term are one entry. Raises InputError naming file and line.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in (".tbx", ".xml"):
        return _checked(path, *_read_tbx(path, encoding))
    rows = tsv_rows if suffix in (".tsv", ".tab") else csv_rows
    options = ReadOptions(encoding=encoding)
    names, below = naming.header(rows(path, encoding), options)
    if not below:
        raise InputError("the term base has no rows", path)
    return _checked(path, *_entries_of_rows(names, below, path, options))


def _checked(path: Path, entries: list[TermEntry], left_out: int) -> TermBase:
    whole = tuple(entry for entry in entries if entry.english and entry.chinese)
    left_out += len(entries) - len(whole)
    if not whole:
        raise InputError("no entry has both an English and a Chinese term", path)
    count = "entry" if left_out == 1 else "entries"
    reason = f"{path.name}: {left_out} {count} without a term in both languages left out"
    return TermBase(path.as_posix(), whole, (reason,) if left_out else ())


# --- tables -------------------------------------------------------------------------------


def _entries_of_rows(
    names: tuple[str, ...], rows: tuple[Row, ...], path: Path, options: ReadOptions
) -> tuple[list[TermEntry], int]:
    chosen = naming.choose(names, rows, path, options)
    pair = (chosen.source, chosen.target)
    status = naming.first(names, _STATUS_COLUMNS, pair)
    forbidden = naming.first(names, _FORBIDDEN_COLUMNS, pair)
    note = naming.first(names, _NOTE_COLUMNS, pair)
    entries: dict[str, tuple[list[Term], list[Term], list[str]]] = {}
    left_out = 0
    for row in rows:
        location = Location(path.as_posix(), row.line)
        held = _status_of_row(row, status, forbidden, path)
        sources = _SEVERAL.split(row.cells[chosen.source])
        targets = list(filter(None, _SEVERAL.split(row.cells[chosen.target])))
        if not sources[0] or not targets:
            left_out += any(row.cells)
            continue
        found = entries.setdefault(sources[0].casefold(), ([], [], []))
        known = {term.text for term in found[0]}
        found[0].extend(
            Term(text, chosen.source_lang, "preferred", location)
            for text in sources
            if text and text not in known
        )
        target_lang = other(chosen.source_lang)
        found[1].extend(Term(text, target_lang, held, location) for text in targets)
        found[2].extend([row.cells[note]] if note is not None and row.cells[note] else [])
    english_first = chosen.source_lang == "en"
    return [
        TermEntry(
            tuple(source if english_first else target),
            tuple(target if english_first else source),
            " ".join(notes),
        )
        for source, target, notes in entries.values()
    ], left_out


def _status_of_row(row: Row, status: int | None, forbidden: int | None, path: Path) -> TermStatus:
    if forbidden is not None:
        said = row.cells[forbidden].casefold()
        if said in _YES:
            return "forbidden"
        if said not in _NO:
            raise InputError(f"{row.cells[forbidden]!r} is neither yes nor no", path, row.line)
    if status is None or not row.cells[status]:
        return "preferred"
    return _status(row.cells[status], path, row.line)


def _status(said: str, path: Path, line: int) -> TermStatus:
    word = re.sub(r"(-admn-sts|-admin-sts)$", "", said.strip().casefold())
    if word not in _STATUS_OF:
        listed = ", ".join(get_args(TermStatus))
        raise InputError(f"unknown status {said[:40]!r} of a term (use {listed})", path, line)
    return _STATUS_OF[word]


# --- TBX ----------------------------------------------------------------------------------


def _read_tbx(path: Path, encoding: str | None) -> tuple[list[TermEntry], int]:
    entries = [
        _entry(element, path)
        for element in xml.stream(path, ("termEntry", "conceptEntry"), encoding)
    ]
    if not entries:
        raise InputError("holds no termEntry or conceptEntry; is it a TBX file?", path)
    return entries, 0


def _entry(element: xml.Element, path: Path) -> TermEntry:
    terms: dict[Lang, list[Term]] = {"en": [], "zh": []}
    unit = element.get("id") or element.get("xml:id") or None
    for part in element.elements("langSet", "langSec"):
        lang = language_of_code(part.get("xml:lang") or part.get("lang"))
        if lang:
            terms[lang].extend(_terms(part, lang, path, unit))
    notes = (_plain(e.text) for e in element.elements("descrip", "note", "descripGrp"))
    return TermEntry(tuple(terms["en"]), tuple(terms["zh"]), " ".join(filter(None, notes)))


def _terms(part: xml.Element, lang: Lang, path: Path, unit: str | None) -> Iterator[Term]:
    for group in part.walk():
        if group.name not in ("tig", "ntig", "termGrp", "termSec"):
            continue
        term = group.first("term")
        if term and _plain(term.text):
            location = Location(path.as_posix(), term.line, term.column, unit)
            yield Term(_plain(term.text), lang, _status_of(group.walk(), path), location)


def _status_of(elements: Iterable[xml.Element], path: Path) -> TermStatus:
    """The administrative or normative status, as a termNote (DCA) or an element (DCT)."""
    kinds = ("administrativeStatus", "normativeAuthorization")
    for element in elements:
        if element.get("type") in kinds or element.name.rpartition("}")[2] in kinds:
            return _status(element.text, path, element.line)
    return "preferred"


def _plain(text: str) -> str:
    return " ".join(text.split())
