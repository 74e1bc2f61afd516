"""M701 negation-flipped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from aligner.verdict import Finding

if TYPE_CHECKING:
    from aligner.beads import Bead
    from aligner.denials import Denial
    from aligner.views import View


class NegationFlipped:
    """A sentence that denies, against one that does not."""

    code: ClassVar[str] = "M701"
    name: ClassVar[str] = "negation-flipped"
    help: ClassVar[str] = "a sentence denies something and its translation does not, or the reverse"

    def check_aligned(self, source: View, target: View, beads: Sequence[Bead]) -> Iterable[Finding]:
        from aligner.denials import unanswered

        return [_finding(self.code, denial) for denial in unanswered(source, target, beads)]


def _finding(code: str, denial: Denial) -> Finding:
    words = ", ".join(denial.words)
    other = "target" if denial.side == "source" else "source"
    evidence: dict[str, str | float | int] = {denial.side: words}
    rest = f", the {other}"
    if denial.counterpart:
        rest = f"; the {other}, at “{denial.counterpart}”,"
        evidence[other] = denial.counterpart
    spans = {denial.side: denial.spans, other: (denial.there,)}
    return Finding(
        code,
        "review",
        f"The {denial.side} denies something ({words}){rest} does not.",
        source_spans=spans["source"],
        target_spans=spans["target"],
        evidence=evidence,
    )
