"""Whether English names stand in Chinese, generously: for weighing a pair, not for a check."""

from __future__ import annotations

import re

from aligner.lexicon import stem
from aligner.names.english import Name, without_s
from aligner.names.matching import rendered
from aligner.names.peoples import CHINESE_FORMS
from aligner.names.texts import Chinese

#: From these odds on some part of a Chinese text renders an English name well enough.
_LIKELY = -3.0


def likely_found(name: Name, chinese: Chinese) -> bool:
    """Whether an English name may well stand in the Chinese text."""
    lower = without_s(name.text).lower()
    if stem(lower) in chinese.stems:
        return True
    if any(form in chinese.text for form in CHINESE_FORMS.get(lower, ())):
        return True
    parts = [part for part in re.split("[-.]", lower) if len(part) > 2]
    return rendered(lower, chinese, _LIKELY) or (
        len(parts) > 1 and all(rendered(part, chinese, _LIKELY) for part in parts)
    )
