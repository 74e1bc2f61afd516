"""Names in English text and what they are in Chinese: by dictionary, by pinyin, by sound."""

from __future__ import annotations

from aligner.names.english import Name, names_in
from aligner.names.finding import FOUND, likeness, read_chinese, read_english, strict_likeness, told

__all__ = [
    "FOUND",
    "Name",
    "likeness",
    "names_in",
    "read_chinese",
    "read_english",
    "strict_likeness",
    "told",
]
