"""What the checks find in a pair, as figures by what it is about."""

from __future__ import annotations

from collections.abc import Iterable
from math import log1p

from aligner.verdict import Finding

#: Figure -> how the codes begin that count in it.
FAMILIES = {
    "found_numbers": "N",
    "found_names": "E6",
    "found_code": "K",
    "found_language": "L",
    "found_denials": "M701",
    "found_opposites": "M703",
    "found_marks": "T",
}
#: What a note counts, of what is worth a review.
_NOTE = 0.25


def finding_features(findings: Iterable[Finding]) -> dict[str, float]:
    """ln(1 + n) of what was found of each of FAMILIES, by its name."""
    counts = dict.fromkeys(FAMILIES, 0.0)
    for finding in findings:
        for name, codes in FAMILIES.items():
            if finding.code.startswith(codes):
                counts[name] += _NOTE if finding.severity == "note" else 1.0
    return {name: log1p(count) for name, count in counts.items()}
