"""Numbers and dates that both sides have, but in other places or of another era, as differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from aligner.checks.exchanges import Difference, check_of
from aligner.quantities import Matching, Quantity
from aligner.quantities.designators import misnumbered
from aligner.quantities.matching import FEW
from aligner.quantities.misplaced import Misplaced, misplaced
from aligner.quantities.model import fold
from aligner.quantities.places import Side
from aligner.quantities.senses import opposed
from corpus.model import Pair


def misplacements(pair: Pair, result: Matching) -> Iterator[Difference]:
    """What either side tells of something else, of a pair with its quantities matched."""
    here, there = zip(*result.matched, strict=True) if result.matched else ((), ())
    source = _side(pair.source_text, (*here, *result.source_only))
    target = _side(pair.target_text, (*there, *result.target_only))
    sizes = [len(side.quantities) for side in (source, target)]
    if not 0 < min(sizes) <= max(sizes) <= FEW:
        return
    forward = pair.source[0].lang == "en"
    sides = (source, target) if forward else (target, source)
    matched = [two if forward else two[::-1] for two in result.matched]
    for found in misplaced(*sides):
        yield _difference(check_of(found.english[0]), found, forward=forward)
    for found in misnumbered(*sides, matched):
        yield _difference("N301", found, forward=forward)
    for found in opposed(*sides, matched):
        yield _difference("N302", found, forward=forward)


def _side(text: str, quantities: Iterable[Quantity]) -> Side:
    """With each quantity once, though it may have been told in parts on the other side."""
    single = {id(one): one for one in quantities}.values()
    return Side(text, fold(text), sorted(single, key=lambda one: one.span.start))


def _difference(check: str, found: Misplaced, *, forward: bool) -> Difference:
    sides = [tuple(sorted(some, key=lambda one: one.span.start)) for some in found]
    return Difference(check, *(sides if forward else sides[::-1]))


def elsewhere(quantities: Iterable[Quantity], told: Sequence[Quantity]) -> list[Quantity]:
    """Those that no part of `told` covers."""
    return [
        one
        for one in quantities
        if not any(
            one.span.start < other.span.end and other.span.start < one.span.end for other in told
        )
    ]
