"""The words of a text that are not as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.model import Span
from corpus.scripts import HAN

#: A Han character, a word or a number, or a sign.
_TOKEN = re.compile(rf"[{HAN}]|[^\W{HAN}]+(?:['’-][^\W{HAN}]+|[.,]\d+)*|[^\w\s]")
#: So many tokens are compared; to compare more takes too long.
_MOST = 2000
#: Texts that have less in common are not told word by word.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Rewording:
    """Words in place of others: `was` is what stood there, "" for what is new; `span` is where, in
    the text as it is now, empty for what is gone."""

    was: str
    span: Span


def rewordings(before: str, after: str) -> Iterator[Rewording]:
    """What changed, in order; nothing where next to everything did."""
    old, new = ([Span(*m.span()) for m in _TOKEN.finditer(text)] for text in (before, after))
    if max(len(old), len(new)) > _MOST:
        return
    matcher = SequenceMatcher(
        None,
        [before[token.start : token.end] for token in old],
        [after[token.start : token.end] for token in new],
        autojunk=False,
    )
    if matcher.ratio() < _ALIKE:
        return
    for i1, i2, j1, j2 in _joined(matcher):
        was = before[old[i1].start : old[i2 - 1].end] if i1 < i2 else ""
        end = new[j2 - 1].end if j2 else 0
        yield Rewording(was, Span(new[j1].start, end) if j1 < j2 else Span(end, end))


def _joined(matcher: SequenceMatcher[str]) -> Iterator[tuple[int, int, int, int]]:
    """What differs, as [i1:i2] and [j1:j2]; with a single token between, it is one change."""
    last: tuple[int, int, int, int] | None = None
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        if last and i1 - last[1] <= 1:
            i1, j1 = last[0], last[2]
        elif last:
            yield last
        last = i1, i2, j1, j2
    if last:
        yield last
