"""All of a report for programs, and back: format 1.

The published schema is `reports/schema/report-1.schema.json`; docs/output.md explains the
fields. A field may be added to the format; one that changes its meaning or goes away makes it
format 2.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aligner.plain import MisshapenError, plain_fields
from aligner.verdict import Verdict
from corpus.errors import InputError
from corpus.model import JOINER, Paragraph
from reports.report import Report
from reports.table import Entry, entries
from reports.tree import totals
from reports.writers import _decode
from reports.writers.base import Writer

SCHEMA = 1
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report) -> bytes:
    """The report as indented UTF-8 JSON; floats to 6 digits, non-finite ones as null."""
    text = json.dumps(to_dict(report), ensure_ascii=False, indent=1, allow_nan=False)
    # A lone surrogate has no UTF-8; JSON's own escape keeps it, and the file stays readable.
    text = _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    return text.encode() + b"\n"


def to_dict(report: Report) -> dict[str, Any]:
    """The report as plain dictionaries, lists and values, in the schema's order."""
    found: dict[str, Any] = _plain(
        {
            "schema": SCHEMA,
            "summary": _summary(report),
            "verdicts": [_entry(entry) for entry in entries(report)],
            **({"tree": _tree(report)} if report.tree else {}),
        }
    )
    return found


def _tree(report: Report) -> dict[str, Any]:
    """A tree's totals and lists."""
    return {
        **(asdict(report.tree) if report.tree else {}),
        "totals": [asdict(total) for total in totals(report.judgements)],
    }


def _summary(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "created": report.created,
        "model": report.model,
        "version": report.version,
        "pairs": len(report.verdicts),
        "flagged": len(report.flagged()),
        "settled": len(report.settled()),
        "counts": report.counts() | {"unpaired": len(report.unpaired)},
        "documents": [
            {
                "name": judgement.name,
                "source_lang": judgement.source_lang,
                "target_lang": judgement.target_lang,
                "notes": list(judgement.notes),
            }
            for judgement in report.judgements
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    """The table's row, then what a table has no room for."""
    item, row = entry.item, entry.row
    if isinstance(item, Verdict):
        return row | _details(entry.document, item)
    return row | {
        "findings": [],
        "document": entry.document,
        "reason": item.reason,
        "location": asdict(item.location),
    }


def _details(document: int, verdict: Verdict) -> dict[str, Any]:
    return {
        "document": document,
        "source": _side(verdict.pair.source),
        "target": _side(verdict.pair.target),
        "better": [
            {
                "side": partner.side,
                "text": partner.paragraph.text,
                "lang": partner.paragraph.lang,
                **asdict(partner.paragraph.location),
                "fit": partner.fit,
            }
            for partner in verdict.better
        ],
        **plain_fields(verdict, {}, but=_decode.OWN),
    }


def _side(paragraphs: Sequence[Paragraph]) -> list[dict[str, Any]]:
    """Where a side's paragraphs stand, in their files and in the side's text."""
    found, start = [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        here: dict[str, Any] = {"span": [start, end], "lang": paragraph.lang}
        if paragraph.heading:
            here["heading"] = paragraph.heading
        if paragraph.protected:
            here["protected"] = [[start + s.start, start + s.end] for s in paragraph.protected]
        found.append(here | asdict(paragraph.location))
        start = end + len(JOINER)
    return found


def _plain(value: Any) -> Any:
    """Floats rounded; NaN and infinities, which JSON has not, as null."""
    if isinstance(value, float):
        return round(value, 6) + 0.0 if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, (list, tuple)) else value


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
    return from_dict(data, path)


def from_dict(data: Any, path: str | Path | None = None) -> Report:
    """The report that `to_dict` gave. Raises InputError, naming `path`, for anything else."""
    found = data.get("schema") if isinstance(data, dict) else None
    if found != SCHEMA or "verdicts" not in data:
        later = isinstance(found, int) and found > SCHEMA
        reason = f"a report of format {found}, newer than" if later else "not a duizhao report of"
        raise InputError(f"{reason} format {SCHEMA}", path)
    try:
        return _decode.report(data)
    except MisshapenError as error:
        raise InputError(f"not a whole report: {error}", path) from error


WRITER = Writer("json", "all of the report, for programs", (".json",), render)
