"""The registry of checks: one rule, one small class, one stable code."""

from aligner.checks.base import Check, DocumentCheck
from aligner.checks.numbers import DateDiffers, NumberDiffers, PercentageDiffers

CHECKS: tuple[Check, ...] = (NumberDiffers(), DateDiffers(), PercentageDiffers())
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = ()
