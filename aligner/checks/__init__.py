"""The checks: rules by code, each a small class in a module of this package."""

from __future__ import annotations

from aligner.checks.base import Check, DocumentCheck
from aligner.checks.code import (
    AddressDiffers,
    InlineCodeDiffers,
    MarkupDiffers,
    PlaceholderDiffers,
)
from aligner.checks.consistency import TranslatedAlike, TranslatedInTwoWays
from aligner.checks.ending import CutOff
from aligner.checks.language import Identical, LeftUntranslated, WrongLanguage
from aligner.checks.names import NameDiffers
from aligner.checks.negation import NegationFlipped
from aligner.checks.numbers import DateDiffers, NumberDiffers, PercentageDiffers
from aligner.checks.punctuation import AsciiPunctuation, BracketUnbalanced, QuoteUnbalanced
from aligner.checks.repetition import RepeatedParagraph
from aligner.checks.units import UnitDiffers

__all__ = ["CHECKS", "DOCUMENT_CHECKS", "Check", "DocumentCheck", "by_code"]

#: The checks on one pair, by code.
CHECKS: tuple[Check, ...] = (
    NumberDiffers(),
    DateDiffers(),
    PercentageDiffers(),
    UnitDiffers(),
    LeftUntranslated(),
    WrongLanguage(),
    Identical(),
    NameDiffers(),
    NegationFlipped(),
    BracketUnbalanced(),
    QuoteUnbalanced(),
    AsciiPunctuation(),
    AddressDiffers(),
    PlaceholderDiffers(),
    InlineCodeDiffers(),
    MarkupDiffers(),
)

#: The checks that see a whole document, by code.
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (
    CutOff(),
    RepeatedParagraph(),
    TranslatedInTwoWays(),
    TranslatedAlike(),
)


def by_code() -> dict[str, Check | DocumentCheck]:
    """Every check under its code, in the codes' order."""
    both: tuple[Check | DocumentCheck, ...] = (*CHECKS, *DOCUMENT_CHECKS)
    return {check.code: check for check in sorted(both, key=lambda check: check.code)}
