"""What the checks on aligned sentences say of single pairs, outside a document."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner import background, models
from aligner.alignment import SENTENCES, align
from aligner.background import Background
from aligner.beads import Bead
from aligner.blas import one_thread
from aligner.checks import ALIGNED_CHECKS
from aligner.checks.opposite import may_be_opposed
from aligner.embedding import Encoder
from aligner.lines import lines_inside
from aligner.negation import negations
from aligner.verdict import Finding
from aligner.views import View, view_all
from corpus.model import Lang, Location, Pair, Paragraph

_NOWHERE = Location("benchmark", 1)


def aligned_findings(pair: Pair) -> list[Finding]:
    """Those of ALIGNED_CHECKS. They are about denials, opposites and what else `may_be_opposed`
    looks for: nothing is embedded for other pairs."""
    sides = _sides(pair)
    denies = any(negations(text, lang).sure for text, lang in sides)
    english, chinese = (next(text for text, own in sides if own == lang) for lang in ("en", "zh"))
    if not (denies or may_be_opposed(english, chinese)):
        return []
    source, target, beads = aligned(pair)
    return [f for check in ALIGNED_CHECKS for f in check.check_aligned(source, target, beads)]


def aligned(pair: Pair) -> tuple[View, View, list[Bead]]:
    """The two texts, and which of their sentences belong together."""
    with one_thread():
        source, target = (_view(*side) for side in _sides(pair))
        return source, target, align(lines_inside(source), lines_inside(target), prior=SENTENCES)


def _sides(pair: Pair) -> tuple[tuple[str, Lang], tuple[str, Lang]]:
    return (pair.source_text, pair.source[0].lang), (pair.target_text, pair.target[0].lang)


@lru_cache(maxsize=1000)
def _view(text: str, lang: Lang) -> View:
    return view_all([Paragraph(text, lang, _NOWHERE)], *_model())[0]


@cache
def _model() -> tuple[Encoder, Background]:
    encoder = models.load(say=print)
    return encoder, background.load(encoder)
