"""Findings that come from the scores, each with its reason in an editor's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.calibration import Calibration
from aligner.clauses import ClauseEvidence
from aligner.reading import COMPARED_FEATURES
from aligner.scoring import FAULT_FEATURES, Evidence, SentenceEvidence
from aligner.verdict import Finding, Partner, SentenceLink, Severity
from aligner.views import View
from corpus.model import Pair, Side, Span
from corpus.spans import clauses_near, whole_words

LANGUAGES = {"en": "English", "zh": "Chinese"}
#: Log odds of the pair model below which two texts say different things altogether, and below which
#: that is so whatever words may be missing.
DIFFERENT, FOREIGN = -2.0, -5.0
#: Log odds by which a pair leads its neighbours if the right texts stand together after all.
IN_PLACE = 2.0
#: Log odds from which a sentence is named as one without counterpart, or within how much of the
#: most suspicious one.
NAMED, AS_GOOD = 0.0, 1.0
#: Log odds of a missing sentence from which the most suspicious one is named, whatever else may
#: be the matter: an editor wants a place to look at.
MAYBE = -2.0
#: Log odds by which a fault may be less likely than one that says less of what is wrong and is
#: still the reason given: a missing sentence or missing words than another text altogether, missing
#: words, which calibration holds to be rarer, than a part that says something else.
CLOSE, CLOSER = 1.5, 2.5
#: ln of the length ratio from which one side is called much longer.
MUCH_LONGER = 0.7
#: Match probability below which a word has found no counterpart, and the fewest characters of a
#: run of such words that is shown.
UNMATCHED, SHOWN = 0.06, {"en": 5, "zh": 2}
_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Case:
    """A pair with all that the scores say of it.

    odds: log odds of the pair model. lead: by how much they exceed those with a neighbour.
    faults: log odds by kind. probability: that it is fine, by these alone. severity: of what they
    amount to, None where that is nothing. above: the kinds that the user asked for by themselves
    and whose odds exceed their limit.
    """

    pair: Pair
    source: View
    target: View
    evidence: Evidence
    odds: float
    lead: float
    faults: Mapping[str, float]
    probability: float
    severity: Severity | None
    above: tuple[str, ...] = ()


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def score_findings(case: Case, calibration: Calibration) -> list[Finding]:
    """Why the scores flag a pair: P103, sentences without counterpart (S201, S202), words without
    one (S204, S205), M702, P104, P105."""
    lacking = case.faults.get("missing", -np.inf)
    sure = lacking > MAYBE or "missing" in case.above
    found = _sentence_findings(case, calibration, sure=sure)
    shorter = case.faults.get("clause", -np.inf) if case.odds > FOREIGN else -np.inf
    misplaced = case.faults.get("misplaced", np.inf) > max(lacking, shorter) - CLOSE
    elsewhere = misplaced or _is_all(found, case)
    if case.odds < DIFFERENT and case.lead < IN_PLACE and elsewhere:
        return [_says_something_else(case), *unmatched_sentences(case, calibration)]
    kind = max(case.above or case.faults, key=lambda name: case.faults[name])
    if _is_clause(kind, case):
        found += _clause_findings(case, calibration, found)
    if kind == "negation" and not found:
        return [_denies(case)]
    return found or [_fits_in_part(case, cut_off=kind == "cut_off")]


def unmatched_sentences(case: Case, calibration: Calibration) -> list[Finding]:
    """S201, S202 beside a reason that is about the whole pair: only where they do not name every
    sentence of a side, which that reason says already."""
    found = _sentence_findings(case, calibration, sure=False)
    return [] if _is_all(found, case) else found


def _is_all(found: Sequence[Finding], case: Case) -> bool:
    """Whether every sentence of a side is one without counterpart."""
    sides = (("S201", case.source), ("S202", case.target))
    return any(sum(f.code == code for f in found) >= len(v.sentences) > 1 for code, v in sides)


def _sentence_findings(case: Case, calibration: Calibration, *, sure: bool) -> list[Finding]:
    """S201, S202: sentences without a counterpart on the other side."""
    odds = dict(zip(("source", "target"), calibration.sentence_odds(case.evidence), strict=True))
    worst = max((float(o.max(initial=-np.inf)) for o in odds.values()), default=-np.inf)
    floor = min(NAMED, worst - AS_GOOD) if sure else NAMED
    sides: tuple[tuple[Side, Sequence[SentenceEvidence], View, View, str], ...] = (
        ("source", case.evidence.source_sentences, case.source, case.target, "S201"),
        ("target", case.evidence.target_sentences, case.target, case.source, "S202"),
    )
    found = []
    for side, sentences, own, other, code in sides:
        for sentence, value in zip(sentences, odds[side], strict=True):
            if value < floor or len(own.sentences) < 2:
                continue
            quoted = excerpt(own.text[sentence.span.start : sentence.span.end])
            found.append(
                Finding(
                    code,
                    case.severity or "review",
                    f"This sentence has no counterpart in the {LANGUAGES[other.lang]}: {quoted}",
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


def _figures(case: Case) -> dict[str, str | float | int]:
    figures: dict[str, str | float | int] = {
        "probability": round(case.probability, 4),
        "fit": round(case.evidence.fit, 4),
        "tokens": round(case.evidence.match.mean, 4),
        "lead": round(case.lead, 4),
    }
    return figures | {f"{kind}_log_odds": round(v, 4) for kind, v in sorted(case.faults.items())}


def _says_something_else(case: Case) -> Finding:
    return Finding(
        "P103",
        "misaligned",
        "The two sides do not say the same thing, and no better partner was found.",
        (Span(0, len(case.pair.source_text)),),
        (Span(0, len(case.pair.target_text)),),
        evidence=_figures(case),
    )


def _fits_in_part(case: Case, *, cut_off: bool) -> Finding:
    """P104, or P105 where the end of one side is missing on the other."""
    ratio = case.evidence.length_ratio
    if cut_off and ratio < 0:
        message = "The translation seems to end before the source does."
    elif abs(ratio) > MUCH_LONGER:
        side = "target" if ratio > 0 else "source"
        message = f"The {side} is much longer than its counterpart would be."
    else:
        message = "The translation only partly says what the source says."
    code = "P105" if cut_off and ratio < 0 else "P104"
    return Finding(code, case.severity or "review", message, evidence=_figures(case))


def _is_clause(kind: str, case: Case) -> bool:
    """Whether words without counterpart are the reason where a kind is the likeliest: they say
    more than that a part is wrong, or that the end is gone where the last sentence has one."""
    unfinished = case.evidence.fault_features[FAULT_FEATURES.index("unfinished")]
    less = kind == "partial" or (kind == "cut_off" and unfinished <= 0)
    less = less and kind not in case.above
    close = case.faults.get("clause", -np.inf) > case.faults[kind] - CLOSER
    return kind == "clause" or (less and close)


def _clause_findings(
    case: Case, calibration: Calibration, told: Sequence[Finding]
) -> list[Finding]:
    """S204, S205: the words that most lack a counterpart, and those of all other beads that
    probably have none, the likeliest first; but for words in a sentence that is told of as a
    whole."""
    odds = calibration.clause_odds(case.evidence)
    floor = min(NAMED, max(float(own.max(initial=-np.inf)) for own in odds.values()))
    spoken = {
        "S204": [span for finding in told for span in finding.source_spans],
        "S205": [span for finding in told for span in finding.target_spans],
    }
    found = []
    for place, clause in enumerate(case.evidence.clauses):
        both = _sides(case, clause.bead)
        for code, view, other, own in (
            ("S204", case.source, case.target, both[0]),
            ("S205", case.target, case.source, both[1]),
        ):
            value = float(odds[view.lang][place])
            words = _words(view, clause, own)
            whole = any(s.start <= words.start and words.end <= s.end for s in spoken[code])
            if value < floor or whole:
                continue
            quoted = excerpt(view.text[words.start : words.end])
            finding = Finding(
                code,
                case.severity or "review",
                f"These words have no counterpart in the {LANGUAGES[other.lang]}: {quoted}",
                (words,) if code == "S204" else both[:1],
                (words,) if code == "S205" else both[1:],
                evidence={"words": quoted, "log_odds": round(value, 4)},
            )
            found.append((value, finding))
    return [finding for _, finding in sorted(found, key=lambda one: -one[0])]


def _words(view: View, clause: ClauseEvidence, sentences: Span) -> Span:
    """The words of a side that most lack a counterpart, as a reader sees them."""
    words = whole_words(view.text, clause.words(view.lang))
    return clauses_near(view.text, words, sentences, view.lang)


def _denies(case: Case) -> Finding:
    """M702: the sentences of which one seems to deny what the other says."""
    denies = case.evidence.compared[:, COMPARED_FEATURES.index("denies")]
    here, there = _sides(case, int(denies.argmax()))
    return Finding(
        "M702",
        "review",
        "One side seems to deny what the other says.",
        (here,),
        (there,),
        evidence=_figures(case),
    )


def _sides(case: Case, bead: int) -> tuple[Span, Span]:
    """What a bead is of on either side, neither of which is empty."""
    own = case.evidence.beads[bead]
    here, there = (
        Span(view.sentences[first].start, view.sentences[end - 1].end)
        for view, (first, end) in ((case.source, own.source), (case.target, own.target))
    )
    return here, there


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


def inside(case: Case) -> dict[str, Any]:
    """A flagged pair looked into: the fields `sentences`, `unmatched_source`, `unmatched_target`
    of its verdict."""
    matched = case.evidence.match
    return {
        "sentences": tuple(_links(case)),
        "unmatched_source": tuple(_unmatched(case.source, matched.mutual_source)),
        "unmatched_target": tuple(_unmatched(case.target, matched.mutual_target)),
    }


def _links(case: Case) -> list[SentenceLink]:
    found = []
    for bead in case.evidence.beads:
        sides = []
        vectors = []
        for view, (first, end) in ((case.source, bead.source), (case.target, bead.target)):
            sides.append(view.sentences[first:end])
            vectors.append(view.sentence_vectors[first:end].sum(axis=0))
        norms = float(np.linalg.norm(vectors[0]) * np.linalg.norm(vectors[1]))
        fit = float(vectors[0] @ vectors[1]) / norms if norms else 0.0
        found.append(SentenceLink(sides[0], sides[1], round(fit, 6)))
    return found


def _unmatched(view: View, mutual: NDArray[np.float32]) -> list[Span]:
    """Runs of words that found no counterpart."""
    found: list[Span] = []
    run: Span | None = None
    for (start, end), value in zip(view.tokens.offsets.tolist(), mutual.tolist(), strict=True):
        if value < UNMATCHED:
            run = Span(run.start, end) if run and start - run.end <= 1 else Span(start, end)
            if found and found[-1].start == run.start:
                found.pop()
            found.append(run)
        else:
            run = None
    return [span for span in found if span.end - span.start >= SHOWN[view.lang]]
