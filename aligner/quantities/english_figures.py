"""Numbers in figures in English text: 12, $5M, 3.5%, 12 times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from aligner.quantities import eras
from aligner.quantities.currencies import currency
from aligner.quantities.english_amounts import year_keys
from aligner.quantities.english_words import MAGNITUDES
from aligner.quantities.figures import MAGNITUDE_LETTERS, part
from aligner.quantities.labels import heading, most_weight
from aligner.quantities.model import (
    Key,
    Kind,
    Quantity,
    decimal,
    make,
    number_keys,
    ratio_keys,
    time_keys,
    times_keys,
)
from aligner.quantities.units import english_unit, lesser_unit, same_dimension
from corpus.model import Span

MINUS = re.compile(r"\b(?:minus|negative)[\s-]$", re.I)
_BASIS_POINTS = re.compile(r"[\s-]basis[\s-]points?\b", re.IGNORECASE)
TIMES = re.compile(r"[\s-]{0,2}(?:times|fold)\b", re.I)
_LIST_MARK = re.compile(r"[.)）:]\s|[、\]]")
_LABEL = re.compile(
    r"\b([A-Za-z]{2,10}?)(?:s|(?<=fig|art|sec|tab)\.)?[ -]"
    r"(?:\d{1,4}(?:, |,? and |,? or | to |--?|–)){0,3}$",
    re.IGNORECASE,
)
#: Behind "3m": metres, not millions, as they rather are in "3 m" anyway.
_MEASURED = re.compile(
    r"/|\s(?:of|long|tall|high|wide|deep|thick|across|apart|away|above|below|from|race|sprint)\b",
    re.I,
)
_UNIT_LETTERS = {"m": "metre", "t": "ton"}
#: The 6.15, a train: a time where the other side has one.
_CLOCK = re.compile(r"(1?\d|2[0-3])\.([0-5]\d)")
_ERA = re.compile(rf"\b({eras.ENGLISH_NAMES})\s(?:year\s)?$", re.I)


def figure(match: re.Match[str], text: str) -> Iterator[Quantity]:
    """A number with its sign, magnitude and unit, and what else it may be."""
    number = decimal(match["digits"])
    end = match.end()
    keys: tuple[Key, ...]
    if number is None:
        yield make(match, "code", (("code", match["digits"]),), 2)
        return
    number += part(match)
    word = (match["scale"] or "").lower()
    scale = MAGNITUDES.get(word) or MAGNITUDE_LETTERS.get(word[:1], 1)
    before = text[max(0, match.start() - 9) : match.start()]
    minus = match["sign"] or MINUS.search(before)
    value = number * scale * (-1 if minus else 1)
    if share := _percentage(match, value, text):
        yield share
        return
    if (
        end < len(text)
        and text[end].isalpha()
        and text[end].isascii()
        and not english_unit(text, end)
    ):
        keys = (("code", match["digits"] + text[end].upper()), ("n", value))
        yield make(match, "code", keys, 1)
        return
    if TIMES.match(text, end):
        yield make(match, "multiple", times_keys(value), 2)
        return
    unit = currency(before, match["money"] or "") or english_unit(text, end)
    unit = unit or lesser_unit(before, len(match["digits"]))
    plain: tuple[Key, ...] = ()
    if len(word) == 1 and not same_dimension(unit, "dollar"):
        apart = match["glue"] == " " and match["scale"] in _UNIT_LETTERS
        if apart or _MEASURED.match(text, end):
            plain = (("n", value), *_by_letter(match)) if apart else ()
            value, unit, scale = value / scale, _UNIT_LETTERS.get(word, ""), 1
        else:
            plain = _by_letter(match)
    kind: Kind = "number"
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", match["digits"]) and scale == 1 and not unit:
        kind = "year"
    label = _labelled(match["digits"], text, match.start())
    if kind == "number" and not unit and (clock := _CLOCK.fullmatch(match[0])):
        label = (*label, *time_keys(int(clock[1]), int(clock[2]), ""))
    if era := _ERA.search(text[max(0, match.start() - 20) : match.start()]):
        label = (*label, *eras.english_era(era[1]).keys(value))
    keys = (*year_keys(value, unit), *plain, *label)
    weight = 2 if value not in (0, 1) else 1
    clause = heading(text, Span(*match.span()), unit)
    mark, start = _is_mark(match, text), match.start("digits")
    weight = min(weight, most_weight(text, start, clause=bool(clause), mark=mark))
    yield make(match, kind, (*keys, *clause), weight, 0, unit, Fraction(scale))


def _percentage(match: re.Match[str], value: Fraction, text: str) -> Quantity | None:
    end = match.end()
    if points := _BASIS_POINTS.match(text, end):
        keys = (*ratio_keys(value / 10_000), *number_keys(value))
        share = make(match, "percentage", keys, 2, scale=Fraction(1, 10_000))
        return replace(share, text=f"{share.text}{points[0]}")
    if not match["percent"]:
        return None
    scale = Fraction(1, 1000 if "‰" in match["percent"] else 100)
    weight = 1 if "point" in match["percent"].lower() and value == 1 else 2
    return make(match, "percentage", ratio_keys(value * scale), weight, scale=scale)


def _by_letter(match: re.Match[str]) -> tuple[Key, ...]:
    """What else 5M may be than five million: five metres, a size of its own."""
    digits = match["digits"]
    return (("n", decimal(digits) or Fraction(0)), ("code", digits + match["scale"].upper()))


def _labelled(digits: str, text: str, start: int) -> tuple[Key, ...]:
    """Item 67 may be Item-67 on the other side, which reads as a code."""
    label = _LABEL.search(text[max(0, start - 30) : start])
    return (("code", label[1].upper() + digits),) if label and digits.isdigit() else ()


def _is_mark(match: re.Match[str], text: str) -> bool:
    """Whether the figure is only the number of a list item or a note: "1. ", "[12]"."""
    start, end = match.span("digits")
    before = text[max(0, start - 1) : start]
    if end - start > 2 or not _LIST_MARK.match(text, end):
        return False
    return before in ("", "\n", "[", "(", "（")
