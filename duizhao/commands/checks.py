"""`duizhao checks`: the checks and their codes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers


def add(found: Subparsers) -> None:
    command = found.add_parser("checks", help="list the checks and their codes")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from reports.codes import every

    width = max(len(found.name) for found in every().values())
    for found in every().values():
        print(f"{found.code}  {found.name:{width}}  {found.help}")
    return FINE
