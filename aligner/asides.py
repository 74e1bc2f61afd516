"""Texts that are unpaired after all: names and numbers whose counterpart is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligner.slots import Slot
from corpus.model import Bitext, Pair, Paragraph, Unpaired

#: Why a text was set aside that may be a counterpart: it has too few words of its file's language,
#: or was left in the other one.
_RECALLABLE = "other-language"


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


def recallable(bitext: Bitext) -> tuple[Paragraph, ...]:
    """The texts that the readers set aside for their language and that may be a counterpart all the
    same, as paragraphs of the language of their file."""
    first = bitext.source[0].location.file if bitext.source else ""
    return tuple(
        Paragraph(
            text.text,
            bitext.source_lang if text.location.file == first else bitext.target_lang,
            text.location,
            text.protected,
            text.heading,
            text.reason,
        )
        for text in bitext.unpaired
        if text.reason == _RECALLABLE
    )


def unpaired(bitext: Bitext, pairs: Iterable[Pair]) -> tuple[Unpaired, ...]:
    """All unpaired texts of a bitext that are in no pair, file by file: those that its reader
    listed, what was put aside, and the head of a table that the other side has as a list."""
    paired = {p.location for pair in pairs for p in (*pair.source, *pair.target)}
    listed = [text for text in bitext.unpaired if text.location not in paired]
    aside = [
        Unpaired(paragraph.text, paragraph.location, paragraph.aside or "table-head")
        for paragraph in bitext.source + bitext.target
        if paragraph.location not in paired
    ]
    if not aside:
        return tuple(listed)
    first = bitext.source[0].location.file if bitext.source else ""
    every = (*listed, *aside)
    return tuple(sorted(every, key=lambda text: (text.location.file != first, text.location)))
