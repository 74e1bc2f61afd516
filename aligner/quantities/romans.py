"""Roman numerals: XIV anywhere, I and V only where something is numbered: Type I, V期."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.quantities.model import Quantity, make, number_keys

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NUMERALS = (*_ONES[1:], *(f"X{one}" for one in _ONES), "XX")
_WORTH = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}
#: Those that have a sign of their own.
_SIGNS = {chr(0x2160 + number): number + 1 for number in range(12)}
_ANY = "|".join((*_WORTH, *_SIGNS))
#: Letters that are seldom numerals.
_SINGLE = "IVX"
_NUMBERED = "".join(rf"|(?<=\b{word}\s)" for word in ("type", "class", "grade", "phase", "stage"))

# Parts of a verbose pattern, each with a group `roman`.
ENGLISH = (
    rf"(?P<roman>(?-i:{'|'.join(n for n in _WORTH if len(n) > 1)})\b"
    rf"|(?:{_NUMBERED[1:]})(?-i:[{_SINGLE}])\b)"
)
CHINESE = rf"(?P<roman>(?-i:{_ANY})(?=\s?(?:[型类類级級]|期(?![间間])|阶段|階段)))"


def roman(match: re.Match[str], text: str) -> Iterator[Quantity]:
    number = _WORTH.get(match[0]) or _SIGNS[match[0]]
    yield make(match, "ordinal", number_keys(Fraction(number)), 0)
