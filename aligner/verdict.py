"""What the judge says: Score, Finding, Verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from aligner.kinds import combined, fine, kind_of
from corpus.model import Lang, Location, Pair, Paragraph, Side, Span, Unpaired

Status = Literal["ok", "review", "weak", "misaligned", "missing", "extra"]

#: Statuses from harmless to grave; `--fail-on STATUS` fails for STATUS and all after it.
STATUSES: tuple[Status, ...] = ("ok", "review", "weak", "misaligned", "extra", "missing")

#: What a finding does to its pair's status: "note" nothing, else at least that status.
Severity = Literal["note", "review", "weak", "misaligned", "missing", "extra"]


@dataclass(frozen=True, slots=True)
class Score:
    """The figures behind a verdict on a pair with both sides present.

    fit: similarity of the two texts' centred and whitened embeddings, in [-1, 1].
    margin: fit minus the best fit either side reaches with a neighbouring paragraph,
        in [-2, 2]; negative where a neighbour fits better. 1.0 where there is no neighbour.
    coverage_source: how well the least matched source sentence is found in the target, [-1, 1].
    coverage_target: the same for the target's sentences.
    tokens: mean of the best token matches both ways in a middle layer, [0, 1].
    length_ratio: ln of the target's length over the length expected from the source;
        0 is as expected.
    """

    fit: float
    margin: float
    coverage_source: float
    coverage_target: float
    tokens: float
    length_ratio: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed in a pair.

    `code` is stable and never reused (see docs/checks.md). `message` is one sentence for an
    editor. Spans are offsets into `Pair.source_text` and `Pair.target_text`. `evidence` holds
    the figures and quotations behind the message, plain JSON values only. `log_odds` is how much a
    rule's finding says that the pair is faulty; None of a note and of what the scores tell.
    """

    code: str
    severity: Severity
    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    evidence: Mapping[str, str | float | int] = field(default_factory=dict)
    log_odds: float | None = None


@dataclass(frozen=True, slots=True)
class Partner:
    """The paragraph that fits one side of a pair better than what stands there.

    `side` is the side on which the better partner stands.
    """

    side: Side
    paragraph: Paragraph
    fit: float


@dataclass(frozen=True, slots=True)
class SentenceLink:
    """A bead of the sentence alignment inside a pair; either side may be empty, never both.

    Spans are offsets into `Pair.source_text` and `Pair.target_text`. fit: as in Score; 0.0 where
    a side is empty.
    """

    source: tuple[Span, ...]
    target: tuple[Span, ...]
    fit: float


#: What people have said of a pair: its flags were accepted as they are, stand in the baseline
#: ("known"), or had been accepted before either text changed ("changed").
Decided = Literal["", "accepted", "known", "changed"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one bead.

    `score` and `probability` (that the pair is fine, [0, 1]) are None where a side is empty.
    `scored` has the log odds of the kinds of fault that the scores tell (`aligner.kinds`), `faults`
    the probability, [0, 1], of each kind, by the scores and by the rules' findings; `probability`
    says the same of all of them (`weighed`).
    `findings` are ordered gravest first. `sentences` is the alignment inside the pair, in order;
    `unmatched_source` and `unmatched_target` are the words that found no counterpart on the other
    side. `decision` is what people have said of the pair, which changes no status.
    """

    id: str
    pair: Pair
    status: Status
    score: Score | None = None
    probability: float | None = None
    findings: tuple[Finding, ...] = ()
    better: tuple[Partner, ...] = ()
    scored: Mapping[str, float] = field(default_factory=dict)
    faults: Mapping[str, float] = field(default_factory=dict)
    sentences: tuple[SentenceLink, ...] = ()
    unmatched_source: tuple[Span, ...] = ()
    unmatched_target: tuple[Span, ...] = ()
    decision: Decided = ""


def said_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those that say the same in one that marks all their places."""
    said: dict[tuple[str, Severity, str], Finding] = {}
    for found in findings:
        key = (found.code, found.severity, found.message)
        first = said.setdefault(key, found)
        if first is not found:
            said[key] = replace(
                first,
                source_spans=tuple(dict.fromkeys((*first.source_spans, *found.source_spans))),
                target_spans=tuple(dict.fromkeys((*first.target_spans, *found.target_spans))),
            )
    return list(said.values())


def status_of(findings: Iterable[Finding]) -> Status:
    """The gravest finding decides; notes do not."""
    grave = (f.severity for f in findings if f.severity != "note")
    return max(grave, key=STATUSES.index, default="ok")


def weighed(verdict: Verdict) -> Verdict:
    """The verdict with the probabilities that its scores and the findings it has amount to, of six
    digits; as it is where there are no scores."""
    if not verdict.scored:
        return verdict
    told = [(kind_of(f.code), f.log_odds) for f in verdict.findings if f.log_odds is not None]
    odds = combined(verdict.scored, told)
    faults = {kind: round(1 - fine([own]), 6) for kind, own in odds.items()}
    return replace(verdict, probability=round(fine(odds.values()), 6), faults=faults)


@dataclass(frozen=True, slots=True)
class Judgement:
    """All verdicts on one bitext, in reading order, and what was not judged."""

    name: str
    source_lang: Lang
    target_lang: Lang
    verdicts: tuple[Verdict, ...]
    unpaired: tuple[Unpaired, ...] = ()
    notes: tuple[str, ...] = ()


def pair_id(pair: Pair, occurrence: int = 0) -> str:
    """Id of a pair from its own text alone, so that it survives edits elsewhere.

    `occurrence` tells apart pairs of identical text in one document (0 for the first).
    Returns 12 hexadecimal digits.
    """
    return text_id(pair.source_text, pair.target_text, str(occurrence))


def text_id(*parts: str) -> str:
    """12 hexadecimal digits from texts alone."""
    material = "\0".join(parts)
    return hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def first_location(pair: Pair) -> Location:
    """Where the pair begins in the file(s): its first paragraph, source side first."""
    return (pair.source or pair.target)[0].location
