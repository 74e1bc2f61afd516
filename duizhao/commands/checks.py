"""`duizhao checks`: the checks and their codes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "checks",
        help="list the checks and their codes",
        epilog="What a check finds, forgives and does not see stands on its page in docs/checks.",
    )
    command.add_argument(
        "codes", nargs="*", metavar="CODE", help="only these, or those that begin so"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from corpus.errors import ConfigError
    from reports.codes import every

    starts = tuple(options.codes) or ("",)
    for start in starts:
        if not any(code.startswith(start) for code in every()):
            raise ConfigError(f"no code begins with {start!r} (`duizhao checks` lists them)")
    shown = [one for one in every().values() if one.code.startswith(starts)]
    width = max(len(one.name) for one in shown)
    for one in shown:
        print(f"{one.code}  {one.name:{width}}  {one.help}")
    return FINE
