"""What an edit did to a translation: verdicts before and after it, held against each other.

Only pairs that the edit touched are looked at. What counts as worse has to be clearly worse: a
model's figures move a little with every word.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from aligner.kinds import fine
from aligner.verdict import STATUSES, Finding, Judgement, Verdict
from corpus.history import Stale
from corpus.model import Paragraph, Side
from corpus.revisions import side_edit
from reports.words import likely, percent

#: new: a problem that was not there. worsened: the same problem, or a fit that was good, is
#: clearly worse. unchanged: a problem as bad as before. fixed: a problem that is gone.
Kind = Literal["new", "worsened", "unchanged", "fixed"]

WORSENED = "E902"
#: Log odds that the pair is fine that have to be lost for "worsened", and beside that either fit or
#: certainty: what is fine after the edit with less than this probability is in doubt.
LOST_ODDS, LOST_FIT, DOUBTED = 1.5, 0.05, 0.9
#: What may be wrong, by the kinds of fault that an edit is judged by: those that no rule tells.
WHY = {
    "misplaced": "another text may stand here",
    "missing": "a sentence may have no counterpart",
    "clause": "words may have no counterpart",
    "mistranslation": "words may say something else",
    "partial": "a part may say something else",
}
#: Codes that say how well the texts fit, not what is wrong with them: their count says nothing.
SCORED = frozenset(("P103", "P104", "P105"))
#: Codes that say that what belongs together does not stand together.
DISPLACED = frozenset(("P103", "P106"))
#: Codes whose message names what is wrong, so that another message is another problem.
_EXACT = ("N", "T", "K", "G", "E6")
_SIDES: tuple[Side, Side] = ("source", "target")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one pair; `before` is None for a new pair, `after` for one that is gone.

    codes: what is new or worse about it.
    """

    kind: Kind
    before: Verdict | None
    after: Verdict | None
    codes: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether people have accepted what is flagged, or it stands in the baseline."""
        return self.after is not None and self.after.decision in ("accepted", "known")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a check compared and found.

    base, head: the states compared, in words. touched: how many pairs the edit touched. stale:
    translations that this edit, or one before it (`by_edit`), left behind, in touched documents.
    failing: the ids of the verdicts that the check fails for. warnings: what could not be looked
    at. unread: why texts could not be read after the edit that could before. waiting: pages that
    have no translation yet.
    """

    base: str
    head: str
    changes: tuple[Change, ...] = ()
    touched: int = 0
    stale: tuple[Stale, ...] = ()
    failing: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    waiting: tuple[Verdict, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether all was read that the edit touched."""
        return not self.unread

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of some kinds, in reading order."""
        return tuple(change for change in self.changes if change.kind in kinds)


def compare(
    before: Judgement | None, after: Judgement, elsewhere: Mapping[str, Verdict]
) -> tuple[tuple[Change, ...], int]:
    """The changes of one bitext, in reading order, and how many pairs the edit touched.

    elsewhere: the verdicts before the edit on all touched bitexts by id, so that a passage that
    moved from one file to another is known again.
    """
    bench = _Bench(before, after, elsewhere)
    return tuple(bench.changes()), len(bench.touched)


class _Bench:
    """One bitext before and after an edit."""

    def __init__(
        self, before: Judgement | None, after: Judgement, elsewhere: Mapping[str, Verdict]
    ):
        self.old = before.verdicts if before else ()
        self.new = after.verdicts
        self.elsewhere = elsewhere
        #: For each verdict after, how much text it has from each verdict before.
        self.origins: list[Counter[int]] = [Counter() for _ in self.new]
        #: For each side and verdict after, the verdicts before that its paragraphs come from.
        self.order: dict[tuple[Side, int], list[int]] = {}
        self.touched: set[int] = set()
        gone: set[int] = set()
        for side in _SIDES:
            gone |= self._trace(side)
        for number, origins in enumerate(self.origins):
            if gone.intersection(origins):
                self.touched.add(number)

    def _trace(self, side: Side) -> set[int]:
        """Follow one side's paragraphs; returns the verdicts before that have lost some of it."""
        old, new = _paragraphs(self.old, side), _paragraphs(self.new, side)
        edit = side_edit([p for p, _ in old], [p for p, _ in new])
        for index, (paragraph, verdict) in enumerate(new):
            origin = edit.origin[index]
            if origin is not None:
                self.origins[verdict][old[origin][1]] += len(paragraph.text)
                self.order.setdefault((side, verdict), []).append(old[origin][1])
            if index in edit.touched:
                self.touched.add(verdict)
        return {old[index][1] for index in edit.gone}

    def changes(self) -> Iterator[Change]:
        known = {verdict.id: verdict for verdict in self.old}
        for number, verdict in enumerate(self.new):
            same = known.get(verdict.id) or self.elsewhere.get(verdict.id)
            if same is not None:
                displaced = _displaced(verdict)
                if displaced and not _displaced(same):
                    self.touched.add(number)
                    yield Change("new", same, verdict, displaced)
            elif number in self.touched:
                yield from self._changed(number, verdict)
        yield from self._fixed()

    def _changed(self, number: int, verdict: Verdict) -> Iterator[Change]:
        earlier = [self.old[index] for index, _ in self.origins[number].most_common()]
        closest = earlier[0] if earlier else None
        if self._shuffled(number) and not _displaced(verdict):
            yield Change("new", closest, _out_of_order(verdict), ("P106",))
            return
        lost = closest is not None and _lost(closest, verdict)
        codes = _new_codes(earlier, verdict) if _flagged(verdict) else ()
        if lost and closest is not None and SCORED.issuperset(codes):
            if not _flagged(verdict):
                verdict = _worsened(closest, verdict)
            yield Change("worsened", closest, verdict, codes or _codes(verdict))
        elif _flagged(verdict):
            yield Change("new" if codes else "unchanged", closest, verdict, codes)

    def _shuffled(self, number: int) -> bool:
        """Whether the pair holds what were several pairs, in another order on one side only."""
        source, target = (
            list(dict.fromkeys(self.order.get((side, number), ()))) for side in _SIDES
        )
        return source != target and sorted(source) == sorted(target)

    def _fixed(self) -> Iterator[Change]:
        """Problems before the edit that no pair has inherited."""
        here = {verdict.id for verdict in self.new}
        heirs: dict[int, list[Verdict]] = {}
        for number, origins in enumerate(self.origins):
            for index in origins:
                heirs.setdefault(index, []).append(self.new[number])
        for index, verdict in enumerate(self.old):
            own = heirs.get(index, [])
            if verdict.id not in here and _flagged(verdict) and not any(map(_flagged, own)):
                yield Change("fixed", verdict, own[0] if own else None, _codes(verdict))


def _paragraphs(verdicts: Sequence[Verdict], side: Side) -> list[tuple[Paragraph, int]]:
    """One side's paragraphs in reading order, each with the index of its verdict."""
    found = [
        (paragraph, number)
        for number, verdict in enumerate(verdicts)
        for paragraph in (verdict.pair.source if side == "source" else verdict.pair.target)
    ]
    return sorted(found, key=lambda item: (item[0].location.line, item[0].location.column))


def _flagged(verdict: Verdict) -> bool:
    return verdict.status != "ok"


def _displaced(verdict: Verdict) -> tuple[str, ...]:
    return tuple(sorted(DISPLACED.intersection(finding.code for finding in verdict.findings)))


def _codes(verdict: Verdict) -> tuple[str, ...]:
    return tuple(sorted({f.code for f in verdict.findings if f.severity != "note"}))


def _new_codes(earlier: Sequence[Verdict], verdict: Verdict) -> tuple[str, ...]:
    """The codes of what none of the earlier verdicts has said."""
    findings = [f for f in verdict.findings if f.severity != "note"]
    before = [f for one in earlier for f in one.findings if f.severity != "note"]
    said = {(f.code, f.message) for f in before}
    counts = Counter(f.code for f in before)
    graver = STATUSES.index(verdict.status) > max(
        (STATUSES.index(one.status) for one in earlier), default=0
    )
    # Where texts are told to differ, nothing is said of sentences: what hid there is not new.
    masked = not (SCORED | DISPLACED).isdisjoint(counts)
    found = set()
    for finding in findings:
        code = finding.code
        counts[code] -= 1
        if code.startswith(_EXACT):
            is_new = (code, finding.message) not in said
        else:
            scored = code in SCORED or (masked and code.startswith("S"))
            is_new = counts[code] < 0 and (graver or not scored)
        if is_new:
            found.add(code)
    return tuple(sorted(found))


def _lost(before: Verdict, after: Verdict) -> bool:
    """Whether a pair fits clearly worse than before."""
    if before.score is None or after.score is None:
        return False
    was, now = _fine(before), _fine(after)
    fell = before.score.fit - after.score.fit >= LOST_FIT
    return _odds(was) - _odds(now) >= LOST_ODDS and (fell or now < DOUBTED)


def _fine(verdict: Verdict) -> float:
    """Probability that the scores find no fault; what a rule says is reported, or ignored, under
    the rule's own code."""
    return fine(odds for kind, odds in verdict.scored.items() if kind in WHY)


def _odds(probability: float) -> float:
    """Log odds, within what a probability of six digits can tell."""
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def _worsened(before: Verdict, after: Verdict) -> Verdict:
    """The verdict with the finding that it was better before the edit."""
    old, new = before.score, after.score
    assert old is not None  # as `_lost` found
    assert new is not None
    was, now = _fine(before), _fine(after)
    told = f": fit {old.fit:.2f} before, {new.fit:.2f} now"
    if now < DOUBTED:
        why = max(WHY, key=lambda kind: after.scored.get(kind, -math.inf))
        told = f", {WHY[why]}: {likely(was)} before, {percent(now)} now"
    finding = Finding(
        WORSENED,
        "review",
        f"The edit made the two texts fit less well{told}.",
        evidence={
            "fit_before": old.fit,
            "fit": new.fit,
            "probability_before": before.probability or 0.0,
            "probability": after.probability or 0.0,
        },
    )
    return replace(after, status="review", findings=(finding, *after.findings))


def _out_of_order(verdict: Verdict) -> Verdict:
    """The verdict with the finding that its paragraphs no longer stand in their source's order."""
    message = "The translation's paragraphs stand in another order than the source's."
    finding = Finding("P106", "misaligned", message)
    status = max(verdict.status, "misaligned", key=STATUSES.index)
    return replace(verdict, status=status, findings=(finding, *verdict.findings))


def by_id(judgements: Iterable[Judgement]) -> dict[str, Verdict]:
    """The verdicts of several judgements by their ids; the first of each counts."""
    found: dict[str, Verdict] = {}
    for judgement in judgements:
        for verdict in judgement.verdicts:
            found.setdefault(verdict.id, verdict)
    return found
