"""Names in English and Chinese text and whether they stand in the other: by dictionary, by
pinyin, by sound."""

from __future__ import annotations

from aligner.names.chinese import ChineseName, names_in_chinese
from aligner.names.english import Name, Person, names_in, persons_in
from aligner.names.finding import FOUND, alike, found, likeness, read_chinese, read_english, told

__all__ = [
    "FOUND",
    "ChineseName",
    "Name",
    "Person",
    "alike",
    "found",
    "likeness",
    "names_in",
    "names_in_chinese",
    "persons_in",
    "read_chinese",
    "read_english",
    "told",
]
