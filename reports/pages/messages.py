"""Findings' messages in Chinese.

The judge speaks English; its sentences have a few shapes, and those are put into Chinese here.
What has none of them stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.pages.words import Words

if TYPE_CHECKING:
    from markupsafe import Markup

_LANGUAGES = {"English": "英文", "Chinese": "中文", "source": "原文", "target": "译文"}
_SIDE = "(English|Chinese|source|target)"
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(shape, re.DOTALL), text)
    for shape, text in (
        (rf"This sentence has no counterpart in the {_SIDE}: (.*)", r"这句话在{1}中没有对应：\2"),
        (r"The source says (.+), the target(?: says)? (.+)\.", r"原文是 \1，译文是 \2。"),
        (rf"(.+) in the {_SIDE} is not in the {_SIDE}\.", r"{2}中的 \1 在{3}中没有。"),
        (rf"No {_SIDE} text was found for this paragraph\.", r"没有找到这一段的{1}。"),
        (rf"This paragraph has no {_SIDE} source\.", r"这一段没有{1}原文。"),
        (r"The translation only partly says what the source says\.", r"译文只说出了原文的一部分。"),
        (rf"The {_SIDE} is much longer than its counterpart would be\.", r"{1}比预期长得多。"),
        (
            r"The two sides do not say the same thing, and no better partner was found\.",
            r"两侧意思不同，也没有找到更相配的段落。",
        ),
        (r"The translation of the source stands at line (\d+)\.", r"原文的译文在第 \1 行。"),
        (r"The source of this target stands at line (\d+)\.", r"译文的原文在第 \1 行。"),
        (
            r"The translation of the source stands at line (\d+); "
            r"the source of this target stands at line (\d+)\.",
            r"原文的译文在第 \1 行；译文的原文在第 \2 行。",
        ),
        (
            r"The translation stands out of order, at line (\d+)\.",
            r"译文的位置不对，在第 \1 行。",
        ),
    )
)


def in_chinese(message: str) -> str | None:
    """The message in Chinese, None where its shape is not known."""
    for shape, text in _SHAPES:
        found = shape.fullmatch(message)
        if found:
            for place, value in enumerate(found.groups(), start=1):
                text = text.replace(f"{{{place}}}", _LANGUAGES.get(value, value))
            return found.expand(text)
    return None


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
