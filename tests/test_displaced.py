"""Which pairs stand out of order."""

from __future__ import annotations

import pytest

from aligner.displaced import _settled
from aligner.slots import Slot


@pytest.mark.parametrize(
    ("targets", "moved", "out_of_order"),
    [
        ([0, 1, 2], [1], []),
        ([0], [0], []),
        ([0, 1, 2, 3], [1, 2], []),
        ([2, 0, 1], [0], [0]),
        ([0, 2, 1, 3], [1], [1]),
        ([0, 2, 1, 3], [1, 2], [1, 2]),
        ([0, 5, 6, 1, 2], [1, 2], [1, 2]),
        ([1, 2, 3, 0], [1, 3], [3]),
    ],
)
def test_what_stands_between_its_neighbours_is_in_order(
    targets: list[int], moved: list[int], out_of_order: list[int]
) -> None:
    found = [Slot((i,), (j,), displaced=i in moved) for i, j in enumerate(targets)]
    settled = _settled([*found, Slot((9,), ()), Slot((), (9,))])
    assert [slot.source[0] for slot in settled if slot.displaced] == out_of_order
