"""Beads of texts that belong together, and what is held of their shapes."""

from __future__ import annotations

from dataclasses import dataclass, replace

#: Texts on one side of a bead, at most.
WIDEST = 6


@dataclass(frozen=True, slots=True, order=True)
class Bead:
    """Half-open ranges of source and target indices; one of them may be empty."""

    source: tuple[int, int]
    target: tuple[int, int]

    def seen_from(self, side: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The ranges of a side, 0 for the source's, and of the other one."""
        return (self.target, self.source) if side else (self.source, self.target)


@dataclass(frozen=True, slots=True)
class Prior:
    """What is held of beads before their words are looked at, in units of log odds.

    nothing, idle: a token with match probability p counts log(1 + p / nothing) - idle, so that the
    chance matches of unrelated texts add up to less than nothing. weight: of that, small since
    neighbouring tokens repeat each other's evidence. tokens: a longer text counts as if it had this
    many, or chance would add up in long paragraphs. alone: for a text left alone; longer: for each
    further one in a row. merged: for a bead with several texts on one side; more: for each further
    text in it; both: several on both sides. length: times the square of the log of the lengths'
    ratio. layout: a gain for two texts that stand in each other's place in the file. gist: the
    worth, for each text on either side, of half the cosine of the two sides' gists, less `unlike`,
    which unrelated texts reach.
    """

    nothing: float
    idle: float
    weight: float
    tokens: float
    alone: float
    longer: float
    merged: float
    more: float
    both: float
    length: float
    layout: float = 2.0
    gist: float = 0.0
    unlike: float = 0.0


#: Found by `benchmarks/priors.py`: PARAGRAPHS on calibrating documents with paragraphs taken away
#: and run together, SENTENCES on the first three chapters of bertalign_macdev_published.
PARAGRAPHS = Prior(
    nothing=0.19,
    idle=0.35,
    weight=0.45,
    tokens=30.0,
    alone=-2.1,
    longer=-2.1,
    merged=-3.8,
    more=-3.0,
    both=-40.0,
    length=1.4,
)
SENTENCES = Prior(
    nothing=0.0456,
    idle=0.12,
    weight=0.071,
    tokens=18.0,
    alone=-4.0,
    longer=-4.0,
    merged=-1.08,
    more=-1.28,
    both=-2.52,
    length=1.12,
    gist=3.68,
    unlike=0.2,
)
#: For whole documents of sentences, out of which a chapter may be missing: a further text alone
#: costs no more there than a further text in a bead.
CHAPTERS = replace(SENTENCES, longer=SENTENCES.more)
#: Larger ones are too rare to be worth their time.
_SHAPES_OF_BOTH = ((2, 2), (2, 3), (3, 2), (3, 3), (2, 4), (4, 2))


@dataclass(frozen=True, slots=True)
class Shape:
    """So many texts of the source and of the target, and what is held of such beads."""

    source: int
    target: int
    cost: float


def shapes(prior: Prior, n: int, m: int) -> list[Shape]:
    """Those with texts on both sides that fit into n and m texts; one and one is the first."""
    found = [Shape(1, 1, 0.0)]
    for k in range(2, WIDEST + 1):
        cost = prior.merged + prior.more * (k - 2)
        found += [Shape(1, k, cost), Shape(k, 1, cost)]
    for a, b in _SHAPES_OF_BOTH:
        found.append(Shape(a, b, prior.both + prior.more * (a + b - 4)))
    return [shape for shape in found if shape.source <= n and shape.target <= m]
