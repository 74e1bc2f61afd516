"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from corpus.model import Location
from reports.problems import Problem, problems
from reports.report import Report
from reports.words import code_words
from reports.writers.base import Writer
from reports.writers.text import one_line, visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
#: The name and version of what the fingerprint is made of.
FINGERPRINT = "duizhaoTexts/v1"
_BASE = "%SRCROOT%"
_STATES = {"new": "new", "worsened": "updated"}


def render(report: Report) -> bytes:
    """One run; a rule for each code that occurs, a result for each problem."""
    found = list(problems(report))
    codes = sorted({problem.code for problem in found})
    run = {
        "tool": {
            "driver": {
                "name": "duizhao",
                "semanticVersion": report.version,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The folder that the paths are relative to."}}
        },
        "results": [_result(problem, codes.index(problem.code)) for problem in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode() + b"\n"


def _rule(code: str) -> dict[str, Any]:
    words = code_words(code)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in words.split()),
        "shortDescription": {"text": words},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.level,
        "message": {"text": visible(problem.message)},
        "locations": [_location(problem.location)],
        "partialFingerprints": {FINGERPRINT: problem.fingerprint},
        "properties": {"pair": problem.verdict.id, "status": problem.verdict.status},
    }
    if problem.other:
        related = {"id": 0, "message": {"text": "The other side"}} | _location(problem.other)
        result["relatedLocations"] = [related]
    if problem.kind in _STATES:
        result["baselineState"] = _STATES[problem.kind]
    return result


def _location(place: Location) -> dict[str, Any]:
    uri = quote(one_line(place.file), safe="/")
    artifact = {"uri": uri} if place.file.startswith("/") else {"uri": uri, "uriBaseId": _BASE}
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {"startLine": max(1, place.line)},
        }
    }


WRITER = Writer("sarif", "SARIF 2.1.0 for code scanning", (".sarif",), render)
