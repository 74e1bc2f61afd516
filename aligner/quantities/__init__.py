"""Numbers, dates, shares: reading them in English and Chinese, and pairing both sides'."""

from __future__ import annotations

from dataclasses import replace

from aligner.quantities.chinese import chinese_quantities
from aligner.quantities.english import english_quantities
from aligner.quantities.matching import Matching, match
from aligner.quantities.model import MOST, Kind, Quantity, fold
from aligner.quantities.rates import by_area
from aligner.quantities.roles import with_roles
from aligner.quantities.temperatures import signed
from corpus.model import Lang

__all__ = ["MOST", "Kind", "Matching", "Quantity", "match", "quantities"]


def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text in reading order; offsets are characters into `text`.

    A text that holds more than `MOST` gives its first `MOST`.
    """
    read = chinese_quantities if lang == "zh" else english_quantities
    folded = fold(text)
    found = with_roles(by_area(signed(read(folded), folded), folded), folded, lang)
    return tuple(found if folded == text else (_as_told(one, folded, text) for one in found))


def _as_told(one: Quantity, folded: str, text: str) -> Quantity:
    """With what stands in the text itself to be shown: 下午4時 is read as 下午4时."""
    start = folded.find(one.text, max(0, one.span.end - len(one.text)))
    return replace(one, text=text[start : start + len(one.text)]) if start >= 0 else one
