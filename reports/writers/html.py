"""One self-contained HTML page."""

from __future__ import annotations

from html import escape

from reports.report import Report


def as_html(report: Report) -> str:
    """A plain table of all pairs."""
    rows = []
    for verdict in report.verdicts:
        reasons = "<br>".join(f"{escape(f.code)} {escape(f.message)}" for f in verdict.findings)
        rows.append(
            f"<tr><td>{verdict.status}<td>{escape(verdict.pair.source_text)}"
            f"<td>{escape(verdict.pair.target_text)}<td>{reasons}"
        )
    return (
        f"<!doctype html><meta charset=utf-8><title>{escape(report.title)}</title>"
        f"<table>{''.join(rows)}</table>\n"
    )
