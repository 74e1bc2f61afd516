"""Plain JSON values -> Report, every value looked at before it is believed."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, get_args

from aligner.verdict import (
    Decided,
    Finding,
    Judgement,
    Partner,
    Score,
    SentenceLink,
    Severity,
    Status,
    Verdict,
)
from corpus.model import Lang, Location, Pair, Paragraph, Side, Span, Unpaired
from reports.report import Report
from reports.table import FIGURES
from reports.tree import Alone, Failed, Late, Section, Tree

T = TypeVar("T")


class MisshapenError(Exception):
    """A value that is not what the schema says; `str()` is where, and what was expected."""


class _Node:
    """A JSON value and the way to it."""

    def __init__(self, value: Any, path: str = "$"):
        self.value = value
        self.path = path

    def __getitem__(self, key: str) -> _Node:
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        if key not in self.value:
            raise MisshapenError(f"{self.path}.{key} is absent")
        return _Node(self.value[key], f"{self.path}.{key}")

    def get(self, key: str, default: Any) -> _Node:
        """A value that may be absent."""
        if isinstance(self.value, dict) and key in self.value:
            return self[key]
        return _Node(default, f"{self.path}.{key}")

    def wrong(self, wanted: str) -> MisshapenError:
        return MisshapenError(f"{self.path} is not {wanted}")

    def each(self, decode: Callable[[_Node], T]) -> tuple[T, ...]:
        if not isinstance(self.value, list):
            raise self.wrong("an array")
        return tuple(
            decode(_Node(item, f"{self.path}[{index}]")) for index, item in enumerate(self.value)
        )

    def named(self, decode: Callable[[_Node], T]) -> dict[str, T]:
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return {key: decode(self[key]) for key in self.value}

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.wrong("a string")
        return self.value

    def whole(self, least: int = 0) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < least:
            raise self.wrong(f"a whole number from {least}")
        return self.value

    def real(self) -> float:
        if self.value is None:  # how a number that is not finite was written
            return math.nan
        if not isinstance(self.value, (int, float)) or isinstance(self.value, bool):
            raise self.wrong("a number")
        return float(self.value)

    def one_of(self, values: tuple[str, ...]) -> Any:
        if self.value not in values:
            raise self.wrong(f"one of {', '.join(values)}")
        return self.value

    def maybe(self, decode: Callable[[_Node], T]) -> T | None:
        return None if self.value is None else decode(self)


def report(data: Any) -> Report:
    """Raises MisshapenError."""
    node = _Node(data)
    summary = node["summary"]
    documents = summary["documents"].each(lambda document: document)
    items: list[list[Verdict | Unpaired]] = [[] for _ in documents]
    for number, (document, item) in enumerate(node["verdicts"].each(_entry)):
        if document >= len(documents):
            raise MisshapenError(f"$.verdicts[{number}].document is not in the summary")
        items[document].append(item)
    return Report(
        judgements=tuple(map(_judgement, documents, items)),
        model=summary["model"].text(),
        version=summary["version"].text(),
        title=summary["title"].text(),
        created=summary["created"].maybe(_Node.text),
        tree=node.get("tree", None).maybe(_tree),
    )


def _tree(node: _Node) -> Tree:
    return Tree(
        root=node["root"].text(),
        alone=node["alone"].each(
            lambda one: Alone(one["file"].text(), one["lang"].one_of(get_args(Lang)))
        ),
        failed=node["failed"].each(lambda one: Failed(one["file"].text(), one["reason"].text())),
        sections=node["sections"].each(_section),
        late=node["late"].maybe(lambda late: late.each(_late)),
        passed_over=node["passed_over"].whole(),
        notes=node["notes"].each(_Node.text),
    )


def _section(node: _Node) -> Section:
    return Section(
        side=node["side"].one_of(get_args(Side)),
        heading=node["heading"].text(),
        location=_location(node["location"]),
        paragraphs=node["paragraphs"].whole(1),
    )


def _late(node: _Node) -> Late:
    return Late(
        source=_location(node["source"]),
        target=_location(node["target"]),
        changed=node["changed"].text(),
        translated=node["translated"].text(),
    )


def _judgement(node: _Node, items: Sequence[Verdict | Unpaired]) -> Judgement:
    verdicts = tuple(item for item in items if isinstance(item, Verdict))
    unpaired = [item for item in items if isinstance(item, Unpaired)]
    return Judgement(
        name=node["name"].text(),
        source_lang=node["source_lang"].one_of(get_args(Lang)),
        target_lang=node["target_lang"].one_of(get_args(Lang)),
        verdicts=verdicts,
        unpaired=_by_file(verdicts, unpaired),
        notes=node["notes"].each(_Node.text),
    )


def _by_file(verdicts: Sequence[Verdict], unpaired: list[Unpaired]) -> tuple[Unpaired, ...]:
    """Unpaired texts file by file, the source's first, as readers give them."""
    files = [p.location.file for v in verdicts for p in v.pair.source]
    files += [p.location.file for v in verdicts for p in v.pair.target]
    files += [text.location.file for text in unpaired]
    rank = {file: index for index, file in enumerate(dict.fromkeys(files))}
    return tuple(sorted(unpaired, key=lambda text: rank[text.location.file]))


