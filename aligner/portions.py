"""Work by the amount of text in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def size(text: str) -> int:
    """Bytes of UTF-8: of English and Chinese alike, some four for each of a model's tokens."""
    return len(text.encode("utf-8", "surrogatepass"))


def portions(
    items: Iterable[T], room: int, size: Callable[[T], int], most: int | None = None
) -> Iterator[list[T]]:
    """Items in a row, `most` and of `room` in size together at most; or one that is larger."""
    portion: list[T] = []
    left = room
    for item in items:
        own = size(item)
        if portion and (own > left or len(portion) == most):
            yield portion
            portion, left = [], room
        portion.append(item)
        left -= own
    if portion:
        yield portion
