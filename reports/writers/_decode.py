"""Plain JSON values -> Report, every value looked at before it is believed."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar, get_args

from aligner.verdict import (
    Finding,
    Judgement,
    Partner,
    Score,
    Severity,
    Status,
    Verdict,
)
from corpus.model import Lang, Location, Pair, Paragraph, Side, Span, Unpaired
from reports.report import Report

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

    def wrong(self, wanted: str) -> MisshapenError:
        return MisshapenError(f"{self.path} is not {wanted}")

    def each(self, decode: Callable[[_Node], T]) -> tuple[T, ...]:
        if not isinstance(self.value, list):
            raise self.wrong("an array")
        return tuple(
            decode(_Node(item, f"{self.path}[{index}]")) for index, item in enumerate(self.value)
        )

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
    return Report(
        judgements=node["judgements"].each(_judgement),
        model=node["model"].text(),
        version=node["version"].text(),
        title=node["title"].text(),
        created=node["created"].maybe(_Node.text),
    )


def _judgement(node: _Node) -> Judgement:
    return Judgement(
        name=node["name"].text(),
        source_lang=node["source_lang"].one_of(get_args(Lang)),
        target_lang=node["target_lang"].one_of(get_args(Lang)),
        verdicts=node["verdicts"].each(_verdict),
        unpaired=node["unpaired"].each(_unpaired),
        notes=node["notes"].each(_Node.text),
    )


def _verdict(node: _Node) -> Verdict:
    pair = Pair(node["source"].each(_paragraph), node["target"].each(_paragraph))
    if not pair.source and not pair.target:
        raise node.wrong("a pair: both sides are empty")
    return Verdict(
        id=node["id"].text(),
        pair=pair,
        status=node["status"].one_of(get_args(Status)),
        score=node["score"].maybe(_score),
        probability=node["probability"].maybe(_Node.real),
        findings=node["findings"].each(_finding),
        better=node["better"].each(_partner),
    )


def _score(node: _Node) -> Score:
    return Score(
        fit=node["fit"].real(),
        margin=node["margin"].real(),
        coverage_source=node["coverage_source"].real(),
        coverage_target=node["coverage_target"].real(),
        tokens=node["tokens"].real(),
        length_ratio=node["length_ratio"].real(),
    )


def _finding(node: _Node) -> Finding:
    evidence = node["evidence"]
    if not isinstance(evidence.value, dict):
        raise evidence.wrong("an object")
    return Finding(
        code=node["code"].text(),
        severity=node["severity"].one_of(get_args(Severity)),
        message=node["message"].text(),
        source_spans=node["source_spans"].each(_span),
        target_spans=node["target_spans"].each(_span),
        evidence={key: _evidence(evidence[key]) for key in evidence.value},
    )


def _evidence(node: _Node) -> str | float | int:
    if isinstance(node.value, (str, int)):
        return node.value
    return node.real()


def _partner(node: _Node) -> Partner:
    return Partner(
        side=node["side"].one_of(get_args(Side)),
        paragraph=_paragraph(node["paragraph"]),
        fit=node["fit"].real(),
    )


def _paragraph(node: _Node) -> Paragraph:
    lang = node["lang"].one_of(get_args(Lang))
    return Paragraph(node["text"].text(), lang, _location(node["location"]))


def _unpaired(node: _Node) -> Unpaired:
    return Unpaired(node["text"].text(), _location(node["location"]), node["reason"].text())


def _location(node: _Node) -> Location:
    return Location(
        file=node["file"].text(),
        line=node["line"].whole(),
        column=node["column"].whole(),
        unit=node["unit"].maybe(_Node.text),
    )


def _span(node: _Node) -> Span:
    return Span(node["start"].whole(), node["end"].whole())
