"""What the terminal shows: how many pairs of each status, then the flagged ones."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, TextIO

from aligner.verdict import STATUSES, Status, Verdict
from corpus.model import Paragraph
from reports.report import Report
from reports.writers.base import Writer
from reports.writers.text import excerpt, one_line
from reports.writers.words import STATUS_WORDS, likely

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES: dict[Status, str] = {
    "ok": "green",
    "review": "yellow",
    "weak": "dark_orange",
    "misaligned": "red",
    "extra": "blue",
    "missing": "magenta",
}
_MARKS: dict[Status, str] = {
    "ok": "✓",
    "review": "?",
    "weak": "~",
    "misaligned": "≠",
    "extra": "+",
    "missing": "−",
}
#: Columns of a line where nothing says how wide the terminal is.
_WIDTH = 100


def show(report: Report, stream: TextIO | None = None) -> None:
    """Write the report to a stream (standard output): coloured on a terminal, else plain.

    What the stream's encoding lacks is written out (`\\u2713`), never an error.
    """
    stream = stream or sys.stdout
    text = _text(report, terminal=stream.isatty())
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def render(report: Report) -> bytes:
    """The same as plain text, for a file."""
    return _text(report, terminal=False).encode()


def _text(report: Report, *, terminal: bool) -> str:
    from rich.console import Console

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        force_terminal=terminal,
        width=None if terminal else _WIDTH,
        color_system="auto" if terminal else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    _summary(console, report)
    for verdict in report.flagged():
        _verdict(console, verdict)
    _closing(console, report)
    return buffer.getvalue()


def _summary(console: Console, report: Report) -> None:
    counts = report.counts()
    title = report.title or ", ".join(judgement.name for judgement in report.judgements)
    if title:
        _line(console, (excerpt(title, _WIDTH), "bold"))
    total = sum(counts.values())
    width = len(str(total))
    for status in STATUSES:
        if counts[status]:
            style = _STYLES[status]
            number = f"{counts[status]:>{width}}"
            _line(console, (f"  {_MARKS[status]} {number}  {STATUS_WORDS[status]}", style))
    _line(console, (f"    {total}  {'pair' if total == 1 else 'pairs'} in all", "dim"))


def _verdict(console: Console, verdict: Verdict) -> None:
    pair, status = verdict.pair, verdict.status
    console.print()
    head = [(f"{_MARKS[status]} {STATUS_WORDS[status]}", f"bold {_STYLES[status]}")]
    where = " ↔ ".join(_where(side) for side in (pair.source, pair.target) if side)
    head.append((f"  {where}", ""))
    if verdict.probability is not None:
        head.append((f"  {likely(verdict.probability)}", "dim"))
    _line(console, *head)
    for side in (pair.source, pair.target):
        if side:
            _quote(console, f"  {side[0].lang}  ", "\n".join(p.text for p in side), "dim")
    for finding in verdict.findings:
        _line(
            console, (f"  {one_line(finding.code)}", "bold"), (f" {one_line(finding.message)}", "")
        )
    for partner in verdict.better:
        _line(console, ("  better: ", "bold"), (_where((partner.paragraph,)), ""))
        _quote(console, f"  {partner.paragraph.lang}  ", partner.paragraph.text, "dim")


def _closing(console: Console, report: Report) -> None:
    unpaired = sum(len(judgement.unpaired) for judgement in report.judgements)
    notes = [one_line(note) for judgement in report.judgements for note in judgement.notes]
    if unpaired or notes:
        console.print()
    if unpaired:
        texts = "1 text was" if unpaired == 1 else f"{unpaired} texts were"
        _line(console, (f"{texts} not judged (addresses, credits and the like).", "dim"))
    for note in notes:
        _line(console, (note, "dim"))


def _where(side: tuple[Paragraph, ...]) -> str:
    location = side[0].location
    return f"{one_line(location.file)}:{location.line}"


def _quote(console: Console, lead: str, text: str, style: str) -> None:
    """A text's beginning, as much as the line holds; a Chinese character is two cells wide."""
    from rich.cells import cell_len, set_cell_size

    room = max(40, console.width - cell_len(lead) - 1)
    line = excerpt(text, room)
    if cell_len(line) > room:
        line = set_cell_size(line, room - 1).rstrip() + "…"
    _line(console, (lead + line, style))


def _line(console: Console, *parts: tuple[str, str]) -> None:
    """One line, left to the terminal to wrap, so that a place can be copied or grepped."""
    console.print(_assemble(parts), soft_wrap=True)


def _assemble(parts: tuple[tuple[str, str], ...]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


WRITER = Writer("terminal", "a summary and the flagged pairs as plain text", (".txt",), render)
