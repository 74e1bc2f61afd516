"""Findings that come from the scores, each with its reason in an editor's words."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.calibration import Calibration
from aligner.scoring import Evidence, SentenceEvidence
from aligner.verdict import Finding, Partner, Severity
from corpus.model import Pair, Side, Span

LANGUAGES = {"en": "English", "zh": "Chinese"}
#: Log odds of the pair model below which two texts say different things altogether.
DIFFERENT = -2.0
#: Log odds by which a pair leads its neighbours if the right texts stand together after all.
IN_PLACE = 2.0
_EXCERPT = 60


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def sentence_findings(evidence: Evidence, calibration: Calibration, pair: Pair) -> list[Finding]:
    """S201, S202: sentences without a counterpart on the other side."""
    thresholds = calibration.thresholds
    sides: tuple[tuple[Side, Sequence[SentenceEvidence], str, str], ...] = (
        ("source", evidence.source_sentences, "S201", pair.target[0].lang),
        ("target", evidence.target_sentences, "S202", pair.source[0].lang),
    )
    found = []
    for (side, sentences, code, lang), odds in zip(
        sides, calibration.missing_odds(evidence), strict=True
    ):
        text = pair.source_text if side == "source" else pair.target_text
        for sentence, value in zip(sentences, odds, strict=True):
            if value <= thresholds["missing_review"] or len(sentences) < 2:
                continue
            quoted = excerpt(text[sentence.span.start : sentence.span.end])
            found.append(
                Finding(
                    code,
                    "weak" if value > thresholds["missing_weak"] else "review",
                    f"This sentence has no counterpart in the {LANGUAGES[lang]}: {quoted}",
                    source_spans=(sentence.span,) if side == "source" else (),
                    target_spans=(sentence.span,) if side == "target" else (),
                    evidence={
                        "sentence": quoted,
                        "log_odds": round(float(value), 4),
                        "best_fit": round(sentence.best, 4),
                    },
                )
            )
    return found


def weak_fit_finding(
    evidence: Evidence, probability: float, odds: float, lead: float, pair: Pair, *, grave: bool
) -> Finding:
    """P104, or P103 where the two sides say different things altogether.

    odds: log odds of the pair model. lead: by how much they exceed those with a neighbour.
    """
    figures = {
        "probability": round(probability, 4),
        "fit": round(evidence.fit, 4),
        "tokens": round(evidence.match.mean, 4),
    }
    whole = (Span(0, len(pair.source_text)),), (Span(0, len(pair.target_text)),)
    if odds < DIFFERENT and lead < IN_PLACE:
        message = "The two sides do not say the same thing, and no better partner was found."
        return Finding("P103", "misaligned", message, *whole, evidence=figures)
    severity: Severity = "weak" if grave else "review"
    message = "The translation only partly says what the source says."
    if abs(evidence.length_ratio) > 0.7:
        side = "target" if evidence.length_ratio > 0 else "source"
        message = f"The {side} is much longer than its counterpart would be."
    return Finding("P104", severity, message, evidence=figures)


def better_partner_finding(better: Sequence[Partner], *, displaced: bool, pair: Pair) -> Finding:
    """P103: another paragraph is the translation of what stands here."""
    what = {"target": "the translation of the source", "source": "the source of this target"}
    parts = [
        f"{what[partner.side]} stands at line {partner.paragraph.location.line}"
        for partner in better
    ]
    if displaced:
        place = pair.target[0].location.line
        parts = [f"the translation stands out of order, at line {place}"]
    message = "; ".join(parts) + "."
    evidence = {f"better_{p.side}_line": p.paragraph.location.line for p in better}
    return Finding(
        "P103",
        "misaligned",
        message[0].upper() + message[1:],
        (Span(0, len(pair.source_text)),),
        (Span(0, len(pair.target_text)),),
        evidence,
    )
