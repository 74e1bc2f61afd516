"""`duizhao init`: look at the tree and write the settings."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import ConfigError, InputError
from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from corpus.pairs import FilePair
    from duizhao.commands.base import Subparsers

NAME = "duizhao.toml"
_TEMPLATE = """\
# Settings of duizhao; `duizhao check --show-config` prints what holds.

# What is translated to what: SOURCE <-> TARGET, or a file that holds both languages.
# ** stands for any number of folders, * for a part of a name.
pairs = [{pairs}]

# Files that are left out.
exclude = []

# For what a check fails: review, weak, misaligned, extra, missing, a code, or never.
fail-on = ["review"]

# Codes that are not reported (`duizhao checks` lists them), here or by path:
ignore = []
# [per-path]
# "docs/zh/legal/**" = {{ ignore = ["N301"], fail-on = ["weak"] }}
"""


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "init",
        help="look at the folder and write its settings",
        description=f"Find the translations in this folder and write {NAME}.",
    )
    command.add_argument("--force", action="store_true", help=f"overwrite {NAME}")
    command.add_argument("--dry-run", action="store_true", help="print it and write nothing")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from corpus.pairs import detect, pairs
    from reports.writers.atomic import write_bytes

    target = Path.cwd() / NAME
    if target.exists() and not (options.force or options.dry_run):
        raise ConfigError(f"{NAME} is here already; --force overwrites it")
    paths = _paths(Path.cwd())
    patterns = detect(paths)
    found = pairs(paths, patterns)
    alone = _bilingual(paths, found)
    text = _TEMPLATE.format(pairs=_listed((*patterns, *alone)))
    if options.dry_run:
        print(text, end="")
        return FINE
    write_bytes(target, text.encode("utf-8", "surrogateescape"))
    for pattern in patterns:
        count = len(pairs(paths, [pattern]))
        print(f"  {pattern}  ({count} {'pair' if count == 1 else 'pairs'})")
    for path in alone:
        print(f"  {path}  (holds both languages)")
    if not patterns and not alone:
        print(f"duizhao: found no translations; name them in `pairs` of {NAME}", file=sys.stderr)
    print(f"wrote {NAME}")
    return FINE


def _listed(patterns: Sequence[str]) -> str:
    if not patterns:
        return ""
    quoted = [f'"{_basic(pattern)}"' for pattern in patterns]
    return "\n" + "".join(f"    {pattern},\n" for pattern in quoted)


def _basic(text: str) -> str:
    """A text as it stands between the quotes of a TOML string."""
    return "".join(
        f"\\{char}" if char in '\\"' else char if char.isprintable() else f"\\u{ord(char):04x}"
        for char in text
    )


def _paths(folder: Path) -> list[str]:
    """The files below a folder, from there: what git has, or whatever lies there without git."""
    from corpus.repository import Repository
    from corpus.snapshots import WorkFolder

    try:
        repository = Repository(folder)
    except InputError:
        return sorted(
            (Path(here) / name).relative_to(folder).as_posix()
            for here, _, names in os.walk(folder)
            for name in names
        )
    start = folder.resolve().relative_to(repository.root.resolve()).as_posix()
    prefix = "" if start == "." else f"{start}/"
    entries = WorkFolder(repository).entries
    return [path.removeprefix(prefix) for path in entries if path.startswith(prefix)]


def _bilingual(paths: Sequence[str], found: Sequence[FilePair]) -> list[str]:
    """The files that hold both languages, among those that are in no pair."""
    from duizhao.scope import holds_both, is_text

    known = {path for pair in found for path in pair.paths}
    rest = sorted(set(paths) - known)
    return [path for path in rest if is_text(path) and holds_both(Path(path))]
