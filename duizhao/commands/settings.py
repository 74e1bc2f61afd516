"""What the commands share in reading settings: --config, --show-config, and flags over both."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao.config import SETTINGS, Config, load

if TYPE_CHECKING:
    from corpus.terms import TermBase


def add_options(command: argparse.ArgumentParser) -> None:
    """--config and --show-config; a flag whose `dest` is a setting's name overrides it."""
    group = command.add_argument_group("settings")
    group.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="read settings from this file (else the nearest duizhao.toml or pyproject.toml)",
    )
    group.add_argument(
        "--show-config", action="store_true", help="print what holds and where it was set, and end"
    )


def settled(options: argparse.Namespace, start: Path | None = None) -> Config:
    """The settings of the file with the command's flags over them. Raises ConfigError.

    start: the text or folder that they are for (else the working folder). The cache is bounded as
    they say, unless the environment says otherwise.
    """
    flags = {name: getattr(options, name, None) for name in SETTINGS}
    config = load(options.config, start).overridden(**flags)
    if "cache_size" in config.origins:
        os.environ.setdefault("DUIZHAO_CACHE_SIZE", f"{config.cache_size}MB")
    return config


def term_base(path: Path | None, *, quiet: bool) -> TermBase | None:
    """The term base of a file, and a line for the reader on what of it was left out."""
    if path is None:
        return None
    from corpus.terms import read_terms

    found = read_terms(path)
    for note in () if quiet else found.notes:
        print(f"duizhao: {note}", file=sys.stderr)
    return found
