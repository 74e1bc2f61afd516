"""Tables of pairs: CSV, TSV, JSON lines and Parquet. The rows say what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from corpus.errors import InputError
from corpus.model import LANGUAGE_NAMES, Bitext, Lang, Location, Pair, Paragraph, other
from corpus.readers import columns as naming
from corpus.readers.base import ReadOptions
from corpus.readers.parquet import parquet_rows
from corpus.readers.rows import Row, Table, csv_rows, jsonl_rows, tsv_rows


def read_csv(path: Path, options: ReadOptions) -> Bitext:
    """Read a CSV file as a Bitext of pairs. Raises InputError."""
    return bitext_of(csv_rows(path, options.encoding), path, options)


def read_tsv(path: Path, options: ReadOptions) -> Bitext:
    """Read a TSV file as a Bitext of pairs. Raises InputError."""
    return bitext_of(tsv_rows(path, options.encoding), path, options)


def read_jsonl(path: Path, options: ReadOptions) -> Bitext:
    """Read JSON lines as a Bitext of pairs. Raises InputError."""
    return bitext_of(jsonl_rows(path, options.encoding), path, options)


def read_parquet(path: Path, options: ReadOptions) -> Bitext:
    """Read a Parquet file as a Bitext of pairs; lines are row numbers. Raises InputError."""
    return bitext_of(parquet_rows(path), path, options)


#: Where a cell stands: by its row and the column's index.
Place = Callable[[Row, int], Location]


def bitext_of(table: Table, path: Path, options: ReadOptions, place: Place | None = None) -> Bitext:
    """A Bitext with one pair a row; see `columns.choose` for which columns are taken.

    place: for formats that have more to say of where a cell stands than its row.
    """
    columns, rows = naming.header(table, options)
    if not rows:
        raise InputError("the table has no rows", path)
    chosen = naming.choose(columns, rows, path, options)
    key = naming.key_column(columns, exclude=(chosen.source, chosen.target))
    langs = (chosen.source_lang, other(chosen.source_lang))

    def by_row(row: Row, column: int) -> Location:
        return Location(path.as_posix(), row.line, 0, unit_of(row, key, numbered=table.numbered))

    pairs = list(pairs_of(rows, chosen, place or by_row))
    if not pairs:
        raise InputError("the table's rows are all empty", path)
    skipped = len(rows) - len(pairs)
    return Bitext(
        name=path.as_posix(),
        source_lang=langs[0],
        target_lang=langs[1],
        source=tuple(p for pair in pairs for p in pair.source),
        target=tuple(p for pair in pairs for p in pair.target),
        pairs=tuple(pairs),
        notes=_notes(path, columns, chosen, skipped),
    )


def pairs_of(rows: Iterable[Row], chosen: naming.Columns, place: Place) -> Iterator[Pair]:
    """The pairs of rows that hold something."""
    langs = (chosen.source_lang, other(chosen.source_lang))
    for row in rows:
        source, target = (
            _side(row.cells[column], lang, place(row, column))
            for column, lang in zip((chosen.source, chosen.target), langs, strict=True)
        )
        if source or target:
            yield Pair(source, target)


def _notes(
    path: Path, columns: tuple[str, ...], chosen: naming.Columns, skipped: int
) -> tuple[str, ...]:
    source, target = LANGUAGE_NAMES[chosen.source_lang], LANGUAGE_NAMES[other(chosen.source_lang)]
    notes = [
        f"{path.name}: source column {columns[chosen.source]!r} ({source}), "
        f"target column {columns[chosen.target]!r} ({target})"
    ]
    if skipped:
        rows = "row" if skipped == 1 else "rows"
        notes.append(f"{path.name}: {skipped} {rows} without text on either side left out")
    return tuple(notes)


def unit_of(row: Row, key: int | None, *, numbered: bool) -> str | None:
    """What a row is called: its key's cell, else its number where rows have no lines."""
    if key is not None and row.cells[key]:
        return row.cells[key]
    return f"row {row.line}" if numbered else None


def _side(cell: str, lang: Lang, location: Location) -> tuple[Paragraph, ...]:
    return (Paragraph(cell, lang, location),) if cell else ()
