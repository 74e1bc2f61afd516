"""A summary in Markdown: GitHub's job summary, a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from corpus.model import Location, Paragraph
from reports.problems import Problem, problems
from reports.report import Report
from reports.words import STATUS_WORDS
from reports.writers.base import Writer
from reports.writers.edit import summary
from reports.writers.text import excerpt, one_line

#: GitHub takes a summary of a mebibyte at most, and nobody reads more than this.
MOST = 100
_EXCERPT = 160
#: What Markdown, HTML or GitHub could take for its own anywhere, or at the start of a line.
_SIGNS = re.compile(r"[\\`*_{}\[\]#!|~<>&@$]|:(?=\S)|^[-+=]|(?<=^\d)[.)]")


def render(report: Report) -> bytes:
    """A heading, the counts, and the first hundred problems with both texts."""
    return "\n".join(_lines(report)).encode("utf-8", "replace") + b"\n"


def _lines(report: Report) -> Iterator[str]:
    found = list(problems(report))
    yield f"## Translations: {_verdict(report, found)}"
    yield ""
    if report.edit:
        yield escaped(summary(report))
    else:
        yield from _counts(report)
    for unread in report.edit.unread if report.edit else ():
        yield f"\n> **Not checked:** {escaped(unread)}"
    for warning in report.edit.warnings if report.edit else ():
        yield f"\n> **Warning:** {escaped(warning)}"
    document = ""
    for (name, _), own in groupby(islice(found, MOST), lambda p: (p.document, p.verdict.id)):
        if name != document:
            document = name
            yield f"\n### {escaped(name)}"
        yield from _pair(list(own))
    if len(found) > MOST:
        yield f"\n… and {len(found) - MOST} more."


def _verdict(report: Report, found: Sequence[Problem]) -> str:
    if report.edit and not report.edit.failing:
        return "fine" if report.edit.complete else "not all could be checked"
    if report.edit:
        return "problems found"
    return "please check" if found else "fine"


def _counts(report: Report) -> Iterator[str]:
    yield "| | pairs |"
    yield "| --- | ---: |"
    for status, count in report.counts().items():
        if count:
            yield f"| {STATUS_WORDS[status]} | {count} |"


def _pair(own: Sequence[Problem]) -> Iterator[str]:
    """The problems of one pair, and its texts."""
    yield ""
    for problem in own:
        kind = f"{problem.kind}: " if problem.kind else ""
        head = f"**{kind}{problem.title}** ({problem.code}) · {_place(problem.location)}"
        yield f"- {head}<br>{escaped(problem.message)}"
    yield ""
    pair = own[0].verdict.pair
    sides = [_quote(side) for side in (pair.source, pair.target) if side]
    yield "  > " + "\\\n  > ".join(sides)


def _place(location: Location) -> str:
    return escaped(f"{location.file}:{location.line}")


def _quote(side: Sequence[Paragraph]) -> str:
    return escaped(excerpt(" ".join(paragraph.text for paragraph in side), _EXCERPT))


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is: no markup, no link, no mention."""
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


WRITER = Writer("markdown", "a summary in Markdown", (".md",), render)
