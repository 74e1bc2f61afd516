"""Words of a bead that have no counterpart on its other side: a clause left out, put in, or
translated by something else.

What tells them is that a run of tokens matches nothing over there (`aligner.matching`), that one
side is longer than it should be, and what the network that reads both sides says of them
(`aligner.comparer`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.comparer import OUTPUTS, Reading
from aligner.lines import smooth_length
from aligner.matching import Tokens
from corpus.model import Lang, Span

#: Of the whole bead: ln of the Chinese side's length over that expected; of each side: the mean of
#: the tokens' mutual match probability, the least mean of that and of their claim in a run of RUN
#: tokens, ln(1 + tokens), and of the network's log odds that a token has no counterpart the
#: greatest mean in such a run and the mean; and what the network says of the bead.
CLAUSE_FEATURES = (
    "length_ratio",
    "mutual_english",
    "mutual_chinese",
    "least_mutual_english",
    "least_mutual_chinese",
    "least_claim_english",
    "least_claim_chinese",
    "log_tokens_english",
    "log_tokens_chinese",
    "lacking_english",
    "lacking_chinese",
    "mean_lacking_english",
    "mean_lacking_chinese",
    "fault",
    "more_english",
    "more_chinese",
)
#: Log odds of a token that surely lacks a counterpart.
SURELY = 1.0
#: Tokens of a run: a clause has more, a word fewer.
RUN = 8
_SAID = [OUTPUTS.index(name) for name in ("fault", "more_english", "more_chinese")]

Floats = NDArray[np.float64]
#: A number for each of t tokens, (t,).
Tokenwise = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class BeadSide:
    """One side of a bead: its text, its content tokens, and how they are matched in the whole
    pair (as in `matching.Match`)."""

    text: str
    tokens: Tokens
    mutual: Tokenwise
    claim: Tokenwise


@dataclass(frozen=True, slots=True)
class ClauseEvidence:
    """bead: its number. features: (16,) float64, named by CLAUSE_FEATURES. said: of the bead."""

    bead: int
    features: Floats
    english: BeadSide
    chinese: BeadSide
    said: Reading

    def lacking(self, lang: Lang) -> tuple[NDArray[np.int64], Tokenwise]:
        """(t, 2) characters of one side's tokens, and their log odds of lacking a counterpart."""
        side = self.english if lang == "en" else self.chinese
        return side.tokens.offsets, self.said.lacking(lang)

    def words(self, lang: Lang) -> Span:
        """The words of one side that most lack a counterpart: the run of tokens whose log odds add
        up to the most, counted from halfway between those of the worst run and of the tokens that
        are well."""
        offsets, lacking = self.lacking(lang)
        level = (float(np.quantile(lacking, 0.25)) - _least(-lacking[None])[0]) / 2
        _, first, last = _heaviest(lacking - level)
        return Span(int(offsets[first, 0]), int(offsets[last, 1]))

    def alone(self, lang: Lang) -> tuple[float, Span]:
        """The run of one side's tokens that surely lack a counterpart, and by how much: the sum of
        their log odds beyond SURELY each, however little it is; 0 of a single token."""
        offsets, lacking = self.lacking(lang)
        total, first, last = _heaviest(lacking - SURELY)
        return total if first < last else 0.0, Span(int(offsets[first, 0]), int(offsets[last, 1]))


def _heaviest(odds: Tokenwise) -> tuple[float, int, int]:
    """The run of numbers that add up to the most: the sum, the first and the last."""
    best, begin, total = (-np.inf, 0, 0), 0, 0.0
    for number, value in enumerate(odds.tolist()):
        if total < 0:
            begin, total = number, 0.0
        total += value
        best = max(best, (total, begin, number))
    return best


def clause_evidence(
    bead: int, english: BeadSide, chinese: BeadSide, said: Reading
) -> ClauseEvidence:
    """What speaks for words without a counterpart in a bead with tokens on both sides."""
    lengths = smooth_length(english.text, "en"), smooth_length(chinese.text, "zh")
    told = [
        np.stack((side.mutual, side.claim, -odds))
        for side, odds in ((english, said.english), (chinese, said.chinese))
    ]
    means = zip(*(rows.mean(axis=1).tolist() for rows in told), strict=True)
    leasts = zip(*(_least(rows) for rows in told), strict=True)
    (mutual, _, held), (least_mutual, least_claim, least_held) = means, leasts
    features = [
        math.log(lengths[1] / lengths[0]),
        *mutual,
        *least_mutual,
        *least_claim,
        *(math.log1p(len(side.tokens)) for side in (english, chinese)),
        *(-least for least in least_held),
        *(-mean for mean in held),
        *said.outputs[_SAID].tolist(),
    ]
    return ClauseEvidence(bead, np.array(features), english, chinese, said)


def _least(rows: Tokenwise) -> list[float]:
    """The least mean of RUN values in a row, of each of r rows, (r, t)."""
    if rows.shape[1] <= RUN:
        return list(map(float, rows.mean(axis=1)))
    sums = np.cumsum(rows, axis=1, dtype=np.float64)
    sums[:, RUN:] -= sums[:, :-RUN].copy()
    return [float(least) / RUN for least in sums[:, RUN - 1 :].min(axis=1)]
