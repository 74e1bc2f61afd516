"""Report: the one object that every writer takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.verdict import STATUSES, Decided, Judgement, Status, Verdict
from corpus.model import Lang, Unpaired

if TYPE_CHECKING:
    import pandas as pd

    from reports.edit import Edit
    from reports.tree import Tree

#: Decisions that settle a pair: its flags have been seen and are let be.
SETTLED: tuple[Decided, ...] = ("accepted", "known")


@dataclass(frozen=True, slots=True)
class Report:
    """The judgements on one or more bitexts and how they were come by.

    `model` names the embedding model, `version` is duizhao's. `created` is an ISO 8601
    timestamp, set only on request: without it the same input gives the same bytes. `lang` is
    that of the HTML page's own words; None leaves it to the reader's browser. `edit` is set by a
    check: what an edit did; the verdicts are then those that it made worse or left behind. `tree`
    is set for a folder of texts: what was found in it beyond the pairs.
    """

    judgements: tuple[Judgement, ...]
    model: str
    version: str
    title: str = ""
    created: str | None = None
    lang: Lang | None = None
    edit: Edit | None = None
    tree: Tree | None = None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every verdict of every bitext, in reading order."""
        return tuple(v for judgement in self.judgements for v in judgement.verdicts)

    def files(self) -> tuple[str, ...]:
        """The files that the texts stand in."""
        pairs = [verdict.pair for verdict in self.verdicts]
        return tuple(sorted({p.location.file for pair in pairs for p in pair.source + pair.target}))

    @property
    def unpaired(self) -> tuple[Unpaired, ...]:
        """Every text that was not judged, since it needs no counterpart."""
        return tuple(text for judgement in self.judgements for text in judgement.unpaired)

    def counts(self) -> dict[Status, int]:
        """How many pairs have each status; every status is a key."""
        found = Counter(verdict.status for verdict in self.verdicts)
        return {status: found[status] for status in STATUSES}

    def flagged(self, at_least: Status = "review") -> tuple[Verdict, ...]:
        """The verdicts at or above a status, but for those that people have settled."""
        return tuple(v for v in self._at_least(at_least) if v.decision not in SETTLED)

    def settled(self) -> tuple[Verdict, ...]:
        """The verdicts that would be flagged, had people not settled them."""
        return tuple(v for v in self._at_least("review") if v.decision in SETTLED)

    def _at_least(self, status: Status) -> list[Verdict]:
        floor = STATUSES.index(status)
        return [v for v in self.verdicts if STATUSES.index(v.status) >= floor]

    def to_frame(self) -> pd.DataFrame:
        """One row a pair, the columns of the CSV report (docs/output.md)."""
        from reports.table import frame

        return frame(self)

    def to_dict(self) -> dict[str, Any]:
        """All of the report as plain values, what the JSON report holds (docs/output.md)."""
        from reports.writers.json import to_dict

        return to_dict(self)

    def write(self, path: str | PathLike[str], format: str | None = None) -> None:
        """Write to a file, whole or not at all, in the format of its suffix or as named.

        Raises OutputError where it cannot be written, ConfigError for an unknown format.
        """
        from reports import writers

        writers.write(self, Path(path), format)

    @classmethod
    def from_json(cls, path: str | PathLike[str]) -> Report:
        """Read a report that was written as JSON.

        Raises InputError where the file cannot be read or is no such report.
        """
        from reports.writers.json import from_json

        return from_json(Path(path))
