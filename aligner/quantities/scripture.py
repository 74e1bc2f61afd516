"""Chapter and verse, John 3:16, which is no time of day."""

from __future__ import annotations

import re

_ENGLISH = (
    "Genesis Exodus Leviticus Numbers Deuteronomy Joshua Judges Ruth Samuel Kings Chronicles Ezra"
    " Nehemiah Esther Job Psalms? Proverbs Ecclesiastes Isaiah Jeremiah Lamentations Ezekiel Daniel"
    " Hosea Joel Amos Obadiah Jonah Micah Nahum Habakkuk Zephaniah Haggai Zechariah Malachi Matthew"
    " Mark Luke John Acts Romans Corinthians Galatians Ephesians Philippians Colossians"
    " Thessalonians Timothy Titus Philemon Hebrews James Peter Jude Revelation"
)
_CHINESE = (
    "福音|[创創]世[记記纪紀]|埃及[记記]|利未[记記]|[诗詩]篇|箴言|雅歌"
    "|使徒行[传傳]|[罗羅][马馬][书書]|[启啟]示[录錄]"
)
_BOOK = re.compile(rf"(?:\b(?:{_ENGLISH.replace(' ', '|')})|(?:{_CHINESE})[》〉]?)\s?$")
#: Characters before a verse in which the name of its book begins.
_FAR = 16


def is_verse(match: re.Match[str]) -> bool:
    """Whether a book of the Bible stands before what is written as a time."""
    text, start = match.string, match.start()
    return _BOOK.search(text[max(0, start - _FAR) : start]) is not None
