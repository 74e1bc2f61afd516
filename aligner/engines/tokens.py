"""The embedded model's tokens, without transformers, in a fraction of the memory and time.

Of the 250,000 pieces of its vocabulary, 100,000 are all that plain English and Chinese need; 37,000
more are of words with accents, and the others of scripts that neither language uses. So there are
two smaller tokenizers beside the full one, and the smallest that the texts allow is loaded. All
three cut a text alike: the pieces that a smaller one lacks cannot occur in a text without their
characters.
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

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FULL = "tokenizer.json"

#: Cyrillic to Georgian and on, kana, Hangul and what lies between and behind them.
_FOREIGN = (
    "\u0400-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3040-\u30fa\u30fd-\u318f\ua000-\ud7ff"
    "\ufb00-\ufdff\U00010000-\U0001bfff\U0001e000-\U0001efff"
)
#: Letters with accents, Greek, phonetic signs.
_ACCENTED = "\u00aa\u00b5\u00ba\u00c0-\u03ff\u1e00-\u1eff"
#: The smaller tokenizers, by name, and the characters of the pieces that each lacks. Precise they
#: need not be: a character too many only loads the next larger one.
_SMALLER = {
    "tokenizer-plain": re.compile(f"[{_ACCENTED}{_FOREIGN}]"),
    "tokenizer-latin": re.compile(f"[{_FOREIGN}]"),
}
_LACKING = tuple(_SMALLER.values())


@dataclass(frozen=True, slots=True)
class SpecialTokens:
    """The ids before and after a text, and of padding."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    pad: int


TOKENS = SpecialTokens(before=(0,), after=(2,), pad=1)


def write_smaller(folder: Path) -> None:
    """Write the smaller tokenizers beside the full one, each with the full one's numbers of its
    pieces."""
    whole: dict[str, Any] = json.loads((folder / FULL).read_text("utf-8"))
    vocabulary, added = whole["model"]["vocab"], whole["added_tokens"]
    for name, lacking in _SMALLER.items():
        kept = [n for n, (piece, _) in enumerate(vocabulary) if not lacking.search(piece)]
        # <mask> is the last piece; the others are the first ones.
        special = [token | {"id": min(token["id"], len(kept) - 1)} for token in added]
        model = whole["model"] | {"vocab": [vocabulary[number] for number in kept]}
        smaller = whole | {"model": model, "added_tokens": special}
        (folder / f"{name}.json").write_text(json.dumps(smaller, ensure_ascii=False), "utf-8")
        np.save(folder / f"{name}.npy", np.array(kept, np.int32))


class Tokens:
    """Texts -> the full tokenizer's ids and offsets. It holds one tokenizer, the smallest that the
    texts so far allowed, loaded when first there is a text."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._size = -1
        self._tokenizer: Tokenizer
        self._numbers: NDArray[np.int32] | None

    def encode(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
        """(ids, offsets) of each text, in order, without special tokens."""
        self._hold(max(map(_needed, texts), default=0))
        for text in texts:
            if self._size < len(_LACKING):
                self._hold(_needed(self._tokenizer.normalizer.normalize_str(text)))
            coded = self._tokenizer.encode(text, add_special_tokens=False)
            ids = coded.ids
            yield ids if self._numbers is None else self._numbers[ids].tolist(), coded.offsets

    def _hold(self, size: int) -> None:
        """Have a tokenizer of at least this size."""
        if size <= self._size:
            return
        from tokenizers import Tokenizer

        name = (*_SMALLER, None)[size]
        self._numbers = np.load(self._folder / f"{name}.npy") if name else None
        self._tokenizer = Tokenizer.from_file(
            str(self._folder / (f"{name}.json" if name else FULL))
        )
        self._size = size


def _needed(text: str) -> int:
    """The smallest tokenizer for a text, counted from the smallest."""
    return sum(bool(lacking.search(text)) for lacking in _LACKING)  # each lacks less than the last
