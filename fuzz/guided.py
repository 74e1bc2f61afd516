"""Fuzz one reader guided by coverage: python -m fuzz.guided .xlf -max_total_time=60

Needs atheris, which is not among the project's requirements: pip install atheris. What is after
the suffix goes to libFuzzer. Without atheris, `python -m fuzz` does without coverage.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main() -> None:
    try:
        import atheris
    except ImportError:
        sys.exit("python -m fuzz.guided needs atheris: pip install atheris")
    with atheris.instrument_imports(include=["corpus"]):
        from fuzz.seeds import SUFFIXES, seed
        from fuzz.targets import check
    suffix, *rest = sys.argv[1:] or [""]
    if suffix not in SUFFIXES:
        sys.exit(f"name a format: {' '.join(SUFFIXES)}")
    with TemporaryDirectory(prefix="duizhao-corpus-") as folder:
        Path(folder, "seed").write_bytes(seed(suffix))
        atheris.Setup([sys.argv[0], *rest, folder], lambda data: check(suffix, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
