"""Bitexts whose format says what belongs together: putting one together from its pairs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpus.errors import InputError, NoTextError
from corpus.model import LANGUAGE_NAMES, Bitext, Lang, Pair, Unpaired, other
from corpus.readers.base import ReadOptions


def bitext(
    path: Path,
    source_lang: Lang,
    pairs: Iterable[Pair],
    unpaired: Iterable[Unpaired] = (),
    notes: Iterable[str] = (),
) -> Bitext:
    """The Bitext of given pairs. Raises InputError if there is none."""
    every = tuple(pairs)
    if not every:
        raise NoTextError("no English or Chinese text was found", path)
    return Bitext(
        name=path.as_posix(),
        source_lang=source_lang,
        target_lang=other(source_lang),
        source=tuple(paragraph for pair in every for paragraph in pair.source),
        target=tuple(paragraph for pair in every for paragraph in pair.target),
        pairs=every,
        unpaired=tuple(unpaired),
        notes=tuple(notes),
    )


def source_language(
    source: Lang | None, target: Lang | None, path: Path, line: int, options: ReadOptions
) -> Lang:
    """The source language of a file that names its languages (None: one that is not ours).

    Raises InputError if they are not English and Chinese, or not as the options say.
    """
    found = source or (other(target) if target else None)
    if found is None or source == target or (source and target is None):
        raise InputError("its languages are not English and Chinese", path, line)
    if options.source_lang and options.source_lang != found:
        said, held = LANGUAGE_NAMES[options.source_lang], LANGUAGE_NAMES[found]
        raise InputError(f"its source language is {held}, not {said} as was said", path, line)
    return found


def count(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 row", "2 rows"."""
    return f"{number} {one if number == 1 else many}"
