"""Sentences that stand where code is expected."""

from __future__ import annotations

import re

from corpus.language import has_function_words, language_of, script_counts, without_addresses

#: What sentences do not have and code, output and commands mostly do.
_OF_CODE = re.compile(
    r"[{}<>;=|\\`$@^~_]|\(\)|::|->|//|--|\w\(|\b\w+\.\w+\b|^\s*(?:[#%>*+-]|\d+[.:)]|[\w.-]+:\s)",
    re.MULTILINE,
)
_END = re.compile(r"[.!?。！？…][”’\"'）)》」』\]]*$")
#: Fewer English words, or Han characters, are a message.
_SHORTEST = {"en": 5, "zh": 6}


def is_prose(text: str) -> bool:
    """Whether a text is sentences, in English or Chinese, beyond doubt."""
    bare = without_addresses(text).strip()
    lang = language_of(bare)
    if lang is None or _OF_CODE.search(bare) or not _END.search(bare):
        return False
    counts = script_counts(bare)
    if lang == "zh":
        return counts.han >= _SHORTEST["zh"]
    begins = bare.lstrip("“‘\"'(")[:1].isupper()
    return begins and counts.latin_words >= _SHORTEST["en"] and has_function_words(bare)
