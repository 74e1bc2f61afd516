"""Temperatures have a sign that nothing else on the other side may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from aligner.quantities.model import Quantity
from aligner.quantities.units import same_dimension

#: What may make a temperature near it one below zero.
_BELOW = re.compile(r"\b(?:below|sub-?zero|minus|negative|frost)\b|零下|负|冰点|[-−]\s?\d", re.I)
#: In so many characters before its figure, and behind it.
_BEFORE, _BEHIND = 16, 32


def signed(found: Iterable[Quantity], text: str) -> Iterator[Quantity]:
    """The quantities of a text; -5 °C no longer as what 5 °C may be equal to, as a loss of 5 is."""
    for one in found:
        if same_dimension(one.unit, "celsius") and isinstance(one.value, Fraction):
            opposite = ("n", -one.value)
            if one.value < 0:
                one = replace(one, keys=tuple(key for key in one.keys if key != opposite))
            elif _BELOW.search(text, max(0, one.span.start - _BEFORE), one.span.end + _BEHIND):
                one = replace(one, keys=(*one.keys, opposite))
        yield one
