"""How well English names are found in Chinese, generously: for weighing a pair, not for a check."""

from __future__ import annotations

import re

from aligner.lexicon import stem
from aligner.names.english import Name, without_s
from aligner.names.peoples import CHINESE_FORMS
from aligner.names.sound import cost_of, sounds_of_name
from aligner.names.texts import Chinese

#: From this likeness on a name counts as found.
FOUND = 0.75


def likeness(name: Name, chinese: Chinese) -> float:
    """How sure it is that an English name stands in the Chinese text, [0, 1]; generous."""
    lower = without_s(name.text).lower()
    if stem(lower) in chinese.stems:
        return 1.0
    if any(form in chinese.text for form in CHINESE_FORMS.get(lower, ())):
        return 1.0
    parts = [part for part in re.split("[-.]", name.text) if len(part) > 2]
    whole = _by_sound(name.text, chinese)
    if whole < FOUND and len(parts) > 1:
        return max(whole, min(_by_sound(part, chinese) for part in parts))
    return whole


def _by_sound(name: str, chinese: Chinese) -> float:
    letters = "".join(sign for sign in without_s(name).lower() if sign.isalpha())
    if letters in chinese.latin or (len(letters) > 3 and letters in chinese.pinyin):
        return 1.0
    return _sounds_like(sounds_of_name(letters), chinese.foreign)


def _sounds_like(sounds: str, others: tuple[str, ...]) -> float:
    """The likeness of a name with the most similar stretch among others, both as sounds."""
    if not sounds or not others:
        return 0.0
    return 1 - min(cost_of(sounds, other) for other in others) / cost_of(sounds, "")
