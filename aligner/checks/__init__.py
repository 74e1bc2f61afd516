"""The checks: rules by code, each a small class in a module of this package."""

from __future__ import annotations

from aligner.checks.address import AddressDiffers
from aligner.checks.base import AlignedCheck, Check, DocumentCheck
from aligner.checks.bounds import BoundDiffers
from aligner.checks.code import (
    InlineCodeDiffers,
    MarkupDiffers,
    PlaceholderDiffers,
)
from aligner.checks.columns import ColumnsMoved
from aligner.checks.consistency import TranslatedAlike, TranslatedInTwoWays
from aligner.checks.doubled_words import WordDoubled
from aligner.checks.ending import CutOff
from aligner.checks.language import Identical, LeftUntranslated, WrongLanguage
from aligner.checks.latex import LatexDiffers
from aligner.checks.names import NameDiffers
from aligner.checks.negation import NegationFlipped
from aligner.checks.note_marks import NoteMarkDiffers
from aligner.checks.numbers import DateDiffers, NumberDiffers, PercentageDiffers
from aligner.checks.opposite import OppositeSaid
from aligner.checks.punctuation import AsciiPunctuation, BracketUnbalanced, QuoteUnbalanced
from aligner.checks.repetition import RepeatedParagraph
from aligner.checks.terms import TermForbidden, TermMissing
from aligner.checks.units import UnitDiffers
from aligner.terms import TermIndex
from corpus.terms import TermBase

__all__ = [
    "ALIGNED_CHECKS",
    "CHECKS",
    "DOCUMENT_CHECKS",
    "AlignedCheck",
    "Check",
    "DocumentCheck",
    "by_code",
    "with_terms",
]

#: The checks on one pair, by code.
CHECKS: tuple[Check, ...] = (
    NumberDiffers(),
    DateDiffers(),
    PercentageDiffers(),
    UnitDiffers(),
    BoundDiffers(),
    LeftUntranslated(),
    WrongLanguage(),
    Identical(),
    NameDiffers(),
    BracketUnbalanced(),
    QuoteUnbalanced(),
    AsciiPunctuation(),
    AddressDiffers(),
    PlaceholderDiffers(),
    InlineCodeDiffers(),
    MarkupDiffers(),
    LatexDiffers(),
    WordDoubled(),
)

#: The checks on one pair that need to know which sentences belong together, by code.
ALIGNED_CHECKS: tuple[AlignedCheck, ...] = (NegationFlipped(), OppositeSaid())

#: The checks that see a whole document, by code.
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (
    ColumnsMoved(),
    CutOff(),
    RepeatedParagraph(),
    TranslatedInTwoWays(),
    TranslatedAlike(),
    NoteMarkDiffers(),
)


def with_terms(base: TermBase) -> tuple[Check, ...]:
    """The checks on one pair, those by a term base included."""
    index = TermIndex(base)
    return (*CHECKS, TermMissing(index), TermForbidden(index))


def by_code() -> dict[str, Check | AlignedCheck | DocumentCheck]:
    """Every check under its code, in the codes' order."""
    every: tuple[Check | AlignedCheck | DocumentCheck, ...] = (
        *CHECKS,
        *ALIGNED_CHECKS,
        *DOCUMENT_CHECKS,
        TermMissing(),
        TermForbidden(),
    )
    return {check.code: check for check in sorted(every, key=lambda check: check.code)}
