"""Subtitles: SubRip (.srt) and WebVTT (.vtt).

Paragraph: a cue's text, its lines joined. Location: the line the text begins on, unit the cue's
times ("00:00:01,000 --> 00:00:04,000"). Two files are paired by time. A cue that says its text in
both languages, one under the other, is a pair. Protected: tags (`<i>`, `{\\an8}`). WebVTT's
NOTE, STYLE and REGION blocks are listed as unpaired.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from corpus.decoding import read_text
from corpus.errors import InputError, NoTextError
from corpus.language import language_of
from corpus.model import Bitext, Document, Lang, Location, Pair, Paragraph, Span, Unpaired, other
from corpus.readers import given
from corpus.readers.base import ReadOptions
from corpus.readers.text import MINOR_SHARE

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?")
_CODE = re.compile(r"</?[A-Za-z][^<>]{0,80}>|\{\\[^{}]{1,40}\}|<\d\d:[\d:.]{4,12}>")
_CODE_ONLY = ("NOTE", "STYLE", "REGION", "WEBVTT")
#: Cues belong together if one covers this share of the other.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: 0-based index of its timing line, and its text's lines."""

    timing: int
    lines: tuple[str, ...]


def read(path: Path, options: ReadOptions) -> Document | Bitext:
    """Read subtitles: a Document; a Bitext of pairs if cues hold both languages.

    Raises InputError for a file without cues or with a block that has no times.
    """
    text, _ = read_text(path, options.encoding)
    lines = text.split("\n")
    found, unpaired = cues(lines, path)
    if not found:
        raise InputError("no subtitles were found (a line like 00:00:01,000 --> ...)", path)
    sides = [_sides(cue, lines, path) for cue in found]
    for cue, side in zip(found, sides, strict=True):
        text = " ".join(" ".join(cue.lines).split())
        if text and not side:  # music, dashes
            unpaired.append(Unpaired(text, Location(path.as_posix(), cue.timing + 2), "neutral"))
    if not any(sides):
        raise NoTextError("no English or Chinese text was found", path)
    both = sum(len(side) == 2 for side in sides)
    if both > MINOR_SHARE * len(sides):
        return _bilingual(path, sides, options, unpaired)
    paragraphs = [paragraph for side in sides for paragraph in side]
    english = sum(p.lang == "en" for p in paragraphs)
    lang: Lang = "en" if 2 * english > len(paragraphs) else "zh"
    whole = [_whole(side, lang) for side in sides if side]
    return Document(path.as_posix(), lang, tuple(whole), tuple(unpaired), pairing="time")


def cues(lines: Sequence[str], path: Path) -> tuple[list[Cue], list[Unpaired]]:
    """The cues of a file's lines in order, and its other blocks. Raises InputError."""
    found: list[Cue] = []
    unpaired: list[Unpaired] = []
    blocks = groupby(enumerate(lines), key=lambda item: bool(item[1].strip()))
    for filled, group in blocks:
        if not filled:
            continue
        block = list(group)
        at = next((n for n, (_, line) in enumerate(block[:2]) if TIMING.fullmatch(line)), None)
        number, first = block[0]
        if at is not None:
            found.append(Cue(block[at][0], tuple(line for _, line in block[at + 1 :])))
        elif first.lstrip("\ufeff").startswith(_CODE_ONLY):
            text = "\n".join(line for _, line in block).strip()
            unpaired.append(Unpaired(text, Location(path.as_posix(), number + 1), "code"))
        elif "-->" in "".join(line for _, line in block[:2]):
            raise InputError("broken subtitles: times that cannot be read", path, number + 1)
        elif found:  # a blank line inside a cue's text
            gap = number - found[-1].timing - 1 - len(found[-1].lines)
            held = (*found[-1].lines, *[""] * gap, *(line for _, line in block))
            found[-1] = replace(found[-1], lines=held)
        else:
            raise InputError("broken subtitles: text without times", path, number + 1)
    return found, unpaired


