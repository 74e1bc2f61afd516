"""Texts at a state of the repository, and the paragraphs that an edit touched."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from corpus.errors import InputError
from corpus.model import Bitext, Document, Lang, Location, Pair, Paragraph, Unpaired
from corpus.pairs import FilePair
from corpus.readers import ReadOptions, read, read_bitexts
from corpus.readers.text import reduced
from corpus.snapshots import Files, Snapshot
from corpus.two_files import read_two

_CONFLICT = re.compile(rb"^<{7}( [^\n]*)?\r?$.*^={7}\r?$.*^>{7}( [^\n]*)?\r?$", re.M | re.S)


def read_at(snapshot: Snapshot, pair: FilePair, options: ReadOptions) -> tuple[Bitext, ...]:
    """The bitexts of a pair of files as they are in a snapshot.

    Locations name the files by their paths in the repository. A file of two that is empty is a
    side without a paragraph. Raises InputError for a file that cannot be read, is binary or holds
    conflict markers.
    """
    with _placed(snapshot, pair.paths) as places:
        return _read_placed(places, pair, options)


def paragraphs_at(
    snapshot: Files, path: str, options: ReadOptions, lang: Lang | None = None
) -> tuple[Paragraph, ...]:
    """The paragraphs of one file as it is in a snapshot, whatever its languages; lang: the one that
    it stands for, one of two files."""
    with _placed(snapshot, (path,)) as places:
        (place,) = places
        found = read(place, options=options)
    if lang and isinstance(found, Bitext) and found.pairs is None:
        found = reduced(found, lang)
    return found.paragraphs if isinstance(found, Document) else found.source + found.target


@contextmanager
def _placed(snapshot: Files, paths: Sequence[str]) -> Iterator[dict[Path, str]]:
    """Files of a snapshot, for the time being, as files of the machine: place -> path."""
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        places = {}
        for number, path in enumerate(paths):
            data = snapshot.read(path)
            _refuse_conflicts(data, path)
            # its folders may say which language it is in
            place = Path(folder, str(number), path)
            place.parent.mkdir(parents=True)
            place.write_bytes(data)
            places[place] = path
        yield places


def _read_placed(
    places: dict[Path, str], pair: FilePair, options: ReadOptions
) -> tuple[Bitext, ...]:
    names = {place.as_posix(): path for place, path in places.items()}
    try:
        if len(places) == 2:
            source, target = places
            found = read_two(source, target, options)
        else:
            found = read_bitexts(list(places), options)
    except InputError as error:
        raise _renamed_error(error, names) from None
    return tuple(_renamed(bitext, names, str(pair)) for bitext in found)


def _refuse_conflicts(data: bytes, path: str) -> None:
    match = _CONFLICT.search(data) if b"<<<<<<<" in data and b">>>>>>>" in data else None
    if match:
        line = data.count(b"\n", 0, match.start()) + 1
        raise InputError("holds the conflict markers of a merge; resolve it first", path, line)


# --- paths of the repository instead of those of a temporary folder -------------------------


def _renamed_error(error: InputError, names: dict[str, str]) -> InputError:
    file = error.file and Path(error.file).as_posix()
    reason = error.reason
    for place, path in names.items():
        reason = reason.replace(place, path)
    return type(error)(reason, names.get(file, file) if file else None, error.line)


def _renamed(bitext: Bitext, names: dict[str, str], name: str) -> Bitext:
    def moved(location: Location) -> Location:
        return replace(location, file=names.get(location.file, location.file))

    def texts(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(replace(p, location=moved(p.location)) for p in paragraphs)

    pairs = bitext.pairs
    if pairs is not None:
        pairs = tuple(Pair(texts(pair.source), texts(pair.target)) for pair in pairs)
    unpaired: tuple[Unpaired, ...] = tuple(
        replace(u, location=moved(u.location)) for u in bitext.unpaired
    )
    notes = []
    for note in bitext.notes:
        for place, path in names.items():
            note = note.replace(place, path)
        notes.append(note)
    return replace(
        bitext,
        name=name,
        source=texts(bitext.source),
        target=texts(bitext.target),
        pairs=pairs,
        unpaired=unpaired,
        notes=tuple(notes),
    )


# --- what an edit touched -----------------------------------------------------------------

_MARKUP = re.compile(
    r"^(?:[#>*+\-]+\s+|\d+[.)]\s+)+|(?<=\])\([^()\s]*\)|(?<=\]\()[^()\s]+(?=\s+[\"'])|[*_`]+|\s+",
    re.M,
)
#: A link by the name of its address: [text][name], but not an index in code.
_REFERENCE = re.compile(r"(?<![A-Za-z0-9_\])`])(\[[^\[\]`]+\])\[[^\[\]`]*\]")
#: Blocks of changed paragraphs up to this size are matched by likeness, larger ones by position.
_BLOCK = 40
_COMPARED = 600
#: As alike as this, a changed paragraph is the edited form of another.
ALIKE = 0.4


def bare(text: str) -> str:
    """A text without what a translation may leave as it is: spaces, emphasis, list markers, the
    targets of links and images."""
    return _MARKUP.sub("", _REFERENCE.sub(r"\1", text))


@dataclass(frozen=True, slots=True)
class SideEdit:
    """What an edit did to one side's paragraphs.

    origin: for each paragraph after, the index of the one before that it is or comes from; None
    for a new one. touched: the indices after whose text is new, changed or in another place.
    gone: the indices before whose text was removed, changed or moved. A text that was only
    reformatted (broken into other lines, set in bold) is neither.
    """

    origin: tuple[int | None, ...]
    touched: frozenset[int]
    gone: frozenset[int]


def side_edit(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> SideEdit:
    """Compare one side's paragraphs before and after an edit, both in reading order."""
    old, new = [bare(p.text) for p in before], [bare(p.text) for p in after]
    origin: list[int | None] = [None] * len(new)
    touched: set[int] = set()
    gone: set[int] = set()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            origin[j1:j2] = range(i1, i2)
        elif "".join(old[i1:i2]) == "".join(new[j1:j2]):
            for i, j in _recut(old[i1:i2], new[j1:j2]):
                origin[j1 + j] = i1 + i
        else:
            touched.update(range(j1, j2))
            gone.update(range(i1, i2))
            for i, j in _edited(old[i1:i2], new[j1:j2]):
                origin[j1 + j] = i1 + i
    _find_moved(old, new, origin, touched, gone)
    return SideEdit(tuple(origin), frozenset(touched), frozenset(gone))


