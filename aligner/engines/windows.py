"""Texts of any length through a network with a limit: cut into windows, joined again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.embedding import Encoded, TokenVectors, Vectors, unit

Offsets = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one text's tokens that fits into the network.

    text: the number of the text. offsets: each token's characters in prompt + text, less the
    prompt's length: negative inside the prompt.
    """

    text: int
    ids: list[int]
    offsets: Offsets


@dataclass(frozen=True, slots=True)
class Result:
    """A window's vector, (d,), and its tokens' states, (t, d), where they were wanted."""

    window: Window
    vector: Vectors
    states: Vectors | None


def windows(coded: Iterable[tuple[list[int], Offsets]], room: int, prompt: str) -> Iterator[Window]:
    """Cut texts, each as (ids, offsets) of prompt + text, into windows of `room` tokens."""
    lead = len(prompt)
    for number, (ids, spans) in enumerate(coded):
        offsets = [(start - lead, end - lead) for start, end in spans]
        for at in range(0, max(1, len(ids)), room):
            yield Window(number, ids[at : at + room], offsets[at : at + room])


def joined(
    found: Sequence[Window], results: Iterable[Result], *, tokens: bool
) -> Iterator[tuple[int, Encoded]]:
    """(number of the text, its embedding) as soon as all of its windows are there.

    A text's vector is the token-weighted mean of its windows'.
    """
    awaited: dict[int, int] = {}
    for window in found:
        awaited[window.text] = awaited.get(window.text, 0) + 1
    parts: dict[int, list[Result]] = {}
    for result in results:
        text = result.window.text
        parts.setdefault(text, []).append(result)
        if len(parts[text]) == awaited[text]:
            yield text, _whole(parts.pop(text), tokens)


def _whole(parts: list[Result], tokens: bool) -> Encoded:
    """One text from its windows."""
    parts.sort(key=lambda part: part.window.offsets[0] if part.window.offsets else (0, 0))
    total = sum(max(1, len(part.window.ids)) * part.vector for part in parts)
    vector = unit(np.asarray(total, np.float32))
    if not tokens:
        return Encoded(vector)
    states = np.concatenate([part.states for part in parts if part.states is not None])
    offsets = np.array([pair for part in parts for pair in part.window.offsets], np.int64)
    offsets = offsets.reshape(-1, 2)
    own = offsets[:, 1] > np.maximum(offsets[:, 0], 0)  # neither the prompt's nor empty
    return Encoded(vector, TokenVectors(unit(states[own]), np.maximum(offsets[own], 0)))
