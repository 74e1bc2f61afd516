"""What a field yields: 亩产640公斤, 9.6 tonnes per hectare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from aligner.quantities.model import Quantity
from aligner.quantities.unit_table import SIZES
from aligner.quantities.units import unit_as_told

_AREAS = {"亩": "mu", "mu": "mu", "公顷": "hectare", "ha": "hectare", "hectare": "hectare"}
_AREAS |= {"英亩": "acre", "acre": "acre"}
#: In a text without it nothing is yielded by the acre.
_HINT = re.compile(r"亩|公顷|\b(?:mu|ha|hectare|acre)\b", re.IGNORECASE)
_BEFORE = re.compile("(?:(亩)[产產]|每(亩|公顷|英亩))[^，。；、\\d]{0,8}$")
_BEHIND = re.compile(
    r"\s?(?:/|每|per\s|an?\s)\s?(亩|公顷|英亩|(?:mu|ha|hectare|acre)\b)", re.IGNORECASE
)
#: Characters before a figure in which its area is told.
_FAR = 12


def by_area(found: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities of a folded text, weights by the area in units of their own."""
    told = _HINT.search(text) is not None
    for one in found:
        area = _area(one, text) if told and one.unit else None
        unit = f"{one.unit}-per-{_AREAS[area.lower()]}" if area else ""
        yield replace(one, unit=unit) if unit in SIZES else one


def _area(one: Quantity, text: str) -> str | None:
    before, behind = _words(one, text)
    if before:
        return before[1] or before[2]
    return behind[1] if behind else None


def _words(one: Quantity, text: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    before = _BEFORE.search(text, max(0, one.span.start - _FAR), one.span.start)
    end = one.span.end + len(unit_as_told(text, one.span.end))
    return before, _BEHIND.match(text, end)


def area_as_told(one: Quantity, text: str) -> tuple[str, str]:
    """What stands before a yield and behind its weight in a folded text: 亩产,  per hectare."""
    if "-per-" not in one.unit:
        return "", ""
    before, behind = _words(one, text)
    return (before[0], "") if before else ("", behind[0] if behind else "")
