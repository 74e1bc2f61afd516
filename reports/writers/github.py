"""Annotations of GitHub Actions: workflow commands, one line a problem.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.problems import Level, Problem, problems
from reports.report import Report
from reports.writers.base import Writer
from reports.writers.text import one_line, visible

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> bytes:
    """One workflow command a problem, and one for each text that a check could not look at."""
    return "".join(f"{command}\n" for command in _commands(report)).encode()


def _commands(report: Report) -> Iterator[str]:
    yield from map(_of_problem, problems(report))
    if report.edit:
        for level, told in (("error", report.edit.unread), ("warning", report.edit.warnings)):
            for message in told:
                yield f"::{level} title=duizhao::{_data(visible(message))}"


def _of_problem(problem: Problem) -> str:
    place = problem.location
    title = f"{problem.code} {problem.title}"
    properties = {"file": one_line(place.file), "line": str(place.line), "title": title}
    message = f"{problem.kind}: {problem.message}" if problem.kind else problem.message
    if problem.other:
        message += f"\nThe other side: {problem.other}"
    inside = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[problem.level]} {inside}::{_data(visible(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


WRITER = Writer("github", "annotations for GitHub Actions", (), render)