def _entry(node: _Node) -> tuple[int, Verdict | Unpaired]:
    document = node["document"].whole()
    if node["status"].value != "unpaired":
        return document, _verdict(node)
    text = node["source_text"].text() or node["target_text"].text()
    return document, Unpaired(text, _location(node["location"]), node["reason"].text())


def _verdict(node: _Node) -> Verdict:
    pair = Pair(_side(node, "source"), _side(node, "target"))
    if not pair.source and not pair.target:
        raise node.wrong("a pair: both sides are empty")
    return Verdict(
        id=node["id"].text(),
        pair=pair,
        status=node["status"].one_of(get_args(Status)),
        score=_score(node),
        probability=node["probability"].maybe(_Node.real),
        findings=node["findings"].each(_finding),
        better=node["better"].each(_partner),
        scored=node.get("scored", {}).named(_Node.real),
        faults=node.get("faults", {}).named(_Node.real),
        sentences=node["sentences"].each(_link),
        unmatched_source=node["unmatched_source"].each(_span),
        unmatched_target=node["unmatched_target"].each(_span),
        decision=node["decision"].one_of(get_args(Decided)),
    )


def _side(node: _Node, side: Side) -> tuple[Paragraph, ...]:
    text = node[f"{side}_text"].text()

    def paragraph(here: _Node) -> Paragraph:
        span = _span(here["span"])
        part = text[span.start : span.end]
        own = here.get("protected", [])
        protected = tuple(Span(s.start - span.start, s.end - span.start) for s in own.each(_span))
        lang = here["lang"].one_of(get_args(Lang))
        return Paragraph(part, lang, _location(here), protected, here.get("heading", 0).whole())

    return node[side].each(paragraph)


def _score(node: _Node) -> Score | None:
    if all(node[name].value is None for name in FIGURES):
        return None
    return Score(**{name: node[name].real() for name in FIGURES})


def _finding(node: _Node) -> Finding:
    return Finding(
        code=node["code"].text(),
        severity=node["severity"].one_of(get_args(Severity)),
        message=node["message"].text(),
        source_spans=node["source_spans"].each(_span),
        target_spans=node["target_spans"].each(_span),
        evidence=node["evidence"].named(_evidence),
        log_odds=node.get("log_odds", None).maybe(_Node.real),
    )


def _evidence(node: _Node) -> str | float | int:
    if isinstance(node.value, (str, int)):
        return node.value
    return node.real()


def _partner(node: _Node) -> Partner:
    lang = node["lang"].one_of(get_args(Lang))
    return Partner(
        side=node["side"].one_of(get_args(Side)),
        paragraph=Paragraph(node["text"].text(), lang, _location(node)),
        fit=node["fit"].real(),
    )


def _link(node: _Node) -> SentenceLink:
    return SentenceLink(node["source"].each(_span), node["target"].each(_span), node["fit"].real())


def _location(node: _Node) -> Location:
    return Location(
        file=node["file"].text(),
        line=node["line"].whole(),
        column=node["column"].whole(),
        unit=node["unit"].maybe(_Node.text),
    )


def _span(node: _Node) -> Span:
    ends = node.each(_Node.whole)
    if len(ends) != 2:
        raise node.wrong("a pair [start, end]")
    return Span(*ends)
