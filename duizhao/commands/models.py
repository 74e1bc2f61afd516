"""`duizhao models`: the embedding models that are here."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.commands.base import FINE

if TYPE_CHECKING:
    from duizhao.commands.base import Subparsers


def add(found: Subparsers) -> None:
    command = found.add_parser("models", help="list the embedding models that are here")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from duizhao import api

    models = api.models()
    width = max(len(model.name) for model in models)
    for model in models:
        print(f"{model.name:{width}}  {model.state:13}  {model.about}")
    print("\nAny other model of sentence-transformers: --model HUB-NAME or --model PATH")
    return FINE
