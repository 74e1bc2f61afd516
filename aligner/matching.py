"""Token-level matches of two texts.

The similarity of every source token with every target token, in a middle layer of the network
(SimAlign, Jalili Sabet et al. 2020), is turned into match probabilities by a softmax in each
direction (Dou and Neubig 2021, section 3.2.1, "Word alignment by fine-tuning embeddings").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aligner.embedding import Vectors
from aligner.unmarked import Unmarked

#: Softmax temperature; 0.03 to 0.12 were tried in alignment, and this was best.
TEMPERATURE = 0.05
#: Pairs of tokens that are looked at together: each takes 24 bytes.
_CELLS = 1 << 20
#: Tokens of a text whose vectors may be kept in float32.
_FEW = 512

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Content tokens (with a letter or digit in them) of one text.

    vectors: (t, d) float16, centred, unit length: they are most of what a long document takes.
    offsets: (t, 2) int, characters.
    """

    vectors: NDArray[np.float16]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.vectors)

    def __getitem__(self, here: slice) -> Tokens:
        """Those of a stretch; the same object for the whole, whose wide vectors may be kept."""
        if here == slice(0, len(self)):
            return self
        return Tokens(self.vectors[here], self.offsets[here])

    def wide(self) -> Floats:
        """The vectors in float32; kept for a while unless they are many, since a text is matched
        with several others and sentence by sentence."""
        return _widened(self) if len(self) <= _FEW else self.vectors.astype(np.float32)

    def in_whole(self, read: Unmarked) -> Tokens:
        """Tokens of a text without its marks, where they stand in the whole."""
        if read.origin is None or not len(self):
            return self
        origin, starts, ends = np.array(read.origin), self.offsets[:, 0], self.offsets[:, 1]
        inside = np.maximum(ends, 1) - 1
        # A token takes in the blank before it, but not the mark that stood between them.
        blank = np.array([letter.isspace() for letter in read.text])[starts]
        first = origin[np.minimum(starts + blank, inside)]
        last = np.where(starts < ends, origin[inside] + 1, first)
        return Tokens(self.vectors, np.stack([first, last], axis=1))


@lru_cache(maxsize=8)
def _widened(tokens: Tokens) -> Floats:
    return tokens.vectors.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Match:
    """How well each token is matched on the other side.

    mutual_source: (t,), mutual_target: (u,): the geometric mean of both directions' probabilities
        of the best match, [0, 1].
    claim_source, claim_target: the probability with which the best match chooses this token among
        all of its own side, [0, 1]: low where what is said here is said by nobody over there.
    nearest_source, nearest_target: cosine with the most similar token (BERTScore, Zhang et al.
        2020, section 3), [-1, 1].
    """

    mutual_source: Floats
    mutual_target: Floats
    claim_source: Floats
    claim_target: Floats
    nearest_source: Floats
    nearest_target: Floats

    @property
    def mean(self) -> float:
        """Mean of the mutual probabilities, both sides weighing the same; 0 without tokens."""
        if not len(self.mutual_source) or not len(self.mutual_target):
            return 0.0
        sides = self.mutual_source, self.mutual_target
        source, target = (np.add.reduce(side) / np.float32(len(side)) for side in sides)
        return float((source + target) / 2)


def content_tokens(text: str, vectors: Vectors, offsets: NDArray[np.int64]) -> Tokens:
    """Leave out tokens of punctuation and space: they match anything."""
    keep = np.array(
        [
            (piece := text[start:end]).isalnum() or any(map(str.isalnum, piece))
            for start, end in offsets.tolist()
        ],
        bool,
    )
    return Tokens(vectors[keep].astype(np.float16), offsets[keep])


def match(source: Tokens, target: Tokens) -> Match:
    """Match the tokens of two texts, in O(t u) time."""
    if not len(source) or not len(target):
        return Match(*(np.zeros(len(side), np.float32) for side in (source, target) * 3))
    own, other = source.wide(), target.wide()
    step = max(1, _CELLS // len(other))
    if step >= len(own):
        return matched(own @ other.T)
    return _by_rows([own[start : start + step] for start in range(0, len(own), step)], other)


def matched(similarity: Floats) -> Match:
    """The match of two texts by the cosines of their tokens, (t, u)."""
    return Match(*_matched(similarity, _weights(similarity)))


def _weights(similarity: Floats) -> Floats:
    """What the softmax makes of the similarities of tokens, (t, u)."""
    # A cosine is at most 1, so exp((s - 1) / T) cannot overflow and one table serves both ways.
    weights: Floats = similarity - 1.0
    weights /= TEMPERATURE
    np.exp(weights, out=weights)
    return weights


def _matched(
    similarity: Floats, weights: Floats, total: Floats | None = None
) -> tuple[Floats, ...]:
    """The fields of Match. total: (1, u), what the weights of each column add up to, of which
    some rows may be given."""
    forward = weights / weights.sum(axis=1, keepdims=True)
    backward = weights / (weights.sum(axis=0, keepdims=True) if total is None else total)
    both = forward * backward
    return (
        np.sqrt(both.max(axis=1)),
        np.sqrt(both.max(axis=0)),
        backward.max(axis=1),
        forward.max(axis=0),
        similarity.max(axis=1),
        similarity.max(axis=0),
    )


def _by_rows(parts: Sequence[Floats], other: Floats) -> Match:
    """The match of long texts, the source's tokens in parts, so that memory does not grow with the
    product of both lengths."""
    total = np.zeros((1, len(other)), np.float32)
    for part in parts:
        total = np.concatenate((total, _weights(part @ other.T))).sum(axis=0, keepdims=True)
    similarities = (part @ other.T for part in parts)
    found = [_matched(one, _weights(one), total) for one in similarities]
    sides = zip(*found, strict=True)
    return Match(
        *(
            np.maximum.reduce(fields) if number % 2 else np.concatenate(fields)
            for number, fields in enumerate(sides)
        )
    )
