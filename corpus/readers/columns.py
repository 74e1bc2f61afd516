"""Which two columns of a table hold the two languages: told, named, or found by content."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import InputError
from corpus.language import language_of, script_counts
from corpus.model import LANGUAGE_NAMES, Lang, other
from corpus.readers.base import ReadOptions
from corpus.readers.rows import Row, Table

#: Rows looked at when a column's language is found by its content.
_SAMPLE = 500

_SOURCE = ("source", "src", "original", "orig", "原文", "源文", "源语", "源语言")
_TARGET = (
    "target", "tgt", "trg", "mt", "hyp", "hypothesis", "translation", "translated",
    "译文", "譯文", "目标", "目標", "目标语", "目标语言", "翻译", "翻譯",
)  # fmt: skip
_ENGLISH = ("en", "eng", "english", "en us", "en gb", "英文", "英语", "英語")
_CHINESE = (
    "zh", "zho", "chi", "cmn", "cn", "chinese", "mandarin", "zh cn", "zh hans", "zh tw", "zh hk",
    "zh hant", "simplified chinese", "traditional chinese", "中文", "汉语", "漢語", "简体中文",
    "繁体中文", "繁體中文",
)  # fmt: skip
_KEYS = ("id", "key", "seg id", "segment id", "segid", "unit id", "uid")
#: Words that a column's name may carry without a change of meaning.
_FILLER = re.compile(
    r"\b(?:text|texts|sentence|sent|segment|string|content|column|col)\b|文本|句子|内容|列$"
)
_NAMED = frozenset((*_SOURCE, *_TARGET, *_ENGLISH, *_CHINESE))


@dataclass(frozen=True, slots=True)
class Columns:
    """The chosen columns (indices) and the language of the source column."""

    source: int
    target: int
    source_lang: Lang


def plain(name: str) -> str:
    """A column's name for comparison: "translation.zh_CN" -> "zh cn", "Source-Text" -> "source"."""
    last = name.lower().rpartition(".")[2]
    words = re.sub(r"[\W_]+", " ", last)
    return " ".join(_FILLER.sub(" ", words).split())


