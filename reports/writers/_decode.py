"""Plain JSON values -> Report, every value looked at before it is believed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from aligner.plain import MisshapenError, Plain, fields_reader, reader
from aligner.verdict import Judgement, Partner, Score, Verdict
from corpus.model import Lang, Location, Pair, Paragraph, Side, Span, Unpaired
from reports.report import Report
from reports.table import FIGURES
from reports.tree import Tree

T = TypeVar("T")

#: The fields of a verdict that the format has in another shape.
OWN = ("pair", "score", "better")


class _Node:
    """A JSON value and the way to it."""

    def __init__(self, value: Any, path: str = "$"):
        self.value = value
        self.path = path

    def __getitem__(self, key: str) -> _Node:
        if not isinstance(self.value, dict):
            raise MisshapenError("is not an object", self.path)
        if key not in self.value:
            raise MisshapenError("is absent", f"{self.path}.{key}")
        return _Node(self.value[key], f"{self.path}.{key}")

    def get(self, key: str, default: Any) -> _Node:
        """A value that may be absent."""
        if isinstance(self.value, dict) and key in self.value:
            return self[key]
        return _Node(default, f"{self.path}.{key}")

    def each(self, decode: Callable[[_Node], T]) -> tuple[T, ...]:
        items = enumerate(self.read(tuple[Any, ...]))
        return tuple(decode(_Node(item, f"{self.path}[{index}]")) for index, item in items)

    def read(self, kind: Any) -> Any:
        """The value, which has to be of a type."""
        return self.by(_reader(kind))

    def by(self, read: Plain) -> Any:
        try:
            return read(self.value)
        except MisshapenError as error:
            raise error.within(self.path) from None


@lru_cache
def _reader(kind: Any) -> Plain:
    return reader(kind, {})


def report(data: Any) -> Report:
    """Raises MisshapenError."""
    node = _Node(data)
    summary = node["summary"]
    documents = summary["documents"].each(lambda document: document)
    items: list[list[Verdict | Unpaired]] = [[] for _ in documents]
    for number, (document, item) in enumerate(node["verdicts"].each(_entry)):
        if document >= len(documents):
            raise MisshapenError("is not in the summary", f"$.verdicts[{number}].document")
        items[document].append(item)
    return Report(
        judgements=tuple(map(_judgement, documents, items)),
        model=summary["model"].read(str),
        version=summary["version"].read(str),
        title=summary["title"].read(str),
        created=summary["created"].read(str | None),
        tree=node.get("tree", None).read(Tree | None),
    )


def _judgement(node: _Node, items: Sequence[Verdict | Unpaired]) -> Judgement:
    verdicts = tuple(item for item in items if isinstance(item, Verdict))
    unpaired = [item for item in items if isinstance(item, Unpaired)]
    return Judgement(
        name=node["name"].read(str),
        source_lang=node["source_lang"].read(Lang),
        target_lang=node["target_lang"].read(Lang),
        verdicts=verdicts,
        unpaired=_by_file(verdicts, unpaired),
        notes=node["notes"].read(tuple[str, ...]),
    )


def _by_file(verdicts: Sequence[Verdict], unpaired: list[Unpaired]) -> tuple[Unpaired, ...]:
    """Unpaired texts file by file, the source's first, as readers give them."""
    files = [p.location.file for v in verdicts for p in v.pair.source]
    files += [p.location.file for v in verdicts for p in v.pair.target]
    files += [text.location.file for text in unpaired]
    rank = {file: index for index, file in enumerate(dict.fromkeys(files))}
    return tuple(sorted(unpaired, key=lambda text: rank[text.location.file]))


def _entry(node: _Node) -> tuple[int, Verdict | Unpaired]:
    document = node["document"].read(int)
    if node["status"].value != "unpaired":
        return document, _verdict(node)
    text = node["source_text"].read(str) or node["target_text"].read(str)
    return document, Unpaired(text, node["location"].read(Location), node["reason"].read(str))


_FIELDS = fields_reader(Verdict, {}, but=OWN)


def _verdict(node: _Node) -> Verdict:
    pair = Pair(_side(node, "source"), _side(node, "target"))
    if not pair.source and not pair.target:
        raise MisshapenError("is not a pair: both sides are empty", node.path)
    return Verdict(
        pair=pair,
        score=_score(node),
        better=node["better"].each(_partner),
        **node.by(_FIELDS),
    )


def _side(node: _Node, side: Side) -> tuple[Paragraph, ...]:
    text = node[f"{side}_text"].read(str)

    def paragraph(here: _Node) -> Paragraph:
        span = here["span"].read(Span)
        part = text[span.start : span.end]
        own = here.get("protected", []).read(tuple[Span, ...])
        protected = tuple(Span(s.start - span.start, s.end - span.start) for s in own)
        heading = here.get("heading", 0).read(int)
        return Paragraph(part, here["lang"].read(Lang), here.read(Location), protected, heading)

    return node[side].each(paragraph)


def _score(node: _Node) -> Score | None:
    if all(node[name].value is None for name in FIGURES):
        return None
    score: Score = node.read(Score)
    return score


def _partner(node: _Node) -> Partner:
    paragraph = Paragraph(node["text"].read(str), node["lang"].read(Lang), node.read(Location))
    return Partner(node["side"].read(Side), paragraph, node["fit"].read(float))
