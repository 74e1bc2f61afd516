"""Whether something is to be done within a span of time or only after it, and whether the span is
counted forwards or backwards: within 7 days after payment, 付款前7日内, 7天后."""

from __future__ import annotations

import re

from aligner.quantities.bounds import Told, clause_of
from aligner.quantities.model import Quantity
from corpus.model import Lang, Span

#: By what is told: what stands before the figure, and what behind it.
_SHAPES: dict[Lang, dict[str, tuple[str, str]]] = {
    "en": {
        "within": (r"\b(?:within\s(?:the\s)?(?:first\s)?|(?:in|during)\sthe\sfirst\s)$", ""),
        "after": (r"\bafter\s(?:the\sfirst\s)?$", ""),
        "back": (r"\bwithin\s$", r"\s(?:\w+\s){1,2}(?:before|prior\sto|preceding)\b"),
        "on": (r"\bwithin\s$", r"\s(?:\w+\s){1,2}(?:after|of|from|following)\b"),
    },
    "zh": {
        "within": ("", r"\s?[^\W\d]{0,4}?(?:以内|之内|内(?![部外地容存科心涵]))"),
        "after": ("", r"\s?[^\W\d前内]{0,3}?[以之]?后(?![的第]?\s?\d|[台期面者续备天年])"),
        "back": (r"前的?\s?$", r"\s?[^\W\d后]{0,4}?内"),
        "on": (r"[后起]的?\s?$", r"\s?[^\W\d前]{0,4}?内"),
    },
}
_ARE = {
    lang: {
        name: (re.compile(before, re.I), re.compile(behind))
        for name, (before, behind) in shapes.items()
    }
    for lang, shapes in _SHAPES.items()
}
AGAINST = {"within": "after", "after": "within", "back": "on", "on": "back"}
#: What ends after a time lasts within it.
_ENDS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:expir|valid|laps|delet|remov|restor|recover|ke(?:ep|pt)|retain|stor|end|termin|clos"
        r"|late\b|overdue|refus|reject|cancel|last|only)",
        re.I,
    ),
    "zh": re.compile(
        "[有失无]效|[过到逾超]期|删|清除|恢复|保[留存]|终止|结束|关闭|自动|取消|撤销|作废|只|仅"
    ),
}
#: Characters before a figure in which its words begin.
_FAR = 20


def time_spans(quantity: Quantity, text: str, lang: Lang) -> dict[str, Told]:
    """What is told of a span of time in a folded, plain text, named as in AGAINST; nothing in a
    clause in which something ends."""
    start, end = quantity.span.start, quantity.span.end
    found = {}
    for name, (before, behind) in _ARE[lang].items():
        first = before.search(text, max(0, start - _FAR), start) if before.pattern else None
        last = behind.match(text, end)
        if last and (first or not before.pattern):
            told = Told(name, Span(first.start() if first else start, last.end()))
            clause = clause_of(told.span, text)
            if not _ENDS[lang].search(text, clause.start, clause.end):
                found[name] = told
    return found
