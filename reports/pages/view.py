"""The rows of the page from the verdicts of a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from aligner.verdict import Finding, Judgement, Partner, Verdict, first_location
from corpus.model import JOINER, Location, Paragraph, Side, Span
from reports.alone import ALONE
from reports.pages.marks import Mark, gravity, marks, pieces
from reports.pages.rows import Bead, Better, Cell, Lines, Reason, Row, Run, Text
from reports.report import Report
from reports.review.decision import text_hash
from reports.words import figure
from reports.writers.text import excerpt, one_line, visible, zh_variant

#: Characters from which a text gets a box of its own to scroll in.
LONG = 4000
_PARTNER_EXCERPT = 400
#: Probability from which a kind of fault is among the figures.
_SHOWN = 0.01
#: Findings that only say that a side is empty.
_ONE_SIDED = ("P101", "P102", ALONE)


class Rows:
    """The rows of a report, which link to one another."""

    def __init__(self, report: Report):
        self.report = report
        paragraphs = (p for v in report.verdicts for p in (*v.pair.source, *v.pair.target))
        self.several_files = len({p.location.file for p in paragraphs}) > 1
        self.anchors = list(_anchors(report.verdicts))
        self.variants = [_variant(judgement) for judgement in report.judgements]
        self.homes: dict[tuple[int, Side, Paragraph], int] = {}
        number = 0
        for file, judgement in enumerate(report.judgements):
            for verdict in judgement.verdicts:
                self.homes |= {(file, "source", p): number for p in verdict.pair.source}
                self.homes |= {(file, "target", p): number for p in verdict.pair.target}
                number += 1

    def __iter__(self) -> Iterator[Row]:
        number = 0
        for file, judgement in enumerate(self.report.judgements):
            for verdict in judgement.verdicts:
                yield self.row(verdict, number, file)
                number += 1

    def row(self, verdict: Verdict, number: int, file: int) -> Row:
        """The row of a verdict: its number among all, from 0, and its judgement's."""
        pair, judgement = verdict.pair, self.report.judgements[file]
        location = first_location(pair)
        codes = tuple(sorted({visible(finding.code) for finding in verdict.findings}))
        return Row(
            number=number + 1,
            anchor=self.anchors[number],
            id=visible(verdict.id),
            status=verdict.status,
            decision=verdict.decision,
            file=file,
            path=one_line(location.file),
            line=location.line,
            hashes=(text_hash(pair.source_text), text_hash(pair.target_text)),
            codes=codes,
            probability=verdict.probability,
            likely=None if "P106" in codes else verdict.probability,
            doubt=_doubt(verdict),
            length=len(pair.source_text) + len(pair.target_text),
            source=self._side(verdict, "source", file),
            target=self._side(verdict, "target", file),
            beads=_beads(verdict),
            absent=judgement.source_lang if pair.target else judgement.target_lang,
            why=_why(verdict),
            reasons=tuple(_reasons(verdict)),
            better=tuple(self._better(p, verdict, file) for p in verdict.better),
            figures=tuple(_figures(verdict)),
        )

    def _side(self, verdict: Verdict, name: Side, file: int) -> Text | None:
        side = verdict.pair.source if name == "source" else verdict.pair.target
        if not side:
            return None
        text, spans = _marked(verdict, name)
        cells, offset = [], 0
        for paragraph in side:
            cells.append(_cell(verdict, text, offset, offset + len(paragraph.text), spans))
            offset += len(paragraph.text) + len(JOINER)
        return Text(
            language=side[0].lang,
            lang=self._lang(side[0], file),
            place=one_line(str(side[0].location)),
            file=self._file(side[0].location),
            lines=_lines(side),
            paragraphs=tuple(cells),
            long=len(text) > LONG,
        )

    def _better(self, partner: Partner, verdict: Verdict, file: int) -> Better:
        paragraph = partner.paragraph
        home = self.homes.get((file, partner.side, paragraph))
        other = verdict.pair.source if partner.side == "target" else verdict.pair.target
        return Better(
            match=other[0].lang if other else None,
            lang=self._lang(paragraph, file),
            place=one_line(str(paragraph.location)),
            file=self._file(paragraph.location),
            lines=_lines([paragraph]),
            text=excerpt(paragraph.text, _PARTNER_EXCERPT),
            row=self.anchors[home] if home is not None else "",
            number=home + 1 if home is not None else 0,
        )

    def _lang(self, paragraph: Paragraph, file: int) -> str:
        return self.variants[file] if paragraph.lang == "zh" else paragraph.lang

    def _file(self, location: Location) -> str:
        return one_line(location.file) if self.several_files else ""


