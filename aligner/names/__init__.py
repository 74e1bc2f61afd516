"""Names in English and Chinese text and whether they stand in the other: by dictionary, by
pinyin, by sound."""

from __future__ import annotations

from aligner.names.chinese import ChineseName, Kind, has_full_names, names_in_chinese
from aligner.names.english import Name, names_in, persons_in, short_names_in
from aligner.names.finding import likely_found
from aligner.names.given import exchanged_given
from aligner.names.latin import exchanged_latin
from aligner.names.lost import Lost, lost_chinese, lost_english, resurnamed
from aligner.names.matching import alike, is_given
from aligner.names.misspelt import misspelt
from aligner.names.texts import read_chinese, read_english

__all__ = [
    "ChineseName",
    "Kind",
    "Lost",
    "Name",
    "alike",
    "exchanged_given",
    "exchanged_latin",
    "has_full_names",
    "is_given",
    "likely_found",
    "lost_chinese",
    "lost_english",
    "misspelt",
    "names_in",
    "names_in_chinese",
    "persons_in",
    "read_chinese",
    "read_english",
    "resurnamed",
    "short_names_in",
]
