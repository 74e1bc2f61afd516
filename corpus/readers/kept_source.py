"""Lines of the source that a translation keeps beside what translates them.

A Chinese page may have each heading and list item of the English one above its own: what is in
English there is a copy, and the line in Chinese next to it is the counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

#: From as many copies beside a translation on, if they are as large a share of all copies, a page
#: keeps its source.
_FEWEST, _SHARE = 3, 0.5


class Line(NamedTuple):
    """heading: whether it is one. own: whether it is in its file's language."""

    heading: bool
    own: bool


def beside_translations(
    source: Sequence[Line], target: Sequence[Line], same: Sequence[tuple[int, int]]
) -> set[int]:
    """The places in a target of those lines of its source that stand beside their translation.

    same: the places of equal lines, in order on both sides.
    """
    copies = [j for i, j in same if source[i].own and not target[j].own]
    if len(copies) < _FEWEST:
        return set()
    above = {*_translated_next(source, target, same)}
    turned = [(len(source) - 1 - i, len(target) - 1 - j) for i, j in reversed(same)]
    below = {len(target) - 1 - j for j in _translated_next(source[::-1], target[::-1], turned)}
    more = max(above, below, key=len)
    return more if len(more) >= max(_FEWEST, _SHARE * len(copies)) else set()


def _translated_next(
    source: Sequence[Line], target: Sequence[Line], same: Sequence[tuple[int, int]]
) -> Iterator[int]:
    """The copies behind which a line of their kind stands that nothing in the source can answer: a
    heading under a heading, where the source has one only, or one line more than the source has
    before the next copy."""
    for (i, j), (next_i, next_j) in pairwise([*same, (len(source), len(target))]):
        following = target[j + 1] if j + 1 < next_j else None
        if target[j].own or not source[i].own or following is None or not following.own:
            continue
        if following.heading != target[j].heading:
            continue
        if following.heading:
            one_only = i + 1 == len(source) or not source[i + 1].heading
        else:
            here, there = source[i + 1 : next_i], target[j + 1 : next_j]
            one_only = sum(line.own for line in there) > sum(line.own for line in here)
        if one_only:
            yield j
