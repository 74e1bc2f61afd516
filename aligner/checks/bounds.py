"""N305 bound-differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from aligner.checks.numbers import compared
from aligner.quantities.bounds import bounded
from aligner.quantities.model import fold
from aligner.verdict import Finding
from corpus.model import Pair


class BoundDiffers:
    """An amount that is the least on one side and the most on the other."""

    code: ClassVar[str] = "N305"
    name: ClassVar[str] = "bound-differs"
    help: ClassVar[str] = "at least an amount on one side is at most the same on the other"

    def check(self, pair: Pair) -> Iterable[Finding]:
        result = compared(pair) if pair.source and pair.target else None
        if result is None or not result.matched:
            return
        source, target = fold(pair.source_text), fold(pair.target_text)
        told = [Counter(q.value for q in side) for side in zip(*result.matched, strict=True)]
        for one, other in result.matched:
            if told[0][one.value] > 1 or told[1][other.value] > 1:
                continue  # which of them belong together is not known
            here = bounded(one, source, pair.source[0].lang)
            there = here and bounded(other, target, pair.target[0].lang)
            if here and there and here.bound != there.bound:
                own = pair.source_text[here.span.start : here.span.end]
                others = pair.target_text[there.span.start : there.span.end]
                yield Finding(
                    self.code,
                    "review",
                    f"The source says {own}, the target {others}.",
                    source_spans=(here.span,),
                    target_spans=(there.span,),
                    evidence={"source": own, "target": others},
                )
