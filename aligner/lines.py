"""A sequence of texts as alignment sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from aligner.beads import WIDEST
from aligner.gist.sums import Sums, empty, run_vectors_of, together
from aligner.unmarked import unmarked
from aligner.views import View
from corpus.model import Lang

#: Chinese characters for one character of English, spaces left out: about the median over
#: news_paragraphs and effective_java_book.
HAN_PER_LETTER = 0.36

#: What is added to lengths that are compared.
_SMOOTHING = 6.0

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """n texts in order.

    vectors: (n, d) float32. tokens: for each text (t, d), float16 or float32. starts: (n + 1,),
    sums of their numbers. lengths: (n,) float64, in Chinese characters or their worth. sums: the
    second model's. runs: the gists of runs of 1, 2, ... WIDEST texts in a row, as `run_vectors`
    makes them, where they are at hand.
    """

    vectors: Floats
    tokens: Sequence[NDArray[np.floating]]
    starts: Ints
    lengths: NDArray[np.float64]
    sums: Sums
    runs: Sequence[Floats] = ()

    def __len__(self) -> int:
        return len(self.lengths)

    def stacked(self, first: int, end: int) -> Floats:
        """(t, d) float32: the tokens of texts first to end."""
        return np.concatenate(self.tokens[first:end], dtype=np.float32)


def lines_of(views: Sequence[View]) -> Lines:
    """Whole texts. Where a model gives no tokens, the vectors of sentences stand for them."""
    if not views:
        none = np.zeros((0, 1), np.float32)
        return Lines(none, [], np.zeros(1, np.int64), np.zeros(0), empty("en"))
    given = any(len(view.tokens) for view in views)
    tokens = [view.tokens.vectors if given else view.sentence_vectors for view in views]
    return Lines(
        np.stack([view.vector for view in views]),
        tokens,
        np.cumsum([0, *(len(own) for own in tokens)]),
        np.array([length(view.text, view.lang) for view in views]),
        together([view.sums[:1] for view in views]),
    )


def gists_inside(views: Sequence[View]) -> list[list[Floats]]:
    """Of each text: the gists of runs of its sentences, as `run_vectors` makes them."""
    several = [view.sentence_sums for view in views if len(view.sentences) > 1]
    found = iter(run_vectors_of(several, WIDEST))
    # The gist of the only sentence is that of the text.
    return [next(found) if len(view.sentences) > 1 else [view.gist[None]] for view in views]


def lines_inside(view: View, gists: Sequence[Floats] = ()) -> Lines:
    """The sentences of one text; gists: of their runs, if they are at hand."""
    tokens: NDArray[np.floating] = view.sentence_vectors
    starts = np.arange(len(view.sentences) + 1)
    if len(view.tokens):
        tokens = view.tokens.wide()
        ends = [span.end for span in view.sentences]
        starts = np.concatenate([[0], np.searchsorted(view.tokens.offsets[:, 0], ends)])
        starts[-1] = len(tokens)
    lengths = [length(view.text[span.start : span.end], view.lang) for span in view.sentences]
    parts = [tokens[start:end] for start, end in pairwise(starts)]
    runs = gists or gists_inside([view])[0]
    return Lines(view.sentence_vectors, parts, starts, np.array(lengths), view.sentence_sums, runs)


@lru_cache(maxsize=512)  # that of a text is asked for with each that it is compared with
def length(text: str, lang: Lang) -> float:
    """The length of what a model reads of a text, in Chinese characters or their worth in English
    ones: names and code in Chinese are no longer than in English."""
    own = "".join(unmarked(text).text.split())
    latin = len(own) if lang == "en" else len(own.encode("ascii", "ignore"))
    return len(own) - latin + latin * HAN_PER_LETTER


def smooth_length(text: str, lang: Lang) -> float:
    """The same with a little added, so that the ratio of two short texts does not run wild."""
    return length(text, lang) + _SMOOTHING


def greatest(values: Floats, count: int) -> Ints:
    """The places of the greatest values, the greatest first, of equal ones the first first."""
    if count < len(values):
        least = np.partition(values, len(values) - count)[len(values) - count]
        places = np.flatnonzero(values >= least)
    else:
        places = np.arange(len(values))
    return places[np.argsort(-values[places], kind="stable")][:count]


def by_text(function: np.ufunc, table: Floats, starts: Ints, axis: Literal[0, 1]) -> Floats:
    """Reduce runs of rows (axis 0) or columns to one for each text, 0 where it has none.

    starts: (n + 1,); text k has starts[k] to starts[k + 1], counted from starts[0], which together
    are the whole table.
    """
    starts = starts - starts[0]
    filled = np.flatnonzero(np.diff(starts))
    shape = (len(starts) - 1, table.shape[1]) if axis == 0 else (len(table), len(starts) - 1)
    found = np.zeros(shape, np.float32)
    if table.size:
        reduced = function.reduceat(table, starts[filled], axis=axis)
        found[(filled,) if axis == 0 else (slice(None), filled)] = reduced
    return found
