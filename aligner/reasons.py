"""Findings that come from the scores, each with its reason in an editor's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.calibration import Calibration, are_labels
from aligner.case import Case
from aligner.early import ends_early
from aligner.features import FAULT_FEATURES, LACKING_FEATURES
from aligner.lacking import places, sentence_findings, wholly_lacking, without_mates
from aligner.reading import COMPARED_FEATURES
from aligner.verdict import Finding, Partner, SentenceLink
from aligner.views import View
from aligner.wording import facing_told_once, word_findings
from corpus.model import Pair, Span
from corpus.spans import whole_words

#: Log odds of the pair model below which two texts say different things altogether, and below which
#: that is so whatever words may be missing.
DIFFERENT, FOREIGN = -2.0, -5.0
#: Log odds by which a pair leads its neighbours if the right texts stand together after all.
IN_PLACE = 2.0
#: Log odds that a pair is misplaced from which that is said though no better partner was found: a
#: translation of a part alone may have less in common with its source.
SURELY = 2.0
#: Log odds of a missing sentence from which the most suspicious one is named, whatever else may
#: be the matter: an editor wants a place to look at.
MAYBE = -2.0
#: Log odds of wrong words from which the most suspicious are named beside another reason.
PROBABLY = 0.0
#: The kinds of fault that words of a sentence have.
_OF_WORDS = ("clause", "mistranslation")
#: Log odds by which a fault may be less likely than one that says less of what is wrong and is
#: still the reason given: a missing sentence or words than another text altogether, words, which
#: calibration holds to be wrong more seldom, than a part that says something else.
CLOSE, CLOSER = 1.5, 2.5
#: What the codes of rules begin with that compare the two sides.
_COMPARED = ("N3", "K9", "E601", "M70", "T8")
#: ln of the length ratio from which one side is called much longer.
MUCH_LONGER = 0.7
#: How much greater one side's mean log odds of tokens without counterpart are where it says all of
#: the other and more.
MORE = 3.0
#: Match probability below which a word has found no counterpart, the network's log odds from which
#: it has none, and the fewest characters of a run of such words that is shown.
UNMATCHED, LACKING, SHOWN = 0.06, 1.0, {"en": 5, "zh": 2}


def score_findings(case: Case, calibration: Calibration) -> list[Finding]:
    """Why the scores flag a pair: P103, sentences without counterpart (S201, S202), words without
    one (S204, S205) or with another (S206), M702, P104, P105; P104 alone of labels."""
    if are_labels(case.source, case.target):
        return [_unlike(case)]
    lacking = case.faults.get("missing", -np.inf)
    sure = lacking > MAYBE or "missing" in case.above
    found = sentence_findings(case, calibration, sure=sure)
    worded = _worded(case) if case.odds > FOREIGN else -np.inf
    misplaced = case.faults.get("misplaced", np.inf) > max(lacking, worded) - CLOSE
    elsewhere = misplaced or _is_all(found, case)
    surely = case.faults.get("misplaced", np.inf) > SURELY
    if case.odds < DIFFERENT and case.lead < IN_PLACE and elsewhere and surely:
        return [_says_something_else(case), *unmatched_sentences(case, calibration)]
    kind = max(case.above or case.faults, key=lambda name: case.faults[name])
    found = without_mates(wholly_lacking(found, case, calibration), case)
    if "missing" not in case.above:  # else who asked for it sees which sentences
        found = facing_told_once(found, case)
    words = _is_of_words(kind, case)
    early = kind == "cut_off" and ends_early(case)
    if words or (kind == "missing" and not found) or (kind == "cut_off" and not early):
        found += word_findings(case, calibration, found, sure=words)
    if not found:
        found = [_denies(case) if kind == "negation" else _fits_in_part(case, early=early)]
    if not words and _worded(case) > PROBABLY:
        found += word_findings(case, calibration, found, sure=True)
    return found


def unmatched_sentences(case: Case, calibration: Calibration) -> list[Finding]:
    """S201, S202 beside a reason that is about the whole pair: only where they do not name every
    sentence of a side, which that reason says already."""
    found = sentence_findings(case, calibration, sure=False)
    return [] if _is_all(found, case) else without_mates(found, case)


def is_another(case: Case) -> bool:
    """Whether the two sides are different texts altogether, so that where the right ones stand is
    all there is to say."""
    return case.odds < FOREIGN and not are_labels(case.source, case.target)


def without_comparisons(found: Sequence[Finding]) -> list[Finding]:
    """The findings but those of rules that hold the two sides against each other: of numbers, code,
    links, names, denials."""
    return [one for one in found if not one.code.startswith(_COMPARED)]


def _is_all(found: Sequence[Finding], case: Case) -> bool:
    """Whether every sentence of a side is one without counterpart."""
    sides = (("S201", case.source), ("S202", case.target))
    return any(sum(f.code == code for f in found) >= len(v.sentences) > 1 for code, v in sides)


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


def _unlike(case: Case) -> Finding:
    """P104 of a label: a free one is like none that calibration knows, which is no ground to say
    that another text stands there."""
    message = "These few words do not seem to say the same."
    return Finding("P104", case.severity or "review", message, evidence=_figures(case))


def _fits_in_part(case: Case, *, early: bool) -> Finding:
    """P104, or P105 where the end of the source is missing on the other side."""
    ratio = case.evidence.length_ratio
    if early:
        message = "The translation seems to end before the source does."
    elif abs(ratio) > MUCH_LONGER:
        side = "target" if ratio > 0 else "source"
        message = f"The {side} is much longer than its counterpart would be."
    elif _says_more(case) > MORE:
        message = "The translation says more than the source says."
    else:
        message = "The translation only partly says what the source says."
    code = "P105" if early else "P104"
    return Finding(code, case.severity or "review", message, evidence=_figures(case))


def _worded(case: Case) -> float:
    """Log odds of a fault in words of a sentence."""
    return max(case.faults.get(kind, -np.inf) for kind in _OF_WORDS)


def _is_of_words(kind: str, case: Case) -> bool:
    """Whether words are the reason where a kind is the likeliest: they say more than that a part
    is wrong, or that the end is gone where the last sentence has one."""
    unfinished = case.evidence.fault_features[FAULT_FEATURES.index("unfinished")]
    less = kind == "partial" or (kind == "cut_off" and unfinished <= 0)
    less = less and kind not in case.above
    return kind in _OF_WORDS or (less and _worded(case) > case.faults[kind] - CLOSER)


def _says_more(case: Case) -> float:
    """By how much the target's tokens lack a counterpart more than the source's."""
    source, target = (LACKING_FEATURES.index(f"lacking_{side}") for side in ("source", "target"))
    found = case.evidence.lacking_features
    return float(found[target] - found[source])


def _denies(case: Case) -> Finding:
    """M702: the sentences of which one seems to deny what the other says."""
    denies = case.evidence.compared[:, COMPARED_FEATURES.index("denies")]
    here, there = spans = case.sides(int(denies.argmax()))
    source, target = (one.quoted(span) for one, span in zip(places(case), spans, strict=True))
    return Finding(
        "M702",
        "review",
        f"One side seems to deny what the other says: {source} ≠ {target}",
        (here,),
        (there,),
        evidence=_figures(case),
    )


def better_partner_finding(better: Sequence[Partner], pair: Pair) -> Finding:
    """P103: another paragraph is the translation of what stands here."""
    what = {"target": "the translation of the source", "source": "the source of this target"}
    message = "; ".join(
        f"{what[partner.side]} stands at {partner.paragraph.location.words}" for partner in better
    )
    evidence = {f"better_{p.side}_line": p.paragraph.location.line for p in better}
    return _of_the_whole("P103", f"{message[0].upper()}{message[1:]}.", pair, evidence)


def out_of_order_finding(pair: Pair) -> Finding:
    """P106: the translation is this text's, but stands where another one's should."""
    message = f"The translation stands out of order, at {pair.target[0].location.words}."
    return _of_the_whole("P106", message, pair, {})


def _of_the_whole(code: str, message: str, pair: Pair, evidence: Mapping[str, int]) -> Finding:
    source, target = Span(0, len(pair.source_text)), Span(0, len(pair.target_text))
    return Finding(code, "misaligned", message, (source,), (target,), evidence)


def inside(case: Case) -> dict[str, Any]:
    """A flagged pair looked into: the fields `sentences`, `unmatched_source`, `unmatched_target`
    of its verdict."""
    matched = case.evidence.match
    return {
        "sentences": tuple(_links(case)),
        "unmatched_source": tuple(_unmatched(case, case.source, matched.mutual_source)),
        "unmatched_target": tuple(_unmatched(case, case.target, matched.mutual_target)),
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


def _unmatched(case: Case, view: View, mutual: NDArray[np.float32]) -> list[Span]:
    """Runs of words without counterpart: by the network that reads both sides, or where it could
    not, by the match of their tokens."""
    found: list[Span] = []
    run: Span | None = None
    lacking = mutual < UNMATCHED
    for clause in case.evidence.clauses:
        offsets, odds = clause.lacking(view.lang)
        first = int(np.searchsorted(view.tokens.offsets[:, 0], offsets[0, 0]))
        lacking[first : first + len(odds)] = odds > LACKING
    for (start, end), alone in zip(view.tokens.offsets.tolist(), lacking.tolist(), strict=True):
        if alone:
            run = Span(run.start, end) if run and start - run.end <= 1 else Span(start, end)
            if found and found[-1].start == run.start:
                found.pop()
            found.append(run)
        else:
            run = None
    whole = dict.fromkeys(whole_words(view.text, span) for span in found)
    return [span for span in whole if span.end - span.start >= SHOWN[view.lang]]
