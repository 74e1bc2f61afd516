"""Labels that number a caption: 示例 4-7：, Figure 3-1:."""

from __future__ import annotations

import re

from aligner.checks.plain import plain
from corpus.model import Lang, Span

_NUMBER = r"\s?[A-Z]?\d{1,3}(?:[-–.．－]\d{1,3}){0,3}\s?"
_KINDS: dict[Lang, str] = {
    "en": r"listing|figure|fig\.?|table|example|exhibit|chart|diagram|image",
    "zh": "[示范範]?例|[图圖][片表]?|表格?|列表|(?:代[码碼]|程序)?清[单單]|代[码碼]",
}
_LABELS = {
    lang: re.compile(
        rf"^(?:[*_]|[^\S\n])*(?P<label>(?:{kinds}){_NUMBER})[*_]{{0,3}}\s?[:：][*_]{{0,3}}\s?(?=\S)",
        re.IGNORECASE | re.MULTILINE,
    )
    for lang, kinds in _KINDS.items()
}


def labels(text: str, lang: Lang) -> list[Span]:
    """Where a text, or a line of it, begins with a caption's label."""
    return [Span(*match.span("label")) for match in _LABELS[lang].finditer(plain(text))]
