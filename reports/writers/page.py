"""What the page shows, worked out beforehand, so that the template only lays it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from aligner.verdict import STATUSES, Finding, Judgement, Partner, Status, Verdict
from corpus.model import JOINER, Location, Paragraph, Side
from reports.report import Report
from reports.words import (
    LANGUAGES,
    STATUS_WORDS,
    UNPAIRED_WORDS,
    code_words,
    likely,
)
from reports.writers.marks import gravity, pieces
from reports.writers.text import excerpt, one_line, visible, zh_variant

#: Characters from which a text gets a box of its own to scroll in.
LONG = 4000
_PARTNER_EXCERPT = 240
#: Findings that only say that a side is empty.
_ONE_SIDED = ("P101", "P102")
_FIGURES = (
    ("Fit", "fit"),
    ("Lead over neighbours", "margin"),
    ("Least matched source sentence", "coverage_source"),
    ("Least matched target sentence", "coverage_target"),
    ("Words matched", "tokens"),
    ("Length against expectation", "length_ratio"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `mark` is the gravest severity of the findings over it, "" for none."""

    text: str
    mark: str = ""
    title: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair."""

    language: str
    lang: str
    where: str
    place: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    long: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding; `index` is its place among the pair's findings."""

    index: int
    code: str
    word: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Better:
    """A better partner; `row` is the anchor of the pair it stands in, "" if unknown."""

    word: str
    lang: str
    where: str
    place: str
    text: str
    row: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One pair. `doubt` orders by suspicion, larger is more suspicious."""

    number: int
    anchor: str
    id: str
    status: Status
    file: int
    likely: str
    doubt: float
    length: int
    codes: str
    source: Text | None
    target: Text | None
    absent: str
    reasons: tuple[Reason, ...]
    better: tuple[Better, ...]
    figures: str


@dataclass(frozen=True, slots=True)
class File:
    index: int
    name: str
    pairs: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text that was not judged."""

    reason: str
    place: str
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    model: str
    version: str
    created: str
    total: int
    flagged: int
    counts: tuple[tuple[Status, str, int], ...]
    codes: tuple[tuple[str, str, int], ...]
    files: tuple[File, ...]
    rows: tuple[Row, ...]
    leftovers: tuple[Leftover, ...]
    notes: tuple[str, ...]


def page(report: Report) -> Page:
    """Everything the template needs; all text in it is visible() and still to be escaped."""
    counts = report.counts()
    total = sum(counts.values())
    codes = Counter(code for v in report.verdicts for code in {f.code for f in v.findings})
    flagged = [sum(v.status != "ok" for v in j.verdicts) for j in report.judgements]
    files = tuple(
        File(index, visible(judgement.name), len(judgement.verdicts), flagged[index])
        for index, judgement in enumerate(report.judgements)
    )
    names = report.title or (files[0].name if len(files) == 1 else "Translation check")
    return Page(
        title=one_line(names),
        model=one_line(report.model),
        version=one_line(report.version),
        created=one_line(report.created or ""),
        total=total,
        flagged=total - counts["ok"],
        counts=tuple((s, STATUS_WORDS[s], counts[s]) for s in reversed(STATUSES) if counts[s]),
        codes=tuple((c, visible(code_words(c)), codes[c]) for c in sorted(codes)),
        files=files,
        rows=tuple(_Rows(report).rows()),
        leftovers=tuple(_leftovers(report)),
        notes=tuple(one_line(note) for j in report.judgements for note in j.notes),
    )


