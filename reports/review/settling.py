"""Decisions upon a report: what people have settled is flagged no more, until a text changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from aligner.verdict import Decided, Verdict, first_location
from reports.report import Report
from reports.review.decision import Decision, current, text_hash

_SETTLED: dict[str, Decided] = {"accept": "accepted", "known": "known"}


def settled(report: Report, decisions: Iterable[Decision]) -> Report:
    """The report with each verdict's `decision` as the decisions have it.

    An accepted or known pair is so only for the codes that were there: with a new one it is
    flagged again. A flagged pair that took the place of an accepted one (the same text on one
    side in the same file, and the accepted pair is gone) is "changed".
    """
    last = current(decisions)
    here = {verdict.id for verdict in report.verdicts}
    gone = _Gone(d for d in last.values() if d.decision in _SETTLED and d.id not in here)

    def decided(verdict: Verdict) -> Decided:
        decision = last.get(verdict.id)
        if decision is None or decision.decision == "open":
            return "changed" if verdict.status != "ok" and gone.left(verdict) else ""
        return _SETTLED.get(decision.decision, "") if _covers(decision, verdict) else ""

    judgements = tuple(
        replace(
            judgement,
            verdicts=tuple(replace(v, decision=decided(v)) for v in judgement.verdicts),
        )
        for judgement in report.judgements
    )
    return replace(report, judgements=judgements)


def _covers(decision: Decision, verdict: Verdict) -> bool:
    """Whether all that is found now was there when it was decided; notes count for nothing."""
    codes = {finding.code for finding in verdict.findings if finding.severity != "note"}
    return codes <= set(decision.codes)


class _Gone:
    """Sides of settled pairs that are no longer in the report."""

    def __init__(self, decisions: Iterable[Decision]):
        empty = text_hash("")
        self.sides = {
            (side, PurePosixPath(decision.file).name, text)
            for decision in decisions
            for side, text in (("source", decision.source), ("target", decision.target))
            if text != empty
        }

    def left(self, verdict: Verdict) -> bool:
        """Whether one side of this pair was left behind by such a pair."""
        if not self.sides:
            return False
        # By name alone: a report may have been made from another folder.
        name = PurePosixPath(first_location(verdict.pair).file).name
        texts = (("source", verdict.pair.source_text), ("target", verdict.pair.target_text))
        return any((side, name, text_hash(text)) in self.sides for side, text in texts)
