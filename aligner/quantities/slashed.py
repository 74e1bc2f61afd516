"""A day and a month told by a stroke, which either may come first in: 15/11 and 11月15日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from aligner.quantities.model import Quantity

_SLASHED, _STROKE = re.compile(r"\d{1,2}[/·•]\d{1,2}"), re.compile("[/·•]")
_DATE = frozenset(("month", "day"))


def paired_as_dates(
    source: Sequence[Quantity], target: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """(pairs of a stroke's numbers and the date in words on the other side, by its first part; what
    is left of either)."""
    left, right = list(source), list(target)
    found: list[tuple[Quantity, Quantity]] = []
    for here, there in ((left, right), (right, left)):
        for one in [q for q in here if _SLASHED.fullmatch(q.text)]:
            date = _date(one, there) if one in here else ()
            if date:
                found.append((one, date[0]) if here is left else (date[0], one))
                here[:] = [q for q in here if q.span != one.span]
                there[:] = [q for q in there if q not in date]
    return found, left, right


def _date(slashed: Quantity, others: Sequence[Quantity]) -> Sequence[Quantity]:
    """The month and the day on the other side that the numbers are."""
    numbers = {Fraction(part) for part in _STROKE.split(slashed.text)}
    for both in pairwise(others):
        in_words = not any(_SLASHED.fullmatch(part.text) for part in both)
        kinds, values = ({part.kind for part in both}, {part.value for part in both})
        if in_words and kinds == _DATE and values == numbers:
            return both
    return ()