def _doubt(verdict: Verdict) -> float:
    doubt = 1 - verdict.probability if verdict.probability is not None else 1.0
    return round(gravity(verdict.status) + doubt, 4)


def _lines(side: Sequence[Paragraph]) -> Lines:
    lines = [paragraph.location.line for paragraph in side]
    return Lines(min(lines), max(lines), side[0].location.counted)


def _marked(verdict: Verdict, side: Side) -> tuple[str, list[Mark]]:
    source = side == "source"
    text = verdict.pair.source_text if source else verdict.pair.target_text
    unmatched = verdict.unmatched_source if source else verdict.unmatched_target
    return text, marks(text, verdict.findings, unmatched, side)


def _cell(verdict: Verdict, text: str, start: int, end: int, spans: Sequence[Mark]) -> Cell:
    return tuple(
        _run(piece.text, piece.marks, verdict.findings) for piece in pieces(text, start, end, spans)
    )


def _run(text: str, over: tuple[int, ...], findings: Sequence[Finding]) -> Run:
    covering = [findings[index] for index in over if index < len(findings)]
    if not covering:
        return Run(visible(text), "unmatched" if over else "")
    return Run(
        visible(text),
        mark=max((finding.severity for finding in covering), key=gravity),
        title=" ".join(one_line(finding.message) for finding in covering),
        reasons=" ".join(str(index) for index in over if index < len(findings)),
    )


def _beads(verdict: Verdict) -> tuple[Bead, ...]:
    """The sentences side by side; nothing where that would leave out any of the text."""
    if len(verdict.sentences) < 2:
        return ()
    sides = [_marked(verdict, "source"), _marked(verdict, "target")]
    for (text, _), spans in zip(
        sides, zip(*((s.source, s.target) for s in verdict.sentences), strict=True), strict=True
    ):
        if not _whole(text, [span for link in spans for span in link]):
            return ()
    return tuple(
        Bead(
            *(
                _cell(verdict, text, spans[0].start, spans[-1].end, over) if spans else ()
                for (text, over), spans in zip(sides, (link.source, link.target), strict=True)
            )
        )
        for link in verdict.sentences
    )


def _whole(text: str, spans: Sequence[Span]) -> bool:
    """Whether spans, in order, hold all of a text but for white space."""
    at = 0
    for span in spans:
        if span.start < at or text[at : span.start].strip():
            return False
        at = span.end
    return not text[at:].strip()


def _why(verdict: Verdict) -> str:
    """What stands in the empty half of a one-sided pair."""
    told = (f.message for f in verdict.findings if f.code in _ONE_SIDED)
    return one_line(next(told, ""))


def _reasons(verdict: Verdict) -> Iterator[Reason]:
    """The findings, but for one that stands in the empty half already."""
    one_sided = not (verdict.pair.source and verdict.pair.target)
    for index, finding in enumerate(verdict.findings):
        if not (one_sided and finding.code in _ONE_SIDED):
            code = visible(finding.code)
            yield Reason(index, code, finding.severity, one_line(finding.message))


def _figures(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """(key in the catalogue or a finding's code, value)."""
    if verdict.probability is not None:
        yield "probability", figure(verdict.probability, 3)
    for kind, probability in sorted(verdict.faults.items(), key=lambda told: -told[1]):
        if probability >= _SHOWN:
            yield f"fault.{kind}", figure(probability, 2)
    if verdict.score:
        for name in verdict.score.__slots__:
            yield name, f"{getattr(verdict.score, name) + 0.0:.2f}"
    for finding in verdict.findings:
        shown = ", ".join(f"{key} {value}" for key, value in sorted(finding.evidence.items()))
        if shown:
            yield visible(finding.code), one_line(shown)


def _anchors(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A row's anchor from its pair's id, so that a link survives edits elsewhere."""
    seen: Counter[str] = Counter()
    for verdict in verdicts:
        name = re.sub("[^0-9A-Za-z]", "", verdict.id)[:40]
        seen[name] += 1
        yield f"p-{name}" if seen[name] == 1 else f"p-{name}-{seen[name]}"


def _variant(judgement: Judgement) -> str:
    sample = (
        paragraph.text[:500]
        for verdict in judgement.verdicts
        for paragraph in (*verdict.pair.source, *verdict.pair.target)
        if paragraph.lang == "zh"
    )
    return zh_variant(JOINER.join(islice(sample, 100)))
