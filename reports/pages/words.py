"""The words of the page in English and Chinese, and how they get into its HTML.

Both catalogues are in the page, so that it can change its language: an element keeps the key of
its text in `data-t`, and what goes into it in `data-a`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import Lang
from reports.words import CODE_WORDS, STATUS_WORDS, UNPAIRED_WORDS

if TYPE_CHECKING:
    from markupsafe import Markup

CATALOGUES = Path(__file__).parent / "catalogue"


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """Key -> text; "{0}" stands for the first of what goes into it.

    A Chinese text that is lacking is the English one.
    """
    english = _stored("en")
    for kind, words in (
        ("status", STATUS_WORDS),
        ("code", CODE_WORDS),
        ("unpaired", UNPAIRED_WORDS),
    ):
        english |= {f"{kind}.{name}": word for name, word in words.items()}
    if lang == "en":
        return english
    return english | _stored(lang)


def _stored(lang: Lang) -> dict[str, str]:
    found: dict[str, str] = json.loads((CATALOGUES / f"{lang}.json").read_text(encoding="utf-8"))
    return found


class Words:
    """The texts of one language, as template functions."""

    def __init__(self, lang: Lang):
        self.lang = lang
        self.texts = catalogue(lang)
        self._made: dict[tuple[object, ...], Markup] = {}

    def say(self, key: str, *values: object) -> str:
        """The text of a key; the key's last part where there is none (a finding's code)."""
        text = self.texts.get(key, key.rpartition(".")[2])
        for place, value in enumerate(values):
            text = text.replace(f"{{{place}}}", str(value))
        return text

    def t(self, key: str, *values: object) -> Markup:
        """An element with the text, which the page can put into its other language."""
        made = self._made.get((key, *values))
        if made is None:
            made = self._made[key, *values] = self._element(key, values)
        return made

    def _element(self, key: str, values: tuple[object, ...]) -> Markup:
        from markupsafe import Markup

        if key not in self.texts:
            return Markup("<span>{}</span>").format(self.say(key))
        given = Markup(' data-a="{}"').format(json.dumps(values)) if values else ""
        return Markup('<span data-t="{}"{}>{}</span>').format(key, given, self.say(key, *values))

    def ta(self, attribute: str, key: str, *values: object) -> Markup:
        """An attribute with the text."""
        from markupsafe import Markup

        given = Markup(' data-a="{}"').format(json.dumps(values)) if values else ""
        return Markup(' {0}="{1}" data-t-{0}="{2}"{3}').format(
            attribute, self.say(key, *values), key, given
        )


def counted(key: str, number: int) -> str:
    """The key for a number of things: English tells one from many."""
    return f"{key}.one" if number == 1 else f"{key}.many"
