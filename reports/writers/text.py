"""Hostile text made fit to be shown: nothing dropped, nothing obeyed."""

from __future__ import annotations

import re

#: Never printable as they are: control characters but tab and line feed, the bidirectional
#: overrides and isolates that make a line read otherwise than it is written, lone surrogates.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SIMPLIFIED = frozenset("们这来时会个说为国对学过发没样还经现开关问长门见书车东风马让给话语认识")
_TRADITIONAL = frozenset("們這來時會個說為國對學過發沒樣還經現開關問長門見書車東風馬讓給話語認識")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


def visible(text: str) -> str:
    """The text with what cannot be shown written out: a NUL as `\\x00`, an override as `\\u202e`.

    Line ends become "\\n"; tabs stay. What returns can be encoded as UTF-8.
    """
    return _UNFIT.sub(_escape, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The visible text on a single line, runs of white space as one space."""
    return " ".join(visible(text).split())


def excerpt(text: str, length: int) -> str:
    """The beginning of a text on one line, at most `length` characters."""
    # Cut before cleaning: a paragraph may be megabytes long.
    line = one_line(text[: length * 4])
    if len(line) <= length and len(text) <= length * 4:
        return line
    return line[: length - 1].rstrip() + "…"


def zh_variant(text: str) -> str:
    """The language tag of a Chinese text: zh-Hans, zh-Hant, or zh where nothing tells."""
    simplified = sum(char in _SIMPLIFIED for char in text)
    traditional = sum(char in _TRADITIONAL for char in text)
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"
