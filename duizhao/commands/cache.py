"""`duizhao cache`: the cache of embeddings and judgements, its size, and a way to empty it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers


def add(found: Subparsers) -> None:
    command = found.add_parser(
        "cache",
        help="show or empty the cache of embeddings and judgements",
        description="Show or empty the cache of embeddings and judgements. $DUIZHAO_CACHE is its"
        " folder, $DUIZHAO_CACHE_SIZE its bound (1GB; 0 turns it off).",
    )
    command.add_argument("--clear", action="store_true", help="throw everything out")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from aligner import models
    from aligner.cache import Cache, configured_size

    cache = Cache(models.cache_folder(), configured_size(), print)
    if options.clear:
        cache.clear()
    usage = cache.usage()
    print(f"{usage.path}: {usage.entries:,} entries, {_size(usage.size)} of {_size(usage.limit)}")
    return FINE


def _size(count: int) -> str:
    """Bytes for people."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.3g} {unit}"
    return f"{count} bytes"
