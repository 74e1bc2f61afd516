"""Reads the sets under ../shared/data as documents of paragraph pairs."""

from __future__ import annotations

import csv
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class ParagraphDocument:
    """Clean paragraph pairs (English, Chinese) in reading order."""

    corpus: str
    name: str
    pairs: tuple[tuple[str, str], ...]

    @property
    def calibrates(self) -> bool:
        """Whether this document belongs to the half that thresholds and weights are learned on.

        By a hash of the name, so that a document never scores what it taught.
        """
        return self._digest()[0] % 2 == 0

    @property
    def teaches_thresholds(self) -> bool:
        """Whether, of the calibrating documents, this one is kept for thresholds."""
        return self._digest()[1] % 3 == 0

    def _digest(self) -> bytes:
        return hashlib.sha256(self.name.encode()).digest()


def rows(path: str) -> list[dict[str, str]]:
    with (SHARED / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def documents() -> Iterator[ParagraphDocument]:
    for corpus, path in (
        ("news", "news_paragraphs/pairs_dev.tsv"),
        ("book", "effective_java_book/pairs.tsv"),
    ):
        found = defaultdict(list)
        for row in rows(path):
            found[row["file"]].append((row["en"].strip(), row["zh"].strip()))
        for name, pairs in found.items():
            yield ParagraphDocument(corpus, name, tuple(pairs))
    yield from _talks()


def _talks() -> Iterator[ParagraphDocument]:
    """The human translation (refB) of the talks, 3 to 6 segments to a paragraph."""
    found = defaultdict(list)
    for row in rows("mqm_ted_zhen/segments.tsv"):
        if row["system"] == "refB" and "HOTW-test" not in row["labels"]:
            found[row["doc"]].append((int(row["seg"]), row["en"].strip(), row["zh"].strip()))
    for name, segments in found.items():
        segments.sort()
        size = random.Random(name)
        pairs, at = [], 0
        while at < len(segments):
            chunk = segments[at : at + size.randint(3, 6)]
            at += len(chunk)
            pairs.append((" ".join(s[1] for s in chunk), "".join(s[2] for s in chunk)))
        yield ParagraphDocument("talks", name, tuple(pairs))


def segments() -> list[dict[str, str]]:
    """The talks' segments with experts' errors, without those that only tested attention."""
    return [r for r in rows("mqm_ted_zhen/segments.tsv") if "HOTW-test" not in r["labels"]]


def talk_teaches(name: str) -> bool:
    """Whether a talk teaches weights: half of them, by a hash; the others are scored."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0
