"""Texts that are unpaired after all: names and numbers whose counterpart is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.slots import Slot
from corpus.model import Bitext, Pair, Paragraph, Unpaired


def without_asides(found: Sequence[Slot], bitext: Bitext) -> list[Slot]:
    """The slots without those texts that are put aside, see `aside`, and that nothing belongs to.

    One that shares a slot with others of its side that need a counterpart is not what the slot's
    other side translates.
    """
    kept = []
    for slot in found:
        source = _belonging(slot.source, bitext.source, alone=not slot.target)
        target = _belonging(slot.target, bitext.target, alone=not slot.source)
        if source or target:
            kept.append(replace(slot, source=source, target=target))
    return kept


def _belonging(
    own: tuple[int, ...], paragraphs: Sequence[Paragraph], *, alone: bool
) -> tuple[int, ...]:
    """Those of one side of a slot that stay in it."""
    needed = tuple(index for index in own if not paragraphs[index].aside)
    return needed if needed or alone else own


def unpaired(bitext: Bitext, pairs: Iterable[Pair]) -> tuple[Unpaired, ...]:
    """All unpaired texts of a bitext, file by file: those that its reader listed, and what was put
    aside and is in no pair."""
    paired = {p.location for pair in pairs for p in (*pair.source, *pair.target)}
    aside = [
        Unpaired(paragraph.text, paragraph.location, paragraph.aside)
        for paragraph in bitext.source + bitext.target
        if paragraph.aside and paragraph.location not in paired
    ]
    if not aside:
        return bitext.unpaired
    first = bitext.source[0].location.file if bitext.source else ""
    every = (*bitext.unpaired, *aside)
    return tuple(sorted(every, key=lambda text: (text.location.file != first, text.location)))
