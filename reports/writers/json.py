"""JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

from reports.report import Report


def as_json(report: Report) -> str:
    """The whole report; `schema` names the version of its shape."""
    content = {"schema": "duizhao-report/1", "counts": report.counts(), **asdict(report)}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
