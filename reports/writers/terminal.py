"""A summary on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from reports.report import Report


def write(report: Report, console: Console | None = None) -> None:
    """Counts by status, then every flagged pair with its lines and reasons."""
    console = console or Console()
    counts = ", ".join(f"{count} {status}" for status, count in report.counts().items() if count)
    console.print(Text(f"{report.title}: {len(report.verdicts)} pairs: {counts}"), soft_wrap=True)
    for verdict in report.flagged():
        sides = (verdict.pair.source, verdict.pair.target)
        where = " | ".join(str(side[0].location) if side else "-" for side in sides)
        console.print(Text(f"{verdict.status:10} {where}"), soft_wrap=True)
        for finding in verdict.findings:
            message = "".join(c if c.isprintable() else "\ufffd" for c in finding.message)
            console.print(Text(f"           {finding.code} {message}"), soft_wrap=True)
    for judgement in report.judgements:
        for text in judgement.unpaired:
            console.print(Text(f"unpaired   {text.location} ({text.reason})"), soft_wrap=True)
