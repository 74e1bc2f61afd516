"""Fuzz every reader for a bounded time: python -m fuzz --seconds 60 [SUFFIX ...]."""

from __future__ import annotations

import argparse
import sys
import time

from hypothesis import HealthCheck, given, seed, settings

from fuzz.seeds import SUFFIXES
from fuzz.targets import check, damaged

#: Examples between two looks at the clock.
_ROUND = 25


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for all readers together")
    parser.add_argument("--seed", type=int, default=0, help="another one tries other files")
    parser.add_argument("suffixes", nargs="*", default=SUFFIXES, metavar="SUFFIX")
    options = parser.parse_args()
    share = options.seconds / len(options.suffixes)
    failures = 0
    for suffix in options.suffixes:
        end = time.monotonic() + share
        tried, number = 0, options.seed
        while time.monotonic() < end:
            number += 1
            try:
                _round(suffix, number)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                failures += 1
                print(f"{suffix}: {type(error).__name__}: {error}", file=sys.stderr)
                print(f"  again: python -m fuzz {suffix} --seed {number - 1}", file=sys.stderr)
                for note in getattr(error, "__notes__", ()):
                    print(f"  {note[:500]}", file=sys.stderr)
                break
            tried += _ROUND
        print(f"{suffix:12} {tried:6} files", flush=True)
    return 1 if failures else 0


def _round(suffix: str, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged(suffix))
    def run(data: bytes) -> None:
        check(suffix, data)

    run()


if __name__ == "__main__":
    sys.exit(main())
