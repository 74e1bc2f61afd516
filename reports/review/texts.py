"""A report's texts in their files: which are there, which have changed, where they moved to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from aligner.verdict import Verdict
from corpus.editing import digest
from corpus.errors import InputError
from corpus.model import Document, Location, Pair, Paragraph
from corpus.readers import read
from corpus.readers.base import ReadOptions
from reports.report import Report


def each(report: Report, change: Callable[[Verdict], Verdict]) -> Report:
    """The report with each of its verdicts changed."""
    judgements = (
        replace(judgement, verdicts=tuple(map(change, judgement.verdicts)))
        for judgement in report.judgements
    )
    return replace(report, judgements=tuple(judgements))


def moved(verdict: Verdict, edited: Location, by: int) -> Verdict:
    """The verdict after an edit above it took so many more lines."""

    def below(side: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(
            replace(p, location=replace(p.location, line=p.location.line + by))
            if p.location.file == edited.file and p.location.line > edited.line
            else p
            for p in side
        )

    return replace(verdict, pair=Pair(below(verdict.pair.source), below(verdict.pair.target)))


def count_lines(data: bytes) -> int:
    """How many lines a file's bytes have, whatever ends them."""
    return data.count(b"\n") or data.count(b"\r")


def digests(report: Report) -> dict[str, str]:
    """File -> digest, of those that are there."""
    found = {}
    for file in report.files():
        try:
            found[file] = digest(file)
        except InputError:
            continue  # read only: the report may have come from another machine
    return found


def stale(report: Report, options: ReadOptions) -> set[str]:
    """The pairs with a text that is no longer in its file: the report is older than that."""
    texts: dict[str, set[str]] = {}
    for file in report.files():
        try:
            found = read(file, options=options)
        except InputError:
            continue
        side = found.paragraphs if isinstance(found, Document) else found.source + found.target
        texts[file] = {p.text for p in side} | {text.text for text in found.unpaired}
        texts[file] |= {p.whole.text for p in side if p.whole}
    return {
        verdict.id
        for verdict in report.verdicts
        if any(p.text not in texts.get(p.location.file, {p.text}) for p in _paragraphs(verdict))
    }


def _paragraphs(verdict: Verdict) -> tuple[Paragraph, ...]:
    return verdict.pair.source + verdict.pair.target
