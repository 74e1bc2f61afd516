"""All of a report for programs, and back: the format `duizhao-report/1`.

The published schema is `reports/schema/report-1.schema.json`. A field may be added to the
format; one that changes its meaning or goes away makes it `duizhao-report/2`.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aligner.verdict import Finding, Judgement, Verdict
from corpus.errors import InputError
from corpus.model import Paragraph, Unpaired
from reports.report import Report
from reports.writers import _decode
from reports.writers.base import Writer

SCHEMA = "duizhao-report/1"
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report) -> bytes:
    """The report as indented UTF-8 JSON; floats to 6 digits, non-finite ones as null."""
    text = json.dumps(_plain(to_dict(report)), ensure_ascii=False, indent=1, allow_nan=False)
    # A lone surrogate has no UTF-8; JSON's own escape keeps it, and the file stays readable.
    text = _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text.encode() + b"\n"


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries, lists and values, in the schema's order."""
    return {
        "schema": SCHEMA,
        "version": report.version,
        "model": report.model,
        "title": report.title,
        "created": report.created,
        "counts": report.counts(),
        "judgements": [_judgement(judgement) for judgement in report.judgements],
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "name": judgement.name,
        "source_lang": judgement.source_lang,
        "target_lang": judgement.target_lang,
        "verdicts": [_verdict(verdict) for verdict in judgement.verdicts],
        "unpaired": [_text(unpaired) for unpaired in judgement.unpaired],
        "notes": list(judgement.notes),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "status": verdict.status,
        "probability": verdict.probability,
        "score": asdict(verdict.score) if verdict.score else None,
        "source": [_text(paragraph) for paragraph in verdict.pair.source],
        "target": [_text(paragraph) for paragraph in verdict.pair.target],
        "findings": [_finding(finding) for finding in verdict.findings],
        "better": [
            {"side": partner.side, "paragraph": _text(partner.paragraph), "fit": partner.fit}
            for partner in verdict.better
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "source_spans": [asdict(span) for span in finding.source_spans],
        "target_spans": [asdict(span) for span in finding.target_spans],
        "evidence": dict(finding.evidence),
    }


def _text(text: Paragraph | Unpaired) -> dict[str, Any]:
    return asdict(text)


def _plain(value: Any) -> Any:
    """Floats rounded; NaN and infinities, which JSON has not, as null."""
    if isinstance(value, float):
        return round(value, 6) + 0.0 if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def from_json(path: str | Path) -> Report:
    """Read a report that was written as JSON; equal to the first but for rounded floats.

    Raises InputError where the file cannot be read or is no such report.
    """
    try:
        data = json.loads(Path(path).read_bytes())
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg}", path, error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise InputError("not a JSON text", path) from error
    found = data.get("schema") if isinstance(data, dict) else None
    if found != SCHEMA:
        known = isinstance(found, str) and found.startswith("duizhao-report/")
        reason = f"a report of the format {found}" if known else "not a report of duizhao"
        raise InputError(f"{reason}; expected {SCHEMA}", path)
    try:
        return _decode.report(data)
    except _decode.MisshapenError as error:
        raise InputError(f"not a whole report: {error}", path) from error


WRITER = Writer("json", "all of the report, for programs", (".json",), render)
