"""What a check is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from aligner.verdict import Finding
from corpus.model import Pair

if TYPE_CHECKING:
    from aligner.beads import Bead
    from aligner.views import View


class Check(Protocol):
    """A rule that looks at one pair with both sides present.

    `code` is stable, `name` is kebab-case, `help` is one line for `duizhao checks`.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    help: ClassVar[str]

    def check(self, pair: Pair) -> Iterable[Finding]: ...


class AlignedCheck(Protocol):
    """A rule that looks at the sentences of one pair as they belong together."""

    code: ClassVar[str]
    name: ClassVar[str]
    help: ClassVar[str]

    def check_aligned(self, source: View, target: View, beads: Sequence[Bead]) -> Iterable[Finding]:
        """beads: the alignment of the two texts' sentences, by index."""
        ...


class DocumentCheck(Protocol):
    """A rule that has to see all pairs of a document at once."""

    code: ClassVar[str]
    name: ClassVar[str]
    help: ClassVar[str]

    def check_all(self, pairs: Sequence[Pair]) -> Iterable[tuple[int, Finding]]:
        """Yield (index of the pair, finding)."""
        ...
