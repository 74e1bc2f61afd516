"""Pairs one by one from files of any size: memory holds a few of them at a time.

from corpus.readers.streaming import iter_pairs
for pair in iter_pairs(Path("memory.tmx")):
    ...
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path

from corpus.decoding import encoding_of, open_file
from corpus.errors import InputError, NoTextError
from corpus.model import Location, Pair
from corpus.readers import columns as naming
from corpus.readers import read, table, tmx
from corpus.readers.base import ReadOptions
from corpus.readers.parquet import parquet_stream, text_columns
from corpus.readers.rows import (
    Row,
    Table,
    clean,
    csv_stream,
    delimiter,
    flat,
    json_stream,
    tsv_stream,
)
from corpus.remote import Remote, located

#: Rows that the columns are found from, and bytes that the encoding is.
_SAMPLE_ROWS, _SAMPLE_BYTES = 500, 1 << 18

Stream = Callable[[Path, ReadOptions], Iterator[Pair]]


def iter_pairs(path: Path | str, options: ReadOptions | None = None) -> Iterator[Pair]:
    """The pairs of a file (a path, or a URL that fsspec knows) whose format says what belongs
    together, in order.

    TMX, CSV, TSV, JSON lines and Parquet are read as a stream, in bounded memory; a table's
    columns are found from its first rows. Other formats are read whole. A row without text on
    either side is left out. Raises InputError as reading the file does, once it comes to the
    fault, and for a format that gives no pairs.
    """
    path = located(path) if isinstance(path, str) else path
    options = options or ReadOptions()
    stream = STREAMS.get(path.suffix.lower())
    if stream is not None:
        yield from stream(path, options)
        return
    if isinstance(path, Remote):
        raise InputError(f"of what is not on this machine, only {' '.join(STREAMS)} are read", path)
    found = read(path, options=options)
    pairs = getattr(found, "pairs", None)
    if pairs is None:
        raise InputError("its format does not say what belongs together; use a table or TMX", path)
    yield from pairs


def _csv(path: Path, options: ReadOptions) -> Iterator[Pair]:
    with _lines(path, options.encoding) as lines:
        first = list(islice(lines, 1))
        while first and not first[-1].strip():
            first += islice(lines, 1) or ()
            if len(first) > _SAMPLE_ROWS:
                break
        sign = delimiter("".join(first))
        yield from _pairs(None, csv_stream(chain(first, lines), sign, path), path, options)


def _tsv(path: Path, options: ReadOptions) -> Iterator[Pair]:
    with _lines(path, options.encoding) as lines:
        yield from _pairs(None, tsv_stream(lines, path), path, options)


def _jsonl(path: Path, options: ReadOptions) -> Iterator[Pair]:
    with _lines(path, options.encoding) as lines:
        records = ((number, flat(record)) for number, record in json_stream(lines, path))
        sample = list(islice(records, _SAMPLE_ROWS))
        columns = tuple(dict.fromkeys(name for _, record in sample for name in record))
        rows = (
            Row(number, tuple(clean(record.get(name), path, number) for name in columns))
            for number, record in chain(sample, records)
        )
        yield from _pairs(columns, rows, path, options)


def _parquet(path: Path, options: ReadOptions) -> Iterator[Pair]:
    columns = text_columns(path)
    sample = tuple(islice(parquet_stream(path, columns), _SAMPLE_ROWS))
    if not sample:
        raise InputError("the table has no rows", path)
    chosen = naming.choose(columns, sample, path, options)
    key = naming.key_column(columns, exclude=(chosen.source, chosen.target))
    # only the columns that are wanted are decoded
    indices = [index for index in (chosen.source, chosen.target, key) if index is not None]
    wanted = sorted(set(indices))
    rows = parquet_stream(path, [columns[index] for index in wanted])
    place = {index: number for number, index in enumerate(wanted)}
    narrow = naming.Columns(place[chosen.source], place[chosen.target], chosen.source_lang)
    narrow_key = None if key is None else place[key]
    yield from table.pairs_of(rows, narrow, _place(path, narrow_key, numbered=True))


def _pairs(
    columns: tuple[str, ...] | None, rows: Iterator[Row], path: Path, options: ReadOptions
) -> Iterator[Pair]:
    sample = tuple(islice(rows, _SAMPLE_ROWS))
    names, below = naming.header(Table(columns, sample), options)
    if not below:
        raise InputError("the table has no rows", path)
    chosen = naming.choose(names, below, path, options)
    key = naming.key_column(names, exclude=(chosen.source, chosen.target))
    yield from table.pairs_of(chain(below, rows), chosen, _place(path, key, numbered=False))


def _place(path: Path, key: int | None, *, numbered: bool) -> table.Place:
    name = path.as_posix()

    def place(row: Row, column: int) -> Location:
        return Location(name, row.line, 0, table.unit_of(row, key, numbered=numbered))

    return place


@contextmanager
def _lines(path: Path, encoding: str | None) -> Iterator[Iterator[str]]:
    """A file's lines, each with its end, as they are asked for. Raises InputError."""
    with open_file(path) as file:
        sample = file.read(_SAMPLE_BYTES)
        if not sample:
            raise NoTextError("the file is empty", path)
        whole = len(sample) < _SAMPLE_BYTES
        # an encoding's characters are not cut in two at a line's end
        sample = sample if whole else sample[: sample.rfind(b"\n") + 1] or sample
        name = encoding or encoding_of(sample, path)
        file.seek(0)
        try:
            text = io.TextIOWrapper(file, encoding=name, newline=None)
        except LookupError:
            raise InputError(f"unknown encoding {name!r}", path) from None
        yield _checked(text, name, path)
        text.detach()


def _checked(lines: Iterable[str], name: str, path: Path) -> Iterator[str]:
    number = 0
    try:
        for number, line in enumerate(lines, start=1):
            if "\0" in line:
                raise InputError("contains NUL bytes; is it a binary file?", path, number)
            yield line.removeprefix("\ufeff") if number == 1 else line
    except UnicodeError as error:
        reason = getattr(error, "reason", str(error))
        raise InputError(f"is not valid {name}: {reason}", path, number + 1) from None


STREAMS: dict[str, Stream] = {
    ".tmx": tmx.iter_pairs,
    ".csv": _csv,
    ".tsv": _tsv,
    ".tab": _tsv,
    ".jsonl": _jsonl,
    ".ndjson": _jsonl,
    ".parquet": _parquet,
    ".pq": _parquet,
}
