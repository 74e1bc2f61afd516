"""What the terminal shows: how many pairs of each status, then the flagged ones."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from aligner.verdict import STATUSES, Finding, Status, Verdict
from corpus.model import Span
from reports.report import Report
from reports.table import file_line
from reports.words import STATUS_WORDS, likely, unpaired_words
from reports.writers import tree
from reports.writers.base import Writer
from reports.writers.quote import quote
from reports.writers.text import excerpt, one_line

if TYPE_CHECKING:
    from rich.console import Console

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
#: So many flagged pairs are shown where not all are asked for.
LIMIT = 20
#: So many words without a counterpart are named on either side.
_WORDS = 6
#: From here on the probability contradicts the flag, which comes from a rule.
_DOUBTFUL = 0.5


def show(report: Report, stream: TextIO | None = None, limit: int | None = LIMIT) -> None:
    """Write the report to a stream (standard output): coloured on a terminal, else plain.

    At most `limit` flagged pairs are shown, the gravest; None shows all. What the stream's
    encoding lacks is written out (`\\u2713`), never an error.
    """
    stream = stream or sys.stdout
    text = _text(report, terminal=stream.isatty(), limit=limit)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def render(report: Report) -> bytes:
    """The same as plain text with every flagged pair, for a file."""
    return _text(report, terminal=False, limit=None).encode()


def headline(report: Report) -> str:
    """What was found, in one line: `28 pairs, 7 flagged: 1 missing, 2 weak, 4 review`."""
    total, flagged = len(report.verdicts), report.flagged()
    parts = [f"{total} {'pair' if total == 1 else 'pairs'}"]
    parts.append(f"{len(flagged)} flagged" if flagged else "nothing flagged")
    text = ", ".join(parts)
    if flagged:
        found = [verdict.status for verdict in flagged]
        kinds = [f"{found.count(s)} {s}" for s in reversed(STATUSES) if s in found]
        text += f": {', '.join(kinds)}"
    settled = len(report.settled())
    return text + (f"; {settled} settled earlier" if settled else "")


def _text(report: Report, *, terminal: bool, limit: int | None) -> str:
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
    for line in tree.lines(report, limit and tree.LIMIT):
        _line(console, (line, ""))
    flagged = report.flagged()
    shown = _gravest(flagged, limit)
    for verdict in shown:
        _verdict(console, verdict)
    if len(shown) < len(flagged):
        console.print()
        rest = len(flagged) - len(shown)
        more = f"{rest} more flagged; these are the {len(shown)} gravest. "
        _line(console, (more, "bold"), ("All of them: --all, --html FILE or --csv FILE.", ""))
    _closing(console, report)
    return buffer.getvalue()


def _gravest(flagged: Sequence[Verdict], limit: int | None) -> list[Verdict]:
    """At most `limit` verdicts, in reading order still."""

    def gravity(index: int) -> tuple[int, float]:
        verdict = flagged[index]
        return -STATUSES.index(verdict.status), verdict.probability or 0.0

    kept = sorted(range(len(flagged)), key=gravity)[:limit]
    return [flagged[index] for index in sorted(kept)]


def _summary(console: Console, report: Report) -> None:
    counts = report.counts()
    title = report.title or ", ".join(judgement.name for judgement in report.judgements)
    if title:
        _line(console, (excerpt(title, _WIDTH), "bold"))
    total, settled = sum(counts.values()), len(report.settled())
    width = len(str(total))
    for status in STATUSES:
        if counts[status]:
            number = f"{counts[status]:>{width}}"
            _line(
                console, (f"  {_MARKS[status]} {number}  {STATUS_WORDS[status]}", _STYLES[status])
            )
    _line(console, (f"    {total}  {'pair' if total == 1 else 'pairs'} in all", "dim"))
    if settled:
        _line(console, (f"    {settled:>{width}}  of them settled earlier, not shown", "dim"))


def _verdict(console: Console, verdict: Verdict) -> None:
    pair, status = verdict.pair, verdict.status
    console.print()
    head = [(f"{_MARKS[status]} {STATUS_WORDS[status]}", f"bold {_STYLES[status]}")]
    head.append((f"  {_places(verdict)}", ""))
    if verdict.probability is not None and verdict.probability < _DOUBTFUL:
        head.append((f"  {likely(verdict.probability)}", "dim"))
    _line(console, *head)
    if pair.source:
        spans = [span for finding in verdict.findings for span in finding.source_spans]
        spans += verdict.unmatched_source
        _quote(console, pair.source[0].lang, pair.source_text, spans, _STYLES[status])
    if pair.target:
        spans = [span for finding in verdict.findings for span in finding.target_spans]
        spans += verdict.unmatched_target
        _quote(console, pair.target[0].lang, pair.target_text, spans, _STYLES[status])
    for finding in verdict.findings:
        _finding(console, finding)
    _unmatched(console, verdict)
    for partner in verdict.better:
        _line(console, ("  better: ", "bold"), (one_line(file_line(partner.paragraph)), ""))
        _quote(console, partner.paragraph.lang, partner.paragraph.text, (), "")


def _places(verdict: Verdict) -> str:
    """`file:line`, and the other side's line or place."""
    source, target = verdict.pair.source, verdict.pair.target
    if source and target and source[0].location.file == target[0].location.file:
        return f"{one_line(file_line(source[0]))} ↔ {target[0].location.line}"
    return " ↔ ".join(one_line(file_line(side[0])) for side in (source, target) if side)


