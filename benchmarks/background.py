"""Makes aligner/data/background-*.npz, the embedded model's background statistics.

    python -m benchmarks.background

Reads ../shared/data/mlqe_enzh/train.tsv (CC0: English Wikipedia sentences and their machine
translations). Only means and a covariance are kept; no sentence of it reaches the file.
"""

from __future__ import annotations

import csv
from pathlib import Path

from aligner import background, models

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = 3000


def main() -> None:
    with (ROOT.parent / "shared/data/mlqe_enzh/train.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:SENTENCES]
    encoder = models.load(say=print)
    encoded = {
        lang: encoder.encode([row[lang] for row in rows], tokens=True) for lang in background.LANGS
    }
    path = ROOT / "aligner/data" / f"background-{encoder.fingerprint}.npz"
    background.learn(encoded).save(path)
    print(f"wrote {path.relative_to(ROOT)}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
