"""What two sequences have in common, in order on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def matched(own: Sequence[T], other: Sequence[T]) -> list[tuple[int, int]]:
    """The places of equal keys, in order on both sides: patience diff, which takes those that both
    have equally often and goes on between them."""
    found: list[tuple[int, int]] = []
    open_ = [(0, len(own), 0, len(other))]
    while open_:
        i, end_i, j, end_j = open_.pop()
        here, there = _numbered(own, i, end_i), _numbered(other, j, end_j)
        counts = Counter(key for key, _ in here), Counter(key for key, _ in there)
        common = sorted(
            (place, there[name])
            for name, place in here.items()
            if counts[0][name[0]] == counts[1][name[0]]
        )
        anchors = _increasing(common)
        found += anchors
        if anchors:
            ends = [(i - 1, j - 1), *anchors, (end_i, end_j)]
            gaps = [(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(ends)]
            open_ += [gap for gap in gaps if gap[0] < gap[1] and gap[2] < gap[3]]
    return sorted(found)


def _numbered(keys: Sequence[T], start: int, end: int) -> dict[tuple[T, int], int]:
    """Each key with how many of it stand before it: where it stands."""
    seen: Counter[T] = Counter()
    found: dict[tuple[T, int], int] = {}
    for place in range(start, end):
        found[keys[place], seen[keys[place]]] = place
        seen[keys[place]] += 1
    return found


def _increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by the first, in which the second grows too."""
    tops: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, (_, place) in enumerate(pairs):
        rank = bisect_left(tops, place)
        tops[rank : rank + 1] = [place]
        before.append(last[rank - 1] if rank else None)
        last[rank : rank + 1] = [index]
    found = []
    at = last[-1] if last else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
