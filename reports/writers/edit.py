"""What a check found, for people and as JSON."""

from __future__ import annotations

import io
import json as _json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from aligner.verdict import Verdict
from reports.edit import Change, Edit
from reports.problems import Problem, fall, problems
from reports.report import Report
from reports.words import likely
from reports.writers import json
from reports.writers.text import excerpt, one_line

if TYPE_CHECKING:
    from corpus.history import Stale

#: The format of `duizhao check --format json`.
SCHEMA = "duizhao-check/1"
_STYLES = {
    "new": "bold red",
    "worsened": "bold dark_orange",
    "stale": "bold blue",
    "fixed": "green",
}
_WIDTH = 100
#: Beginnings of the codes that come from how well the texts fit.
_FITTING = ("P103", "P104", "P105", "S", "E902")
Part = tuple[str, str]


def summary(report: Report) -> str:
    """One sentence: how much the edit touched and what it did."""
    edit = report.edit
    assert edit is not None
    counts = Counter(change.kind for change in edit.changes if not change.settled)
    settled = sum(change.settled for change in edit.changes)
    recent = sum(one.by_edit for one in edit.stale)
    told = [
        (counts["new"], "new problem", "new problems"),
        (counts["worsened"], "worsened", "worsened"),
        (counts["fixed"], "fixed", "fixed"),
        (counts["unchanged"], "as it was", "as they were"),
        (settled, "accepted or known", "accepted or known"),
        (recent, "translation not updated", "translations not updated"),
        (
            len(edit.stale) - recent,
            "not updated since earlier edits",
            "not updated since earlier edits",
        ),
        (len(edit.waiting), "page not translated yet", "pages not translated yet"),
        (len(edit.unread), "text could not be read", "texts could not be read"),
    ]
    parts = [f"{count} {one if count == 1 else many}" for count, one, many in told if count]
    pairs = "1 pair" if edit.touched == 1 else f"{edit.touched} pairs"
    what = f"{pairs} touched" if edit.touched or parts else "no translation was touched"
    return f"{what}{': ' if parts else ''}{', '.join(parts)}."


# --- for people ---------------------------------------------------------------------------


def show(report: Report, stream: TextIO | None = None) -> None:
    """Write what was found to a stream (standard output): coloured on a terminal, else plain."""
    stream = stream or sys.stdout
    text = _coloured(report) if stream.isatty() else _plain(report)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def render(report: Report) -> bytes:
    """The same as plain text."""
    return _plain(report).encode("utf-8", "backslashreplace")


def _plain(report: Report) -> str:
    return "".join("".join(text for text, _ in parts) + "\n" for parts in _lines(report))


def _coloured(report: Report) -> str:
    from rich.console import Console
    from rich.text import Text

    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=True, legacy_windows=False, highlight=False)
    for parts in _lines(report):
        console.print(Text.assemble(*parts), soft_wrap=True)
    return buffer.getvalue()


def _lines(report: Report) -> Iterator[list[Part]]:
    edit = report.edit
    assert edit is not None
    changes = {c.after.id: c for c in edit.changes if c.after is not None}
    last = ""
    for problem in problems(report):
        if problem.kind == "waiting":
            continue
        if problem.verdict.id != last:
            if last:
                yield []
            last = problem.verdict.id
            yield _head(problem, changes.get(last))
            yield from _sides(problem.verdict)
        yield [(f"  {problem.code} ", "bold"), (problem.message, "")]
    if last:
        yield []
    for change in edit.of("fixed"):
        place = _place(change.after or change.before)
        yield [("fixed", "green"), (f"  {place}  {' '.join(change.codes)}", "")]
    for one in edit.stale:
        if not one.by_edit:
            yield [("not updated", "blue"), (f"  {_stale(one)}", "")]
    for verdict in edit.waiting:
        place, told = one_line(_place(verdict)), one_line(verdict.findings[0].message)
        yield [("not translated", "blue"), (f"  {place}  {told}", "")]
    yield [(summary(report), "bold")]


def _head(problem: Problem, change: Change | None) -> list[Part]:
    parts = [
        (f"{one_line(str(problem.location))}  ", "bold"),
        (problem.kind, _STYLES[problem.kind]),
    ]
    told = [fall(change)] if change and change.kind == "worsened" else []
    # A wrong number says nothing about how well the rest fits.
    if problem.verdict.probability is not None and problem.code.startswith(_FITTING):
        told.append(likely(problem.verdict.probability))
    return [*parts, ("  " + ", ".join(told) if told else "", "dim")]


def _sides(verdict: Verdict) -> Iterator[list[Part]]:
    for side in (verdict.pair.source, verdict.pair.target):
        if side:
            text = excerpt("\n".join(paragraph.text for paragraph in side), _WIDTH - 10)
            yield [(f"  {side[0].lang}  {text}", "dim")]


def _place(verdict: Verdict | None) -> str:
    assert verdict is not None  # a change has one before it, or after it
    return one_line(str((verdict.pair.target or verdict.pair.source)[0].location))


def _stale(one: Stale) -> str:
    place = one_line(str(one.pair.target[0].location))
    return f"{place}  source of {one.source}, translation of {one.target}"


# --- for programs -------------------------------------------------------------------------


def to_dict(report: Report) -> dict[str, Any]:
    """The edit and, under "report", the verdicts that it made worse or left behind.

    A change's `id` is its verdict's in the report; `before` and `after` are figures.
    """
    edit = report.edit
    assert edit is not None
    return {
        "schema": SCHEMA,
        "base": edit.base,
        "head": edit.head,
        "summary": summary(report),
        "touched": edit.touched,
        "failing": sorted(edit.failing),
        "complete": edit.complete,
        "warnings": [*edit.warnings, *edit.unread],
        "changes": [_change(change, edit) for change in edit.changes],
        "stale": [
            {
                "source": str(one.pair.source[0].location),
                "target": str(one.pair.target[0].location),
                "source_commit": one.source.commit,
                "source_date": one.source.date,
                "target_commit": one.target.commit,
                "target_date": one.target.date,
                "by_edit": one.by_edit,
            }
            for one in edit.stale
        ],
        "waiting": [_place(verdict) for verdict in edit.waiting],
        "report": json.to_dict(report),
    }


def _change(change: Change, edit: Edit) -> dict[str, Any]:
    verdict = change.after or change.before
    assert verdict is not None  # one of the two is there
    return {
        "kind": change.kind,
        "id": verdict.id,
        "location": _place(verdict),
        "codes": list(change.codes),
        "fails": verdict.id in edit.failing,
        "decision": verdict.decision,
        "before": _figures(change.before),
        "after": _figures(change.after),
    }


def _figures(verdict: Verdict | None) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "status": verdict.status,
        "probability": verdict.probability,
        "fit": verdict.score.fit if verdict.score else None,
        "codes": sorted({finding.code for finding in verdict.findings}),
    }


def render_json(report: Report) -> bytes:
    """`to_dict` as UTF-8 JSON."""
    text = _json.dumps(to_dict(report), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace") + b"\n"
