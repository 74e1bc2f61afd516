"""Numbers, dates, shares: reading them in English and Chinese, and pairing both sides'."""

from __future__ import annotations

from aligner.quantities.chinese import chinese_quantities
from aligner.quantities.english import english_quantities
from aligner.quantities.matching import Matching, match
from aligner.quantities.model import MOST, Kind, Quantity, fold
from corpus.model import Lang

__all__ = ["MOST", "Kind", "Matching", "Quantity", "match", "quantities"]


def quantities(text: str, lang: Lang) -> tuple[Quantity, ...]:
    """The quantities of a text in reading order; offsets are characters into `text`.

    A text that holds more than `MOST` gives its first `MOST`.
    """
    read = chinese_quantities if lang == "zh" else english_quantities
    return tuple(read(fold(text)))
