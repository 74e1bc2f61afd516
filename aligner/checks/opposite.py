"""M703 opposite-said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from aligner.verdict import Finding

if TYPE_CHECKING:
    from aligner.beads import Bead
    from aligner.opposites import Opposite
    from aligner.views import View
    from corpus.model import Span


def may_be_opposed(english: str, chinese: str) -> bool:
    """Whether two texts have anything that M703 looks for, in sentences that belong together."""
    from aligner.contradictions import may_contradict
    from aligner.directions import may_have_moved
    from aligner.marks import may_exchange_marks
    from aligner.opposites import may_oppose
    from aligner.parties import may_name_parties
    from aligner.unsaid import may_be_unsaid

    return (
        may_oppose(english)
        or may_exchange_marks(english, chinese)
        or may_name_parties(english)
        or (may_have_moved(english, "en") and may_have_moved(chinese, "zh"))
        or may_contradict(english, chinese)
        or may_be_unsaid(english, chinese)
    )


class OppositeSaid:
    """A word against its opposite or another of its kind; a party of a contract against another."""

    code: ClassVar[str] = "M703"
    name: ClassVar[str] = "opposite-said"
    help: ClassVar[str] = "a word is translated by its opposite, increase by 减少"

    def check_aligned(self, source: View, target: View, beads: Sequence[Bead]) -> Iterable[Finding]:
        from aligner.contradictions import contradictions
        from aligner.directions import against_directions
        from aligner.marks import exchanged_marks
        from aligner.opposites import opposites
        from aligner.parties import exchanged_parties
        from aligner.unsaid import unsaid

        told: list[Span] = []
        for found in (
            opposites,
            exchanged_marks,
            exchanged_parties,
            against_directions,
            contradictions,
            unsaid,
        ):
            for one in found(source, target, beads):
                own = one.spans[0]
                if any(own.start < span.end and span.start < own.end for span in told):
                    continue  # the same words, found in another way
                told.append(own)
                yield Finding(
                    self.code,
                    "review",
                    _message(one),
                    source_spans=one.spans[:1],
                    target_spans=one.spans[1:],
                    evidence=dict(zip(("source", "target"), one.words, strict=True)),
                )


def _message(found: Opposite) -> str:
    here, there = found.words
    if here and there:
        return f"The source says “{here}”, the target “{there}”, {found.relation}."
    side, other = ("source", "target") if here else ("target", "source")
    return f"The {side} says “{here or there}”, {found.relation} in the {other} does."
