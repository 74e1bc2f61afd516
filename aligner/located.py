"""Texts without counterpart of which another pair tells that theirs stands there.

`The source of this target stands at line 16` and, of line 16, `No Chinese text was found` would
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.verdict import Finding, Verdict
from corpus.model import LANGUAGE_NAMES, Location, other

_CODES = ("P101", "P102")


def located(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those on a text alone with the place where another one found its
    counterpart."""
    places = dict(_places(verdicts))
    found = []
    for verdict in verdicts:
        alone = (verdict.pair.source or verdict.pair.target)[0]
        place = places.get(alone.location)
        if place and verdict.findings and verdict.findings[0].code in _CODES:
            first = _with_place(verdict.findings[0], verdict, place)
            verdict = replace(verdict, findings=(first, *verdict.findings[1:]))
        found.append(verdict)
    return found


def _places(verdicts: Iterable[Verdict]) -> Iterable[tuple[Location, Location]]:
    """Where the counterparts are of texts that are the better partners of one side of a pair."""
    for verdict in verdicts:
        if verdict.pair.source and verdict.pair.target:
            for partner in verdict.better:
                own = verdict.pair.target if partner.side == "source" else verdict.pair.source
                yield partner.paragraph.location, own[0].location


def _with_place(finding: Finding, verdict: Verdict, place: Location) -> Finding:
    """P101 or P102 that says where the counterpart stands."""
    name = LANGUAGE_NAMES[other((verdict.pair.source or verdict.pair.target)[0].lang)]
    if verdict.pair.source:
        message = f"No {name} text stands in this paragraph's place; its translation stands at"
        key = "better_target_line"
    else:
        message = f"This paragraph has no {name} source in its place; its source stands at"
        key = "better_source_line"
    return replace(finding, message=f"{message} {place.words}.", evidence={key: place.line})
