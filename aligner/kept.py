"""Whole judgements that were made before, in the cache beside the embeddings.

A judgement is found again only under all that decides it: the text with its places (findings
name lines), the settings, the model, the code and data of the packages, and what is installed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import aligner
import corpus
from aligner import models
from aligner.asides import recallable, unpaired
from aligner.cache import Cache, configured_size
from aligner.plain import plain, reader
from aligner.verdict import Judgement, Verdict
from corpus.model import Bitext, Paragraph

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


def _packed(judgement: Judgement, bitext: Bitext) -> Any:
    number = {p: n for n, p in enumerate(_paragraphs(bitext))}
    return plain(judgement.verdicts, {Paragraph: number.__getitem__})


def _unpacked(packed: Any, bitext: Bitext) -> Judgement:
    paragraphs = _paragraphs(bitext)
    verdicts = reader(tuple[Verdict, ...], {Paragraph: paragraphs.__getitem__})(packed)
    return Judgement(
        bitext.name,
        bitext.source_lang,
        bitext.target_lang,
        verdicts,
        unpaired(bitext, (verdict.pair for verdict in verdicts)),
        bitext.notes,
    )


def _paragraphs(bitext: Bitext) -> tuple[Paragraph, ...]:
    """All that may be in a pair."""
    return bitext.source + bitext.target + recallable(bitext)
