"""What the commands share in reading texts: --source-lang, --encoding, a table's columns."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Bitext
    from corpus.readers import ReadOptions
    from duizhao.config import Config


def add_options(
    command: argparse.ArgumentParser, *, columns: bool = True
) -> argparse._ArgumentGroup:
    """Returns their group, for more of them. columns: also those on a table."""
    reading = command.add_argument_group("reading (over the settings)")
    reading.add_argument(
        "--source-lang", choices=("en", "zh"), help="which language is the source (en)"
    )
    reading.add_argument("--encoding", help="the files' encoding (found out by itself otherwise)")
    if columns:
        reading.add_argument("--source-column", metavar="NAME", help="a table's source column")
        reading.add_argument("--target-column", metavar="NAME", help="a table's target column")
    return reading


def chosen(options: argparse.Namespace, config: Config) -> ReadOptions:
    """The options that were given, over the settings, as the readers take them."""
    from corpus.readers import ReadOptions

    return ReadOptions(
        source_column=options.source_column,
        target_column=options.target_column,
        encoding=config.encoding,
        source_lang=config.source_lang,
    )


def text(name: str) -> Path:
    """A text that is named on the command line."""
    if name == "-":
        reason = (
            "a text is read from a file, not from standard input: its name says in which format"
        )
        raise argparse.ArgumentTypeError(reason)
    return Path(name)


def bitexts(paths: Sequence[Path], options: ReadOptions) -> tuple[Bitext, ...]:
    """The bitexts of files that are named on the command line. Raises InputError."""
    from corpus.errors import InputError
    from corpus.readers import read_bitexts

    try:
        return read_bitexts(paths, options)
    except InputError as error:
        if len(paths) < 3:
            raise
        reason = f"{error.reason} (two files may be translations of each other; of more, each has"
        raise InputError(f"{reason} to hold both languages)", error.file, error.line) from None
