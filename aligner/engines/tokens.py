"""The embedded model's tokens, without transformers, in a third of the memory and time.

Of the 250,000 pieces of its vocabulary half are of scripts that neither English nor Chinese uses.
A smaller tokenizer has only the others; whatever holds a character of a foreign script goes to the
full one, which is loaded then. Both cut a text without such characters alike: the pieces that the
smaller one lacks cannot occur in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FULL, SMALL, NUMBERS = "tokenizer.json", "tokenizer-en-zh.json", "tokenizer-en-zh.npy"

#: Cyrillic to Georgian and on, kana, Hangul and what lies between and behind them. Precise it need
#: not be: a character too many here only loads the full tokenizer.
_FOREIGN = re.compile(
    "[\u0400-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u3040-\u30fa\u30fd-\u318f\ua000-\ud7ff"
    "\ufb00-\ufdff\U00010000-\U0001bfff\U0001e000-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class SpecialTokens:
    """The ids before and after a text, and of padding."""

    before: tuple[int, ...]
    after: tuple[int, ...]
    pad: int


TOKENS = SpecialTokens(before=(0,), after=(2,), pad=1)


def write_small(folder: Path) -> None:
    """Write the smaller tokenizer beside the full one, and the full one's numbers of its pieces."""
    whole: dict[str, Any] = json.loads((folder / FULL).read_text("utf-8"))
    vocabulary = whole["model"]["vocab"]
    kept = [number for number, (piece, _) in enumerate(vocabulary) if not _FOREIGN.search(piece)]
    whole["model"]["vocab"] = [vocabulary[number] for number in kept]
    special = len(kept) - 1
    for token in whole["added_tokens"]:
        # <mask> is the last piece; the others are the first ones.
        token["id"] = min(token["id"], special)
    (folder / SMALL).write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    np.save(folder / NUMBERS, np.array(kept, np.int32))


class Tokens:
    """Texts -> the full tokenizer's ids and offsets, by the smaller one where it can be."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._small = _loaded(folder / SMALL)
        self._numbers = np.load(folder / NUMBERS)

    @cached_property
    def _full(self) -> Tokenizer:
        return _loaded(self._folder / FULL)

    def encode(self, texts: Sequence[str]) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
        """(ids, offsets) of each text, in order, without special tokens."""
        normalise = self._small.normalizer.normalize_str
        for text in texts:
            if _FOREIGN.search(text) or _FOREIGN.search(normalise(text)):
                coded = self._full.encode(text, add_special_tokens=False)
                yield coded.ids, coded.offsets
            else:
                coded = self._small.encode(text, add_special_tokens=False)
                yield self._numbers[coded.ids].tolist(), coded.offsets


def _loaded(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(path))
