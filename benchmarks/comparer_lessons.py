"""What the comparer learns from: clean beads, quads of planted faults, people's judgements.

Only from the training parts of MLQE-PE and WMT21 Task 3 (both CC0) and the half of the talks that
teaches (Apache-2.0): a network learned from texts is more of them than a handful of weights is, so
that those which are for research alone are left out. A part is held out, talks as a whole: nothing
is learned from it. Development figures are measured there, and what builds on the comparer is
calibrated: on what it has seen, it is surer than elsewhere.
"""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from aligner.matching import Tokens
from benchmarks import quads
from benchmarks.data import documents, rows, segments, talk_teaches
from benchmarks.quads import Aligned, Change, Changed, Range, Words, lexicon
from benchmarks.quads_negation import negation
from benchmarks.quads_phrases import Phrases, phrase, phrase_book
from corpus.model import Lang
from corpus.sentences import sentences

#: Rows of MLQE-PE that get a fault, WMT21's rows without a critical error, and those of them that
#: get one.
MLQE_PLANTED, WMT_GOOD, WMT_PLANTED = 7000, 5500, 4000
#: People's score from which a machine translation is held to be right.
RIGHT = 0.3
#: Systems whose renderings of the talks are left out, to save time.
_LEFT_OUT = frozenset(("SMU", "MiSS", *(f"metricsystem{n}" for n in range(1, 6))))
_ERRORS = ("omission", "addition", "mistranslation")
#: How often a kind of fault is tried, beside negations.
_OFTEN = {
    "replace": 22, "phrase": 22, "drop": 22, "add_word": 22, "add_phrase": 9, "swap": 7,
    "number": 14, "name": 8, "cut": 8, "sentence": 10, "join": 4,
}  # fmt: skip
#: Longest texts, in characters.
_LONGEST_EN, _LONGEST_ZH = 500, 180

