"""What the commands share in reading texts: --source-lang, --encoding, a table's columns."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
