"""Report: the one object that every writer takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.verdict import STATUSES, Judgement, Status, Verdict
from corpus.model import Lang

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Report:
    """The judgements on one or more bitexts and how they were come by.

    `model` names the embedding model, `version` is duizhao's. `created` is an ISO 8601
    timestamp, set only on request: without it the same input gives the same bytes. `lang` is
    that of the HTML page's own words; None leaves it to the reader's browser.
    """

    judgements: tuple[Judgement, ...]
    model: str
    version: str
    title: str = ""
    created: str | None = None
    lang: Lang | None = None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every verdict of every bitext, in reading order."""
        return tuple(v for judgement in self.judgements for v in judgement.verdicts)

    def files(self) -> tuple[str, ...]:
        """The files that the texts stand in."""
        pairs = [verdict.pair for verdict in self.verdicts]
        return tuple(sorted({p.location.file for pair in pairs for p in pair.source + pair.target}))

    def counts(self) -> dict[Status, int]:
        """How many pairs have each status; every status is a key."""
        found = Counter(verdict.status for verdict in self.verdicts)
        return {status: found[status] for status in STATUSES}

    def flagged(self, at_least: Status = "review") -> tuple[Verdict, ...]:
        """The verdicts at or above a status, but for those that people have settled."""
        floor = STATUSES.index(at_least)
        return tuple(
            v
            for v in self.verdicts
            if STATUSES.index(v.status) >= floor and v.decision not in ("accepted", "known")
        )

    def to_frame(self) -> pd.DataFrame:
        """One row a pair, the columns of the CSV report."""
        from reports.table import frame

        return frame(self)
