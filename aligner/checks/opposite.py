"""M703 opposite-said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from aligner.verdict import Finding

if TYPE_CHECKING:
    from aligner.beads import Bead
    from aligner.views import View


class OppositeSaid:
    """A word against one that means its opposite, or a party of a contract against the other."""

    code: ClassVar[str] = "M703"
    name: ClassVar[str] = "opposite-said"
    help: ClassVar[str] = "a word is translated by its opposite, increase by 减少"

    def check_aligned(self, source: View, target: View, beads: Sequence[Bead]) -> Iterable[Finding]:
        from aligner.contradictions import contradictions
        from aligner.opposites import opposites
        from aligner.parties import exchanged_parties

        for found, what in (
            (opposites, "the opposite"),
            (exchanged_parties, "another party"),
            (contradictions, "which does not go together"),
        ):
            for one in found(source, target, beads):
                yield Finding(
                    self.code,
                    "review",
                    f"The source says “{one.words[0]}”, the target “{one.words[1]}”, {what}.",
                    source_spans=one.spans[:1],
                    target_spans=one.spans[1:],
                    evidence={"source": one.words[0], "target": one.words[1]},
                )
