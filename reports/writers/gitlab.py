"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/"""

from __future__ import annotations

import json

from aligner.verdict import Severity
from reports.problems import problems
from reports.report import Report
from reports.writers.base import Writer
from reports.writers.text import visible

_SEVERITIES: dict[Severity, str] = {
    "note": "info",
    "review": "minor",
    "weak": "major",
    "misaligned": "critical",
    "extra": "critical",
    "missing": "critical",
}


def render(report: Report) -> bytes:
    """A JSON list with one object a problem."""
    found = [
        {
            "description": visible(f"{problem.title}: {problem.message}"),
            "check_name": problem.code,
            "fingerprint": problem.fingerprint,
            "severity": _SEVERITIES[problem.severity],
            "location": {
                "path": visible(problem.location.file),
                "lines": {"begin": problem.location.line},
            },
        }
        for problem in problems(report)
    ]
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


WRITER = Writer("gitlab", "a code quality report for GitLab", (), render)
