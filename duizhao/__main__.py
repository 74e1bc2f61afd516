"""The program: `duizhao`, or `python -m duizhao`."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def program() -> NoReturn:
    """Run the command line; Ctrl-C while it is still being imported is no fault either."""
    try:
        from duizhao.cli import program as run

        run()
    except KeyboardInterrupt:
        print("duizhao: interrupted", file=sys.stderr, flush=True)
        os._exit(130)


if __name__ == "__main__":
    program()