Key = tuple[Lang, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A pair as it is found. kind: talks, mlqe, mqm or wmt. sure: whether it is held to be right.
    beads: spans of its sentences. said: people's judgements, by the name of the output that learns
    them. marked: (Chinese or English, words, how wrong they are by MQM; None where we do not learn
    it). around: the paragraphs of which these are parts, and places: where in them they stand."""

    kind: str
    name: str
    held: bool
    sure: bool
    english: str
    chinese: str
    beads: tuple[tuple[Range, Range], ...] = ()
    said: Mapping[str, float] = field(default_factory=dict)
    marked: tuple[tuple[Lang, str, float | None], ...] = ()
    around: tuple[str, str] = ("", "")
    places: tuple[Range, Range] = ((0, 0), (0, 0))

    @property
    def keys(self) -> tuple[Key, Key]:
        return ("en", self.english), ("zh", self.chinese)

    def at(self, place: int) -> tuple[str, Range]:
        """The paragraph of one side, and where in it this stands."""
        return self.around[place], self.places[place]


@dataclass(frozen=True, slots=True)
class Book:
    """What may be put in the place of other words, and of phrases."""

    words: Words
    phrases: Phrases

    @classmethod
    def of(cls, pairs: Sequence[Aligned]) -> Book:
        """What stands in pairs that are held to be right."""
        return cls(lexicon(pairs), phrase_book(pairs))


@dataclass(frozen=True, slots=True)
class Quad:
    """A fault planted in an item, in one side or both."""

    item: Item
    kind: str
    english: Changed | None
    chinese: Changed | None
    both: bool

    @property
    def keys(self) -> list[Key]:
        sides: tuple[tuple[Lang, Changed | None], ...] = ("en", self.english), ("zh", self.chinese)
        return [(lang, side.text) for lang, side in sides if side]


def held_talk(name: str) -> bool:
    """Whether a talk that teaches is held out."""
    return hashlib.sha256(name.encode()).digest()[1] % 3 == 0


def beads() -> Iterator[Item]:
    """Runs of 1 to 3 sentences of the talks' human translation, where both sides have as many."""
    for document in documents():
        if document.corpus != "talks" or not document.calibrates:
            continue
        for number, (english, chinese) in enumerate(document.pairs):
            rng = random.Random(f"{document.name} {number}")
            for one in _beads_of(english, chinese, rng):
                yield replace(one, name=document.name, held=held_talk(document.name))


def _beads_of(english: str, chinese: str, rng: random.Random) -> Iterator[Item]:
    own, other = sentences(english, "en"), sentences(chinese, "zh")
    at = 0
    while len(own) == len(other) and at < len(own):
        size = rng.choices([1, 2, 3], [0.66, 0.24, 0.1])[0]
        run = own[at : at + size], other[at : at + size]
        while size > 1 and (
            run[0][-1].end - run[0][0].start > 420 or run[1][-1].end - run[1][0].start > 140
        ):
            size -= 1
            run = own[at : at + size], other[at : at + size]
        first, head = run[0][0].start, run[1][0].start
        en, zh = english[first : run[0][-1].end], chinese[head : run[1][-1].end]
        if 3 < len(en) < _LONGEST_EN and len(zh) < _LONGEST_ZH:
            spans = tuple(
                ((e.start - first, e.end - first), (z.start - head, z.end - head))
                for e, z in zip(*run, strict=True)
            )
            places = (first, run[0][-1].end), (head, run[1][-1].end)
            around = english, chinese
            yield Item("talks", "", False, True, en, zh, spans, around=around, places=places)
        at += size


def mlqe() -> list[Item]:
    """Machine translations with people's scores."""
    found = rows("mlqe_enzh/train.tsv")
    random.Random(5).shuffle(found)
    return [
        Item(
            "mlqe", str(n), n % 8 == 0, float(r["z_mean"]) > RIGHT, r["en"], r["zh"],
            said={"people": float(r["z_mean"])},
        )
        for n, r in enumerate(found)
    ]  # fmt: skip


def talks() -> list[Item]:
    """Renderings of talks with experts' error spans."""
    marked = defaultdict(list)
    for row in rows("mqm_ted_zhen/spans.tsv"):
        accuracy = row["category"].startswith("Accuracy")
        weight = (1.0 if row["severity"] == "Major" else 0.6) if accuracy else None
        side: Lang = "zh" if row["side"] == "source" else "en"
        marked[row["system"], row["doc"], row["seg"]].append((side, row["span"], weight))
    found = [r for r in segments() if talk_teaches(r["doc"]) and r["system"] not in _LEFT_OUT]
    return [
        Item(
            "mqm", r["doc"], held_talk(r["doc"]), False, r["en"], r["zh"],
            said={
                "mqm": float(r["mqm"]),
                **{kind: float(r[f"has_{kind}"] == "1") for kind in _ERRORS},
            },
            marked=tuple(marked[r["system"], r["doc"], r["seg"]]),
        )
        for r in found
    ]  # fmt: skip


def wmt() -> list[Item]:
    """Machine translations with and without a critical error."""
    found = rows("wmt21_ced_enzh/train.tsv")
    random.Random(6).shuffle(found)
    bad = [r for r in found if r["label"] == "ERR"]
    good = [r for r in found if r["label"] != "ERR"][:WMT_GOOD]
    said = [{"critical": float(r["label"] == "ERR")} for r in good + bad]
    return [
        Item("wmt", str(n), n % 6 == 0, False, r["en"], r["zh"], said=said[n])
        for n, r in enumerate(good + bad)
    ]


def aligned(item: Item, tokens: Mapping[Key, Tokens]) -> Aligned:
    english, chinese = (tokens[key] for key in item.keys)
    return Aligned(item.english, item.chinese, (english, chinese), item.beads)


def planted(
    items: Sequence[Item], tokens: Mapping[Key, Tokens], book: Book, first: int = 0
) -> Iterator[Quad]:
    """Quads of items that stand in reading order; the first one has the number `first`."""
    for number, item in enumerate(items, first):
        rng = random.Random(f"{item.kind} {item.name} {number} 1")
        pair = aligned(item, tokens)
        if not pair.links or len(pair.z) < 4:
            continue
        behind = items[number - first + 1 : number - first + 2]
        near = [(b.english, b.chinese) for b in behind if b.name == item.name]
        following = near[0] if near and len(item.chinese) < 90 else None
        yield from _planted_in(item, pair, rng, book, following)


def _planted_in(
    item: Item,
    pair: Aligned,
    rng: random.Random,
    book: Book,
    following: tuple[str, str] | None,
) -> Iterator[Quad]:
    machine = item.kind != "talks"
    done = set()
    if rng.random() < (0.4 if machine else 0.65) and (
        quad := _quad(item, "negation", negation(pair, rng), rng)
    ):
        done.add("negation")
        yield quad
    wanted = 2 if machine else len(done) + 3
    for _ in range(12):
        if len(done) >= wanted:
            return
        kind = rng.choices(list(_OFTEN), list(_OFTEN.values()))[0]
        if kind not in done and (
            quad := _quad(item, kind, _change(kind, pair, rng, book, following), rng)
        ):
            done.add(kind)
            yield quad


def _change(
    kind: str,
    pair: Aligned,
    rng: random.Random,
    book: Book,
    following: tuple[str, str] | None,
) -> Change | None:
    if kind == "replace":
        return quads.replace(pair, rng, book.words)
    if kind == "phrase":
        return phrase(pair, rng, book.phrases)
    if kind == "join":
        return quads.join(pair, following) if following else None
    return quads.PLANTERS[kind](pair, rng)


def _quad(item: Item, kind: str, change: Change | None, rng: random.Random) -> Quad | None:
    if change is None:
        return None
    edits, both = change[:2], change[2]
    english, chinese = (
        quads.changed(text, own) if own else None
        for text, own in zip((item.english, item.chinese), edits, strict=True)
    )
    if english and (english.text == item.english or not english.text.strip()):
        english = None
    if chinese and (chinese.text == item.chinese or not chinese.text.strip()):
        chinese = None
    if not english and not chinese:
        return None
    both = bool(both and english and chinese)
    if not both and english and chinese and kind == "negation" and item.kind != "talks":
        english, chinese = (english, None) if rng.random() < 0.5 else (None, chinese)
    return Quad(item, kind, english, chinese, both)


def fresh(found: Sequence[Mapping[str, str]]) -> NDArray[np.bool_]:
    """(n,) whether the comparer has not learned from a row of MLQE-PE or WMT21."""
    taught = {(item.english, item.chinese) for item in (*mlqe(), *wmt()) if not item.held}
    return np.array([(row["en"], row["zh"]) not in taught for row in found])


def texts(items: Iterable[Item], planted: Iterable[Quad] = ()) -> list[Key]:
    """The distinct texts of items and of quads, in order."""
    own = [key for item in items for key in item.keys]
    return list(dict.fromkeys([*own, *(key for quad in planted for key in quad.keys)]))
