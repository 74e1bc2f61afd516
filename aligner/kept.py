"""Whole judgements that were made before, in the cache beside the embeddings.

A judgement is found again only under all that decides it: the text with its places (findings
name lines), the settings, the model, the code and data of the packages, and what is installed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import aligner
import corpus
from aligner import models
from aligner.asides import unpaired
from aligner.cache import Cache, configured_size
from aligner.verdict import Finding, Judgement, Partner, Score, SentenceLink, Verdict
from corpus.model import Bitext, Pair, Paragraph, Span

_DIGEST = 16


class Kept:
    """The judgements made with one model and one set of settings.

    identity: tells the model and its engine apart from every other. settings: all else that
    decides a judgement; their `repr` has to say everything. Nothing here is fatal.
    """

    def __init__(self, cache: Cache, identity: str, settings: object):
        self._cache = cache
        self._about = f"judgement {stamp()} {identity} {settings!r}"

    @classmethod
    def of(cls, model: str, settings: object) -> Kept | None:
        """Those in the user's cache; None where it is off, or the model has to be loaded to know
        which it is. Raises ConfigError for a size of the cache that makes no sense."""
        identity = models.identity(model)
        size = configured_size()
        if identity is None or not size:
            return None
        return cls(Cache(models.cache_folder(), size), identity, settings)

    def get(self, bitext: Bitext) -> Judgement | None:
        """What was judged of exactly this text."""
        blob = self._cache.blob(self._about, repr(bitext))
        if blob is None or _digest(blob[_DIGEST:]) != blob[:_DIGEST]:
            return None
        return _unpacked(json.loads(blob[_DIGEST:]), bitext)

    def put(self, bitext: Bitext, judgement: Judgement) -> None:
        """Keep what was judged of a text."""
        # ASCII, so that a lone surrogate in a quotation is no hindrance.
        packed = json.dumps(_packed(judgement, bitext), separators=(",", ":")).encode("ascii")
        self._cache.put_blob(self._about, repr(bitext), _digest(packed) + packed)


def stamp() -> str:
    """Hexadecimal digits that change with any file of this package and of `corpus`, with Python
    and with the version of anything that is installed: an edited checkout or an upgrade never
    gets a judgement of the code before it."""
    found = blake2b(sys.version.encode(), digest_size=_DIGEST)
    for package in (aligner, corpus):
        for folder in package.__path__:
            for file in sorted(Path(folder).rglob("*")):
                if file.suffix in (".py", ".json", ".npz"):
                    data = file.read_bytes()
                    found.update(f"{file.relative_to(folder)} {len(data)}\0".encode() + data)
    for name in sorted(_installed()):
        found.update(f"{name}\0".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _installed() -> Iterable[str]:
    """The names, with their versions, of the folders by which packages are installed."""
    for entry in sys.path:
        try:
            yield from (p.name for p in Path(entry).iterdir() if p.name.endswith("-info"))
        except OSError:
            continue  # a path that is no folder holds none


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


# --- judgement <-> plain values, its paragraphs by their number in the bitext ---------------


def _packed(judgement: Judgement, bitext: Bitext) -> list[Any]:
    number = {p: n for n, p in enumerate(bitext.source + bitext.target)}
    return [_row(verdict, number) for verdict in judgement.verdicts]


def _row(verdict: Verdict, number: dict[Paragraph, int]) -> list[Any]:
    score = verdict.score
    return [
        verdict.id,
        [number[paragraph] for paragraph in verdict.pair.source],
        [number[paragraph] for paragraph in verdict.pair.target],
        verdict.status,
        score and [getattr(score, name) for name in Score.__slots__],
        verdict.probability,
        [
            [
                f.code,
                f.severity,
                f.message,
                *map(_ends, (f.source_spans, f.target_spans)),
                {**f.evidence},
                f.log_odds,
            ]
            for f in verdict.findings
        ],
        [[p.side, number[p.paragraph], p.fit] for p in verdict.better],
        {**verdict.scored},
        {**verdict.faults},
        [[_ends(link.source), _ends(link.target), link.fit] for link in verdict.sentences],
        _ends(verdict.unmatched_source),
        _ends(verdict.unmatched_target),
    ]


def _ends(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _unpacked(rows: list[Any], bitext: Bitext) -> Judgement:
    paragraphs = bitext.source + bitext.target
    verdicts = tuple(_verdict(row, paragraphs) for row in rows)
    return Judgement(
        bitext.name,
        bitext.source_lang,
        bitext.target_lang,
        verdicts,
        unpaired(bitext, (verdict.pair for verdict in verdicts)),
        bitext.notes,
    )


def _verdict(row: list[Any], paragraphs: Sequence[Paragraph]) -> Verdict:
    own, source, target, status, score, probability, findings, better, *rest = row
    scored, faults, links, *unmatched = rest
    return Verdict(
        own,
        Pair(tuple(paragraphs[n] for n in source), tuple(paragraphs[n] for n in target)),
        status,
        None if score is None else Score(*score),
        probability,
        tuple(
            Finding(code, severity, message, _spans(here), _spans(there), evidence, log_odds)
            for code, severity, message, here, there, evidence, log_odds in findings
        ),
        tuple(Partner(side, paragraphs[n], fit) for side, n, fit in better),
        scored,
        faults,
        tuple(SentenceLink(_spans(here), _spans(there), fit) for here, there, fit in links),
        _spans(unmatched[0]),
        _spans(unmatched[1]),
    )


def _spans(ends: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in ends)
