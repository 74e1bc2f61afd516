"""What is held to belong together, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Slot:
    """What is held to belong together: indices into the bitext's source and target.

    `copied` is set where the second source paragraph stands in the place of the target: text left
    in the source's language. `displaced` where a monotone alignment would leave both sides alone.
    `placed` where the two stand in one place of their files, see `Paragraph.place`. `row` where one
    side is a row of a table, and the other no table.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    copied: bool = False
    displaced: bool = False
    placed: bool = False
    row: bool = False

    def turned(self) -> Slot:
        """The same with its sides exchanged."""
        return replace(self, source=self.target, target=self.source)


def in_order(found: list[Slot]) -> list[Slot]:
    """By source; what has no source goes behind the pair of the target before it."""
    by_target = sorted((s for s in found if s.target), key=lambda s: s.target[0])
    key: dict[Slot, tuple[int, int]] = {s: (s.source[0], -1) for s in found if s.source}
    last = -1
    for slot in by_target:
        if slot.source:
            last = max(last, slot.source[-1]) if not slot.displaced else last
        else:
            key[slot] = (last, slot.target[0])
    return sorted(found, key=lambda s: key[s])
