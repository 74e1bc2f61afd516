"""Pairs for the checks' tests, and what a check says of them."""

from __future__ import annotations

from aligner.checks.base import Check
from aligner.verdict import Finding
from corpus.model import Lang, Location, Pair, Paragraph


def pair(source: str, target: str, source_lang: Lang = "en") -> Pair:
    target_lang: Lang = "zh" if source_lang == "en" else "en"
    return Pair(
        (Paragraph(source, source_lang, Location("a.md", 1)),),
        (Paragraph(target, target_lang, Location("a.md", 2)),),
    )


def found(check: Check, english: str, chinese: str, *, reverse: bool = False) -> list[Finding]:
    """The findings on English against Chinese, or the other way round."""
    given = pair(chinese, english, "zh") if reverse else pair(english, chinese)
    return list(check.check(given))


def marked(finding: Finding, text: str, side: str = "target") -> list[str]:
    """The stretches of a text that a finding marks."""
    spans = finding.target_spans if side == "target" else finding.source_spans
    return [text[span.start : span.end] for span in spans]
