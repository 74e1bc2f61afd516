"""The embedded model's tokens, without transformers, in a fraction of the memory and time.

Of the 250,000 pieces of its vocabulary a few thousand occur in any text. So the tokenizer is made
for the texts at hand, of the pieces that are part of them: it cuts them as that of all pieces
would, which takes up to 280 MB, since it can use no others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from aligner.engines.pieces import Ints, Pieces

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FULL = "tokenizer.json"
_BARE, _PIECES = "tokenizer-bare.json", "pieces.npz"

#: What the tokenizer puts before a word, in the place of the space.
_SPACE = "\u2581"


@dataclass(frozen=True, slots=True)
class SpecialTokens:
    """The ids before and after a text, and of padding."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    pad: int


TOKENS = SpecialTokens(before=(0,), after=(2,), pad=1)


def write_pieces(folder: Path) -> None:
    """Write beside the full tokenizer what smaller ones are made of."""
    whole: dict[str, Any] = json.loads((folder / FULL).read_text("utf-8"))
    vocabulary = whole["model"]["vocab"]
    Pieces.write(folder / _PIECES, vocabulary)
    special = sorted(whole["added_tokens"], key=lambda token: token["id"])
    model = whole["model"] | {"vocab": [vocabulary[token["id"]] for token in special]}
    added = [token | {"id": place} for place, token in enumerate(special)]
    bare = whole | {"model": model, "added_tokens": added}
    (folder / _BARE).write_text(json.dumps(bare, ensure_ascii=False), "utf-8")


class Tokens:
    """Texts -> the full tokenizer's ids and offsets.

    Nothing is loaded before there is a text.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        self._cutter: _Cutter | None = None

    def encode(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
        """(ids, offsets) of each text, in order, without special tokens."""
        if texts and self._cutter is None:
            self._cutter = _Cutter(self._folder)
        return self._cutter.encode(texts) if self._cutter else iter(())


class _Cutter:
    """Makes tokenizers as texts need them."""

    def __init__(self, folder: Path):
        self._bare = (folder / _BARE).read_text("utf-8")
        model = json.loads(self._bare)["model"]
        self._unknown: int = model["unk_id"]
        self._pieces = Pieces.read(folder / _PIECES)
        special = [piece for piece, _ in model["vocab"]]
        # The tokenizer takes these out of a text before it normalises the rest.
        self._special = re.compile("|".join(map(re.escape, special)))
        self._first = np.array([self._pieces.place(piece) for piece in special])
        # The worst score of all pieces decides how bad it is to have none.
        self._first = np.append(self._first, self._pieces.scores.argmin())
        self._held = np.zeros(len(self._pieces.scores), np.bool_)
        self._tokenizer, self._numbers = self._made()

    def encode(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
        self._hold(self._pieces.inside(self._words(texts)))
        tokenizer, numbers = self._tokenizer, self._numbers
        for text in texts:
            coded = tokenizer.encode(text, add_special_tokens=False)
            yield numbers[coded.ids].tolist(), coded.offsets

    def _words(self, texts: Sequence[str]) -> set[str]:
        """The texts' words as the tokenizer looks for pieces in them."""
        normalise = self._tokenizer.normalizer.normalize_str
        parts = (normalise(part) for text in texts for part in self._special.split(text))
        return {f"{_SPACE}{word}" for part in parts for word in part.split(" ")}

    def _hold(self, places: Ints) -> None:
        """Have a tokenizer with these pieces."""
        if not self._held[places].all():
            # Not with those of the texts before as well: making one takes 2 ms for a thousand.
            self._held[:] = False
            self._held[places] = True
            self._tokenizer, self._numbers = self._made()

    def _made(self) -> tuple[Tokenizer, NDArray[np.int32]]:
        """A tokenizer of the pieces that are held, and the numbers that the full one has for its
        own."""
        from tokenizers import Tokenizer
        from tokenizers.models import Unigram

        rest = np.setdiff1d(np.flatnonzero(self._held), self._first)
        places = np.concatenate((self._first, rest))
        tokenizer = Tokenizer.from_str(self._bare)
        tokenizer.model = Unigram(self._pieces.vocabulary(places), self._unknown, False)
        return tokenizer, self._pieces.numbers[places]
