"""Images of Markdown that are a text by themselves: `![alternative text](folder/name.png)`, with or
without attributes behind it, `{: .wide}`."""

from __future__ import annotations

import re

_IMAGE = re.compile(
    r"!\[(?P<words>[^\[\]\n]{0,1000})\]"
    r"\((?:[^()\s]{0,1000}/)?(?P<name>[^()\s/]{1,200})(?:\s+\"[^\"\n]{0,300}\")?\)"
    r"(?:\{[^{}\n]{1,300}\})?"
)


def image_name(text: str) -> str | None:
    """The name of the file of the image that a text is, if it is one."""
    match = _IMAGE.fullmatch(text)
    return match["name"] if match else None


def image_words(text: str) -> str:
    """The alternative text of the image that a text is; "" for any other text."""
    match = _IMAGE.fullmatch(text)
    return match["words"].strip() if match else ""


def is_wordless_image(text: str) -> bool:
    """Whether a text is an image without an alternative text."""
    match = _IMAGE.fullmatch(text)
    return match is not None and not match["words"].strip()


def are_one_image(one: str, other: str) -> bool:
    """Whether two texts are an image of one file, whatever its folder."""
    name = image_name(one.strip())
    return name is not None and name == image_name(other.strip())
