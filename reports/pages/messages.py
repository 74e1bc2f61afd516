"""Findings' messages in Chinese.

The judge speaks English; its sentences have a few shapes, and those are put into Chinese by
`catalogue/messages.zh.json`: pairs of a regular expression and a text, in which "\\1" is what
stood in its first group and "{1}" the Chinese word for it. What has no known shape stays as it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from reports.pages.words import CATALOGUES, Words

if TYPE_CHECKING:
    from markupsafe import Markup

_SIDE = "(English|Chinese|source|target)"


@cache
def _shapes() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    stored = json.loads((CATALOGUES / "messages.zh.json").read_text(encoding="utf-8"))
    shapes = [
        (re.compile(shape.replace("{SIDE}", _SIDE), re.DOTALL), text)
        for shape, text in stored["shapes"]
    ]
    return stored["words"], shapes


def in_chinese(message: str) -> str | None:
    """The message in Chinese, None where its shape is not known."""
    words, shapes = _shapes()
    matches = ((shape.fullmatch(message), text) for shape, text in shapes)
    found, text = next(filter(lambda match: match[0], matches), (None, ""))
    if not found:
        return None
    groups = {f"\\{place}": group for place, group in enumerate(found.groups(), start=1)}
    groups |= {f"{{{mark[1:]}}}": words.get(group, group) for mark, group in groups.items()}
    return re.sub(r"\\\d|\{\d\}", lambda place: groups[place[0]], text)


def message(words: Words, text: str) -> Markup:
    """An element with the message, which the page can put into its other language."""
    from markupsafe import Markup

    chinese = in_chinese(text)
    if chinese is None:
        return Markup('<span lang="en">{}</span>').format(text)
    if words.lang == "zh":
        shape = Markup('<span lang="zh-Hans" data-en="{0}" data-zh="{1}">{1}</span>')
    else:
        shape = Markup('<span lang="en" data-zh="{1}">{0}</span>')
    return shape.format(text, chinese)