def header(table: Table, options: ReadOptions) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns' names and the rows below them.

    A first row is a header unless it already holds a text in each language and no name that
    is known; then the columns are called "1", "2", ...
    """
    if table.columns is not None or not table.rows:
        return table.columns or (), table.rows
    first = table.rows[0].cells
    told = {options.source_column, options.target_column}
    known = any(cell in told or plain(cell) in _NAMED for cell in first)
    if not known and {language_of(cell) for cell in first} >= {"en", "zh"}:
        return tuple(str(number + 1) for number in range(len(first))), table.rows
    return first, table.rows[1:]


def key_column(columns: Sequence[str], exclude: Iterable[int]) -> int | None:
    """The column that names each row, or None."""
    return first(columns, _KEYS, exclude)


def choose(
    columns: Sequence[str], rows: Sequence[Row], path: Path, options: ReadOptions
) -> Columns:
    """The source and the target column.

    Taken in this order: what the options say, names of roles (source, tgt, ...), names of
    languages, content (the one column mostly English, the one mostly Chinese). Raises
    InputError listing the columns where that leaves a doubt.
    """
    told = (
        _told(columns, options.source_column, path),
        _told(columns, options.target_column, path),
    )
    langs = [_language_of_column(index, rows) for index in range(len(columns))]
    pair = _complete(told, columns, langs, rows, options)
    if pair is None:
        listed = ", ".join(columns[:20]) or "none"
        raise InputError(
            f"cannot tell which columns hold the two languages (columns: {listed}); "
            "name them with --source-column and --target-column",
            path,
        )
    source, target = pair
    return Columns(source, target, _source_language(source, target, columns, langs, path, options))


def _told(columns: Sequence[str], name: str | None, path: Path) -> int | None:
    if name is None:
        return None
    if name in columns:
        return columns.index(name)
    if name.isdecimal() and 1 <= int(name) <= len(columns):
        return int(name) - 1
    folded = [column.casefold() for column in columns]
    if name.casefold() in folded:
        return folded.index(name.casefold())
    raise InputError(f"no column {name!r} (columns: {', '.join(columns[:20])})", path)


def _complete(
    told: tuple[int | None, int | None],
    columns: Sequence[str],
    langs: Sequence[Lang | None],
    rows: Sequence[Row],
    options: ReadOptions,
) -> tuple[int, int] | None:
    source, target = told
    if source is not None and target is not None:
        return (source, target) if source != target else None
    if source is not None:
        found = _counterpart(source, _TARGET, columns, langs, rows)
        return None if found is None else (source, found)
    if target is not None:
        found = _counterpart(target, _SOURCE, columns, langs, rows)
        return None if found is None else (found, target)
    source, target = first(columns, _SOURCE), first(columns, _TARGET)
    if source is not None and target is not None:
        return source, target
    english, chinese = first(columns, _ENGLISH), first(columns, _CHINESE)
    if english is None or chinese is None:
        english, chinese = _only("en", langs, rows), _only("zh", langs, rows)
    if english is None or chinese is None:
        return None
    return (english, chinese) if options.source_by_default == "en" else (chinese, english)


def _counterpart(
    told: int,
    names: Sequence[str],
    columns: Sequence[str],
    langs: Sequence[Lang | None],
    rows: Sequence[Row],
) -> int | None:
    named = first(columns, names, exclude=(told,))
    if named is not None:
        return named
    lang = langs[told]
    return None if lang is None else _only(other(lang), langs, rows)


def first(columns: Sequence[str], names: Sequence[str], exclude: Iterable[int] = ()) -> int | None:
    """The column whose name stands first in the list of names."""
    out = set(exclude)
    plains = [plain(column) for column in columns]
    for name in names:
        for index, found in enumerate(plains):
            if found == name and index not in out:
                return index
    return None


def _language_of_column(index: int, rows: Sequence[Row]) -> Lang | None:
    """The language of most of a column's cells that are in one."""
    found = Counter(language_of(row.cells[index][:2000]) for row in rows[:_SAMPLE])
    del found[None]
    if not found:
        return None
    lang, number = min(found.items(), key=lambda item: (-item[1], item[0] or ""))
    return lang if number >= 0.6 * found.total() else None


def _only(lang: Lang, langs: Sequence[Lang | None], rows: Sequence[Row]) -> int | None:
    """The one column in a language; of several, the one that holds texts and not labels."""
    found = [index for index, of in enumerate(langs) if of == lang]
    if len(found) > 1:
        found = [index for index in found if _is_prose(index, rows)]
    return found[0] if len(found) == 1 else None


def _is_prose(index: int, rows: Sequence[Row]) -> bool:
    cells = [row.cells[index][:2000] for row in rows[:_SAMPLE] if row.cells[index]]
    counts = [script_counts(cell) for cell in cells]
    return sum(count.han + 2 * count.latin_words for count in counts) > 5 * len(cells)


def _source_language(
    source: int,
    target: int,
    columns: Sequence[str],
    langs: Sequence[Lang | None],
    path: Path,
    options: ReadOptions,
) -> Lang:
    """The source column's language, by content, else by name, else by the target's."""
    first = langs[source] or _named_language(columns[source])
    second = langs[target] or _named_language(columns[target])
    names = f"columns {columns[source]!r} and {columns[target]!r}"
    if first is not None and first == second:
        raise InputError(f"{names} both hold {LANGUAGE_NAMES[first]}", path)
    lang = first or (other(second) if second else options.source_lang)
    if lang is None:
        raise InputError(f"{names} hold neither English nor Chinese", path)
    if options.source_lang and lang != options.source_lang:
        wanted = LANGUAGE_NAMES[options.source_lang]
        held = f"source column {columns[source]!r} holds {LANGUAGE_NAMES[lang]}"
        raise InputError(f"{held}, but the source language is said to be {wanted}", path)
    return lang


def _named_language(name: str) -> Lang | None:
    if plain(name) in _ENGLISH:
        return "en"
    return "zh" if plain(name) in _CHINESE else None