def _recut(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The same text in other paragraphs: each comes from where it begins."""
    index, end = 0, len(old[0]) if old else 0
    at = 0
    for number, text in enumerate(new):
        while index + 1 < len(old) and at >= end:
            index += 1
            end += len(old[index])
        yield index, number
        at += len(text)


def _edited(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which changed paragraphs come from which: the most alike first, each used once."""
    if len(old) > _BLOCK or len(new) > _BLOCK:
        yield from ((n, n) for n in range(min(len(old), len(new))))
        return
    likeness = sorted(
        (
            (-ratio, abs(i - j), i, j)
            for i, one in enumerate(old)
            for j, other_ in enumerate(new)
            if (ratio := _alike(one, other_)) >= ALIKE
        ),
    )
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in likeness:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def _alike(one: str, other_: str) -> float:
    matcher = SequenceMatcher(None, one[:_COMPARED], other_[:_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _find_moved(
    old: Sequence[str],
    new: Sequence[str],
    origin: list[int | None],
    touched: set[int],
    gone: set[int],
) -> None:
    """What vanished in one place and appeared word for word in another has moved there."""
    places: dict[str, list[int]] = {}
    used = {i for i in origin if i is not None and i not in gone}
    for i in sorted(gone):
        places.setdefault(old[i], []).append(i)
    for j in sorted(touched):
        there = [i for i in places.get(new[j], ()) if i not in used]
        if there:
            origin[j] = there[0]
            used.add(there[0])
