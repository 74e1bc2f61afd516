"""What stands elsewhere in a document: rivals of a pair, and better partners of its sides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from aligner.calibration import Calibration, are_labels
from aligner.lines import greatest
from aligner.slots import Slot
from aligner.verdict import Partner
from aligner.views import View, join
from corpus.model import Bitext, Paragraph, Side
from corpus.scripts import HAN_CHAR

#: Paragraphs to either side that count as neighbours.
NEIGHBOURHOOD = 2
#: Log odds by which a better partner must be better, and which it must reach; a label's too, of
#: which others say nearly the same.
CLEARLY, LIKELY, LIKELY_LABEL = 3.0, -2.0, 2.0
#: Words of a text from which it is a copy of the other side's, and not a translation, if it has
#: none of its own language.
COPIED = 4
#: How many others, by fit, are looked at as a better partner.
CANDIDATES = 5
#: Log odds of stretches near each other that are kept in mind.
_ODDS = 1000


class Surroundings:
    """A document in which pairs have been found.

    views: of all paragraphs, by side. found: the pairs.
    """

    def __init__(
        self,
        calibration: Calibration,
        bitext: Bitext,
        views: Mapping[Side, Sequence[View]],
        found: Sequence[Slot],
    ):
        self.views = views
        self._calibration = calibration
        self._kept: dict[tuple[tuple[int, ...], tuple[int, ...]], float] = {}
        self._paragraphs: dict[Side, tuple[Paragraph, ...]] = {
            "source": bitext.source,
            "target": bitext.target,
        }
        self._vectors: dict[Side, np.ndarray] = {
            side: np.stack([view.vector for view in own]) if own else np.zeros((0, 1))
            for side, own in views.items()
        }
        self._slot_of: dict[tuple[Side, int], Slot] = {}
        for slot in found:
            self._slot_of |= {("source", i): slot for i in slot.source}
            self._slot_of |= {("target", j): slot for j in slot.target}

    def _held(self, side: Side, index: int) -> float:
        """Log odds of a paragraph with what it is paired with: what holds it is no one else's."""
        slot = self._slot_of.get((side, index))
        if slot is None or not slot.source or not slot.target:
            return -np.inf
        return self._calibration.pair_odds(
            join([self.views["source"][i] for i in slot.source]),
            join([self.views["target"][j] for j in slot.target]),
        )

    def better(self, slot: Slot, odds: float, *, exchanged: bool = False) -> tuple[Partner, ...]:
        """Partners elsewhere that fit either side clearly better than what stands there.

        exchanged: only where both sides have one and these are paired with each other.
        """
        found, slots = [], []
        sides: tuple[tuple[Side, Side, tuple[int, ...], tuple[int, ...]], ...] = (
            ("source", "target", slot.source, slot.target),
            ("target", "source", slot.target, slot.source),
        )
        for own, other, mine, theirs in sides:
            if not mine or not len(self._vectors[other]):
                continue
            view = join([self.views[own][i] for i in mine])
            fits = self._vectors[other] @ view.vector
            values = []
            for index in greatest(fits, CANDIDATES + len(theirs)).tolist():
                if index in theirs:
                    continue
                there = self.views[other][index]
                if _is_copy(there):
                    continue
                pair = (view, there) if own == "source" else (there, view)
                value = self._calibration.pair_odds(*pair)
                if value > LIKELY_LABEL or not are_labels(*pair):
                    values.append((value, index))
            best = self._best(values, odds, other, theirs)
            if best is not None:
                fit = round(float(fits[best]), 6)
                found.append(Partner(other, self._paragraphs[other][best], fit))
                slots.append(self._slot_of.get((other, best)))
        if exchanged and not (len(slots) == 2 and slots[0] == slots[1]):
            return ()
        return tuple(found)

    def _best(
        self,
        values: Sequence[tuple[float, int]],
        odds: float,
        other: Side,
        theirs: tuple[int, ...],
    ) -> int | None:
        """The candidate, of (log odds, index), that fits clearly better than what stands here
        (`theirs`), is likely, and is not held more firmly elsewhere. Of texts that are the same,
        such as the heads of tables, the nearest one."""
        here = theirs[0] if theirs else 0
        ranked = sorted(values, key=lambda one: (-one[0], abs(one[1] - here)))
        for value, index in ranked:
            if value > max(LIKELY, odds + CLEARLY) and value > self._held(other, index):
                return index
        return None

    def rivals(self, slot: Slot, source: View, target: View) -> list[float]:
        """Log odds of either side with the neighbours of what it is paired with; a copy of that is
        no rival."""
        found = []
        for j in self._near("target", slot.target):
            view = self.views["target"][j]
            if view.text != target.text:
                found.append(self._odds(slot.source, source, (j,), view))
        for i in self._near("source", slot.source):
            view = self.views["source"][i]
            if view.text != source.text:
                found.append(self._odds((i,), view, slot.target, target))
        return found

    def _odds(
        self, own: tuple[int, ...], source: View, other: tuple[int, ...], target: View
    ) -> float:
        """Log odds of two stretches of text; what is a rival of one pair often is one of the next
        as well."""
        if len(self._kept) > _ODDS:
            self._kept.clear()
        if (own, other) not in self._kept:
            self._kept[own, other] = self._calibration.pair_odds(source, target)
        return self._kept[own, other]

    def _near(self, side: Side, own: tuple[int, ...]) -> list[int]:
        """The indices next to a stretch of one side."""
        first, end = min(own) - NEIGHBOURHOOD, max(own) + NEIGHBOURHOOD + 1
        return [n for n in range(max(0, first), min(end, len(self.views[side]))) if n not in own]

    def margin(self, slot: Slot, source: View, target: View, fit: float) -> float:
        """By how much the fit of a pair exceeds that of either side with the neighbours of the
        other; 1 where there are none."""
        fits = np.concatenate(
            [
                self._vectors["target"][self._near("target", slot.target)] @ source.vector,
                self._vectors["source"][self._near("source", slot.source)] @ target.vector,
            ]
        )
        return fit - float(fits.max()) if len(fits) else 1.0


def _is_copy(view: View) -> bool:
    """Whether a text of the Chinese side is a copy of the English: a text left as it was is no
    one's translation."""
    return view.lang == "zh" and not HAN_CHAR.search(view.text) and len(view.text.split()) >= COPIED
