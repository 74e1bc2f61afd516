"""Lists in a document, whose items may end otherwise than sentences do: none in a full stop, or
each but the last in a semicolon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from aligner.checks.open_ends import last_sign
from corpus.model import Pair


def lists(pairs: Sequence[Pair]) -> Iterator[range]:
    """The lists of a document, as stretches of its pairs: translations that stand one below the
    other, each behind the marker of an item."""
    for column, numbers in groupby(range(len(pairs)), lambda number: _column(pairs[number])):
        items = list(numbers)
        if column and len(items) > 1:
            yield range(items[0], items[-1] + 1)


def _column(pair: Pair) -> int:
    if not pair.target or pair.target[0].heading or pair.target[0].location.unit:
        return 0
    return pair.target[0].location.column


def separated(pairs: Sequence[Pair]) -> Iterator[int]:
    """The pairs whose translation ends in a sign that stands between items: a semicolon before
    another item of the list, or the comma that the text beside it ends in, too."""
    ends = [_own_sign(pair) for pair in pairs]
    for items in lists(pairs):
        yield from (number for number in items[:-1] if ends[number] in (*"；;",))
    for number, (one, other) in enumerate(pairwise(ends)):
        if one and one == other:
            yield from (number, number + 1)


def _own_sign(pair: Pair) -> str:
    """The comma or semicolon that only the translation ends in."""
    return "" if last_sign(pair.source_text.rstrip()) else last_sign(pair.target_text.rstrip())
