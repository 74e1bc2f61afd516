"""One number that the other side tells in several: 20:25 and 20–25, 3.2 and 第三条第二款, 100,000
and 100 000."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from aligner.quantities.model import Quantity

_WHOLE = re.compile(r"\d{1,2}[:.]\d{1,2}|tel \d{7,12}#")
#: Into how many a number falls at most: a telephone number with its town's and two groups.
_MOST = 3


def _whole(quantity: Quantity) -> set[str]:
    """The digits of what may be told in parts: a score, a clause, a telephone number."""
    told = {quantity.text, *(str(value) for name, value in quantity.keys if name == "code")}
    return {re.sub(r"\D", "", text) for text in told if _WHOLE.fullmatch(text)}


def _thousands(quantity: Quantity) -> str:
    """The digits of what may be told in groups of three."""
    value = quantity.value
    if quantity.kind != "number" or not isinstance(value, Fraction) or value.denominator > 1:
        return ""
    return str(value) if value >= 1000 else ""


def _is_grouped(parts: Sequence[Quantity]) -> bool:
    """Whether all parts but the first have three digits and stand one sign behind another."""
    return all(
        other.span.start - one.span.end == 1 and re.fullmatch(r"\d{3}", other.text)
        for one, other in pairwise(parts)
    )


def _part(quantity: Quantity) -> str:
    digits = re.sub(r"\D", "", quantity.text)
    return digits or str(quantity.value)


def in_pieces(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Quantity], list[Quantity]]:
    """(pairs of what one side tells whole and the other in parts, what is left of either).

    The parts are what is left over and stands one behind the other; each makes a pair.
    """
    found: list[tuple[Quantity, Quantity]] = []
    rest, other_rest = list(left), list(right)
    for wholes, others, turned in ((rest, other_rest, False), (other_rest, rest, True)):
        for whole in list(wholes):
            parts = _parts_of(whole, others)
            if parts:
                wholes.remove(whole)
                for part in parts:
                    others.remove(part)
                    found.append((part, whole) if turned else (whole, part))
    return found, rest, other_rest


def _parts_of(whole: Quantity, others: Sequence[Quantity]) -> Sequence[Quantity]:
    digits, thousands = _whole(whole), _thousands(whole)
    if not (digits or thousands):
        return ()
    texts = [
        _part(other) if other.kind in ("number", "ordinal", "year") else "" for other in others
    ]
    for start in range(len(others)):
        for end in range(start + 2, min(start + _MOST, len(others)) + 1):
            if not all(texts[start:end]):
                continue
            told = "".join(texts[start:end])
            if told in digits or (told == thousands and _is_grouped(others[start:end])):
                return others[start:end]
    return ()
