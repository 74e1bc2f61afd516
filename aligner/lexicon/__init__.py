"""What words mean in the other language: English stems, and the CC-CEDICT dictionary."""

from __future__ import annotations

from aligner.lexicon.cedict import Lexicon, Word, load
from aligner.lexicon.coverage import LONGEST_TEXT, Coverage, coverage
from aligner.lexicon.english import Token, content_tokens, stem, tokens

__all__ = [
    "LONGEST_TEXT",
    "Coverage",
    "Lexicon",
    "Token",
    "Word",
    "content_tokens",
    "coverage",
    "load",
    "stem",
    "tokens",
]