def _sides(cue: Cue, lines: Sequence[str], path: Path) -> tuple[Paragraph, ...]:
    """A cue's text: one paragraph, or two where the first lines are in one language and the
    rest is in the other; none if it is in no language."""
    match = TIMING.fullmatch(lines[cue.timing])
    unit = match.group()[: match.end(8)].strip() if match else ""
    filled = [(n, line) for n, line in enumerate(cue.lines) if line.strip()]
    parts = [
        (lang, list(group))
        for lang, group in groupby(filled, key=lambda item: language_of(_CODE.sub("", item[1])))
    ]
    parts = _merged(parts)
    if len(parts) != 2 or None in (parts[0][0], parts[1][0]):
        every = "\n".join(line.strip() for _, line in filled)
        parts = [(language_of(_CODE.sub("", every)), filled)]
    return tuple(_paragraph(held, lang, path, cue, unit) for lang, held in parts if lang)


def _merged(
    parts: list[tuple[Lang | None, list[tuple[int, str]]]],
) -> list[tuple[Lang | None, list[tuple[int, str]]]]:
    """Lines in no language joined to those before them."""
    merged: list[tuple[Lang | None, list[tuple[int, str]]]] = []
    for lang, held in parts:
        if merged and (lang is None or merged[-1][0] == lang):
            merged[-1][1].extend(held)
        else:
            merged.append((lang, held))
    return merged


def _paragraph(
    held: Sequence[tuple[int, str]], lang: Lang, path: Path, cue: Cue, unit: str
) -> Paragraph:
    text = " ".join(line.strip() for _, line in held)
    number, first = held[0]
    column = len(first) - len(first.lstrip())
    location = Location(path.as_posix(), cue.timing + number + 2, column, unit)
    spans = tuple(Span(*match.span()) for match in _CODE.finditer(text))
    return Paragraph(text, lang, location, spans)


def _whole(side: tuple[Paragraph, ...], lang: Lang) -> Paragraph:
    """A cue as one paragraph of the file's language."""
    text = " ".join(paragraph.text for paragraph in side)
    spans = tuple(Span(*match.span()) for match in _CODE.finditer(text))
    return Paragraph(text, lang, side[0].location, spans)


def _bilingual(
    path: Path,
    sides: Sequence[tuple[Paragraph, ...]],
    options: ReadOptions,
    unpaired: Sequence[Unpaired],
) -> Bitext:
    source_lang = options.source_by_default
    pairs = [
        Pair(
            tuple(p for p in side if p.lang == source_lang),
            tuple(p for p in side if p.lang == other(source_lang)),
        )
        for side in sides
        if side
    ]
    return given.bitext(path, source_lang, pairs, unpaired)


def interval(paragraph: Paragraph) -> tuple[int, int]:
    """When a cue is shown: milliseconds from and to."""
    match = TIMING.fullmatch(paragraph.location.unit or "")
    if match is None:
        return 0, 0
    numbers = [int(part or 0) for part in match.groups()]
    fraction = match.group(4), match.group(8)
    times = [
        ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(part.ljust(3, "0"))
        for (hours, minutes, seconds), part in zip(
            (numbers[:3], numbers[4:7]), fraction, strict=True
        )
    ]
    return times[0], times[1]


def by_time(source: Sequence[Paragraph], target: Sequence[Paragraph]) -> list[Pair]:
    """Pairs of the cues that are shown together, in the order of time.

    Two cues belong together if they are shown together for at least half of the shorter one's
    time; a pair is all that belong together so, directly or through another.
    """
    left = sorted(((*interval(p), p) for p in source), key=lambda item: item[:2])
    right = sorted(((*interval(p), p) for p in target), key=lambda item: item[:2])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or (i < len(left) and left[i][:2] <= right[j][:2]):
            group: tuple[list[Paragraph], list[Paragraph]] = ([left[i][2]], [])
            ends = [left[i], None]
            i += 1
        else:
            group = ([], [right[j][2]])
            ends = [None, right[j]]
            j += 1
        while True:
            if i < len(left) and ends[1] and _together(left[i], ends[1]):
                group[0].append(left[i][2])
                ends[0] = left[i]
                i += 1
            elif j < len(right) and ends[0] and _together(ends[0], right[j]):
                group[1].append(right[j][2])
                ends[1] = right[j]
                j += 1
            else:
                break
        pairs.append(Pair(tuple(group[0]), tuple(group[1])))
    return pairs


def _together(one: tuple[int, int, Paragraph], two: tuple[int, int, Paragraph]) -> bool:
    shared = min(one[1], two[1]) - max(one[0], two[0])
    shorter = min(one[1] - one[0], two[1] - two[0])
    return shared > 0 and shared >= _SHARE * shorter
