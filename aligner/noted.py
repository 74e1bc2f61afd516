"""Translator's notes in a translation: it is judged without them, and they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from aligner.case import excerpt
from aligner.verdict import Finding, Verdict
from corpus.model import JOINER, Bitext, Pair, Paragraph, Span
from corpus.notes import Notes
from corpus.spans import blanked


@dataclass(frozen=True, slots=True)
class Noted:
    """written: the paragraphs as they are written, by those in which the notes are blanked out, so
    that offsets are the same in both; where: the notes in the latter."""

    written: Mapping[Paragraph, Paragraph] = field(default_factory=dict)
    where: Mapping[Paragraph, tuple[Span, ...]] = field(default_factory=dict)

    def told(self, verdict: Verdict) -> Verdict:
        """The verdict on a pair without notes as one on what is written."""
        if not self.written:
            return verdict
        target = tuple(self.written.get(p, p) for p in verdict.pair.target)
        better = tuple(
            replace(one, paragraph=self.written.get(one.paragraph, one.paragraph))
            for one in verdict.better
        )
        return replace(
            verdict,
            pair=replace(verdict.pair, target=target),
            findings=(*verdict.findings, *self._findings(verdict.pair)),
            better=better,
        )

    def _findings(self, pair: Pair) -> Iterator[Finding]:
        offset = 0
        for paragraph in pair.target if pair.source else ():
            for span in self.where.get(paragraph, ()):
                note = self.written[paragraph].text[span.start : span.end]
                message = f"A translator's note, which is not judged: {excerpt(note)}"
                place = Span(span.start + offset, span.end + offset)
                yield Finding("S202", "note", message, target_spans=(place,))
            offset += len(paragraph.text) + len(JOINER)


def without_notes(bitext: Bitext) -> tuple[Bitext, Noted]:
    """The bitext with the notes in its target blanked out, and what these are."""
    notes = Notes.beside(bitext.source)
    written: dict[Paragraph, Paragraph] = {}
    where: dict[Paragraph, tuple[Span, ...]] = {}
    target = list(bitext.target)
    for index, paragraph in enumerate(bitext.target):
        spans = tuple(notes.within(paragraph.text))
        text = blanked(paragraph.text, spans)
        if spans and text.strip():
            target[index] = replace(paragraph, text=text)
            written[target[index]], where[target[index]] = paragraph, spans
    if not written:
        return bitext, Noted()
    return replace(bitext, target=tuple(target)), Noted(written, where)