class _Rows:
    """The rows of a report, which link to one another."""

    def __init__(self, report: Report):
        self.report = report
        paragraphs = (p for v in report.verdicts for p in (*v.pair.source, *v.pair.target))
        self.several_files = len({p.location.file for p in paragraphs}) > 1
        self.anchors = list(_anchors(report.verdicts))
        self.variants = [_variant(judgement) for judgement in report.judgements]

    def rows(self) -> Iterator[Row]:
        first = 0
        for index, judgement in enumerate(self.report.judgements):
            homes: dict[tuple[Side, Paragraph], int] = {}
            for number, verdict in enumerate(judgement.verdicts, first):
                homes |= {("source", p): number for p in verdict.pair.source}
                homes |= {("target", p): number for p in verdict.pair.target}
            for number, verdict in enumerate(judgement.verdicts, first):
                yield self._row(verdict, number, index, homes)
            first += len(judgement.verdicts)

    def _row(
        self, verdict: Verdict, number: int, file: int, homes: dict[tuple[Side, Paragraph], int]
    ) -> Row:
        pair = verdict.pair
        doubt = 1 - verdict.probability if verdict.probability is not None else 1.0
        return Row(
            number=number + 1,
            anchor=self.anchors[number],
            id=visible(verdict.id),
            status=verdict.status,
            file=file,
            likely=likely(verdict.probability) if verdict.probability is not None else "",
            doubt=round(gravity(verdict.status) + doubt, 4),
            length=len(pair.source_text) + len(pair.target_text),
            codes=" ".join(visible(finding.code) for finding in verdict.findings),
            source=self._side(pair.source, verdict.findings, "source", file),
            target=self._side(pair.target, verdict.findings, "target", file),
            absent=_absent(verdict, self.report.judgements[file]),
            reasons=tuple(_reasons(verdict)),
            better=tuple(self._better(p, verdict, file, homes) for p in verdict.better),
            figures=_figures(verdict),
        )

    def _side(
        self, side: Sequence[Paragraph], findings: Sequence[Finding], name: Side, file: int
    ) -> Text | None:
        if not side:
            return None
        return Text(
            language=LANGUAGES[side[0].lang],
            lang=self._lang(side[0], file),
            where=self._where([p.location for p in side]),
            place=one_line(str(side[0].location)),
            paragraphs=tuple(
                tuple(_piece(piece.text, piece.findings, findings) for piece in cut)
                for cut in pieces(side, findings, name)
            ),
            long=sum(len(p.text) for p in side) > LONG,
        )

    def _better(
        self,
        partner: Partner,
        verdict: Verdict,
        file: int,
        homes: dict[tuple[Side, Paragraph], int],
    ) -> Better:
        paragraph = partner.paragraph
        home = homes.get((partner.side, paragraph))
        other = verdict.pair.source if partner.side == "target" else verdict.pair.target
        match = LANGUAGES[other[0].lang] if other else "text here"
        return Better(
            word=f"A better match for the {match}",
            lang=self._lang(paragraph, file),
            where=self._where([paragraph.location]),
            place=one_line(str(paragraph.location)),
            text=excerpt(paragraph.text, _PARTNER_EXCERPT),
            row=self.anchors[home] if home is not None else "",
            number=home + 1 if home is not None else 0,
        )

    def _lang(self, paragraph: Paragraph, file: int) -> str:
        return self.variants[file] if paragraph.lang == "zh" else paragraph.lang

    def _where(self, locations: Sequence[Location]) -> str:
        lines = sorted({location.line for location in locations})
        shown = f"line {lines[0]}" if len(lines) == 1 else f"lines {lines[0]}–{lines[-1]}"
        return f"{one_line(locations[0].file)}, {shown}" if self.several_files else shown


def _piece(text: str, over: tuple[int, ...], findings: Sequence[Finding]) -> Piece:
    if not over:
        return Piece(visible(text))
    covering = [findings[index] for index in over]
    return Piece(
        visible(text),
        mark=max((finding.severity for finding in covering), key=gravity),
        title=" ".join(one_line(finding.message) for finding in covering),
        reasons=" ".join(str(index) for index in over),
    )


def _absent(verdict: Verdict, judgement: Judgement) -> str:
    """What stands in the empty half of a one-sided pair: why it is empty."""
    for finding in verdict.findings:
        if finding.code in _ONE_SIDED:
            return one_line(finding.message)
    lang = judgement.source_lang if verdict.pair.target else judgement.target_lang
    return f"No {LANGUAGES[lang]} text was found."


def _reasons(verdict: Verdict) -> Iterator[Reason]:
    """The findings, but for one that stands in the empty half already."""
    one_sided = not (verdict.pair.source and verdict.pair.target)
    for index, finding in enumerate(verdict.findings):
        if not (one_sided and finding.code in _ONE_SIDED):
            code, word = visible(finding.code), visible(code_words(finding.code))
            yield Reason(index, code, word, finding.severity, one_line(finding.message))


def _figures(verdict: Verdict) -> str:
    found = []
    if verdict.probability is not None:
        found.append(f"Probability {verdict.probability:.3f}")
    if verdict.score:
        score = verdict.score
        found += [f"{word} {getattr(score, name) + 0.0:.2f}" for word, name in _FIGURES]
    for finding in verdict.findings:
        shown = ", ".join(f"{key} {value}" for key, value in sorted(finding.evidence.items()))
        found += [f"{finding.code}: {shown}"] if shown else []
    found.append(f"id {verdict.id}")
    return one_line(" · ".join(found))


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


def _leftovers(report: Report) -> Iterator[Leftover]:
    files = {u.location.file for j in report.judgements for u in j.unpaired}
    for judgement in report.judgements:
        for unpaired in judgement.unpaired:
            location = unpaired.location
            line = f"line {location.line}"
            yield Leftover(
                reason=visible(UNPAIRED_WORDS.get(unpaired.reason, unpaired.reason)),
                place=one_line(str(location)),
                where=f"{one_line(location.file)}, {line}" if len(files) > 1 else line,
                text=visible(unpaired.text),
            )