def _finding(console: Console, finding: Finding) -> None:
    """A line, wrapped under itself on a terminal."""
    lead, message = f"  {one_line(finding.code)} ", one_line(finding.message)
    if not console.is_terminal:
        _line(console, (lead + message, ""))
        return
    from rich.table import Table

    grid = Table.grid()
    grid.add_column(width=len(lead), style="bold")
    grid.add_column(width=max(20, console.width - len(lead) - 1), overflow="fold")
    grid.add_row(lead, message)
    console.print(grid)


def _unmatched(console: Console, verdict: Verdict) -> None:
    """The words that found no counterpart, the first few of either side."""
    pair, findings = verdict.pair, verdict.findings
    source = [span for finding in findings for span in finding.source_spans]
    target = [span for finding in findings for span in finding.target_spans]
    shown = [
        _words(pair.source_text, verdict.unmatched_source, source),
        _words(pair.target_text, verdict.unmatched_target, target),
    ]
    if any(shown):
        found = " ↔ ".join(words or "–" for words in shown)
        _line(console, ("  without counterpart: ", "bold"), (excerpt(found, 2 * _WIDTH), ""))


def _words(text: str, spans: Sequence[Span], named: Sequence[Span]) -> str:
    """The words at the spans but for those that a finding points at."""
    left = [s for s in spans if not any(n.start <= s.start and s.end <= n.end for n in named)]
    words = [one_line(text[span.start : span.end]) for span in left[:_WORDS]]
    return " · ".join(words) + (" …" if len(left) > _WORDS else "")


def _closing(console: Console, report: Report) -> None:
    unpaired = len(report.unpaired)
    notes = [one_line(note) for judgement in report.judgements for note in judgement.notes]
    console.print()
    if unpaired:
        texts = "1 text was" if unpaired == 1 else f"{unpaired} texts were"
        reasons = Counter(unpaired_words(text.reason) for text in report.unpaired).most_common()
        listed = ", ".join(f"{words[:1].lower()}{words[1:]} ({count})" for words, count in reasons)
        _line(console, (f"{texts} not judged: {listed}.", "dim"))
    for note in notes:
        _line(console, (note, "dim"))
    _line(console, (headline(report), "bold"))


def _quote(console: Console, lang: str, text: str, spans: Sequence[Span], mark: str) -> None:
    from rich.text import Text

    room = max(30, console.width - 7)
    found = quote(text, spans, room, "dim", f"not dim {mark}".strip())
    console.print(Text(f"  {lang}  ", "dim") + found, soft_wrap=True)


def _line(console: Console, *parts: tuple[str, str]) -> None:
    """One line, left to the terminal to wrap, so that a place can be copied or grepped."""
    from rich.text import Text

    console.print(Text.assemble(*parts), soft_wrap=True)


WRITER = Writer("terminal", "a summary and the flagged pairs as plain text", (".txt",), render)
