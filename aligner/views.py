"""View: a text as the judge sees it, with its vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.background import LANGS, Background
from aligner.embedding import Encoded, Encoder, Vectors, unit
from aligner.fluency import Fluency
from aligner.gist.sums import Sums, joined, together, vectors_of
from aligner.matching import Tokens, content_tokens
from corpus.model import JOINER, Lang, Paragraph, Span
from corpus.sentences import sentences


@dataclass(frozen=True, slots=True)
class View:
    """A text of one language with its vectors.

    vector: (d,) float32, projected. tokens: its content tokens; none where the model gives none.
    sentences: spans in the text; sentence_vectors: (s, d) float32, projected.
    weight: the number of tokens, at least 1. parts: the spans of the paragraphs in the text.
    gist: (512,) float32, the second model's vector; sums: what it is made of, of the whole text
    and then of each sentence; once where the text is but one. fluency: of the text by itself.
    """

    text: str
    lang: Lang
    vector: Vectors
    tokens: Tokens
    sentences: tuple[Span, ...]
    sentence_vectors: Vectors
    weight: int
    parts: tuple[Span, ...]
    gist: Vectors
    sums: Sums
    fluency: Fluency

    @property
    def sentence_sums(self) -> Sums:
        """What `gist` is made of, sentence by sentence."""
        return self.sums[-len(self.sentences) :]


def view_all(
    paragraphs: Sequence[Paragraph],
    encoder: Encoder,
    background: Background,
    progress: Callable[[int], None] | None = None,
) -> list[View]:
    """Views of paragraphs, in order. Identical texts are embedded once.

    A paragraph of one sentence lends its own vector to the sentence, so that nothing is embedded
    twice. `progress` is called with the number of texts just done, `texts_to_embed` in all.
    """
    spans = _spans(paragraphs)
    parts = _parts(spans)
    with ThreadPoolExecutor(1) as beside:  # the second model is loaded and run beside the first
        waiting = beside.submit(_sums, spans, encoder)
        pieces = dict(zip(parts, encoder.encode(parts, progress=progress), strict=True))
        sums = waiting.result()
    gists = dict(zip(sums, vectors_of([own[:1] for own in sums.values()]), strict=True))
    langs: dict[str, list[Lang]] = {}
    for text, lang in spans:
        langs.setdefault(text, []).append(lang)
    views: dict[tuple[str, Lang], View] = {}
    texts = [text for text, _ in spans]
    for text, own in encoder.encoded(texts, tokens=encoder.has_tokens, progress=progress):
        for lang in langs[text]:
            key = text, lang
            whole = sums[key], gists.pop(key)[0]
            views[key] = _view(text, lang, spans[key], own, pieces, whole, background)
    return [views[p.text, p.lang] for p in paragraphs]


def texts_to_embed(paragraphs: Sequence[Paragraph]) -> int:
    """How many texts `view_all` will embed, for a progress bar."""
    spans = _spans(paragraphs)
    return len(spans) + len(_parts(spans))


def _spans(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, Lang], tuple[Span, ...]]:
    """The sentences of each distinct text."""
    distinct = dict.fromkeys((p.text, p.lang) for p in paragraphs)
    return {(text, lang): sentences(text, lang) for text, lang in distinct}


def _parts(spans: Mapping[tuple[str, Lang], tuple[Span, ...]]) -> list[str]:
    """The distinct sentences of texts that have several."""
    return list(
        dict.fromkeys(part for (text, _), found in spans.items() for part in _several(text, found))
    )


def _several(text: str, spans: tuple[Span, ...]) -> list[str]:
    """A text's sentences; none where it is but one."""
    return [text[span.start : span.end] for span in spans] if len(spans) > 1 else []


def _sums(
    spans: Mapping[tuple[str, Lang], tuple[Span, ...]], encoder: Encoder
) -> dict[tuple[str, Lang], Sums]:
    """The second model's sums of each text: whole, then sentence by sentence if it has several."""
    found: dict[tuple[str, Lang], Sums] = {}
    for lang in LANGS:
        own = {key: ranges for key, ranges in spans.items() if key[1] == lang}
        texts = [
            text for (whole, _), ranges in own.items() for text in (whole, *_several(whole, ranges))
        ]
        sums, at = encoder.gist.encode(texts, lang), 0
        for key, ranges in own.items():
            end = at + 1 + len(_several(key[0], ranges))
            found[key] = sums[at:end]
            at = end
    return found


def _view(
    text: str,
    lang: Lang,
    spans: tuple[Span, ...],
    own: Encoded,
    pieces: dict[str, Encoded],
    whole: tuple[Sums, Vectors],
    background: Background,
) -> View:
    vector = background.project(own.vector, lang)
    dimension = len(vector)
    if own.tokens is None:
        tokens = Tokens(np.zeros((0, dimension), np.float16), np.zeros((0, 2), np.int64))
    else:
        projected = background.project_tokens(own.tokens.vectors, lang)
        tokens = content_tokens(text, projected, own.tokens.offsets)
    if len(spans) > 1:
        found = np.stack([pieces[part].vector for part in _several(text, spans)])
        sentence_vectors = background.project(found, lang)
    else:
        spans = (Span(0, len(text)),)
        sentence_vectors = vector[None, :]
    weight = len(own.tokens.vectors) if own.tokens else len(text)
    parts = (Span(0, len(text)),)
    sums, gist = whole
    return View(
        text=text,
        lang=lang,
        vector=vector,
        tokens=tokens,
        sentences=spans,
        sentence_vectors=sentence_vectors,
        weight=max(1, weight),
        parts=parts,
        gist=gist,
        sums=sums,
        fluency=background.reader.read(own, lang),
    )


def join(views: Sequence[View]) -> View:
    """Several paragraphs read as one text, without embedding anything again.

    The vector is the token-weighted mean of theirs, which mean pooling comes close to.
    """
    if len(views) == 1:
        return views[0]
    starts = np.cumsum([0, *(len(view.text) + len(JOINER) for view in views)])
    sums = together([joined([view.sums[:1] for view in views]), *(v.sentence_sums for v in views)])
    total = sum(view.weight * view.vector for view in views)
    return View(
        text=JOINER.join(view.text for view in views),
        lang=views[0].lang,
        vector=unit(np.asarray(total, np.float32)),
        tokens=Tokens(
            np.concatenate([view.tokens.vectors for view in views]),
            np.concatenate([v.tokens.offsets + at for v, at in zip(views, starts, strict=False)]),
        ),
        sentences=_moved([view.sentences for view in views], starts),
        sentence_vectors=np.concatenate([view.sentence_vectors for view in views]),
        weight=sum(view.weight for view in views),
        parts=_moved([view.parts for view in views], starts),
        gist=sums[:1].vectors()[0],
        sums=sums,
        fluency=Fluency.joined([view.fluency for view in views]),
    )


def _moved(spans: Sequence[tuple[Span, ...]], starts: NDArray[np.int_]) -> tuple[Span, ...]:
    """The spans of several texts as spans of the text joined from them."""
    return tuple(
        Span(int(span.start + at), int(span.end + at))
        for own, at in zip(spans, starts, strict=False)
        for span in own
    )
