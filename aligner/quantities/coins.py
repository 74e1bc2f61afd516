"""Coins that English has names for: a quarter, a dime."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.quantities.model import Quantity, number_keys
from corpus.model import Span

_WORTH = {"quarter": 25, "dime": 10, "nickel": 5, "penny": 1, "pennies": 1}
_COIN = re.compile(r"\b(quarter|dime|nickel|penny|pennies)s?\b", re.IGNORECASE)
#: What tells that they are coins: not the third quarter, nor nickel plate.
_MONEY = re.compile(r"\b(?:coins?|dimes?|penn(?:y|ies)|cents?|pocket|change)\b", re.IGNORECASE)


def coined(quantities: list[Quantity], text: str) -> list[Quantity]:
    """The quantities of an English text, and what its coins are worth, if that is told at all."""
    if not _MONEY.search(text):
        return quantities
    for match in _COIN.finditer(text):
        value = Fraction(_WORTH[match[1].lower()])
        span = Span(*match.span())
        quantities.append(Quantity("number", value, span, match[0], 0, number_keys(value), "cent"))
    return sorted(quantities, key=lambda one: one.span.start)
