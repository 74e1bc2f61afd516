"""The report as a table: one row a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aligner.verdict import Verdict

if TYPE_CHECKING:
    import pandas as pd

    from reports.report import Report

COLUMNS = (
    "id", "status", "probability", "file", "source_line", "target_file", "target_line",
    "source", "target", "fit", "margin", "coverage_source", "coverage_target", "tokens",
    "length_ratio", "codes", "reasons", "better_line",
)  # fmt: skip
_FIGURES = ("fit", "margin", "coverage_source", "coverage_target", "tokens", "length_ratio")


def frame(report: Report) -> pd.DataFrame:
    """One row a pair with COLUMNS, then one for each unpaired text (status "unpaired")."""
    import pandas as pd

    rows = [_row(verdict) for verdict in report.verdicts]
    for judgement in report.judgements:
        for text in judgement.unpaired:
            rows.append(
                {
                    "status": "unpaired",
                    "file": text.location.file,
                    "source_line": text.location.line,
                    "source": text.text,
                    "reasons": text.reason,
                }
            )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(verdict: Verdict) -> dict[str, Any]:
    pair = verdict.pair
    source = pair.source[0].location if pair.source else None
    target = pair.target[0].location if pair.target else None
    row: dict[str, Any] = {
        "id": verdict.id,
        "status": verdict.status,
        "probability": verdict.probability,
        "file": source.file if source else None,
        "source_line": source.line if source else None,
        "target_file": target.file if target else None,
        "target_line": target.line if target else None,
        "source": pair.source_text,
        "target": pair.target_text,
        "codes": " ".join(finding.code for finding in verdict.findings),
        "reasons": "; ".join(finding.message for finding in verdict.findings),
        "better_line": ", ".join(str(b.paragraph.location.line) for b in verdict.better),
    }
    for name in _FIGURES:
        row[name] = getattr(verdict.score, name) if verdict.score else None
    return row
