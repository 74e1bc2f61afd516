"""K905 latex-differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from aligner.checks.formulas import formulas, references, unlike
from aligner.checks.unshared import Missing, compared, findings_of
from aligner.things import without_code
from aligner.verdict import Finding, Severity
from corpus.model import Pair
from corpus.spans import blanked


class LatexDiffers:
    """Formulas, and the keys of references, exchanged for others."""

    code: ClassVar[str] = "K905"
    name: ClassVar[str] = "latex-differs"
    help: ClassVar[str] = "a formula or reference of LaTeX is another one on the other side"

    def check(self, pair: Pair) -> Iterable[Finding]:
        texts = pair.source_text, pair.target_text
        if not all("$" in text or "\\" in text for text in texts):
            return
        source, target = map(without_code, texts)
        yield from self._exchanged("reference", *compared(references(source), references(target)))
        mine, theirs = list(formulas(source)), list(formulas(target))
        bare = [
            blanked(text, (formula.span for formula in found))
            for text, found in ((source, mine), (target, theirs))
        ]
        here, there, near = unlike(mine, theirs, bare[0], bare[1])
        left, right = Missing(tuple(here), "source"), Missing(tuple(there), "target")
        yield from self._exchanged("formula", left, right, "weak" if near else "review")

    def _exchanged(
        self, what: str, left: Missing, right: Missing, severity: Severity = "weak"
    ) -> Iterator[Finding]:
        if left.things and right.things:
            yield from findings_of(self.code, what, left, right, severity, severity)
