"""A decision on a pair, and the line of the file that it is."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePath
from typing import Any, Literal, get_args

from aligner.verdict import Verdict, first_location
from corpus.errors import InputError

#: accept: fine as it is; fix: to be mended in the text; skip: not now; open: as if nothing had
#: been said (undo), but for a note; known: stands in the baseline, which `duizhao baseline` writes.
Kind = Literal["accept", "fix", "skip", "open", "known"]

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the file.

    id: `aligner.verdict.pair_id` of the pair. codes: of the findings that were there.
    source, target: `text_hash` of the pair's sides. file: where the pair stood, "/" between its
    parts, relative to the file of decisions where that can be. when: ISO 8601 with its offset.
    """

    id: str
    decision: Kind
    codes: tuple[str, ...]
    source: str
    target: str
    file: str
    line: int
    who: str = ""
    when: str | None = None
    note: str = ""

    def moment(self) -> datetime:
        """When it was made; before everything else where that is not known."""
        return _moment(self.when) if self.when else _NEVER


def text_hash(text: str) -> str:
    """12 hexadecimal digits that stand for one side's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def decide(
    verdict: Verdict,
    kind: Kind,
    *,
    beside: Path,
    who: str = "",
    when: str | None = None,
    note: str = "",
) -> Decision:
    """A decision on a verdict's pair; `beside` is the folder of the file of decisions."""
    location = first_location(verdict.pair)
    return Decision(
        id=verdict.id,
        decision=kind,
        codes=tuple(sorted({finding.code for finding in verdict.findings})),
        source=text_hash(verdict.pair.source_text),
        target=text_hash(verdict.pair.target_text),
        file=_relative(location.file, beside),
        line=location.line,
        who=who,
        when=when,
        note=note,
    )


def now() -> str:
    """This moment as `Decision.when` has it."""
    return datetime.now(UTC).isoformat()


def current(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last word on each pair, by id; "open" ones without a note are left out."""
    last: dict[str, Decision] = {}
    for decision in decisions:
        before = last.get(decision.id)
        if before is None or decision.moment() >= before.moment():
            last[decision.id] = decision
    return {id: found for id, found in last.items() if found.decision != "open" or found.note}


def after(decision: Decision, earlier: Decision | None) -> Decision:
    """The decision, made after an earlier one whatever the clock says: the last word is last."""
    if earlier is None or not earlier.when or decision.moment() > earlier.moment():
        return decision
    return replace(decision, when=(earlier.moment() + timedelta(microseconds=1)).isoformat())


def encode(decision: Decision) -> bytes:
    """The decision as a line of the file."""
    record: dict[str, Any] = {
        "id": decision.id,
        "decision": decision.decision,
        "codes": list(decision.codes),
        "source": decision.source,
        "target": decision.target,
        "file": decision.file,
        "line": decision.line,
    }
    for name in ("who", "when", "note"):
        if getattr(decision, name):
            record[name] = getattr(decision, name)
    # Line separators of Unicode are escaped: some editors and merge tools break lines there.
    text = json.dumps(record, ensure_ascii=False)
    text = re.sub("[\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda m: f"\\u{ord(m[0]):04x}", text)
    return text.encode() + b"\n"


def decode(line: bytes, path: Path, number: int) -> Decision:
    """A line of the file as a decision. Raises InputError, with file and line, where it is none."""
    if line.startswith((b"<<<<<<<", b"=======", b">>>>>>>")):
        reason = "git left a conflict here; keep the lines of both sides and delete this one"
        raise InputError(reason, path, number)
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError("is not a line of JSON", path, number) from None
    if not isinstance(value, dict):
        raise InputError("is not a JSON object", path, number)
    for name, fits in _FIELDS.items():
        if not fits(value.get(name)):
            raise InputError(
                f"is not a decision: {name!r} is missing or makes no sense", path, number
            )
    return Decision(
        id=value["id"],
        decision=value["decision"],
        codes=tuple(value["codes"]),
        source=value["source"],
        target=value["target"],
        file=value["file"],
        line=value["line"],
        who=value.get("who") or "",
        when=value.get("when"),
        note=value.get("note") or "",
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _may_be_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_moment(value: object) -> bool:
    try:
        return value is None or bool(isinstance(value, str) and _moment(value))
    except ValueError:
        return False


#: What each field must be; more fields than these are passed over.
_FIELDS: dict[str, Callable[[object], bool]] = {
    "id": _is_text,
    "decision": lambda value: value in get_args(Kind),
    "codes": lambda value: isinstance(value, list) and all(map(_is_text, value)),
    "source": _is_text,
    "target": _is_text,
    "file": _is_text,
    "line": lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
    "who": _may_be_text,
    "when": _is_moment,
    "note": _may_be_text,
}


def _moment(when: str) -> datetime:
    found = datetime.fromisoformat(when)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _relative(file: str, folder: Path) -> str:
    """A text's path from a folder, with "/"; as it is where no way leads from one to the other."""
    try:
        return PurePath(os.path.relpath(Path(file).resolve(), folder.resolve())).as_posix()
    except ValueError:  # on two drives, or no path at all
        return file
