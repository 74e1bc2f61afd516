"""What the judge says."""

from __future__ import annotations

from aligner.verdict import Finding, said_once
from corpus.model import Span


def finding(message: str, start: int, severity: str = "weak") -> Finding:
    spans = (Span(start, start + 1),)
    return Finding("N301", "weak" if severity == "weak" else "review", message, spans, spans)


def test_what_is_said_twice_is_said_once_of_all_its_places() -> None:
    (found,) = said_once([finding("2, not 3", 1), finding("2, not 3", 4)])
    assert found.source_spans == found.target_spans == (Span(1, 2), Span(4, 5))


def test_what_differs_is_said_of_each() -> None:
    found = [finding("2, not 3", 1), finding("2, not 4", 4), finding("2, not 3", 7, "review")]
    assert said_once(found) == found
