"""Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf"""

from __future__ import annotations

import json
from typing import Any

from corpus.model import Location
from reports.problems import Level, problems
from reports.report import Report
from reports.writers.base import Writer
from reports.writers.text import visible

_SEVERITIES: dict[Level, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report) -> bytes:
    """One JSON object with a diagnostic a problem."""
    found: dict[str, Any] = {
        "source": {"name": "duizhao"},
        "diagnostics": [
            {
                "message": visible(f"{problem.title}: {problem.message}"),
                "location": _location(problem.location),
                "severity": _SEVERITIES[problem.level],
                "code": {"value": problem.code},
            }
            | (
                {
                    "relatedLocations": [
                        {"message": "the other side", "location": _location(problem.other)}
                    ]
                }
                if problem.other
                else {}
            )
            for problem in problems(report)
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n"


def _location(place: Location) -> dict[str, Any]:
    return {"path": visible(place.file), "range": {"start": {"line": place.line}}}


WRITER = Writer("rdjson", "diagnostics for reviewdog", (), render)
