"""Names in English text and what they are in Chinese: by dictionary, by pinyin, by sound."""

from __future__ import annotations

from aligner.names.english import Name, names_in
from aligner.names.finding import likeness
from aligner.names.sound import sounds_of_name

__all__ = ["Name", "likeness", "names_in", "sounds_of_name"]
