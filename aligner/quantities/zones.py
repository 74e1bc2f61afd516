"""Zones of time: UTC+8."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.model import Quantity, make

#: A part of a verbose pattern, for both languages. It has a group `zone_n`.
ZONE = r"(?P<zone>(?:UTC|GMT)\s?(?P<zone_n>[+-]\d{1,2})(?::?\d\d)?(?!\d))"


def zone(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """UTC+8: the other side may name a town's time, or another zone by mistake."""
    hours = int(match["zone_n"])
    yield make(match, "code", (("code", f"UTC{hours:+}"), ("n", Fraction(abs(hours)))), 1)
