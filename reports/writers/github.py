"""Annotations of GitHub Actions: workflow commands, one line a problem.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from reports.problems import Level, Problem, problems
from reports.report import Report
from reports.writers.base import Writer
from reports.writers.text import one_line, visible

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> bytes:
    """One workflow command a problem."""
    return "".join(f"{_command(problem)}\n" for problem in problems(report)).encode()


def _command(problem: Problem) -> str:
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
