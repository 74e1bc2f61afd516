"""What the commands share in reading texts: --source-lang, --encoding, a table's columns."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.readers import ReadOptions


def add_options(command: argparse.ArgumentParser) -> None:
    reading = command.add_argument_group("reading")
    reading.add_argument("--source-lang", choices=("en", "zh"), help="which language is the source")
    reading.add_argument("--encoding", help="the files' encoding (found out by itself otherwise)")
    reading.add_argument("--source-column", metavar="NAME", help="a table's source column")
    reading.add_argument("--target-column", metavar="NAME", help="a table's target column")


def chosen(options: argparse.Namespace) -> ReadOptions:
    """The options that were given, as the readers take them."""
    from corpus.readers import ReadOptions

    return ReadOptions(
        source_column=options.source_column,
        target_column=options.target_column,
        encoding=options.encoding,
        source_lang=options.source_lang,
    )
