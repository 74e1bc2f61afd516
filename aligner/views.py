"""View: a text as the judge sees it, with its vectors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from aligner.background import LANGS, Background
from aligner.embedding import Encoded, Encoder, Vectors, unit
from aligner.fluency import Fluency
from aligner.gist.sums import Sums, joined, together, vectors_of
from aligner.matching import Tokens, content_tokens
from aligner.unmarked import Unmarked, unmarked
from corpus.model import JOINER, Lang, Paragraph, Span
from corpus.sentences import sentences

_Key = tuple[str, Lang]


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

    def stretch(self, first: int, end: int) -> Span:
        """What sentences first to end are of; nothing where they are none."""
        own = self.sentences[first:end]
        return Span(own[0].start, own[-1].end) if own else Span(0, 0)


def view_all(
    paragraphs: Sequence[Paragraph],
    encoder: Encoder,
    background: Background,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[View]:
    """Views of paragraphs, in order, from their sentences, of which no two that are identical are
    embedded twice.

    `progress` is called with (sentences just done, how many different ones there are).
    """
    spans = _spans(paragraphs)
    parts = _parts(spans)
    total = len({text for text, _ in parts})
    with ThreadPoolExecutor(1) as beside:  # the second model is loaded and run beside the first
        waiting = beside.submit(_sums, parts, encoder)
        pieces = _pieces(parts, encoder, background, lambda done: progress(done, total))
        sums = waiting.result()
    own = {key: _whole(*key, ranges, sums) for key, ranges in spans.items()}
    gists = dict(zip(own, vectors_of([one[:1] for one in own.values()]), strict=True))
    views = {
        key: _view(*key, ranges, pieces, own[key], gists[key][0]) for key, ranges in spans.items()
    }
    return [views[p.text, p.lang] for p in paragraphs]


def _spans(paragraphs: Sequence[Paragraph]) -> dict[_Key, tuple[Span, ...]]:
    """The sentences of each distinct text; the whole of one that has none."""
    distinct = dict.fromkeys((p.text, p.lang) for p in paragraphs)
    return {(text, lang): _sentences(text, lang) for text, lang in distinct}


def _sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    found = sentences(text, lang)
    return found if len(found) > 1 else (Span(0, len(text)),)


def _parts(spans: Mapping[_Key, tuple[Span, ...]]) -> list[_Key]:
    """The distinct sentences of texts, as a model reads them."""
    return list(
        dict.fromkeys(
            (part.text, lang) for (text, lang), own in spans.items() for part in _cut(text, own)
        )
    )


def _cut(text: str, spans: tuple[Span, ...]) -> list[Unmarked]:
    return [unmarked(text[span.start : span.end]) for span in spans]


def _sums(parts: Sequence[_Key], encoder: Encoder) -> dict[_Key, Sums]:
    """The second model's sums of sentences."""
    found: dict[_Key, Sums] = {}
    for lang in LANGS:
        own = [part for part in parts if part[1] == lang]
        sums = encoder.gist.encode([text for text, _ in own], lang)
        found |= {part: sums[n : n + 1] for n, part in enumerate(own)}
    return found


