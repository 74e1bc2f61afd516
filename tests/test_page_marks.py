"""Marks over a text: cut where they begin and end, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.verdict import Finding
from corpus.model import Span
from reports.pages.marks import marks, pieces

SPANS = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda s: Span(*s)))


@given(text=st.text(max_size=30), found=SPANS, unmatched=SPANS)
def test_the_pieces_are_the_text(text: str, found: list[Span], unmatched: list[Span]) -> None:
    finding = Finding("N301", "review", "", tuple(found))
    over = marks(text, [finding], unmatched, "source")
    assert "".join(piece.text for piece in pieces(text, 0, len(text), over)) == text
    half = len(text) // 2
    ends = pieces(text, 0, half, over) + pieces(text, half, len(text), over)
    assert "".join(piece.text for piece in ends) == text


def test_overlapping_marks_share_a_piece_and_one_over_all_is_none() -> None:
    text = "abc defg hij"
    findings = [
        Finding("N301", "review", "", (Span(0, 8),)),
        Finding("S201", "weak", "", (Span(4, 12),)),
        Finding("P103", "misaligned", "", (Span(0, 12),)),
    ]
    found = pieces(text, 0, len(text), marks(text, findings, [], "source"))
    assert [(piece.text, piece.marks) for piece in found] == [
        ("abc ", (0,)),
        ("defg", (0, 1)),
        (" hij", (1,)),
    ]
