"""Lines of the source that a translation keeps beside what translates them.

A Chinese page may have each heading and list item of the English one above its own: what is in
English there is a copy, and the line in Chinese next to it is the counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

#: From as many copies beside a translation on, if they are as large a share of all copies, a page
#: keeps its source.
_FEWEST, _SHARE = 3, 0.5


class Line(NamedTuple):
    """heading: whether it is one. own: whether it is in its file's language. foreign: whether it is
    in the other one, or may be; code, for one, is neither."""

    heading: bool
    own: bool
    foreign: bool = False


def beside_translations(
    source: Sequence[Line], target: Sequence[Line], same: Sequence[tuple[int, int]]
) -> set[int]:
    """The places in a target of those lines of its source that stand beside their translation.

    same: the places of equal lines, in order on both sides.
    """
    copies = [j for i, j in same if source[i].own and target[j].foreign]
    if len(copies) < _FEWEST:
        return set()
    above = {*_translated_next(source, target, same)}
    back, forth = source[::-1], target[::-1]
    turned = [(len(source) - 1 - i, len(target) - 1 - j) for i, j in reversed(same)]
    below = {*_translated_next(back, forth, turned)}
    if max(len(above), len(below)) < max(_FEWEST, _SHARE * len(copies)):
        return set()
    if len(above) >= len(below):
        return above | {*_reworded(source, target, same, above)}
    return {len(target) - 1 - j for j in below | {*_reworded(back, forth, turned, below)}}


def _translated_next(
    source: Sequence[Line], target: Sequence[Line], same: Sequence[tuple[int, int]]
) -> Iterator[int]:
    """The copies behind which a line of their kind stands that nothing in the source can answer: a
    heading under a heading, where the source has one only, or one line more than the source has
    up to the next equal line."""
    for (i, j), (next_i, next_j) in pairwise([*same, (len(source), len(target))]):
        if not source[i].own or not _is_followed(target, j, next_j):
            continue
        one_only = target[j].heading and (i + 1 == len(source) or not source[i + 1].heading)
        if one_only or _own(target[j + 1 : next_j]) > _own(source[i + 1 : next_i]):
            yield j


def _reworded(
    source: Sequence[Line],
    target: Sequence[Line],
    same: Sequence[tuple[int, int]],
    copies: Set[int],
) -> Iterator[int]:
    """The lines in the source's language that are not quite those of the source, of their kind with
    the line behind them, where the target has all the lines of its own that the source asks for."""
    ends = [(-1, -1), *same, (len(source), len(target))]
    for (i, j), (next_i, next_j) in pairwise(ends):
        asked = _own(source[i + 1 : next_i]) + (j in copies)
        if _own(target[j + 1 : next_j]) >= asked:
            yield from (k for k in range(j + 1, next_j) if _is_followed(target, k, next_j))


def _is_followed(target: Sequence[Line], at: int, end: int) -> bool:
    """Whether a line in the other language has one of its kind behind it that is not."""
    if not target[at].foreign or at + 1 >= end:
        return False
    following = target[at + 1]
    return following.own and following.heading == target[at].heading


def _own(lines: Sequence[Line]) -> int:
    return sum(line.own for line in lines)