def _whole(text: str, lang: Lang, spans: tuple[Span, ...], sums: Mapping[_Key, Sums]) -> Sums:
    """Those of a text: whole, and then of each sentence if it has several."""
    own = [sums[part.text, lang] for part in _cut(text, spans)]
    return own[0] if len(own) == 1 else together([joined(own), *own])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence by itself; the fields as in View."""

    vector: Vectors
    tokens: Tokens
    weight: int
    fluency: Fluency


def _pieces(
    parts: Sequence[_Key],
    encoder: Encoder,
    background: Background,
    progress: Callable[[int], None],
) -> dict[_Key, _Piece]:
    langs: dict[str, list[Lang]] = {}
    for text, lang in parts:
        langs.setdefault(text, []).append(lang)
    return {
        (text, lang): _piece(text, lang, own, background)
        for text, own in encoder.encoded(list(langs), tokens=encoder.has_tokens, progress=progress)
        for lang in langs[text]
    }


def _piece(text: str, lang: Lang, own: Encoded, background: Background) -> _Piece:
    vector = background.project(own.vector, lang)
    if own.tokens is None:
        tokens = Tokens(np.zeros((0, len(vector)), np.float16), np.zeros((0, 2), np.int64))
    else:
        projected = background.project_tokens(own.tokens.vectors, lang)
        tokens = content_tokens(text, projected, own.tokens.offsets)
    weight = len(own.tokens.vectors) if own.tokens else len(text)
    return _Piece(vector, tokens, max(1, weight), background.reader.read(own, lang))


def _view(
    text: str,
    lang: Lang,
    spans: tuple[Span, ...],
    pieces: Mapping[_Key, _Piece],
    sums: Sums,
    gist: Vectors,
) -> View:
    parts = _cut(text, spans)
    own = [pieces[part.text, lang] for part in parts]
    tokens = [piece.tokens.in_whole(part) for piece, part in zip(own, parts, strict=True)]
    return View(
        text=text,
        lang=lang,
        vector=_mean(own),
        tokens=_tokens(tokens, [span.start for span in spans]),
        sentences=spans,
        sentence_vectors=np.stack([piece.vector for piece in own]),
        weight=sum(piece.weight for piece in own),
        parts=(Span(0, len(text)),),
        gist=gist,
        sums=sums,
        fluency=Fluency.joined([piece.fluency for piece in own]),
    )


def _mean(parts: Sequence[_Piece | View]) -> Vectors:
    """The vector of a text by those of its parts: their mean, weighed by their tokens, which mean
    pooling comes close to."""
    if len(parts) == 1:
        return parts[0].vector
    total = sum(part.weight * part.vector for part in parts)
    return unit(np.asarray(total, np.float32))


def _tokens(parts: Sequence[Tokens], starts: Sequence[int]) -> Tokens:
    """The tokens of a text by those of its parts, which begin there."""
    if len(parts) == 1:
        return parts[0]
    return Tokens(
        np.concatenate([part.vectors for part in parts]),
        np.concatenate([part.offsets + at for part, at in zip(parts, starts, strict=True)]),
    )


def join(views: Sequence[View]) -> View:
    """Several paragraphs read as one text, without embedding anything again."""
    if len(views) == 1:
        return views[0]
    starts = list(accumulate((len(view.text) + len(JOINER) for view in views[:-1]), initial=0))
    sums = together([joined([view.sums[:1] for view in views]), *(v.sentence_sums for v in views)])
    return View(
        text=JOINER.join(view.text for view in views),
        lang=views[0].lang,
        vector=_mean(views),
        tokens=_tokens([view.tokens for view in views], starts),
        sentences=_moved([view.sentences for view in views], starts),
        sentence_vectors=np.concatenate([view.sentence_vectors for view in views]),
        weight=sum(view.weight for view in views),
        parts=_moved([view.parts for view in views], starts),
        gist=sums[:1].vectors()[0],
        sums=sums,
        fluency=Fluency.joined([view.fluency for view in views]),
    )


def led(view: View) -> View:
    """A text of several paragraphs with the first, a label, as the beginning of the sentence behind
    it, as a list has it: `Timeout` and `Seconds to wait.` are 超时：等待的秒数。 over there."""
    if len(view.parts) == 1 or view.sentences[0] != view.parts[0] or _is_ended(view):
        return view
    return run_on(view, 0)


def run_on(view: View, number: int) -> View:
    """A text in which a sentence and the one behind it are one."""
    first, end = number, number + 2
    spans, sums, vectors = view.sentences, view.sentence_sums, view.sentence_vectors
    sizes = np.array([[span.end - span.start] for span in spans[first:end]], np.float32)
    vector = unit(np.sum(sizes * vectors[first:end], axis=0, dtype=np.float32))
    parts = [sums[:first], joined([sums[first:end]]), sums[end:]]
    return replace(
        view,
        sentences=(*spans[:first], Span(spans[first].start, spans[first + 1].end), *spans[end:]),
        sentence_vectors=np.concatenate([vectors[:first], vector[None], vectors[end:]]),
        sums=together([view.sums[:1], *parts]) if len(spans) > 2 else view.sums[:1],
    )


def _is_ended(view: View) -> bool:
    return view.text[view.parts[0].end - 1] in ".!?。！？"


def _moved(spans: Sequence[tuple[Span, ...]], starts: Sequence[int]) -> tuple[Span, ...]:
    """The spans of several texts as spans of the text joined from them."""
    return tuple(
        Span(span.start + at, span.end + at)
        for own, at in zip(spans, starts, strict=True)
        for span in own
    )
